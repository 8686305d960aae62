"""A project's approvals as a Gantt chart: what was done when, what is under way and in whose hands, what is still to come and how much it may slip."""
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import groupby

from gongjian.approvals.flow import OPEN, Desk, State
from gongjian.approvals.way import Stands, Way
from gongjian.papers.gantt import NAMES, WIDTH, Gantt, Mark, Row, Span, Stage, rest_runs
from gongjian.papers.one_project.reckoned import Line, critical, lines, slack, span
from gongjian.papers.saying import short_day


def chart(way: Way, *, url: Callable[[str], str] = lambda code: "", wide: int = WIDTH - NAMES) -> Gantt:
    """Items that need no handling are left out."""
    rows: list[Row | Stage] = []
    shown = (line for line in lines(way) if line.state != State.NOT_NEEDED)
    for stage, together in groupby(shown, key=lambda line: line.item.stage):
        rows += [Stage(way.catalogue.stages[stage].name), *(row_of(way, line, url(line.code)) for line in together)]
    told = Gantt(way.on, tuple(rows), marks(way), (), critical(way), said(way), wide)
    return Gantt(way.on, told.rows, told.marks, rest_runs(way.days.days, *told.days), told.chain, told.says, wide)


def row_of(way: Way, line: Line, url: str) -> Row:
    row, ahead, on, name = way.stands.get(line.code), span(way, line.code), way.on, line.item.name
    hangs = line.code in critical(way)
    if line.state == State.DONE:
        if row is None or row.done_on is None:
            return Row(line.code, name, (), f"已办结（{line.why}）" if line.why else "已办结", hangs, url=url)
        return Row(line.code, name, (Span("done", min(row.begun_on or row.done_on, row.done_on), row.done_on),), f"{spoken(row.done_on, on)}办结", hangs, url=url)
    late = row.due_on if row and line.state in OPEN and row.due_on and row.due_on < on else None
    spans = [*(so_far(row, on) if row else ()), *to_come(line.state, on, ahead)]
    if ahead and (spare := slack(way, line.code)):
        spans.append(Span("spare", ahead[1] + timedelta(1), way.days.walk(ahead[1], spare)))
    return Row(line.code, name, tuple(spans), beside(line, row, on, ahead, late), hangs, late, url)


def so_far(row: Stands, on: date) -> Iterable[Span]:
    """From the day it was begun to the day looked at; dotted since the day it lies with the owner to be corrected, or with an intermediary."""
    if row.state not in OPEN or row.begun_on is None or row.begun_on > on:
        return
    still = row.desk_on if row.state == State.CORRECTING or row.desk == Desk.AGENCY else None
    if still is None or still > row.begun_on:
        yield Span("spent", row.begun_on, min(still - timedelta(1), on) if still else on)
    if still and still <= on:
        yield Span("stands", still, on)


def to_come(state: str, on: date, ahead: tuple[date, date] | None) -> Iterable[Span]:
    if ahead is None:
        return
    if state in OPEN:
        if ahead[1] > on:
            yield Span("left", on + timedelta(1), ahead[1])
    else:
        yield Span("ahead", *ahead)


def beside(line: Line, row: Stands | None, on: date, ahead: tuple[date, date] | None, late: date | None) -> str:
    """The words at the bar."""
    label = State(line.state).label
    if late:
        return f"{label}，逾期 {(on - late).days} 天"
    if line.state in OPEN:
        until = f"{spoken(row.due_on, on)}前" if row and row.due_on else f"预计{spoken(ahead[1], on)}" if ahead else ""
        return f"{label}，{until}".rstrip("，")
    if line.state == State.UNKNOWN:
        return line.why or label
    if line.state in (State.REFUSED, State.EXPIRED):
        return f"{label}，须重新办"
    return f"{spoken(ahead[0], on)}—{spoken(ahead[1], on)}" if ahead else ""


def marks(way: Way) -> tuple[Mark, ...]:
    on = way.on
    found = [Mark("today", on, f"今天 {short_day(on)}")]
    if way.planned_on and not way.started_on:
        found.append(Mark("promised", way.planned_on, f"计划开工 {spoken(way.planned_on, on)}"))
    if way.started_on:
        found.append(Mark("likely", way.started_on, f"开工 {spoken(way.started_on, on)}"))
    if way.likely_on:
        found.append(Mark("likely", way.likely_on, f"预计开工 {spoken(way.likely_on, on)}"))
    if way.earliest_on and way.earliest_on != way.likely_on:
        found.append(Mark("likely", way.earliest_on, f"最早 {spoken(way.earliest_on, on)}"))
    return tuple(found)


def spoken(day: date, on: date) -> str:
    """1月5日; with its year where it could be taken for another: a year or more away, or past and of another year."""
    near = day.year == on.year or (day.year == on.year + 1 and (day.month, day.day) < (on.month, on.day))
    return short_day(day) if near else f"{day.year}年{short_day(day)}"


def said(way: Way) -> str:
    """The chart in a sentence."""
    on = way.on
    if way.started_on:
        return f"截至{short_day(on)}的前期手续横道图：{spoken(way.started_on, on)}已开工"
    if way.stopped:
        return f"截至{short_day(on)}，手续停住：{way.stopped}"
    if way.likely_on is None:
        return f"截至{short_day(on)}的前期手续横道图"
    planned = f"计划{spoken(way.planned_on, on)}" if way.planned_on else "没有定计划开工日期"
    return f"截至{short_day(on)}，预计{spoken(way.likely_on, on)}可以开工，{planned}，{margin_said(way)}"


def margin_said(way: Way) -> str:
    if way.margin is None:
        return "没有计划可比"
    return f"早 {way.margin} 个工作日" if way.margin > 0 else f"晚 {-way.margin} 个工作日" if way.margin < 0 else "正好赶上"
