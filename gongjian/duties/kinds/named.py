"""清单时限：a row of an issued list is an order with a day (M48, M49); it is owed as long as what it names is still on the live list."""
from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.db.models.functions import Coalesce

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.problems.models import Problem
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.sheets.roll import KEY, Roll
from gongjian.targets.models import Named


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries an issued list with something due, none where nothing is. Of several issues of one list the latest holds.

    A row about a problem is a duty of its own only while the unit holds the problem, and where the order's day comes before the problem's own limit.
    """
    if whose and not whose.unit:
        return
    facts = Named.objects.as_of(at.when).filter(area__startswith=at.lens.officer.area)
    for number in sorted(set(facts.filter(due_on__lte=until).order_by().values_list("issue__sheet", flat=True))):
        told = sheet(number)
        if isinstance(told, Roll) and told.settled_by:
            yield from _of(told, at, until, whose, facts.filter(issue__sheet=number))


def _of(told: Roll, at: At, until: date, whose: Whose | None, facts) -> Iterable[Duty]:
    key, problems, names = KEY[told.about.__name__], told.about is Problem, shorts(at)
    unit = "lead" if problems else "unit"
    rows = told.rows(at).filter(**{unit: whose.unit} if whose else {f"{unit}__isnull": False})
    rows = rows.filter(desk__startswith="unit:").annotate(own_on=Coalesce("due_by", "due_on")) if problems else rows
    still = {row[0]: row[1:] for row in rows.values_list(key, unit, *(["own_on"] if problems else []))}
    latest = {row.subject_id: row for row in facts.order_by("occurred_on", "pk").annotate(number=F("issue__number")) if row.subject_id in still}
    for subject, row in latest.items():
        owes, *own_on = still[subject]
        if row.due_on > until or (own_on and own_on[0] and own_on[0] <= row.due_on):
            continue
        page = ("problem" if problems else "project", (subject,))
        label, act = told.settled_by or ("", "")
        yield Duty(
            label="清单时限", key=f"named:{told.number}:{subject}", on=row.due_on, text=row.title, small=" · ".join(filter(None, [row.duty, row.number, row.person])),
            subject=(page[0], subject), unit=owes, who=names.get(owes, ""), act=(label, act, (subject,)), page=page,
        )


KIND = Kind("清单时限", find)
