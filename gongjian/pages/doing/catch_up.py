"""报追赶计划、审追赶计划：what a unit promises leg by leg for a project behind its curve, and the word on it (M39)."""
from datetime import date, timedelta

from django import forms
from django.http import Http404
from django.urls import path

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import Wan, why, words
from gongjian.pages.doing.form import Doing
from gongjian.projects.acts import catch_up
from gongjian.projects.catch_up import CatchUpPlan, Verdict
from gongjian.projects.models import CatchUpStanding, PlanStanding, Project, Report
from gongjian.reading.catch_up_words import SAID, in_words
from gongjian.reading.say import say
from gongjian.timeline.money import wan
from gongjian.timeline.periods import half_month
from gongjian.timeline.when import When

OFFERED = 10  # half-months to come that a plan may name
LEGS = "分期：到这一天本年累计完成（万元），写到赶上序时的那一天为止"
TIMES = 2  # a leg that asks for so many times the best half-month until now is odd


def ends_to_come(today: date) -> list[date]:
    """The last days of the half-months that end after today, the next ones first."""
    found, day = [], today + timedelta(1)
    while len(found) < OFFERED:
        found.append(half_month(day).end)
        day = found[-1] + timedelta(1)
    return found


def said_legs(plan: CatchUpPlan) -> str:
    return "；".join(f"{day} {wan(amount)}" for day, amount in plan.days) + "（万元）"


def newest(project: Project, when: When, year: int) -> CatchUpPlan | None:
    """The plan told last, whatever was said of it."""
    return CatchUpPlan.objects.as_of(when).filter(project=project, year=year).order_by("occurred_on", "pk").last()


class PlanForm(Doing):
    reason = why("落后原因", help_text="手续、土地、资金、征拆、主体或施工上的哪一样，卡在哪里")
    measures = words("追赶措施", 1000, 3, required=True, help_text="谁、做什么、到什么时候")
    person = words("责任人", 40, required=True)
    parts = (("", ("reason", "measures", "person")), (LEGS, tuple(f"leg{n}" for n in range(1, OFFERED + 1))), ("调整", ("note",)))
    beside = {LEGS: "twos"}

    def build(self) -> None:
        year, when = self.look.at.year, When(self.today)
        plan = PlanStanding.objects.at(when).filter(project=self.thing, year=year).first()
        self.ends = ends_to_come(self.today)
        for place, day in enumerate(self.ends, start=1):
            asked = f"序时应完成 {wan(catch_up.expected_by(plan, day))} 万元" if plan else ""
            self.fields[f"leg{place}"] = Wan(label=f"到 {day}", required=False, help_text=asked)
        held = CatchUpStanding.objects.at(when).filter(project=self.thing, year=year, plan__isnull=False, done_on=None).exists()
        if held:
            self.fields["note"] = why("调整理由", help_text="原计划留存；原计划已认可的，新计划认可之前仍按原计划")

    def clean(self):
        said = super().clean()
        legs = [(day, said.get(f"leg{place}")) for place, day in enumerate(self.ends, start=1)]
        said["legs"] = [(day, amount) for day, amount in legs if amount is not None]
        return said

    def odd(self, said: dict) -> list[str]:
        """A leg that asks for much more than the best half-month until now."""
        best = max(Report.objects.as_of(When(self.today)).filter(project=self.thing, since_on__isnull=False).values_list("amount", flat=True), default=0)
        last, at, found = catch_up.done_by(self.thing, self.today, self.look.at.year)[1], half_month(self.today).start - timedelta(1), []
        for day, amount in said["legs"]:
            halves = sum(at < end <= day for end in self.ends) or 1
            if best and (amount - last) / halves > TIMES * best:
                found.append(f"到 {day} 平均每半月要完成 {wan(round((amount - last) / halves))} 万元，此前最好的半月是 {wan(best)} 万元")
            last, at = amount, day
        return found


