"""Sittings and leaders as papers ask for them."""
from gongjian.people.models import Officer, PostStanding
from gongjian.people.posts import Role
from gongjian.reading.word import At
from gongjian.stocktake.sittings import Sitting, SittingStep, Stands, stands_of
from gongjian.timeline.refused import Refused

HELD = (SittingStep.Step.HELD, SittingStep.Step.CLOSED)


def leaders(at: At) -> dict[str, Officer]:
    """{name: officer} of those who hold a leader's post on the day, the head first. Two of one name: the one of the higher rank."""
    seats = PostStanding.objects.at(at.when).filter(role=Role.LEADER, area__startswith=at.lens.officer.area).select_related("officer")
    return {seat.officer.name: seat.officer for seat in reversed(seats.order_by("rank", "pk"))}


def leader_choices(at: At) -> list[tuple[str, str]]:
    return [(name, name) for name in reversed(leaders(at))]


def sittings(at: At, *steps: str) -> list[Stands]:
    """Those whose record he may read, called off ones left out, the latest first. Two queries."""
    found = [stands for stands in stands_of(at.lens.sittings(), at.when) if stands.step.step != SittingStep.Step.CALLED_OFF]
    return sorted((one for one in found if not steps or one.step.step in steps), key=lambda one: (one.held_on, one.sitting.pk), reverse=True)


def sitting_choices(*steps: str):
    """[("3", "县政府调度会（12月12日）"), …]."""

    def choices(at: At) -> list[tuple[str, str]]:
        return [(str(one.sitting.pk), one.title) for one in sittings(at, *steps)]

    return choices


def sitting(at: At, key: str) -> Stands:
    found = next((one for one in sittings(at) if str(one.sitting.pk) == key), None)
    if found is None:
        raise Refused("没有这次会议")
    return found


KINDS = [(kind.value, kind.label) for kind in Sitting.Kind]
