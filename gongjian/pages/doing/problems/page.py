"""What the acts on one problem share: only for those who see it, and back to its page."""
from datetime import date

from django.http import Http404
from django.urls import reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look
from gongjian.problems.flow import Step
from gongjian.problems.models import Problem, ProblemStanding
from gongjian.projects.acts.evidence import add_evidence


def problem_of(eyes: Look, key: int) -> ProblemStanding:
    """The problem as it stands on the day; Http404 for those who do not see it."""
    row = eyes.lens.see(Problem).filter(problem=key).select_related("problem", "lead", "cause").first()
    if row is None:
        raise Http404
    return row


class ProblemForm(Doing):
    """Papers that come with it are put beside the problem."""

    def _adding(self):
        return add_evidence, self.thing


class ProblemPage(ActPage):
    template = "gongjian/problem_act.html"

    def find(self, pk: int) -> None:
        self.stands = problem_of(self.look, pk)
        self.thing = self.stands.problem

    def name(self) -> str:
        return self.stands.what

    def back(self) -> str:
        return reverse("problem", args=[self.thing.pk])

    def crumb(self) -> list[dict]:
        return [{"label": "问题", "url": reverse("problems")}, *super().crumb()]

    def about(self) -> list[dict]:
        stands = self.stands
        return [
            {"label": "环节", "text": Step(stands.step).label, "small": f"{stands.step_on} 起"},
            {"label": "牵头单位", "text": stands.lead.name_on(self.look.on) if stands.lead else "未交办", "small": stands.person},
            {"label": "办结时限", "text": limit(stands)},
        ]


def limit(stands: ProblemStanding) -> str:
    by: date | None = stands.due_by or stands.due_on
    told = f"（原定 {stands.due_on}）" if stands.due_by and stands.due_on and stands.due_by != stands.due_on else ""
    return f"{by}{told}" if by else "未定"
