"""Problems as papers tell them: rows with their words, their lives, and what a form may be asked for."""
from collections.abc import Iterable, Sequence

from django.db.models import Q

from gongjian.people.models import UnitStanding
from gongjian.problems.flow import GIVEN
from gongjian.problems.ledger import Rung
from gongjian.problems.lives import Lived, lives
from gongjian.problems.models import Problem
from gongjian.reading.problem_words import Light
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused

WORDS = ("project_name", "unit_name", "lead_name", "light", "limit_on", "desk_name", "cause_name")
ASSIGNED = Q(assigned_on__isnull=False, struck_on=None)
WITH_UNIT = Q(step__in=[step.value for step in GIVEN])  # in the hands of the unit that must solve it
OVERDUE = Q(light=Light.RED.value)


def rows(at: At, which: Q, *order: str, extra: Iterable[str] = ()) -> list:
    """Standings of the problems this officer sees, with WORDS said. One query."""
    seen = say(at.lens.see(Problem), Problem, at, (*WORDS, *extra)).filter(which)
    return list(seen.select_related("problem").order_by(*(order or ("due_on", "assigned_on")), "pk"))


def lived(at: At, these: Sequence) -> dict[int, Lived]:
    return lives([row.problem for row in these], at.when)


def offered(which: Q):
    """Problems to choose from: [(key, "使用林地手续未批（县林业局）"), …]."""

    def choices(at: At) -> list[tuple[str, str]]:
        return [(str(row.problem_id), f"{row.what}（{row.lead_name or '未交办'}）") for row in rows(at, which)]

    return choices


def leading(which: Q):
    """Units that lead such problems: [("县林业局", "县林业局（3件）"), …]."""

    def choices(at: At) -> list[tuple[str, str]]:
        names = [row.lead_name for row in rows(at, which) if row.lead_name]
        return [(name, f"{name}（{names.count(name)}件）") for name in dict.fromkeys(names)]

    return choices


def asked(at: At, problem: str, unit: str, which: Q) -> list:
    """The one problem, or all of the unit's. Raises Refused where neither or both are named, or nothing is there."""
    if bool(problem) == bool(unit):
        raise Refused("请写明是哪一个问题，或是哪一个牵头单位，二者写一个")
    found = rows(at, which & (Q(problem=int(problem)) if problem else Q(lead_name=unit)))
    if not found:
        raise Refused(f"{unit or '这个问题'}没有符合条件的问题")
    return found


def full_name(at: At, unit: int) -> str:
    """As letters address it: 沁水县林业局."""
    return UnitStanding.objects.at(at.when).filter(unit=unit).values_list("name", flat=True).first() or ""


def rung_of(row) -> str:
    return Rung(row.rung).label


def about(row) -> str:
    """What a problem stands in the way of, or whom it is about."""
    return row.project_name or row.unit_name or ""
