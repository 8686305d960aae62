"""记节点、定计划日期、停工、复工、退出、入统：what was reached, what is planned."""
from django.urls import path, reverse

from gongjian.enrolment.needs import missing
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, day, why
from gongjian.pages.doing.form import Doing
from gongjian.projects.acts import milestones
from gongjian.projects.milestones import AFTER, PLANNABLE, Milestone
from gongjian.projects.models import ProjectStanding
from gongjian.projects.replay import PROVES_START
from gongjian.timeline.when import When

Kind = Milestone.Kind
REASONED = ("paused", "resumed", "withdrawn", "unenrolled")
HINTS = {
    "started": "开工是永久性工程首次正式破土或打桩；平场不算开工，请记“平场”。",
    "enrolled": "由县统计局在审核通过后记入统。",
    "unenrolled": "退库须写明原因；从这一天起项目不再算已入统，补正后可重新申报。",
    "withdrawn": "退出后不再列入各张清单，记录都保留；以后可重新入库。",
}


def reachable(row: ProjectStanding, may) -> list[str]:
    """Kinds this officer may record and that have not happened yet, in the order of a life. `may` answers for the page (Desk.offers)."""
    if row.withdrawn_on:
        return [kind for kind in ("reserved",) if may(milestones.reach, kind=kind)]

    def open_(kind: str) -> bool:
        if row.completed_on and kind in ("paused", "resumed"):
            return False
        if kind == "paused" and row.paused_on or kind == "reserved" and row.reserved_on:
            return False
        if kind not in ("paused", "resumed", "reserved") and getattr(row, f"{kind}_on"):
            return False
        return all(getattr(row, f"{before}_on") for before in AFTER.get(kind, ()))

    return [kind for kind in Kind.values if open_(kind) and may(milestones.reach, kind=kind)]


class ReachForm(Doing):
    papers, papers_title = 2, "佐证"
    paper_kinds = ("photo", "contract", "permit", "filing", "document", "other")
    kind = choice("节点", ())
    on = day("日期", help_text="实际发生的那一天")
    note = why("说明", required=False, help_text="停工、退出须写明原因")

    def build(self) -> None:
        row = _row(self)
        self.fields["kind"].choices = [(kind, Kind(kind).label) for kind in reachable(row, self.look.desk().offers(self.thing))]

    def odd(self, said: dict) -> list[str]:
        row = _row(self)
        given = {paper.kind for paper in self.given}
        if said["kind"] == "started" and not (given | set(row.papers.split(","))) & PROVES_START:
            return ["没有附现场照片、施工合同或施工许可：开工先记为“无据”，补材料后才算有据"]
        if said["kind"] == "enrolled" and (lacking := missing(row.papers, row.investment_kind)):
            return [f"入统材料还缺：{'、'.join(lacking)}"]
        return []


def _row(form: Doing) -> ProjectStanding:
    return ProjectStanding.objects.at(When(form.today)).get(project=form.thing)


class ReachPage(ActPage):
    form, act = ReachForm, staticmethod(milestones.reach)

    @property
    def asked(self) -> str:
        asked = self.request.POST.get("kind") or self.request.GET.get("kind", "")
        return asked if asked in Kind.values else ""

    @property
    def title(self) -> str:
        return {"paused": "停工", "resumed": "复工", "withdrawn": "退出", "enrolled": "记入统", "unenrolled": "退库"}.get(self.asked, "记节点")

    @property
    def intro(self) -> str:
        return HINTS.get(self.asked, HINTS["started"])

    def kind(self, said: dict | None) -> object:
        """Before anything is said: the kind asked for, else the first he may record at all."""
        if said:
            return said["kind"]
        may = self.look.desk().offers(self.thing)
        return self.asked or next((kind for kind in Kind.values if may(milestones.reach, kind=kind)), "started")

    def why_closed(self) -> str:
        return "" if reachable(self.row, self.look.desk().offers(self.thing)) else "各节点都已记过。日期有误请在“来龙去脉”里更正那一条"

    def initial(self) -> dict:
        return {"kind": self.asked, "on": self.look.today}

    def details(self, said: dict) -> dict:
        return {"on": said["on"]}

    def told(self, facts, said) -> str:
        return f"已记{Kind(said['kind']).label}：{said['on']}"


class PlanForm(Doing):
    kind = choice("节点", ())
    planned_on = day("计划日期")
    note = why("推迟的理由", required=False, help_text="第一次定日期、提前日期不必写；推迟须写明原因，原计划日期留在记录里")

    def build(self) -> None:
        row = _row(self)
        self.fields["kind"].choices = [
            (kind, Kind(kind).label + (f"（现计划 {held}）" if (held := getattr(row, f"planned_{kind}_on")) else ""))
            for kind in plannable(row)
        ]


def plannable(row: ProjectStanding) -> list[str]:
    return [kind for kind in PLANNABLE if not getattr(row, f"{kind}_on")]


class PlanPage(ActPage):
    title, form, act = "定计划日期", PlanForm, staticmethod(milestones.plan)
    intro = "改期不出清单：未开工清单看的是第一次定的计划开工日期。"

    def why_closed(self) -> str:
        return "" if plannable(self.row) else "各节点都已完成，不必再定计划日期"

    def initial(self) -> dict:
        asked = self.request.GET.get("kind", "")
        return {"kind": asked if asked in PLANNABLE else "started"}

    def kind(self, said: dict | None) -> object:
        return said["kind"] if said else None

    def details(self, said: dict) -> dict:
        return {"planned_on": said["planned_on"]}

    def told(self, facts, said) -> str:
        return f"已定计划{Kind(said['kind']).label}：{said['planned_on']}"


def reach_url(project: int, kind: str) -> str:
    return f"{reverse('reach', args=[project])}?kind={kind}"


urls = [
    path("projects/<int:pk>/milestones/new", ReachPage.as_view(), name="reach"),
    path("projects/<int:pk>/plans/new", PlanPage.as_view(), name="plan-milestone"),
]
