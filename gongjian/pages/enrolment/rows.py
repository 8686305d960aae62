"""The rows of the list: a line before each group, what each project lacks and would bring, the sum of all."""
from collections.abc import Callable, Sequence
from datetime import date

from gongjian.enrolment.flow import FLOW, EnrolState
from gongjian.enrolment.needs import Need
from gongjian.enrolment.readiness import Readiness
from gongjian.enrolment.windows import windows_at
from gongjian.pages.enrolment.groups import GROUPS, by_group
from gongjian.pages.listing import Listing
from gongjian.pages.look import Look
from gongjian.pages.table import Cell, Column, Group, Row
from gongjian.reading.shown import NOT_REPORTED
from gongjian.timeline.money import wan, yi

Grouped = Sequence[tuple[str, Readiness]]
SORTS: dict[str, Callable[[Readiness], object]] = {
    "name": lambda one: one.row.name, "unit_name": lambda one: (one.row.unit_order, one.row.unit_name), "started_on": lambda one: one.row.started_on or date.max,
    "missing": lambda one: len(one.missing), "blocks": lambda one: len(one.blocks), "value": lambda one: one.value if one.value is not None else -1,
}


def in_order(rows: list[Readiness], asked: Listing) -> Grouped:
    """By group, or by the one column asked for."""
    way = asked.sort.lstrip("-")
    told = by_group(rows)
    return sorted(told, key=lambda pair: SORTS[way](pair[1]), reverse=asked.sort.startswith("-")) if way in SORTS else told  # type: ignore[arg-type,return-value]


def summed(rows: Sequence[Readiness]) -> int | None:
    """None when nothing was reported of any."""
    values = [one.value for one in rows if one.value is not None]
    return sum(values) if values else None


def columns(asked: Listing) -> list[Column]:
    return [
        Column("项目名称", "name", **asked.sorting("name")), Column("责任单位", "unit", **asked.sorting("unit_name")),
        Column("开工", "day", **asked.sorting("started_on")),
        Column("入统状态"), Column("缺项材料", "long", **asked.sorting("missing", True)),
        Column("会被退回", "num", unit="处", hint="材料检查查出、不改会被退回的问题", **asked.sorting("blocks", True)),
        Column("本年完成", "num", unit="万元，调度口径", hint="责任单位填报的本年完成投资，不是统计数；没有报过的写未报", **asked.sorting("value", True)),
    ]


def lines(eyes: Look, told: Grouped, first: int, last: int, asked: Listing) -> list[Row | Group]:
    """A page of rows; before the first of each group a line that counts the whole group."""
    to, found, under = eyes.way("project-enrolment"), list[Row | Group](), ""
    grouped = asked.sort.lstrip("-") not in SORTS
    for key, one in told[first:last]:
        if grouped and key != under:
            under = key
            here = [other for group, other in told if group == key]
            money = summed(here)
            found.append(Group(GROUPS[key].label, f"{len(here)} 个" + (f"，本年完成 {yi(money)} 亿元" if money else "")))
        found.append(row(one, to(one.project)))
    return found


def row(one: Readiness, url: str) -> Row:
    wrong = one.blocks if one.state != EnrolState.ENROLLED else []
    blocks = Cell(str(len(wrong)), title="；".join(f"{finding.paper_label}：{finding.what}" for finding in wrong), tone="down") if wrong else ""
    value = Cell(NOT_REPORTED, tone="quiet") if one.value is None else wan(one.value)
    return Row([one.row.name, one.row.unit_name or "", str(one.row.started_on or ""), state(one), missing(one), blocks, value], url)


def state(one: Readiness) -> Cell:
    """Where it is, and on whom it waits."""
    small = f"{one.since:%m-%d} 起" if one.since else ""
    if one.state == EnrolState.RETURNED:
        return Cell(one.state.label, small=small, tone="late", title=one.standing.reason_words if one.standing else "")
    waits = FLOW[one.state].waits if one.state in FLOW else ""
    return Cell(one.state.label, small=small, tone="up" if one.state == EnrolState.ENROLLED else "", title=f"在等{waits}" if waits else "")


def missing(one: Readiness) -> Cell | str:
    """Of what was entered before its papers were kept here, how many are not: nobody owes them."""
    if one.state == EnrolState.ENROLLED and one.missing:
        return Cell(f"未收存 {len(one.missing)} 件", tone="quiet", title=lacking(one.missing))
    return lacking(one.missing)


def lacking(needs: Sequence[Need]) -> str:
    return "、".join(need.label for need in needs) or "已齐"


def totals(rows: Sequence[Readiness]) -> list:
    return [f"合计 {len(rows)} 个", "", "", "", "", "", wan(summed(rows))] if rows else []


def empty(asked: Listing) -> str:
    return "没有符合条件的项目" if any(asked.chosen(name) for name in ("q", "unit", "only", "state", "missing")) else "没有已开工未入统的项目"


def foot(eyes: Look, rows: Sequence[Readiness]) -> str:
    """When the window of the day closes."""
    if not any(one.waiting for one in rows):
        return ""
    window = windows_at(eyes.when, eyes.request.user.area).next(eyes.on)
    days = window.left(eyes.on)
    when = "今天截止" if days == 0 else f"{window.closes_on} 截止，剩 {days} 天"
    return f"现在提交计入 {window.title}申报窗口，{when}" + ("" if window.told else "（行动方案的日期，未核实）")