class PlanPage(ActPage):
    title, form, act, submit = "报追赶计划", PlanForm, staticmethod(catch_up.plan_catch_up), "报送"
    intro = "落后于序时的项目由责任单位报追赶计划，调度口径。此后每半月的填报对照分期，少了多少在清单七上看得到。"

    def find(self, pk: int) -> None:
        super().find(pk)
        self.year = self.look.at.year

    def why_closed(self) -> str:
        if not self.row.started_on:
            return "项目还没有开工，没有序时可追赶"
        return "项目已竣工或退出，无需追赶" if self.row.completed_on or self.row.withdrawn_on else ""

    def about(self) -> list[dict]:
        row = say(self.look.lens.see(Project).filter(project=self.thing), Project, self.look.at, (*SAID, "expected", "reported_year", "year_plan", "lag")).get()
        behind = f"落后 {row.lag:.1f} 个百分点" if (row.lag or 0) > 0 else ""
        found = [
            {"label": f"{self.year}年计划投资", "text": f"{wan(row.year_plan)} 万元" if row.year_plan else ""},
            {"label": "序时应完成", "text": f"{wan(row.expected)} 万元" if row.expected is not None else ""},
            {"label": "本年完成", "text": f"{wan(row.reported_year)} 万元" if row.reported_year is not None else "未报", "small": behind},
            {"label": "追赶进度", "text": in_words(row)},
        ]
        if plan := newest(self.thing, self.look.when, self.year):
            found.append({"label": "上一份计划", "text": said_legs(plan), "small": f"{plan.occurred_on} 报"})
        held = CatchUpStanding.objects.at(self.look.when).filter(project=self.thing, year=self.year).first()
        if held and held.returned_why:
            found.append({"label": "退回意见", "text": held.returned_why, "small": str(held.returned_on)})
        return found

    def initial(self) -> dict:
        name = self.row.responsible.name if self.row.responsible else self.row.responsible_name
        plan = newest(self.thing, self.look.when, self.year)
        if plan is None:
            return {"person": name}
        ends = ends_to_come(self.look.today)
        legs = {f"leg{ends.index(day) + 1}": amount for day, amount in plan.days if day in ends}
        return {"person": plan.person, "reason": plan.reason, "measures": plan.measures} | legs

    def details(self, said: dict) -> dict:
        return {"year": self.year} | {name: said[name] for name in ("reason", "measures", "person", "legs")}

    def told(self, facts, said) -> str:
        return f"已报追赶计划，{facts[0].back_on} 前赶上序时"

    def after(self, facts) -> str:
        return f"{self.back()}#catch-up"


class JudgeForm(Doing):
    note = why("意见")
    plan = forms.IntegerField(widget=forms.HiddenInput)

    def build(self) -> None:
        returned = self.look.request.resolver_match.kwargs["verdict"] == Verdict.RETURNED
        self.fields["note"].label, self.fields["note"].required = ("退回的理由", True) if returned else ("意见", False)
        self.fields["note"].help_text = "写明缺什么、怎样改" if returned else ""


class JudgePage(ActPage):
    form, act = JudgeForm, staticmethod(catch_up.judge_catch_up)

    @property
    def title(self) -> str:
        return f"{self.verdict.label}追赶计划"

    @property
    def submit(self) -> str:
        return self.title

    @property
    def intro(self) -> str:
        if self.verdict == Verdict.RETURNED:
            return "退回后这份计划不再作数，由责任单位改好再报。"
        return "认可后责任单位按这份计划对照；再报新的，认可之前仍按这一份。"

    def find(self, pk: int, verdict: str) -> None:
        if verdict not in Verdict.values:
            raise Http404
        self.verdict = Verdict(verdict)
        super().find(pk)
        key = catch_up.awaiting(self.thing, self.look.on, self.look.at.year)
        self.plan = CatchUpPlan.objects.filter(pk=key).first() if key else None

    def why_closed(self) -> str:
        return "" if self.plan else "没有待审的追赶计划"

    def about(self) -> list[dict]:
        plan = self.plan
        if plan is None:
            return []
        found = [
            {"label": "报送", "text": str(plan.occurred_on), "small": f"调整理由：{plan.note}" if plan.note else ""},
            {"label": "落后原因", "text": plan.reason}, {"label": "追赶措施", "text": plan.measures}, {"label": "责任人", "text": plan.person},
        ]
        asked = PlanStanding.objects.at(self.look.when).filter(project=self.thing, year=plan.year).first()
        for day, amount in plan.days:
            small = f"序时应完成 {wan(catch_up.expected_by(asked, day))} 万元" if asked else ""
            found.append({"label": f"到 {day}", "text": f"{wan(amount)} 万元", "small": small})
        return found

    def initial(self) -> dict:
        return {"plan": self.plan.pk if self.plan else None}

    def details(self, said: dict) -> dict:
        plan = CatchUpPlan.objects.filter(pk=said["plan"], project=self.thing).first()
        if plan is None:
            raise Http404
        return {"plan": plan, "verdict": self.verdict.value}

    def told(self, facts, said) -> str:
        return f"已{self.verdict.label}追赶计划：{self.row.name}"

    def after(self, facts) -> str:
        return f"{self.back()}#catch-up"


urls = [
    path("projects/<int:pk>/catch-up/new", PlanPage.as_view(), name="catch-up"),
    path("projects/<int:pk>/catch-up/<slug:verdict>", JudgePage.as_view(), name="catch-up-judge"),
]
