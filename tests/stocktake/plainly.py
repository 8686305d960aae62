"""The matrix told the slow and plain way: every fact read again for every cell. Shares nothing with matrix.py and halves.py."""
from datetime import date, datetime

from gongjian.projects.models import Project, Sponsorship
from gongjian.stocktake.models import Stocktake
from tests.projects.plainly import held, project_on, sponsors_on


def names_on(project: Project, on: date, known: datetime | None) -> set[str]:
    return {fact.leader_name for fact in sponsors_on(project, on, known)}


def over(project: Project, on: date, known: datetime | None) -> bool:
    stands = project_on(project, on, known)
    return stands is None or bool(stands["withdrawn_on"] or stands["completed_on"])


def cell(leader: str, project: Project, period, on: date, known: datetime | None) -> str | None:
    last = min(period.end, on)
    owners = names_on(project, last, known)
    if leader not in owners or over(project, last, known):
        return None
    if period.start > on:
        return "ahead"
    for look in held(Stocktake.objects.filter(project=project), on, known):
        if period.start <= look.occurred_on <= period.end:
            before = look.leader_name in names_on(project, look.occurred_on, known) and look.leader_name not in owners
            if look.leader_name == leader or before:
                return "done"
    return "missed" if period.end < on else "due"


def sector_on(project: Project, on: date, known: datetime | None) -> str:
    from gongjian.projects.models import Card

    said = [card.says["sector"] for card in held(Card.objects.filter(project=project), on, known) if "sector" in card.says]
    return said[-1] if said else ""


def sector_cell(leader: str, sector: str, projects, period, on: date, known: datetime | None) -> str | None:
    def owners(day: date) -> set[str]:
        facts = held(Sponsorship.objects.filter(project=None, sector=sector), day, known)
        latest = {fact.leader_name: fact for fact in facts}
        return {name for name, fact in latest.items() if not fact.ends}

    last = min(period.end, on)
    alive = any(sector_on(project, last, known) == sector and not over(project, last, known) for project in projects)
    if leader not in owners(last) or not alive:
        return None
    if period.start > on:
        return "ahead"
    for project in projects:
        for look in held(Stocktake.objects.filter(project=project), on, known):
            day = look.occurred_on
            if period.start <= day <= period.end and sector_on(project, day, known) == sector:
                if look.leader_name == leader or (look.leader_name in owners(day) and look.leader_name not in owners(last)):
                    return "done"
    return "missed" if period.end < on else "due"
