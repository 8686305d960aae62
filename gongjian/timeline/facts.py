"""A fact: something true of a day, told at a moment, by somebody, from a source."""
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import Q

from gongjian.timeline.kept import Kept, KeptQuerySet
from gongjian.timeline.when import When

if TYPE_CHECKING:
    from gongjian.timeline.told import Told


class FactQuerySet(KeptQuerySet):
    def as_of(self, when: When):
        """The facts that hold on `when.on`, by what was known at `when.known`: neither corrected nor voided by then."""
        known = Q() if when.known is None else Q(recorded_at__lte=when.known)
        replaced = self.model._base_manager.filter(known, corrects__isnull=False).values("corrects")
        return self.filter(known, occurred_on__lte=when.on, void=False).exclude(pk__in=replaced)


class Fact(Kept):
    """Append-only. To change one, add another that `corrects` it; to take one back, add one that also is `void`.

    `occurred_on` is the day it is true of, `recorded_at` the moment we learned it; their distance is how late it was told.
    `area` is the county's code: with it the same tables can be distributed later, and every unique constraint carries it.
    """

    area = models.CharField("区划代码", max_length=12, db_index=False)
    occurred_on = models.DateField("发生日")
    recorded_at = models.DateTimeField("记录时刻")
    by = models.ForeignKey("people.Officer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人")
    source = models.ForeignKey("timeline.Source", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="来源")
    cell = models.CharField("出处", max_length=80, blank=True, help_text="文件中的表与单元格，如 Sheet1!B7")
    note = models.CharField("说明", max_length=500, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name="更正")
    void = models.BooleanField("作废", default=False)

    corrects_id: int | None

    objects = FactQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True
        # One correction per fact, so that corrections form a line and never a fork. Concrete facts inherit this Meta.
        constraints = [models.UniqueConstraint(fields=["area", "corrects"], name="%(class)s_corrected_once")]

    def closed_to(self, told: "Told") -> str:
        """Why whoever tells may not correct or take this one back, beyond what MAY says of its kind; "" when he may."""
        return ""

    def unfit(self, instead: "Fact") -> str:
        """Why `instead`, which corrects this one or (void) takes it back, would not fit what else was told; "" when it does."""
        return ""

    @classmethod
    def kind(cls) -> str:
        """The name a fact's table goes by in seals and evidence: `projects.milestone`."""
        return cls._meta.label_lower


F = TypeVar("F", bound=Fact)


def facts_of_the_house() -> list[type[Fact]]:
    return [model for model in Fact.__subclasses__() if not model._meta.abstract]


def holding(facts: Iterable[Fact], moment: datetime | None) -> list:
    """In memory what `as_of` is in SQL, for a replay: facts known at the moment, neither corrected nor voided, in the order of their days."""
    known = [fact for fact in facts if moment is None or fact.recorded_at <= moment]
    replaced = {fact.corrects_id for fact in known if fact.corrects_id}
    return sorted((fact for fact in known if not fact.void and fact.pk not in replaced), key=lambda fact: (fact.occurred_on, fact.pk))


def in_turn(facts: Iterable[F], moment: datetime | None = None) -> list[F]:
    """The facts that hold, of all that were told of one thing, in the order of their days: one set right keeps the place of the one it replaces, also
    among facts of the same day."""
    facts, place = list(facts), dict[int, int]()
    for fact in sorted(facts, key=lambda fact: fact.pk):
        place[fact.pk] = place.get(fact.corrects_id or 0, fact.pk)
    return sorted(holding(facts, moment), key=lambda fact: (fact.occurred_on, place[fact.pk]))
