"""targets: every target of the drive on a day: asked, done, rate, pace, closure over the units."""
from gongjian.indicators.plain import target_record
from gongjian.indicators.standing import MEASURE, TargetLine, spoken, target_lines
from gongjian.pages.command import HouseCommand
from gongjian.reading.shown import NOT_ISSUED
from gongjian.timeline.refused import Refused


class Command(HouseCommand):
    help = "目标：下达、完成、序时、分解是否闭合"

    def work(self, options):
        at = self.at(options)
        if at.drive is None:
            raise Refused("还没有载入行动方案：bin/gongjian plan plans/….toml")
        lines = target_lines(at)
        if options["json"]:
            self.say_json([target_record(line) for line in lines])
            return
        self.stdout.write(f"{at.drive.title}　截至 {at.on}")
        heads = ["条款", "指标", "目标", "完成", "单位", "完成率", "序时", "分解"]
        self.columns([self._row(line) for line in lines], heads)

    @staticmethod
    def _row(line: TargetLine) -> list[str]:
        target = line.target
        closure = f"{line.closure.word} {spoken(line, abs(line.closure.difference))}" if line.closure else ""
        return [
            target.clause, target.title, spoken(line, line.asked) or f"目标{NOT_ISSUED}", spoken(line, line.done), MEASURE[target.measure],
            f"{line.rate:.1f}%" if line.rate is not None else "", f"{line.pace:.1f}%" if line.pace is not None else "", closure,
        ]
