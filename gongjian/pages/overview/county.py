"""What the headline counts of the whole county: totals only, hence for everybody."""
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, Sum

from gongjian.pages.look import Look
from gongjian.projects.models import Official, Project
from gongjian.reading.say import say
from gongjian.sheets.not_enrolled import SHEET as NOT_ENROLLED


@dataclass(frozen=True)
class County:
    """`waiting`: started and not enrolled; of these `easy` lack only photo or contract by their kind, having completed `money` 元 this year."""

    official_on: date | None
    waiting: int
    easy: int
    money: int | None


def county(look: Look) -> County:
    """Two queries. The month that official figures reach is open to all: it is no figure of any project."""
    at = look.at
    where = NOT_ENROLLED.where(at)
    rows = say(at.lens.for_sums(Project, county=True), Project, at, ("reported_year", "enrol_easy"), using=[where]).filter(where).order_by()
    lacks_only = Q(enrol_easy=True)
    said = rows.aggregate(waiting=Count("pk"), easy=Count("pk", filter=lacks_only), money=Sum("reported_year", filter=lacks_only))
    last = Official.objects.as_of(at.when).filter(area__startswith=look.request.user.area).aggregate(last=Max("occurred_on"))["last"]
    return County(last, **said)
