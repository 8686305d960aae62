"""What acts of promotion share: on one lead, only for those who see it, with papers beside the lead; or of the unit of whoever acts, from a list and back to it."""
from django.http import Http404
from django.urls import reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look
from gongjian.people.models import Unit
from gongjian.projects.acts.evidence import add_evidence
from gongjian.promotion.flow import Step
from gongjian.promotion.models import Lead, LeadStanding
from gongjian.timeline.money import yi

LISTS = {
    "招商": "promotion", "招商项目": "leads", "目标企业": "enterprises", "双向承诺": "commitments", "签约认定": "signings", "招商图谱": "chains", "招商地图": "places",
}


def lead_of(eyes: Look, key: int) -> LeadStanding:
    """The lead as it stands on the day; Http404 for those who do not see it."""
    row = eyes.lens.see(Lead).filter(lead=key).select_related("lead", "enterprise", "unit").first()
    if row is None:
        raise Http404
    return row


def above(*labels: str) -> list[dict]:
    return [{"label": label, "url": reverse(LISTS[label])} for label in labels]


class OwnUnitPage(ActPage):
    """Something new that the unit of whoever acts tells, put into a list of promotion: `into` is the list's label."""

    into: str

    def find(self) -> None:
        seat = self.look.lens.seat
        self.thing = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id else None
        if self.thing is None:
            raise Http404

    def name(self) -> str:
        return self.thing.name_on(self.look.on)

    def back(self) -> str:
        return reverse(LISTS[self.into])

    def crumb(self) -> list[dict]:
        return [*above("招商", self.into), {"label": self.title}]


class LeadForm(Doing):
    """Papers that come with it are put beside the lead."""

    paper_kinds = ("document", "contract", "licence", "payment", "invoice", "permit", "photo", "other")

    def _adding(self):
        return add_evidence, self.thing


class LeadPage(ActPage):
    def find(self, pk: int) -> None:
        self.stands = lead_of(self.look, pk)
        self.thing = self.stands.lead

    def name(self) -> str:
        return self.stands.title

    def back(self) -> str:
        return reverse("lead", args=[self.stands.lead_id])

    def crumb(self) -> list[dict]:
        return [*above("招商", "招商项目"), {"label": self.name(), "url": self.back()}, {"label": self.title}]

    def about(self) -> list[dict]:
        stands = self.stands
        money = f"合同 {yi(stands.contract_total, 2)} 亿元" if stands.contract_total else f"拟投资 {yi(stands.expected, 2)} 亿元" if stands.expected else ""
        return [
            {"label": "环节", "text": Step(stands.step).label, "small": f"{stands.moved_on} 最近进展"}, {"label": "招引单位", "text": stands.unit.name_on(self.look.on)},
            *([{"label": "投资额", "text": money}] if money else []),
        ]

    def beside(self, facts):
        return self.thing
