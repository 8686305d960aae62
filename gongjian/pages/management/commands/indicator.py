"""indicator NAME [--by unit]: one indicator on a day, over its target's period where the plan has one."""
from datetime import date

from django.core.management import CommandError

from gongjian.indicators.indicator import Published
from gongjian.indicators.plain import indicator_record
from gongjian.indicators.registry import indicator
from gongjian.pages.command import HouseCommand, a_day
from gongjian.people.models import UnitStanding
from gongjian.timeline.money import YI
from gongjian.timeline.periods import Period


class Command(HouseCommand):
    help = "一个指标：全县，或分单位"

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="指标")
        parser.add_argument("--by", choices=["unit"], help="分单位")
        parser.add_argument("--since", type=a_day, metavar="日期", help="从哪天起算（默认用目标的期间）")
        super().add_arguments(parser)

    def work(self, options):
        try:
            told = indicator(options["name"])
        except KeyError as missing:
            raise CommandError(missing.args[0]) from None
        at = self.at(options)
        record = indicator_record(at, options["name"], options["since"])
        target = at.drive.targets.filter(indicator=options["name"]).first() if at.drive else None
        if options["since"]:
            at = at.over(Period(options["since"], date.max))
        elif target and not target.stock:
            at = at.over(target.period)
        said = {name: value for name, value in record.items() if name != "units"}
        if options["by"]:
            said["units"] = record["units"]
            names = dict(UnitStanding.objects.at(at.when).values_list("unit", "name"))
            said["by_unit"] = {names.get(key, str(key)): value for key, value in told.by_unit(at).items()}
        if options["json"]:
            self.say_json(said)
            return
        self.stdout.write(f"{told.title}　截至 {at.on}：{self._shown(told, said['value'])}")
        for name, value in said.get("by_unit", {}).items():
            self.stdout.write(f"  {name}　{self._shown(told, value)}")

    @staticmethod
    def _shown(told, value) -> str:
        if value is None:
            return "尚未发布" if isinstance(told, Published) else "无任务"
        return f"{value / YI:,.2f} 亿元" if told.measure == "money" else f"{value:g}%" if told.measure == "percent" else f"{value} 个"
