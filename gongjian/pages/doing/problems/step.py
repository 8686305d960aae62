"""One step of a problem. What it asks comes from asks.py, what it needs from the flow table."""
from datetime import date, timedelta

from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.fields import day, why
from gongjian.pages.doing.problems.asks import ASKS
from gongjian.pages.doing.problems.fields import FIELDS
from gongjian.pages.doing.problems.page import ProblemForm, ProblemPage
from gongjian.pages.doing.problems.posts import posts_of
from gongjian.problems import acts as problems
from gongjian.problems.assignment import HANDED
from gongjian.problems.extensions import grants, rules_on, who_grants
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.ledger import Weight
from gongjian.problems.models import ProblemStanding
from gongjian.problems.proof import proofs
from gongjian.problems.terms import term
from gongjian.timeline.calendar import CalendarDay, official

GRANTED = (Step.EXTENDED, Step.DENIED)


class StepForm(ProblemForm):
    on = day("日期")
    note = why()

    def build(self) -> None:
        self.step = Step(self.look.request.resolver_match.kwargs["step"])
        asks, needs = ASKS[self.step], FLOW[self.step].needs
        self.papers = asks.papers
        for name in asks.fields:
            self.fields[name] = FIELDS[name](self.look)
            self.fields[name].required = name in needs or name == "weight"
        self.fields["note"].label, self.fields["note"].required = asks.says, "note" in needs
        self.order_fields([*asks.fields, "note", "on"])
        if self.step == Step.ASSIGNED:
            self.fields["due_on"].help_text = "按13710：" + "；".join(f"{Weight(weight).label} {term(weight, self.today)}" for weight in (Weight.ORDINARY, Weight.MAJOR))

    def clean(self):
        said = super().clean()
        if said.get("on") and said["on"] > self.today:
            self.add_error("on", "日期还没到")
        if said.get("lead") and said["lead"].pk in (said.get("cooperating") or ()):
            self.add_error("cooperating", "牵头单位不必再列为配合单位")
        if self.step == Step.ASSIGNED and said.get("due_on") and said.get("on"):
            last = term(said.get("weight", ""), said["on"])
            if said["due_on"] > last and not said.get("note"):
                self.add_error("note", f"时限晚于13710的 {last}：请写明分步解决的方案和各步的日期")
        return said

    def odd(self, said: dict) -> list[str]:
        due = said.get("due_on")
        return [f"办结时限 {due} 是法定节假日"] if due and _holiday(due) else []


def _holiday(due: date) -> bool:
    """A named day of rest; a mere weekend is not odd."""
    found = CalendarDay.objects.filter(day=due).first() or official(due)
    return not found.working and bool(found.name)


class StepPage(ProblemPage):
    form, act = StepForm, staticmethod(problems.advance)

    @property
    def title(self) -> str:
        return ASKS[self.step].title

    @property
    def intro(self) -> str:
        return ASKS[self.step].intro

    @property
    def submit(self) -> str:
        return self.title

    def find(self, pk: int, step: str) -> None:
        if step not in Step.values or step not in ASKS:
            raise Http404
        self.step = Step(step)
        super().find(pk)

    def why_closed(self) -> str:
        """Before anything is typed: where it stands, and whose word an extension is."""
        stands, seat = self.stands, self.look.lens.seat
        if Step(stands.step) not in FLOW[self.step].after:
            return f"当前环节为「{Step(stands.step).label}」，不能{self.step.label}"
        if self.step in GRANTED:
            if not stands.asked_due_on:
                return "没有待审批的延期申请"
            if seat and not grants(seat, stands, self.rules):
                return who_grants(stands, self.rules)
        return ""

    @property
    def rules(self):
        return rules_on(self.look.today)

    def kind(self, said: dict | None) -> object:
        return self.step

    def initial(self) -> dict:
        stands = self.stands
        said = {"on": self.look.today, "weight": stands.weight, "leader": stands.leader, "section": stands.section, "person": stands.person}
        if self.step in HANDED:
            said |= {"leader": "", "section": "", "person": "", "cooperating": [int(key) for key in stands.cooperating.split(",") if key]}
        if self.step == Step.ASSIGNED:
            said |= {"due_on": term(stands.weight, self.look.today), "lead": stands.lead_id}
        if self.step == Step.ASKED:
            said["due_on"] = (stands.due_by or stands.due_on or self.look.today) + timedelta(7)
        if self.step == Step.EXTENDED:
            said["due_on"] = stands.asked_due_on
        return said

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in (*ASKS[self.step].fields, "on")}

    def about(self) -> list[dict]:
        return [*super().about(), *self.on_extension(), *self.on_striking()]

    def on_extension(self) -> list[dict]:
        stands = self.stands
        if self.step not in (Step.ASKED, *GRANTED):
            return []
        asked = [{"label": "申请延期到", "text": str(stands.asked_due_on)}] if stands.asked_due_on else []
        return [*asked, {"label": "审批", "text": who_grants(stands, self.rules), "small": f"最多延期 {self.rules.extensions} 次，到期前申请"}]

    def on_striking(self) -> list[dict]:
        """What the solution rests on; where there is nothing, the way to put something."""
        if self.step != Step.STRUCK:
            return []
        held = proofs(self.thing, self.look.today).order_by("-occurred_on", "pk")
        found = [
            {"label": paper.get_paper_display(), "text": paper.title, "url": reverse("evidence", args=[paper.pk]), "small": str(paper.occurred_on)} for paper in held
        ]
        return found or [{"label": "佐证", "text": "还没有，请先补材料", "url": reverse("problem-paper", args=[self.thing.pk])}]

    def more(self, form) -> dict:
        if "person" not in form.fields:
            return {}
        chosen = form["lead"].value() if "lead" in form.fields else self.stands.lead_id
        return {"posts": posts_of(self.look, int(chosen) if str(chosen or "").isdecimal() else None)}

    def told(self, facts, said) -> str:
        return f"已{self.step.label}：{self.stands.what}"


def step_url(stands: ProblemStanding, step: str) -> str:
    return reverse("advance", args=[stands.problem_id, str(step)])


urls = [path("problems/<int:pk>/<slug:step>", StepPage.as_view(), name="advance")]
