"""Standing in (请假替补, M58): while one is away a named colleague of the same unit sees what he sees and is told what he owes."""
from datetime import date

from django.db import models

from gongjian.people.officers import Officer
from gongjian.people.posts import PostStanding, Rank, Role
from gongjian.people.units import Unit
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


class Cover(Fact):
    """Over the days from `from_on` to `until_on`, both included, `deputy` stands in for `officer`. It lends no right to act."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="covers", verbose_name="请假人")
    deputy = models.ForeignKey(Officer, models.PROTECT, related_name="stands_in", verbose_name="代办人")
    from_on = models.DateField("自")
    until_on = models.DateField("至")

    class Meta(Fact.Meta):
        verbose_name = "请假替补"
        indexes = [models.Index(fields=["deputy", "until_on"], name="cover_deputy")]


def stood_in_for(deputy: Officer, day: date) -> list[Officer]:
    """Whom he stands in for on that day: as long as both sit in one unit."""
    facts = Cover.objects.as_of(When(day)).filter(deputy=deputy, from_on__lte=day, until_on__gte=day).select_related("officer").order_by("pk")
    absent = {fact.officer_id: fact.officer for fact in facts}
    seat = deputy.seat_on(day) if absent else None
    return [officer for officer in absent.values() if seat and _together(officer.seat_on(day), seat)]


def cover(unit: Unit, told: Told, *, officer: Officer, deputy: Officer, from_on: date, until_on: date) -> list[Fact]:
    """`officer` of the unit will be away; told by himself, by the unit's head or by the office."""
    away, stands_in = officer.seat_on(told.on), deputy.seat_on(told.on)
    if officer == deputy:
        raise Refused("不能自己替自己代办")
    if away is None or away.unit_id != unit.pk or not _together(away, stands_in):
        raise Refused("代办人须与请假人在同一单位任职：代办只看得到本单位的事")
    _by_whom(unit, told, officer)
    if until_on < from_on:
        raise Refused("结束日期早于开始日期")
    if until_on < told.on:
        raise Refused("请假日期已经过去")
    there = Cover.objects.as_of(When(FAR)).filter(officer=officer, from_on__lte=until_on, until_on__gte=from_on).select_related("deputy").first()
    if there:
        raise Refused(f"{there.from_on} 至 {there.until_on} 已由{there.deputy.name}代办，请先撤销")
    return [told.tell(Cover, officer=officer, deputy=deputy, from_on=from_on, until_on=until_on)]


def uncover(unit: Unit, told: Told, *, fact: Cover) -> list[Fact]:
    """Back earlier, or told by mistake: from today on nobody stands in. The days already passed stay as they were."""
    _by_whom(unit, told, fact.officer)
    if fact.void or not Cover.objects.as_of(When(FAR)).filter(pk=fact.pk).exists():
        raise Refused("这条替补已经撤销")
    if fact.until_on < told.on:
        raise Refused("替补已经结束，不必撤销")
    said = {"officer": fact.officer, "deputy": fact.deputy, "from_on": fact.from_on}
    if fact.from_on >= told.on:
        return [told.tell(Cover, on=fact.occurred_on, corrects=fact, void=True, until_on=fact.until_on, **said)]
    return [told.tell(Cover, on=fact.occurred_on, corrects=fact, until_on=date.fromordinal(told.on.toordinal() - 1), **said)]


def _together(one: PostStanding | None, other: PostStanding | None) -> bool:
    return bool(one and other and one.unit_id and one.unit_id == other.unit_id)


def may_tell(unit: Unit, who: Officer, officer: Officer, day: date) -> bool:
    """Whether `who` may say that `officer` of the unit is away: himself, the unit's head, the office."""
    seat = who.seat_on(day)
    return who == officer or bool(seat and (seat.role == Role.OFFICE or seat.unit_id == unit.pk and seat.rank == Rank.HEAD))


def _by_whom(unit: Unit, told: Told, officer: Officer) -> None:
    if told.by and not may_tell(unit, told.by, officer, told.on):
        raise Refused("请假替补由本人、本单位主要负责人或指挥部办公室登记")
