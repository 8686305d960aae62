"""targets: every target of the drive on a day: asked, done, rate, pace, closure over the units."""
from gongjian.indicators.standing import MEASURE, TargetLine, spoken, target_lines
from gongjian.pages.command import HouseCommand
from gongjian.reading.shown import NO_TASK, NOT_ISSUED, NOT_REPORTED
from gongjian.timeline.refused import Refused


class Command(HouseCommand):
    help = "目标：下达、完成、序时、分解是否闭合"

    def work(self, options):
        at = self.at(options)
        if at.drive is None:
            raise Refused("还没有载入行动方案：bin/gongjian plan plans/….toml")
        lines = target_lines(at)
        if options["json"]:
            self.say_json([self._record(line) for line in lines])
            return
        self.stdout.write(f"{at.drive.title}　截至 {at.on}")
        heads = ["条款", "指标", "目标", "完成", "单位", "完成率", "序时", "分解"]
        self.columns([self._row(line) for line in lines], heads)

    @staticmethod
    def _record(line: TargetLine) -> dict:
        target = line.target
        return {
            "key": target.key, "clause": target.clause, "title": target.title, "measure": target.measure, "basis": target.basis,
            "from": target.starts_on, "to": target.ends_on, "asked": line.asked, "issued": line.asked is not None, "document": line.document,
            "done": line.done, "rate": line.rate and round(line.rate, 2), "pace": line.pace and round(line.pace, 2), "light": line.light,
            "subset_of": target.subset_of or None, "overlapping": target.overlapping,
            "closure": line.closure and {
                "allotted": line.closure.allotted, "difference": line.closure.difference, "word": line.closure.word,
                "units": line.closure.units, "without_task": line.closure.without_task,
            },
            "units": [
                {
                    "unit": unit.name, "asked": NO_TASK if unit.no_task else NOT_ISSUED if unit.asked is None else unit.asked,
                    "done": NOT_REPORTED if unit.done is None else unit.done,
                }
                for unit in line.units
            ],
        }

    @staticmethod
    def _row(line: TargetLine) -> list[str]:
        target = line.target
        closure = f"{line.closure.word} {spoken(line, abs(line.closure.difference))}" if line.closure else ""
        return [
            target.clause, target.title, spoken(line, line.asked) or f"目标{NOT_ISSUED}", spoken(line, line.done), MEASURE[target.measure],
            f"{line.rate:.1f}%" if line.rate is not None else "", f"{line.pace:.1f}%" if line.pace is not None else "", closure,
        ]
