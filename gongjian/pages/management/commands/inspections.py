"""inspections: a month's inspections, unit by unit, the ten points scored, what was found and what is put right (M52, M53)."""
from argparse import ArgumentTypeError
from dataclasses import asdict
from datetime import date

from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import Step
from gongjian.inspections.models import Inspection
from gongjian.inspections.reading import Inspected, month_summary
from gongjian.pages.command import HouseCommand


def a_month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise ArgumentTypeError(f"「{text}」不是月份，请写成 2023-12 这样") from None


class Command(HouseCommand):
    help = "督查：一个月里各单位十督评分、发现和整改的问题"

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--month", type=a_month, metavar="月份", help="如 2023-12（默认所看日期的月份）")

    def work(self, options):
        lens = self.lens(options)
        month = options["month"] or lens.when.on.replace(day=1)
        summary = month_summary(lens.see(Inspection).filter(month=month).select_related("unit"), month, lens.when)
        if options["json"]:
            self.say_json({
                "month": f"{month:%Y-%m}", "on": lens.when.on, "units": summary.units, "findings": summary.findings, "rectified": summary.rectified,
                "dimensions": {key: said.label for key, said in DIMENSIONS.items()}, "inspections": [self._record(row) for row in summary.rows],
            })
            return
        counted = f"督查 {summary.units} 个单位，问题 {summary.findings} 个，已整改 {summary.rectified} 个"
        self.stdout.write(f"{month.year}年{month.month}月督查　截至 {lens.when.on}　{counted}")
        if summary.rows:
            heads = ["编号", "单位", "环节", *(said.label for said in DIMENSIONS.values()), "合计", "问题", "已整改"]
            self.columns([self._row(row) for row in summary.rows], heads)

    @staticmethod
    def _record(row: Inspected) -> dict:
        return asdict(row) | {"score": row.score, "full": row.full, "findings": row.findings, "rectified": row.rectified}

    @staticmethod
    def _row(row: Inspected) -> list[str]:
        """未查 is not 未评分, and neither is zero; a point outside the scope is blank."""
        points = [
            "" if key not in row.scope else "未查" if key not in row.checked else "未评分" if row.scores[key] is None else str(row.scores[key])
            for key in DIMENSIONS
        ]
        total = "" if row.score is None else f"{row.score}/{row.full}"
        return [row.number, row.unit_name, Step(row.step).label, *points, total, str(row.findings), str(row.rectified)]
