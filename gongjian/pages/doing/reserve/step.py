"""One step of a project's way through the reserve. What it asks comes from asks.py, what it needs from the flow table."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, day, maybe, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.reserve.asks import ASKS
from gongjian.pages.doing.reserve.hints import hints
from gongjian.people.units import names_on
from gongjian.reserve.acts import course
from gongjian.reserve.flow import FLOW, Reason, Step
from gongjian.reserve.grades import Grade
from gongjian.reserve.place import place, pools_of, stands_on
from gongjian.reserve.vetting import QUESTIONS, Answer, in_words, lacking


class StepForm(Doing):
    on = day("日期")
    note = why()

    def build(self) -> None:
        self.step = Step(self.look.request.resolver_match.kwargs["step"])
        asks, needs = ASKS[self.step], FLOW[self.step].needs
        self.papers, self.fields["note"].label, self.fields["note"].required = asks.papers, asks.says, "note" in needs
        for name in asks.fields:
            getattr(self, f"_{name}")()
        self.order_fields([name for name in self.fields if name not in ("note", "on")] + ["note", "on"])

    def _findings(self) -> None:
        for key, question in QUESTIONS.items():
            self.fields[f"{key}_answer"] = forms.ChoiceField(label=question.label, choices=Answer.choices, widget=forms.RadioSelect, help_text=question.asks)
            self.fields[f"{key}_words"] = words(f"{question.label}：情况", 200)

    def _reason(self) -> None:
        self.fields["reason"] = choice("出库原因", maybe(Reason.choices))

    def _unit(self) -> None:
        row = self.look.lens.see(type(self.thing)).get(project=self.thing)
        units = {row.unit_id, *pools_of(self.thing, self.look.on)} - {None}
        self.fields["unit"] = forms.TypedChoiceField(label="计入单位", choices=maybe(names_on(units, self.look.on).items()), coerce=int)

    def _grade(self) -> None:
        self.fields["grade"] = choice("成熟度", [*Grade.choices, ("", "按推算")], required=False)

    def clean(self):
        said = super().clean()
        if said.get("on") and said["on"] > self.today:
            self.add_error("on", "日期还没到")
        if self.step == Step.VETTED:
            said["findings"] = {key: [said.get(f"{key}_answer", ""), said.get(f"{key}_words", "")] for key in QUESTIONS}
            if not self.errors:
                for wrong in lacking(said["findings"]):
                    key = next(key for key, question in QUESTIONS.items() if f"「{question.label}」" in wrong)
                    self.add_error(f"{key}_words", wrong)
        return said


class StepPage(ActPage):
    form, act = StepForm, staticmethod(course.advance)

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
        self.stands = stands_on(self.row.project, self.look.on)

    def why_closed(self) -> str:
        here = place(self.row, self.stands)
        if self.row.started_on and not FLOW[self.step].beside:
            return f"项目已于 {self.row.started_on} 开工，自动转出储备"
        return "" if here in FLOW[self.step].after else f"当前为「{here.label if here else '未申报'}」，不能{self.step.label}"

    def kind(self, said: dict | None) -> object:
        return self.step

    def initial(self) -> dict:
        stands = self.stands
        found = {"on": self.look.today, "grade": stands.grade if stands else ""}
        if self.step == Step.VETTED and stands and stands.findings:
            for key, (answer, said) in stands.findings.items():
                found |= {f"{key}_answer": answer, f"{key}_words": said}
        return found

    def details(self, said: dict) -> dict:
        found = {"on": said["on"]} | {name: said[name] for name in ASKS[self.step].fields if name in said}
        if "unit" in found:
            from gongjian.people.models import Unit

            found["unit"] = Unit.objects.get(pk=found["unit"])
        return found

    def about(self) -> list[dict]:
        stands, here = self.stands, place(self.row, self.stands)
        found = [{"label": "当前", "text": here.label if here else "未申报", "small": f"{stands.step_on} 起" if stands and stands.step_on else ""}]
        if stands and stands.findings:
            found.append({"label": "审查意见", "text": in_words(stands.findings), "small": Answer(stands.verdict).label if stands.verdict else ""})
        return found + (hints(self.look, self.row) if self.step in (Step.VETTED, Step.ADMITTED) else [])

    def told(self, facts, said) -> str:
        return f"已{self.step.label}：{self.row.name}"

    def after(self, facts) -> str:
        """Whoever vets it sees it still; a queue is gone through one after the other."""
        return f"{self.back()}#reserve"


def step_url(project: int, step: Step) -> str:
    return reverse("reserve-step", args=[project, step.value])


urls = [path("projects/<int:pk>/reserve/<slug:step>", StepPage.as_view(), name="reserve-step")]
