"""Beside a problem's way: a paper put to it at any time, a project it also stands in the way of, the cause it hangs on."""
from django.urls import path, reverse

from gongjian.pages.doing.evidence import EvidenceForm, EvidencePage
from gongjian.pages.doing.fields import why, words
from gongjian.pages.doing.problems.found import project_field
from gongjian.pages.doing.problems.naming import meant, names
from gongjian.pages.doing.problems.page import ProblemForm, ProblemPage
from gongjian.problems import acts as problems
from gongjian.problems.causes import Cause
from gongjian.projects.acts.evidence import add_evidence
from gongjian.projects.models import Project


class ProofForm(EvidenceForm, ProblemForm):
    """The papers of a problem; no vouchers."""

    vouchers = False


class ProofPage(ProblemPage, EvidencePage):
    title, form, act, submit = "补材料", ProofForm, staticmethod(add_evidence), "保存"
    intro = EvidencePage.intro


class ConcernForm(ProblemForm):
    note = words("说明", 500)

    def build(self) -> None:
        self.fields["project"] = project_field("项目", required=True, help_text="写名称中的几个字、拼音首字母或代码")
        self.order_fields(["project", "note"])

    def clean(self):
        said = super().clean()
        if said.get("project"):
            row, reason = meant(self.look.lens.see(Project), said["project"])
            if row is None:
                self.add_error("project", reason)
            else:
                said["meant"] = row.project
        return said


class ConcernPage(ProblemPage):
    title, form, act = "加涉及项目", ConcernForm, staticmethod(problems.concern)
    intro = "这个问题也卡住了别的项目时，在这里加上；那些项目的责任单位随之看到这个问题。"

    def details(self, said: dict) -> dict:
        return {"project": said["meant"]}

    def more(self, form) -> dict:
        return {"projects": names(self.look)}

    def told(self, facts, said) -> str:
        return "已加到涉及项目"


class JoinForm(ProblemForm):
    name = words("共同的原因", 120, required=True, help_text="如：县级林地定额不足、县道改线未定；已有的从提示里选")
    note = words("说明", 500)

    def build(self) -> None:
        self.fields["name"].widget.attrs["list"] = "causes"


class JoinPage(ProblemPage):
    title, form, act, submit = "归并同因", JoinForm, staticmethod(problems.join), "归并"
    intro = "由同一个原因引起的问题归在一起，看它一共卡住多少项目、多少投资。原来归在别的原因下的，自动转过来。"

    def details(self, said: dict) -> dict:
        return {"name": said["name"]}

    def more(self, form) -> dict:
        return {"causes": Cause.objects.filter(area=self.thing.area).order_by("name").values_list("name", flat=True)}

    def told(self, facts, said) -> str:
        return f"已归在「{facts[0].cause.name}」之下"


class SplitForm(ProblemForm):
    note = why("拆出的理由")


class SplitPage(ProblemPage):
    title, form, act, submit = "拆出同因", SplitForm, staticmethod(problems.split), "拆出"

    def about(self) -> list[dict]:
        return [{"label": "现归在", "text": self.stands.cause.name if self.stands.cause_id else "没有归在任何原因之下"}, *super().about()]

    def told(self, facts, said) -> str:
        return f"已从「{facts[0].cause.name}」拆出"


def paper_url(problem: int) -> str:
    return reverse("problem-paper", args=[problem])


urls = [
    path("problems/<int:pk>/papers/new", ProofPage.as_view(), name="problem-paper"),
    path("problems/<int:pk>/projects/new", ConcernPage.as_view(), name="concern"),
    path("problems/<int:pk>/cause/join", JoinPage.as_view(), name="join-cause"),
    path("problems/<int:pk>/cause/split", SplitPage.as_view(), name="split-cause"),
]
