"""Correcting and voiding: new facts that point at the old ones, with a reason. Nothing disappears."""
from datetime import date

from gongjian.projects.milestones import AFTER, Milestone
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

FRAME = {"id", "area", "recorded_at", "by", "source", "cell", "note", "corrects", "void"}


def correct(fact: Fact, told: Told, **instead) -> list[Fact]:
    """The same fact with some of it said differently (`occurred_on`, `amount`, …)."""
    _still_stands(fact, told)
    if not told.note:
        raise Refused("更正须写明理由")
    said = {field.attname: getattr(fact, field.attname) for field in fact._meta.concrete_fields if field.name not in FRAME}
    if all(said.get(name) == value for name, value in instead.items()):
        raise Refused("更正前后没有差别")
    said |= instead
    day = said.pop("occurred_on")
    if day > told.on:
        raise Refused("日期还没到")
    if "amount" in instead and instead["amount"] < 0 and fact._meta.model_name != "official":
        raise Refused("金额不能为负")
    if said.get("evidenced") and not 0 <= said["evidenced"] <= said["amount"]:
        raise Refused("有凭证的金额不能为负，也不能大于本期完成投资")
    if said.get("physical") is not None and not 0 <= said["physical"] <= 10000:
        raise Refused("形象进度须在 0% 到 100% 之间")
    _in_order(fact, day)
    return [_fitting(fact, told.fact(type(fact), on=day, corrects=fact, **said))]


def void(fact: Fact, told: Told) -> list[Fact]:
    """Take a fact back. It stays on record, and so does who took it back and why."""
    _still_stands(fact, told)
    if not told.note:
        raise Refused("作废须写明理由")
    _in_order(fact, None)
    said = {field.attname: getattr(fact, field.attname) for field in fact._meta.concrete_fields if field.name not in FRAME}
    day = said.pop("occurred_on")
    return [_fitting(fact, told.fact(type(fact), on=day, corrects=fact, void=True, **said))]


def _still_stands(fact: Fact, told: Told) -> None:
    if fact.void or fact._meta.model._base_manager.filter(corrects=fact.pk).exists():
        raise Refused("这条记录已被更正或作废，请在最新的一条上办理")
    if reason := fact.closed_to(told):
        raise Refused(reason)


def _fitting(fact: Fact, instead: Fact) -> Fact:
    if reason := fact.unfit(instead):
        raise Refused(reason)
    instead.save()
    return instead


def _in_order(fact: Fact, day: date | None) -> None:
    """A milestone moved to `day` (None: taken back) still comes after what it needs, and before what needs it."""
    if not isinstance(fact, Milestone) or fact.planned:
        return
    others = Milestone.objects.as_of(When(FAR)).filter(project=fact.project, planned=False).exclude(pk=fact.pk)
    for before in AFTER.get(fact.kind_of, ()):
        if day and not others.filter(kind_of=before, occurred_on__lte=day).exists():
            raise Refused(f"{day} 尚未{Milestone.Kind(before).label}，不能记{fact.label}")
    after = others.filter(kind_of__in=[kind for kind, needs in AFTER.items() if fact.kind_of in needs], occurred_on__gte=fact.occurred_on)
    following = after.order_by("occurred_on", "pk").first()
    if following and (day is None or day > following.occurred_on):
        raise Refused(f"已于 {following.occurred_on} 记{following.label}，{fact.label}须在它之前：请先更正{following.label}")
