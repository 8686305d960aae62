"""The drive's days, all its targets together, its five fronts, and whether every clause has its units (M01–M03, M21, M29, M41)."""
from collections import Counter
from collections.abc import Iterable

from gongjian.clauses.figure import ORDER, Figure, Page, Record, State, View, many, worst
from gongjian.clauses.measured import of_target
from gongjian.indicators.standing import target_lines


def days(view: View) -> list[Figure]:
    drive, on = view.at.drive, view.at.on
    if drive is None:
        return []
    over, begun = on > drive.ends_on, on >= drive.starts_on
    state = State.DONE if over else State.OPEN if begun else State.AHEAD
    done = f"第 {drive.day_number(on)} 天" if begun else "未开始"
    left = "" if over or not begun else f"，还有 {(drive.ends_on - on).days} 天"
    small = f"{drive.starts_on}—{drive.ends_on}{left}；{drive.number}，{drive.issued_on}印发"
    return [Figure("行动期限", state, many(drive.days, "天"), "已到期" if over else done, small=small, page=Page("overview"))]


def targets(view: View) -> list[Figure]:
    """One figure: of all the plan's targets how many stand how."""
    states = [of_target(line.target.key, view)[0].state for line in target_lines(view.at)]
    return [_together(view, "全部目标", states, Page("targets"))] if states else []


def fronts(view: View) -> list[Figure]:
    """One figure a workstream that has units to answer for it (五大攻坚行动): how its own clauses stand."""
    streams = view.at.drive.rules.get("workstreams", []) if view.at.drive else []
    found = []
    for stream in streams:
        own = [line for line in view.lines if line.mark in stream["clauses"]]
        if stream.get("responsible") and own:
            found.append(_together(view, stream["title"], [line.state for line in own], Page("front", (stream["key"],)), "条"))
    return found


def _over(view: View) -> bool:
    return view.at.drive is not None and view.at.on > view.at.drive.ends_on


def _together(view: View, what: str, states: Iterable[State], page: Page, measure: str = "项") -> Figure:
    """What is past its day makes the whole fall behind; the whole is missed only when the drive is over."""
    told = Counter(states)
    judged = {state: number for state, number in told.items() if state not in (State.RECORDED, State.BY_HAND, State.NO_TASK)}
    small = "，".join(f"{state.label} {told[state]}" for state in sorted(told, key=lambda state: ORDER[state]))
    left = sum(judged.values()) - judged.get(State.DONE, 0)
    done, asked = judged.get(State.DONE, 0), sum(judged.values())
    state = worst(judged) if judged else State.RECORDED
    state = State.BEHIND if state == State.MISSED and not _over(view) else state
    scope = "" if view.whole else view.whose or "您可见的"
    gap = f"差 {many(left, measure)}" if left else ""
    return Figure(what, state, many(asked, measure), f"已完成 {many(done, measure)}", gap, small=small, page=page, scope=scope)


def owners(view: View) -> list[Figure]:
    """Of the clauses of this workstream: how many have somebody to lead on them; how many units have a task of its targets."""
    drive = view.at.drive
    streams = drive.rules.get("workstreams", []) if drive else []
    stream = next((stream for stream in streams if stream["key"] == view.workstream), None)
    if drive is None or stream is None:
        return []
    own = [line for line in view.lines if line.mark in stream["clauses"]]
    led = [line for line in own if line.owners.leads]
    leads = {owner.name for line in own for owner in line.owners.leads if not owner.kind}
    joined = set().union(*(line.owners.cooperating_units for line in own)) if own else set()
    page, small = Page("front", (stream["key"],)), f"牵头：{'、'.join(sorted(leads)) or '未写'}；配合单位 {len(joined)} 个"
    left = len(own) - len(led)
    found = [Figure(
        "条款落到牵头单位", State.DONE if not left else State.OPEN, many(len(own), "条"), many(len(led), "条"), f"差 {many(left, '条')}" if left else "",
        small=small, page=page,
    )]
    parts = [line for line in target_lines(view.at) if line.target.clause in stream["clauses"] and line.closure]
    if parts:
        tasked = {unit.unit for line in parts for unit in line.units if unit.asked is not None}
        closed = sum(line.closure is not None and not line.closure.difference for line in parts)
        scope = "" if view.whole else "您可见的"
        found.append(Figure("目标分解到单位", State.RECORDED, "", many(len(tasked), "个单位有任务"), small=f"{len(parts)} 项目标已分解，{closed} 项与全县目标平",
                            page=Page("targets"), scope=scope))
    return found


RECORDS = {
    "days": Record("行动期限", days, county=True),
    "targets": Record("全部目标", targets),
    "fronts": Record("各攻坚行动", fronts, sums=True),
    "owners": Record("责任单位", owners, sums=True),
}
