"""enrolment: how ready the projects are that started and are not enrolled: state, papers lacking, what would be returned, what they would bring (M40)."""
from gongjian.enrolment.readiness import Readiness, readiness
from gongjian.pages.command import HouseCommand
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.shown import NOT_REPORTED
from gongjian.sheets.not_enrolled import SHEET
from gongjian.timeline.money import wan, yi

WORDS = ("unit_name", "unit_order")


class Command(HouseCommand):
    help = "入统：已开工未入统项目的状态、缺项材料、会被退回的问题、本年完成投资（调度口径）"

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--findings", action="store_true", help="逐条列出会被退回的问题和怎么办")

    def work(self, options):
        at = self.at(options)
        where = SHEET.where(at)
        rows = say(at.lens.see(Project), Project, at, WORDS, using=[where]).filter(where).order_by("unit_order", "started_on", "name", "pk")
        found = readiness(rows, at.when, at.year)
        easy = [one for one in found if one.easy]
        money = sum(one.value or 0 for one in easy)
        if options["json"]:
            self.say_json({
                "on": at.on, "basis": "调度口径", "waiting": len(found), "ready": sum(one.ready for one in found), "easy": len(easy), "money": money,
                "value": sum(one.value or 0 for one in found), "projects": [self._record(one) for one in found],
            })
            return
        self.stdout.write(f"截至 {at.on}　已开工未入统 {len(found)} 个，{len(easy)} 个只差现场照片或合同，补齐可带入 {yi(money)} 亿元（本年完成，调度口径）")
        self.stdout.write(f"材料齐、现在可以提交 {sum(one.ready for one in found)} 个；全部未入统项目本年完成 {yi(sum(one.value or 0 for one in found))} 亿元")
        if found:
            self.columns([self._row(one) for one in found], ["编号", "项目", "责任单位", "开工", "状态", "缺项材料", "会退回", "提示", "本年完成（万元）", "下个窗口"])
        if options["findings"]:
            self._findings(found)

    def _findings(self, found: list[Readiness]) -> None:
        for one in found:
            for finding in (*one.blocks, *one.warns):
                kind, beside = "会退回" if finding.blocks else "提示", f"（{finding.caveat}）" if finding.caveat else ""
                self.stdout.write(f"{one.row.name}　{kind}　{finding.paper_label}：{finding.what}。{finding.settle}{beside}")

    @staticmethod
    def _row(one: Readiness) -> list[str]:
        return [
            str(one.project), one.row.name[:24], one.row.unit_name or "", str(one.row.started_on), one.state.label,
            "、".join(need.label for need in one.missing) or "已齐", str(len(one.blocks)), str(len(one.warns)),
            NOT_REPORTED if one.value is None else wan(one.value), f"{one.window.title} {one.window.closes_on} 止",
        ]

    @staticmethod
    def _record(one: Readiness) -> dict:
        return {
            "id": one.project, "name": one.row.name, "unit": one.row.unit_name, "started_on": one.row.started_on, "kind": one.row.investment_kind or "ordinary",
            "state": one.state, "since": one.since, "missing": [need.label for need in one.missing], "easy": one.easy, "ready": one.ready,
            "findings": [
                {name: getattr(finding, name) for name in ("check", "title", "what", "settle", "blocks", "caveat")} | {"paper": finding.paper_label}
                for finding in (*one.blocks, *one.warns)
            ],
            "unsaid": len(one.unsaid), "value": one.value, "window": one.window.month, "closes_on": one.window.closes_on,
        }
