"""A project's approvals as a Gantt chart: what was done when, what is under way and in whose hands, what is still to come and how much it may slip."""
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.choosing import Choice
from gongjian.approvals.flow import OPEN, Desk, State
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.path import GOAL
from gongjian.approvals.way import Way
from gongjian.papers.gantt import NAMES, WIDTH, Gantt, Mark, Row, Span, Stage, rest_runs
from gongjian.papers.saying import short_day
from gongjian.timeline.daycount import WorkingDays

AFTER_START = 4  # the stage of completion


def chart(
    on: date, stands: Mapping[str, ApprovalStanding], choices: Mapping[str, Choice], book: Catalogue, way: Way | None,
    *, url: Callable[[str], str] = lambda code: "", wide: int = WIDTH - NAMES,
) -> Gantt:
    """`stands`: the items as they stand on the day, by code. Items that need no handling are left out; those after the start too."""
    rows: list[Row | Stage] = []
    days = WorkingDays(date(on.year - 1, 1, 1), date(on.year + 2, 12, 31))
    for stage in book.stages.values():
        if stage.number >= AFTER_START:
            continue
        of_stage = [
            row_of(on, book.items[code].name, code, stands.get(code), way, days, url) for code, choice in choices.items()
            if code != GOAL and book.items[code].stage == stage.number and code in stands and stands[code].state != State.NOT_NEEDED
        ]
        rows += [Stage(stage.name), *of_stage] if of_stage else []
    told = Gantt(on, tuple(rows), marks(on, way), (), way.critical if way and not way.blocked else (), said(way, on), wide)
    first, last = told.days
    return Gantt(on, told.rows, told.marks, rest_runs(days.days, first, last), told.chain, told.says, wide)


def row_of(on: date, name: str, code: str, row: ApprovalStanding | None, way: Way | None, days: WorkingDays, url: Callable[[str], str]) -> Row:
    critical = bool(way and not way.blocked and code in way.critical)
    if row is None:
        return Row(code, name, url=url(code))
    if row.state == State.UNKNOWN:
        ahead = way.spans.get(code) if way and not way.blocked else None
        return Row(code, name, (Span("ahead", *ahead),) if ahead else (), row.why or "待核", critical, url=url(code))
    if row.state == State.DONE and row.done_on:
        return Row(code, name, (Span("done", min(row.begun_on or row.done_on, row.done_on), row.done_on),), f"{spoken(row.done_on, on)}办结", critical, url=url(code))
    ahead = way.spans.get(code) if way else None
    late = row.due_on if row.state in OPEN and row.due_on and row.due_on < on else None
    spans = [*so_far(row, on), *to_come(row, on, ahead)]
    if way and ahead and way.slack.get(code, 0) > 0:
        spans.append(Span("spare", ahead[1] + timedelta(1), days.walk(ahead[1], way.slack[code])))
    return Row(code, name, tuple(spans), beside(row, on, ahead, late), critical, late, url(code))


def so_far(row: ApprovalStanding, on: date) -> Iterable[Span]:
    """From the day it was begun to the day looked at; dotted since the day it lies with the owner to be corrected, or with an intermediary."""
    if row.state not in OPEN or row.begun_on is None or row.begun_on > on:
        return
    still = row.desk_on if row.state == State.CORRECTING or row.desk == Desk.AGENCY else None
    if still is None or still > row.begun_on:
        yield Span("spent", row.begun_on, min(still - timedelta(1), on) if still else on)
    if still and still <= on:
        yield Span("stands", still, on)


def to_come(row: ApprovalStanding, on: date, ahead: tuple[date, date] | None) -> Iterable[Span]:
    if ahead is None:
        return
    if row.state in OPEN:
        if ahead[1] > on:
            yield Span("left", on + timedelta(1), ahead[1])
    else:
        yield Span("ahead", *ahead)


def beside(row: ApprovalStanding, on: date, ahead: tuple[date, date] | None, late: date | None) -> str:
    """The words at the bar."""
    if late:
        return f"{State(row.state).label}，逾期 {(on - late).days} 天"
    if row.state in OPEN:
        return f"{State(row.state).label}，{f'{spoken(row.due_on, on)}前' if row.due_on else f'预计{spoken(ahead[1], on)}' if ahead else ''}".rstrip("，")
    if row.state in (State.REFUSED, State.EXPIRED):
        return f"{State(row.state).label}，须重新办"
    return f"{spoken(ahead[0], on)}—{spoken(ahead[1], on)}" if ahead else ""


def marks(on: date, way: Way | None) -> tuple[Mark, ...]:
    found = [Mark("today", on, f"今天 {short_day(on)}")]
    if way and way.planned_on:
        found.append(Mark("promised", way.planned_on, f"计划开工 {spoken(way.planned_on, on)}"))
    if way and way.likely_on:
        found.append(Mark("likely", way.likely_on, f"预计开工 {spoken(way.likely_on, on)}"))
    if way and way.earliest_on and way.earliest_on != way.likely_on:
        found.append(Mark("likely", way.earliest_on, f"最早 {spoken(way.earliest_on, on)}"))
    return tuple(found)


def spoken(day: date, on: date) -> str:
    return short_day(day) if day.year in (on.year, on.year + 1) and (day.year == on.year or day.month <= on.month) else f"{day.year}年{short_day(day)}"


def said(way: Way | None, on: date) -> str:
    """The chart in a sentence."""
    if way is None:
        return f"截至{short_day(on)}的前期手续横道图"
    if way.blocked:
        return f"截至{short_day(on)}，手续停住：{'；'.join(way.blocked)}"
    parts = [f"预计{spoken(way.likely_on, on)}可以开工" if way.likely_on else "", f"计划{spoken(way.planned_on, on)}" if way.planned_on else "没有定计划开工日期"]
    return f"截至{short_day(on)}，{'，'.join(filter(None, parts))}，{margin_said(way)}"


def margin_said(way: Way) -> str:
    if way.margin is None:
        return "没有计划可比"
    return f"早 {way.margin} 个工作日" if way.margin > 0 else f"晚 {-way.margin} 个工作日" if way.margin < 0 else "正好赶上"
