"""更正、撤回一步: what a step said, set right; the newest step, taken back. Both with a reason; the old one stays on record."""
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.fields import day, why
from gongjian.pages.doing.problems.asks import ASKS
from gongjian.pages.doing.problems.fields import FIELDS
from gongjian.pages.doing.problems.page import ProblemForm, ProblemPage, problem_of
from gongjian.pages.doing.problems.posts import posts_of
from gongjian.people.posts import Role
from gongjian.problems import mending
from gongjian.problems.assignment import HANDED, amend
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.ledger import ProblemStep, steps_of
from gongjian.timeline.when import CHINA

AMENDED = ("cooperating", "leader", "section", "person", "due_on")


def asked_of(step: ProblemStep) -> list[str]:
    """What can be said differently: its day, its words, and of its own fields those that mending knows. Who answers by when is the assignment's (amending)."""
    own = ASKS[Step(step.step)].fields if step.step in ASKS and step.step not in HANDED else ()
    return ["occurred_on", *(name for name in own if name in mending.DETAILS), "said"]


class SetRightForm(ProblemForm):
    note = why("更正的理由")

    def build(self) -> None:
        step = Step(self.thing.step)
        needs = FLOW[step].needs
        for name in asked_of(self.thing):
            if name == "occurred_on":
                self.fields[name] = day("日期")
            elif name == "said":
                self.fields[name] = why(ASKS[step].says if step in ASKS else "说明", required="note" in needs)
            else:
                self.fields[name] = FIELDS[name](self.look)
                self.fields[name].required = name in needs
        self.order_fields([*asked_of(self.thing), "note"])


class TakeBackForm(ProblemForm):
    note = why("撤回的理由")


class MendStepPage(ProblemPage):
    """`thing` is the step; the problem is his to see."""

    def find(self, pk: int) -> None:
        step = ProblemStep._base_manager.filter(pk=pk).select_related("problem", "by").first()
        if step is None:
            raise Http404
        self.stands, self.thing = problem_of(self.look, step.problem_id), step

    def why_closed(self) -> str:
        return "" if self.thing in steps_of(self.thing.problem) else "这条记录已被更正或撤回，请在最新的一条上办理"

    def back(self) -> str:
        return reverse("problem", args=[self.thing.problem_id])

    def about(self) -> list[dict]:
        step, told = self.thing, self.thing.recorded_at.astimezone(CHINA)
        return [
            {"label": "原记录", "text": f"{step.get_step_display()} · {step.occurred_on}", "small": f"{step.by or '导入'} {told:%Y-%m-%d} 记"},
            {"label": "原说明", "text": step.note or "无"},
        ]


class SetRightPage(MendStepPage):
    title, form, act, submit = "更正", SetRightForm, staticmethod(mending.set_right), "保存更正"

    def initial(self) -> dict:
        return {name: self.thing.note if name == "said" else getattr(self.thing, name) for name in asked_of(self.thing)}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in asked_of(self.thing)}

    def told(self, facts, said) -> str:
        return "已更正，原记录保留"


class TakeBackPage(MendStepPage):
    title, form, act, submit = "撤回", TakeBackForm, staticmethod(mending.take_back), "撤回这一步"
    intro = "撤回后，问题回到上一环节，天数按撤回后的记录重新计；原记录、撤回的人和理由都保留。"

    def told(self, facts, said) -> str:
        return f"已撤回「{self.thing.get_step_display()}」，原记录保留"


def mendable(steps: list[ProblemStep], seat, may) -> dict[int, list[dict]]:
    """{step: acts offered beside it}: to the office, and to the unit that told it. `may` is Desk.offers of the problem."""
    found: dict[int, list[dict]] = {}
    for step in steps:
        teller = step.by.seat_on(step.occurred_on) if step.by else None
        if seat is None or not (seat.role == Role.OFFICE or (teller and teller.unit_id == seat.unit_id)):
            continue
        if may(mending.set_right, step):
            found[step.pk] = [{"label": "更正", "url": reverse("set-right", args=[step.pk])}]
        if step.step in HANDED and step == next(one for one in reversed(steps) if one.step in HANDED) and may(amend):
            found.setdefault(step.pk, []).append({"label": "更正责任和时限", "url": reverse("amend-assignment", args=[step.problem_id])})
        if step == steps[-1] and step.step != Step.FOUND and may(mending.take_back, step):
            found.setdefault(step.pk, []).append({"label": "撤回", "url": reverse("take-back", args=[step.pk])})
    return found


class AmendForm(ProblemForm):
    note = why("更正的理由")

    def build(self) -> None:
        self.fields["assigned_on"] = day("交办日期")
        for name in AMENDED:
            self.fields[name] = FIELDS[name](self.look)
        self.order_fields(["assigned_on", *AMENDED, "note"])


class AmendPage(ProblemPage):
    title, form, act, submit = "更正责任和时限", AmendForm, staticmethod(amend), "保存更正"
    intro = "更正的是现在这次交办，以后各步随之更正。时限只在没有逾期、没有另定时限时可以更正；要多给时间，请走延期。"

    def why_closed(self) -> str:
        return "" if self.stands.assigned_on else "还没有交办，没有可更正的"

    def initial(self) -> dict:
        stands = self.stands
        given = next((step for step in reversed(steps_of(self.thing)) if step.step in HANDED), None)
        said = {"leader": stands.leader, "section": stands.section, "person": stands.person, "due_on": stands.due_on}
        return said | {"assigned_on": given and given.occurred_on, "cooperating": [int(key) for key in stands.cooperating.split(",") if key]}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("assigned_on", *AMENDED)}

    def more(self, form) -> dict:
        return {"posts": posts_of(self.look, self.stands.lead_id)}

    def told(self, facts, said) -> str:
        return "已更正，原记录保留"


urls = [
    path("problems/<int:pk>/assignment/set-right", AmendPage.as_view(), name="amend-assignment"),
    path("problem-steps/<int:pk>/set-right", SetRightPage.as_view(), name="set-right"),
    path("problem-steps/<int:pk>/take-back", TakeBackPage.as_view(), name="take-back"),
]
