"""A project's approvals as a whole: how many are granted, what is next, who sees to it, what stands in the way."""
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gongjian.approvals.advice import Advice, Finding, Lifted, Obstacle
from gongjian.approvals.columns import column_states
from gongjian.approvals.flow import OPEN, SETTLED, Level, State
from gongjian.approvals.materials import Material
from gongjian.approvals.replay import BEFORE_START, Course, Ground, Listed
from gongjian.approvals.standings import ApprovalStanding, ChecklistStanding
from gongjian.timeline.standing import spans

FEW = 4  # items told by name
NEITHER = (State.NOT_NEEDED, State.UNKNOWN)
HEIGHT = {level.value: height for height, level in enumerate(Level)}


def whole_versions(items: list[ApprovalStanding], course: Course, base: Ground) -> list[ChecklistStanding]:
    """Versions of the whole, from the versions of its items. Nothing stands before the first thing told."""
    by_day: dict[date, list[ApprovalStanding]] = defaultdict(list)
    for row in items:
        by_day[row.from_on].append(row)
    told = [fact.occurred_on for facts in (course.checklists, course.advices, course.lifteds, course.vettings, course.materials) for fact in facts]
    now: dict[str, ApprovalStanding] = {}
    versions: list[ChecklistStanding] = []
    for start, until in spans([*by_day, *told]):
        now |= {row.item: row for row in by_day.get(start, ())}
        listed = next((listed for listed in reversed(base.lists) if listed.on <= start), None)
        version = ChecklistStanding(
            area=base.area, project_id=base.project_id, from_on=start, until_on=until, **_listed(listed), **_items(now, listed),
            **_vetted(course, start), obstacle=_joined(obstacles(course.advices, course.lifteds, start).values()),
            lacking=_joined(_lacking(now, course.materials, listed, start)), permit_waits=_permit_waits(now, listed),
        )
        if versions and all(getattr(version, name) == getattr(versions[-1], name) for name in SAID):
            versions[-1].until_on = until
        else:
            versions.append(version)
    return versions


SAID = tuple(ChecklistStanding.said())


def obstacles(advices: list[Advice], lifteds: list[Lifted], on: date) -> dict[str, str]:
    """Obstacles of policy that stand on a day: {kind: in words}. Told of as a conflict, and neither lifted nor told of otherwise since."""
    found: dict[str, str] = {}
    for fact in sorted([*advices, *lifteds], key=lambda fact: (fact.occurred_on, fact.recorded_at, fact.pk)):
        if fact.occurred_on > on:
            continue
        if isinstance(fact, Lifted):
            found.pop(fact.obstacle, None)
            continue
        for told in fact.obstacles:
            found.pop(told["kind"], None)
            if told["finding"] == Finding.CONFLICT:
                label = Obstacle(told["kind"]).label
                found[told["kind"]] = f"{label}：{told['words']}" if told.get("words") else label
    return found


def papers_of(materials: list[Material], item: str, asked: tuple[str, ...], on: date) -> dict[str, str]:
    """{paper: state} of an item on a day: those asked for and those told of; "" where nothing was told. A file said to be complete is."""
    found = dict.fromkeys(asked, "")
    for told in materials:
        if told.item != item or told.occurred_on > on:
            continue
        if told.document:
            found[told.document] = told.state
        elif told.state == Material.State.COMPLETE:
            found = dict.fromkeys(found, told.state)
    return found


def _listed(listed: Listed | None) -> dict[str, Any]:
    if listed is None:
        return {}
    told = listed.checklist
    return {
        "listed_on": listed.on, "kind_of": told.kind_of, "path": told.path, "agent_id": told.agent_id, "agent_name": told.agent_name, "agent_unit_id": told.agent_unit_id,
    }


def _items(now: Mapping[str, ApprovalStanding], listed: Listed | None) -> dict[str, Any]:
    order = {code: place for place, code in enumerate(listed.choices)} if listed else {}
    ahead = [row for code, row in now.items() if not (listed and code in listed.choices and listed.choices[code].item.stage >= BEFORE_START)]
    needed = [row for row in ahead if row.state not in NEITHER]
    waiting = [row for row in needed if row.state != State.DONE]
    under_way = [row for row in waiting if row.state == State.UNDER_WAY]
    first = min(under_way, key=lambda row: (row.due_on or date.max, order.get(row.item, 99), row.item), default=None)
    return {
        "needed": len(needed), "done": len(needed) - len(waiting), "unknown": sum(row.state == State.UNKNOWN for row in ahead),
        "level": max((row.level for row in waiting), key=lambda level: HEIGHT.get(level, -1), default=""),
        **column_states({row.item: row.state for row in ahead}),
    } | ({"next_item": first.item, "next_unit_id": first.unit_id, "next_handler": first.handler, "next_due_on": first.due_on} if first else {})


def _vetted(course: Course, on: date) -> dict[str, Any]:
    last = next((vetting for vetting in reversed(course.vettings) if vetting.occurred_on <= on), None)
    return {"vetting": last.verdict, "vetted_on": last.occurred_on} if last else {}


def _lacking(now: Mapping[str, ApprovalStanding], materials: list[Material], listed: Listed | None, on: date) -> Iterator[str]:
    """Of the items somebody works on and whose papers are kept account of: what came back, and what is still to be supplied."""
    for code, row in now.items():
        if row.state not in OPEN or not any(told.item == code and told.occurred_on <= on for told in materials):
            continue
        item = listed.choices[code].item if listed and code in listed.choices else None
        papers = papers_of(materials, code, item.materials if item else (), on)
        missing = [f"{paper}（退回）" if state else paper for paper, state in papers.items() if state in ("", Material.State.RETURNED)]
        if missing:
            yield f"{item.name if item else code}：{'、'.join(missing)}"


def _permit_waits(now: Mapping[str, ApprovalStanding], listed: Listed | None) -> str:
    """What the permit hangs on now: of all that must be granted before it, what need not wait for anything else; and how many are lacking in all."""
    if listed is None or not listed.permit or _settled(now, listed.permit):
        return ""
    open_ = [code for code in listed.choices if code in listed.before_permit and not _settled(now, code)]
    first = [code for code in open_ if all(_settled(now, one) for one in listed.waits[code] if one in listed.waits)]
    said = [f"{listed.choices[code].item.name}（{State(now[code].state).label if code in now else State.NOT_BEGUN.label}）" for code in first[:FEW]]
    more = f"{'等，' if len(first) > FEW else '，'}共差 {len(open_)} 项" if len(open_) > len(said) else ""
    return "、".join(said) + more


def _settled(now: Mapping[str, ApprovalStanding], code: str) -> bool:
    return code in now and now[code].state in SETTLED


def _joined(said) -> str:
    text = "；".join(said)
    return text if len(text) <= 300 else f"{text[:299]}…"
