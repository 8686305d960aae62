"""Changes of the catalogue (审批事项目录): an item's own bureau says from a day on what is different about it, and why."""
import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django.db import models

from gongjian.approvals.catalogue.book import Catalogue, read
from gongjian.approvals.mended import by_teller
from gongjian.timeline.facts import Fact, in_turn
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


class CatalogueChange(Fact):
    """`says` holds what is different of the item, in the words of the catalogue's files. A project keeps the catalogue it started under."""

    code = models.CharField("事项", max_length=12)
    says = models.JSONField("改动")

    class Meta(Fact.Meta):
        verbose_name = "目录改动"
        indexes = [models.Index(fields=["area", "code", "occurred_on"], name="catalogue_change")]

    def closed_to(self, told: Told) -> str:
        return by_teller(self, told)


def catalogue_on(day: date, area: str, known: datetime | None = None) -> Catalogue:
    """The county's catalogue on a day, by what was known. One query; made once for the same changes."""
    return with_changes(CatalogueChange.objects.as_of(When(day, known)).filter(area=area).order_by("occurred_on", "pk"))


def at_day(changes: Iterable[CatalogueChange], day: date, known: datetime | None = None) -> Catalogue:
    """The same, of all the changes a county told."""
    return with_changes(change for change in in_turn(changes, known) if change.occurred_on <= day)


def with_changes(changes: Iterable[CatalogueChange]) -> Catalogue:
    return _after(tuple((change.code, json.dumps(change.says, sort_keys=True), change.occurred_on) for change in changes))


@lru_cache(maxsize=128)
def _after(changes: tuple[tuple[str, str, date], ...]) -> Catalogue:
    """A change that newer files no longer allow is passed over: the files have overtaken it."""
    if not changes:
        return read()
    *before, (code, says, on) = changes
    catalogue = _after(tuple(before))
    try:
        return catalogue.changed(code, json.loads(says), on)
    except Refused:
        return catalogue
