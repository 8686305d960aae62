"""duplicates: pairs of projects that may be one, on a day; a person decides (/twins)."""
from gongjian.pages.command import HouseCommand
from gongjian.people.models import UnitStanding
from gongjian.projects.duplicates import candidates
from gongjian.projects.models import Project
from gongjian.timeline.money import yi


class Command(HouseCommand):
    help = "疑似重复的项目：代码相同、同一主体名称相近、名称相近；由人认定"

    def work(self, options):
        at = self.at(options)
        pairs = candidates(at.lens.see(Project), at.when)
        names = dict(UnitStanding.objects.at(at.when).values_list("unit_id", "short"))
        if options["json"]:
            self.say_json([
                {"why": pair.why, "nearness": pair.nearness}
                | {side: {"project": row.project_id, "name": row.name, "code": row.code, "unit": names.get(row.unit_id, ""), "owner": row.owner, "total": row.total}
                   for side, row in (("one", pair.one), ("other", pair.other))}
                for pair in pairs
            ])
            return
        self.stdout.write(f"截至 {at.on}　待认定 {len(pairs)} 对")
        rows = [
            [f"{pair.nearness}%", pair.why, pair.one.name[:24], names.get(pair.one.unit_id, ""), yi(pair.one.total, 2), pair.other.name[:24],
             names.get(pair.other.unit_id, ""), yi(pair.other.total, 2)]
            for pair in pairs
        ]
        if rows:
            self.columns(rows, ["相近", "为什么", "项目", "单位", "亿元", "另一项目", "单位", "亿元"])
