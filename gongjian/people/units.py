"""Units (责任单位): townships, the zone, departments, the office. Their names and mergers are dated facts."""
from collections.abc import Iterable
from datetime import date, datetime

from django.db import models
from django.db.models import Q

from gongjian.timeline.facts import Fact
from gongjian.timeline.standing import Standing, StandingQuerySet, keep, spans
from gongjian.timeline.when import FAR, When


class Unit(models.Model):
    """What never changes of a unit. Its name, and whether it still exists on a day, come from `Naming` facts."""

    class Kind(models.TextChoices):
        LEADERS = "leaders", "县领导"
        OFFICE = "office", "办公室"
        TOWNSHIP = "township", "乡镇"
        ZONE = "zone", "开发区"
        DEPARTMENT = "department", "县直单位"

    area = models.ForeignKey("people.Area", models.PROTECT, verbose_name="所在县")
    key = models.SlugField("标识", max_length=40)
    kind = models.CharField("类别", max_length=12, choices=Kind)
    code = models.CharField("统计用区划代码", max_length=12, blank=True)
    order = models.PositiveIntegerField("顺序", default=500)
    aliases = models.JSONField("别名", default=list, blank=True, help_text="表格里会出现的其他写法")

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="unit_key_once")]

    def __str__(self):
        last = self.standings.order_by("-from_on").first()
        return last.name if last else self.key

    def name_on(self, day: date) -> str:
        standing = self.standings.at(When(day)).first() or self.standings.order_by("-from_on").first()
        return standing.name if standing else self.key


class Naming(Fact):
    """From `occurred_on` on, the unit is called this; or, with `ends`, it is no more (and `into` took it over)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="namings", verbose_name="单位")
    name = models.CharField("名称", max_length=60)
    short = models.CharField("简称", max_length=20, blank=True)
    ends = models.BooleanField("撤并", default=False)
    into = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="并入")

    class Meta(Fact.Meta):
        verbose_name = "单位名称"


class UnitStandingQuerySet(StandingQuerySet):
    def called(self, name: str):
        """Units that go by this name or alias, whitespace and 「县」 aside, on the days already chosen."""
        plain = "".join(name.split())
        rows: list[UnitStanding] = list(self.select_related("unit"))  # type: ignore[arg-type]
        return [row for row in rows if plain in row.all_names()]


class UnitStanding(Standing):
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="standings")
    name = models.CharField("单位", max_length=60)
    short = models.CharField("简称", max_length=20)
    kind = models.CharField("类别", max_length=12)
    order = models.PositiveIntegerField()

    objects = UnitStandingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        indexes = [models.Index(fields=["unit", "known_until", "from_on"], name="unit_standing")]

    def all_names(self) -> set[str]:
        names = {self.name, self.short, *self.unit.aliases}
        return names | {name.removeprefix("县") for name in names if len(name) > 2} - {""}


def restand_unit(unit: Unit, at: datetime) -> None:
    """Rebuild a unit's versions from its namings, as known at the moment `at`."""
    facts = list(unit.namings.as_of(When(FAR, known=at)).order_by("occurred_on", "pk"))
    versions = []
    for start, until in spans(fact.occurred_on for fact in facts):
        latest = [fact for fact in facts if fact.occurred_on <= start][-1]
        if not latest.ends:
            versions.append(
                UnitStanding(
                    area=unit.area_id, unit=unit, from_on=start, until_on=until,
                    name=latest.name, short=latest.short or latest.name, kind=unit.kind, order=unit.order,
                )
            )
    keep(UnitStanding, Q(unit=unit), versions, at)


def names_on(keys: Iterable[int], day: date) -> dict[int, str]:
    """What units are called on a day, in their order; one that is no more, or not yet, by the last name it had. One query or two."""
    asked = list(keys)
    found = {row.unit_id: row.name for row in UnitStanding.objects.at(When(day)).filter(unit__in=asked).order_by("order", "unit")}
    others = Unit.objects.filter(pk__in=set(asked) - set(found)) if set(asked) - set(found) else ()
    return found | {unit.pk: unit.name_on(day) for unit in others}


def merged_into(unit: Unit, when: When) -> Unit | None:
    """Who took a unit over, if it is no more on that day."""
    last = unit.namings.as_of(when).order_by("occurred_on", "pk").last()
    return last.into if last and last.ends else None
