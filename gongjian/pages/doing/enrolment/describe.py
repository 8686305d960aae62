"""填材料要素: what one paper says, told by the unit beside the paper. Only what stands on the paper; what is not there is left empty."""
from django import forms
from django.db import models
from django.http import Http404
from django.urls import path, reverse

from gongjian.enrolment.acts.papers import describe
from gongjian.enrolment.models import Particulars
from gongjian.enrolment.particulars import ASKS
from gongjian.pages.doing.enrolment.page import EnrolmentPage
from gongjian.pages.doing.fields import Wan, day, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look
from gongjian.pages.ready import knows, ready_of
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.money import MoneyField

YES_NO = (("", "未填"), ("yes", "是"), ("no", "否"))
BOOLEAN = {True: "yes", False: "no", None: ""}


def field_of(name: str) -> forms.Field:
    """By what the fact keeps. A yes or no may also be left open."""
    told = Particulars._meta.get_field(name)
    label = str(told.verbose_name)
    match told:
        case MoneyField():
            return Wan(label=label, required=False)
        case models.DateField():
            return day(label, required=False)
        case models.BooleanField():
            return forms.TypedChoiceField(label=label, choices=YES_NO, required=False, coerce=lambda said: said == "yes", empty_value=None)
        case _:
            return words(label, told.max_length, help_text=str(told.help_text))


def told_of(eyes: Look, paper: Evidence) -> Particulars | None:
    """What was told of it before."""
    held = ready_of(eyes, paper.subject_id).dossier.papers.get(paper.paper, [])
    return next((filed.says for filed in held if filed.evidence.pk == paper.pk), None)


class DescribeForm(Doing):
    def build(self) -> None:
        self.before = told_of(self.look, self.thing)
        for name in ASKS[self.thing.paper]:
            self.fields[name] = field_of(name)
        if self.before:
            self.fields["note"] = why("更改的理由", required=False, help_text="补填没填过的不用写")

    def clean(self):
        """What was told and is now told differently, or no more, wants a reason."""
        said = super().clean()
        held = {name: getattr(self.before, name) for name in ASKS[self.thing.paper]} if self.before else {}
        if not said.get("note") and any(value not in (None, "") and name in said and said[name] != value for name, value in held.items()):
            self.add_error("note", "改了已填的要素，请写明理由")
        return said


class DescribePage(EnrolmentPage):
    title, form, act, submit = "填材料要素", DescribeForm, staticmethod(describe), "保存"
    intro = "照材料上写的填；纸上没有的空着，空着不算错。填了才能互相核对，少被退回。"

    def find(self, pk: int, paper: int) -> None:
        self.ready = ready_of(self.look, pk)
        self.row = self.ready.row
        held = [filed for filed in self.ready.dossier.of(*self.ready.dossier.papers) if filed.evidence.pk == paper]
        if not held or held[0].evidence.paper not in ASKS:
            raise Http404
        self.thing: Evidence = held[0].evidence

    def about(self) -> list[dict]:
        paper = self.thing
        return [
            {"label": "材料", "text": f"{paper.get_paper_display()}　{paper.title}", "url": reverse("evidence", args=[paper.pk]), "small": knows(paper)},
            {"label": "项目", "text": self.row.name, "small": self.row.owner},
        ]

    def name(self) -> str:
        return self.row.name

    def initial(self) -> dict:
        """What was told of it before; else nothing: nothing is guessed."""
        if (before := told_of(self.look, self.thing)) is None:
            return {}
        said = {name: getattr(before, name) for name in ASKS[self.thing.paper]}
        return {name: BOOLEAN[value] if isinstance(value, bool) else value for name, value in said.items()}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ASKS[self.thing.paper]}

    def after(self, facts) -> str:
        return f"{self.back()}#papers"

    def told(self, facts, said) -> str:
        return f"已填要素：{self.thing.get_paper_display()}"


urls = [path("projects/<int:pk>/enrolment/papers/<int:paper>", DescribePage.as_view(), name="describe-paper")]
