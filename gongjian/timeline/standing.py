"""Standing tables: what a replay of the facts says, kept ready, for any day and any moment of knowledge.

Reading "the latest card on or before D, as known at K" for every row of every list would cost a subquery a word. Instead each
subject keeps *versions*: a version holds its values over the days [from_on, until_on) as it was known over [known_from, known_until).
The tables are derived: they may be thrown away and rebuilt, and a property test keeps them equal to a plain replay of the facts.
"""
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db import models
from django.db.models import Q

from gongjian.timeline.when import FAR, FAR_AT, When

S = TypeVar("S", bound="Standing")


class StandingQuerySet(models.QuerySet):
    def at(self, when: When):
        return self.filter(in_force(when))


def in_force(when: When, path: str = "") -> Q:
    """The versions that hold on a day, by what was known; `path` leads to the standing table, with its double underscore."""
    known = Q(known_until=FAR_AT) if when.known is None else Q(known_from__lte=when.known, known_until__gt=when.known)
    here = known & Q(from_on__lte=when.on, until_on__gt=when.on)
    return here if not path else Q(*((path + name, value) for name, value in here.children))  # type: ignore[misc]


class Standing(models.Model):
    area = models.CharField("区划代码", max_length=12)
    from_on = models.DateField()
    until_on = models.DateField(default=FAR)
    known_from = models.DateTimeField()
    known_until = models.DateTimeField(default=FAR_AT)

    objects = StandingQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def said(cls) -> list[str]:
        """The columns that carry values: all but the frame of days and moments."""
        frame = {"id", "area", "from_on", "until_on", "known_from", "known_until"}
        return [field.attname for field in cls._meta.concrete_fields if field.attname not in frame]

    def same_as(self, other: "Standing") -> bool:
        return (self.from_on, self.until_on) == (other.from_on, other.until_on) and all(
            getattr(self, name) == getattr(other, name) for name in self.said()
        )


def restand(now_known: Iterable[S], versions: Sequence[S], at: datetime) -> tuple[list[S], list[S]]:
    """Turn what stood known into `versions` at the moment `at`: (rows to close, rows to add). Unchanged versions stay as they are."""
    standing, fresh = list(now_known), []
    for version in versions:
        held = next((row for row in standing if row.same_as(version)), None)
        if held is not None:
            standing.remove(held)
        else:
            version.known_from, version.known_until = at, FAR_AT
            fresh.append(version)
    for row in standing:
        row.known_until = at
    return standing, fresh


def keep(model: type[Standing], subject: Q, versions: Sequence[Standing], at: datetime) -> None:
    """Write the new versions of one subject (an act just added a fact about it)."""
    closing, fresh = restand(model._default_manager.filter(subject, known_until=FAR_AT), versions, at)
    dead = [row.pk for row in closing if row.known_from >= at]  # learned and replaced in the same moment: never known to anybody
    model._default_manager.filter(pk__in=dead).delete()
    model._default_manager.filter(pk__in=[row.pk for row in closing if row.pk not in dead]).update(known_until=at)
    model._default_manager.bulk_create(fresh)


def history(moments: Iterable[datetime], replay: Callable[[datetime], Sequence[S]]) -> list[S]:
    """All versions of one subject over all moments of knowledge, from nothing (a rebuild): `replay(K)` gives what was known at K."""
    done: list[S] = []
    open_: list[S] = []
    for moment in sorted(set(moments)):
        closed, fresh = restand(open_, replay(moment), moment)
        done += [row for row in closed if row.known_from < row.known_until]
        open_ = [row for row in open_ if row.known_until == FAR_AT] + fresh
    return done + open_


def spans(days: Iterable[date]) -> list[tuple[date, date]]:
    """Cut time at the given days: [(d0, d1), (d1, d2), …, (dn, FAR)]."""
    cuts = sorted(set(days))
    return list(zip(cuts, [*cuts[1:], FAR], strict=False))  # no days: no spans
