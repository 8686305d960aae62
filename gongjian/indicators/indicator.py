"""What an indicator is: a number over rows, for the county or by unit, on a day or over a period."""
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, Count, Model, Q

from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.promotion.models import Signing, SigningStanding
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.targets.models import Growth

Value = int | float | None


def in_period(word: str) -> Callable[[At], Q]:
    """The day `word` says lies in the period looked at."""

    def among(at: At) -> Q:
        since = Q(**{f"{word}__gte": at.when.since}) if at.when.since else Q(**{f"{word}__isnull": False})
        return since & Q(**{f"{word}__lte": at.on})

    return among


def rows_of(about: type[Model], at: At, using: list, county: bool = False, by: str = "unit"):
    """The rows that indicators about this kind of thing add up, with the words they use said. `by`: the word that says whose they are."""
    if about is Signing:
        since = Q(signed_on__gte=at.when.since) if at.when.since else Q()
        rows = SigningStanding.objects.at(at.when).filter(since, area__startswith=at.lens.officer.area)
        return rows if county or at.lens.sees_all(Unit) else rows.filter(unit__in=at.lens.see(Unit).values("unit"))
    if by == "unit":
        return say(at.lens.for_sums(about, county), about, at, (), using=using, summed=True)
    rows = say(at.lens.for_sums(about, county=True), about, at, (by,), using=using, summed=True)
    return rows if county or at.lens.sees_all(Unit) else rows.filter(**{f"{by}__in": at.lens.see(Unit).values("unit")})


def _among(number: Aggregate, among: Q) -> Aggregate:
    if among:
        number.filter = among if number.filter is None else among & number.filter
    return number


@dataclass(frozen=True)
class Indicator:
    """`number` and `out_of` are aggregates over words. With `out_of` the value is a percentage, and None (无任务) where there is nothing to divide by.

    `measure`: money (元), count, percent (0–100). `about` is Project, or Signing for what is signed. `by`: whose a row is, where not the unit's that
    answers for it (储备 counts for the unit the office credits).
    """

    title: str
    measure: str
    number: Callable[[At], Aggregate]
    among: Callable[[At], Q] = lambda at: Q()
    out_of: Callable[[At], Aggregate] | None = None
    about: type[Model] = Project
    basis: str = "reported"
    help: str = ""
    by: str = "unit"

    def rows(self, at: At, county: bool = False):
        """The rows to add up: all of the county's, or those of the units he sees."""
        among = self.among(at)
        return rows_of(self.about, at, [among, *self.aggregates(at).values()], county, self.by).filter(among)

    def within(self, at: At) -> Aggregate:
        """The number with its condition inside it, so that several indicators of one kind can be added up in one pass."""
        return _among(self.number(at), self.among(at))

    @property
    def is_told(self) -> bool:
        """Made of what units report: a unit with projects under way of which none was reported on in the period is 未报, which is not zero."""
        return self.basis == "reported" and self.measure == "money" and self.about is Project

    def heard(self, at: At) -> dict[str, Aggregate]:
        """How many of its rows are under way (`owing`), and how many were reported on in the period looked at (`heard`)."""
        since = Q(reported_on__gte=at.when.since) if at.when.since else Q(reported_on__isnull=False)
        under_way = Q(started_on__lte=at.on, completed_on=None, withdrawn_on=None)
        return {"owing": _among(Count("pk", filter=under_way), self.among(at)), "heard": _among(Count("pk", filter=since), self.among(at))}

    def parts_within(self, at: At) -> dict[str, Aggregate]:
        """As `within`, with what a ratio is divided by."""
        return {name: _among(number, self.among(at)) for name, number in self.aggregates(at).items()}

    def aggregates(self, at: At) -> dict[str, Aggregate]:
        return {"top": self.number(at)} | ({"bottom": self.out_of(at)} if self.out_of else {})

    def value(self, row: dict[str, Any]) -> Value:
        if self.out_of:
            return round(100 * (row["top"] or 0) / row["bottom"], 1) if row["bottom"] else None
        return row["top"] or 0

    def total(self, at: At) -> Value:
        """For the county. One query."""
        return self.value(self.rows(at, county=True).order_by().aggregate(**self.aggregates(at)))

    def by_unit(self, at: At) -> dict[int, Value]:
        """{unit key: value} for the units he sees that have any row. One query."""
        rows = self.rows(at).order_by().values(self.by).annotate(**self.aggregates(at))
        return {row[self.by]: self.value(row) for row in rows if row[self.by] is not None}


@dataclass(frozen=True)
class Published:
    """A rate that the statistics bureau publishes (M07). It has no value until one is entered, and none by unit."""

    title: str
    target: str
    measure: str = "percent"
    basis: str = "official"
    help: str = "按可比口径发布，由县统计局录入，不由两年数相除得出"

    def total(self, at: At) -> Value:
        last = Growth.objects.as_of(at.when).filter(target__key=self.target, target__drive=at.drive).order_by("occurred_on", "pk").last()
        return last.value / 100 if last else None

    def by_unit(self, at: At) -> dict[int, Value]:
        return {}
