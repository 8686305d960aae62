"""Where a project stands with regard to the reserve: the milestones say whether it is in, the steps how far it has come."""
from datetime import date

from gongjian.projects.card import Project
from gongjian.projects.standings import ProjectStanding
from gongjian.reserve.flow import ON_THE_WAY, Step
from gongjian.reserve.standings import PoolStanding, ReserveStanding
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When


def place(card: ProjectStanding, stands: ReserveStanding | None) -> Step | None:
    """None: outside. Recorded 入库 without a proposal (an older list) it is in all the same; withdrawn in whatever way, it is out until proposed again."""
    step = Step(stands.step) if stands and stands.step in ON_THE_WAY else None
    if card.withdrawn_on:
        return step if step and stands and stands.step_on and stands.step_on >= card.withdrawn_on else Step.WITHDRAWN
    return Step.ADMITTED if card.reserved_on else step


def card_on(project: Project, day: date) -> ProjectStanding:
    card = ProjectStanding.objects.at(When(day)).filter(project=project).first()
    if card is None:
        raise Refused(f"{day} 时这个项目还没有登记")
    return card


def stands_on(project: Project, day: date) -> ReserveStanding | None:
    return ReserveStanding.objects.at(When(day)).filter(project=project).first()


def pools_of(project: Project, day: date) -> set[int]:
    """Units whose pools it was proposed to, as of a day."""
    return set(PoolStanding.objects.at(When(day)).filter(project=project).values_list("unit_id", flat=True))
