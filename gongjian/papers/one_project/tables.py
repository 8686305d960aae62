"""The tables of the paper: the critical way, the checklist, the checklist of elements, what needs no handling and why."""
from collections.abc import Iterable, Iterator

from gongjian.approvals.flow import OPEN, State
from gongjian.papers.blocks import CENTER, Block, Column, Table
from gongjian.papers.one_project.chart import spoken
from gongjian.papers.one_project.read import Plan
from gongjian.papers.one_project.reckoned import Line, critical, span, takes
from gongjian.papers.tidy import tidy

UNSURE = "*"
NUMBER = Column("序号", align=CENTER, share=0.8)
LIST = (
    NUMBER, Column("事项", share=3.2), Column("承办单位", share=2.4), Column("承办人", align=CENTER, share=1.2), Column("时限", align=CENTER, share=2.7),
    Column("状态", share=2.8),
)
ELEMENTS = (NUMBER, Column("要素事项", share=3), Column("主管单位", share=2.2), Column("要不要办", align=CENTER, share=1.4), Column("状态和依据", share=4))
CRITICAL = (
    NUMBER, Column("事项", share=2.8), Column("由谁办", share=2.4), Column("自", align=CENTER, share=1.5), Column("至", align=CENTER, share=1.5),
    Column("用时", share=3),
)
IDLE = (NUMBER, Column("事项", share=3), Column("依据", share=6))


def listed(told: Plan) -> Table:
    rows = (
        (line.item.name, told.who(line), told.handler(line), limit(told, line), stands(told, line)) for line in told.needed
    )
    return _table("list-rows", LIST, rows, told, empty="没有应办的事项。")


def elements(told: Plan) -> Table:
    needs = {State.NOT_NEEDED: "不需要", State.UNKNOWN: "待核"}
    rows = (
        (line.item.name, told.who(line), needs.get(State(line.state), "需要"), line.why if line.state in needs else stands(told, line))
        for line in told.lines if line.item.element
    )
    return _table("element-rows", ELEMENTS, rows, told, empty="没有要素前置事项。")


def critical_way(told: Plan) -> list[Block]:
    """Each critical item, who, from when to when, on what that rests. Nothing where no day can be given."""
    lines = {line.code: line for line in told.lines}
    return [_table("critical", CRITICAL, (_critical(told, lines[code]) for code in critical(told.way)), told, caption="关键线路")] if critical(told.way) else []


def _critical(told: Plan, line: Line) -> tuple[str, ...]:
    days, reckoned = span(told.way, line.code), takes(told.way, line.code)
    who = " ".join(filter(None, [told.who(line), told.handler(line)]))
    why = f"{reckoned.why}{'' if reckoned.verified else UNSURE}" if reckoned else ""
    return (line.item.name, who, *((spoken(day, told.on) for day in days) if days else ("", "")), why)


def idle(told: Plan) -> list[Block]:
    rows = [(line.item.name, line.why or "没有写明依据") for line in told.lines if line.state == State.NOT_NEEDED]
    return [_table("idle-rows", IDLE, rows, told, caption="无需办理的事项")] if rows else []


def limit(told: Plan, line: Line) -> str:
    """The day where it runs, the term of the catalogue where it has not begun."""
    row = told.way.stands.get(line.code)
    if line.state == State.DONE:
        return ""
    if row and row.due_on:
        return spoken(row.due_on, told.on)
    figure = line.item.limit
    return f"{figure}{'' if figure.verified else UNSURE}" if figure else "没有规定"


def stands(told: Plan, line: Line) -> str:
    said, row = State(line.state).label, told.way.stands.get(line.code)
    if line.state == State.DONE:
        return "，".join(filter(None, [said, row.document if row else ""]))
    if line.state == State.UNKNOWN:
        return line.why or said
    if line.state in OPEN and row and row.due_on and row.due_on < told.on:
        return f"{said}，逾期{(told.on - row.due_on).days}天"
    return f"{said}：{line.why}" if line.why else said


def _table(key: str, columns: tuple[Column, ...], rows: Iterable[tuple[str, ...]], told: Plan, caption: str = "", empty: str = "") -> Table:
    """Numbered, days and figures as a paper writes them."""
    return Table(key, columns, tuple(_numbered(rows, told)), caption=caption, empty=empty)


def _numbered(rows: Iterable[tuple[str, ...]], told: Plan) -> Iterator[tuple[str, ...]]:
    for place, row in enumerate(rows, 1):
        yield str(place), *(tidy(cell, told.on) for cell in row)
