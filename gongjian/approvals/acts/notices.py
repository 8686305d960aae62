"""Telling a project all its obstacles at once, and lifting one (M35)."""
from datetime import date

from gongjian.approvals.advice import Advice, Finding, Lifted, Obstacle
from gongjian.approvals.whole import obstacles as standing_obstacles
from gongjian.people.models import Unit
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact, in_turn
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def advise(project: Project, told: Told, *, obstacles: list[dict], number: str = "", unit: Unit | None = None, on: date | None = None) -> list[Fact]:
    """`obstacles`: [{"kind": Obstacle, "finding": Finding, "words": str}]. A second notice needs `told.note`: why it was not told at once."""
    day = on or told.on
    if day > told.on:
        raise Refused("日期还没到")
    said = [_checked(one) for one in obstacles]
    if not said:
        raise Refused("请逐项写明是否存在政策性障碍；都没有的，逐项写不涉及")
    if len({one["kind"] for one in said}) < len(said):
        raise Refused("同一类障碍写了两次，请合并成一条")
    before = Advice.objects.as_of(When(told.on)).filter(project=project).order_by("occurred_on", "pk").first()
    if before and not told.note:
        raise Refused(f"已于 {before.occurred_on} 一次性告知。再次告知须写明第一次为什么没有告知全")
    seat = told.by.seat_on(told.on) if told.by else None
    issuer = unit.pk if unit else seat.unit_id if seat else None
    return [told.tell(Advice, on=day, project=project, obstacles=said, number=number.strip()[:60], unit_id=issuer)]


def lift(project: Project, told: Told, *, obstacle: str, document: str, on: date | None = None) -> list[Fact]:
    """An obstacle that stands is out of the way, by this document."""
    day = on or told.on
    if day > told.on:
        raise Refused("日期还没到")
    if obstacle not in Obstacle.values:
        raise Refused("请选择消除的是哪一类障碍")
    if not document.strip():
        raise Refused("消除障碍须写明依据（调整选址、调整线位的批复或核查意见）")
    facts = [in_turn(model._base_manager.filter(project=project)) for model in (Advice, Lifted)]
    if obstacle not in standing_obstacles(*facts, day):
        raise Refused(f"{day} 没有「{Obstacle(obstacle).label}」这一障碍，不必消除")
    return [told.tell(Lifted, on=day, project=project, obstacle=obstacle, document=document.strip()[:80])]


def _checked(one: dict) -> dict:
    if one.get("kind") not in Obstacle.values or one.get("finding") not in Finding.values:
        raise Refused("请逐项选择障碍的类别和结论")
    words = str(one.get("words") or "").strip()[:200]
    if one["finding"] != Finding.NONE and not words:
        raise Refused(f"「{Obstacle(one['kind']).label}」{Finding(one['finding']).label}，须写明具体情况")
    return {"kind": one["kind"], "finding": one["finding"], "words": words}
