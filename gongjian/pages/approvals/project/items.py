"""Every item of a project: where it stands, in whose hands how many days (M36), by when, how long it may take still, and the steps that are his to tell."""
from collections.abc import Iterator
from itertools import groupby

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongjian.approvals.about import hats
from gongjian.approvals.clock import charged
from gongjian.approvals.flow import OPEN, Desk, State
from gongjian.approvals.models import ApprovalStanding
from gongjian.pages import clock
from gongjian.pages.approvals.project.found import Found
from gongjian.pages.approvals.states import STUCK, label, limit, lit
from gongjian.pages.doing.approvals.asks import AGENCY, ASKS, next_states
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.papers.one_project.reckoned import Line, critical, slack, takes
from gongjian.timeline.told import Told

COLUMNS = (
    Column("", "light"), Column("事项", "name"), Column("状态"), Column("承办", "unit"), Column("单位", "num", "各占工作日", hint="在项目单位手上"),
    Column("部门", "num", "各占工作日", hint="在承办单位手上"), Column("中介", "num", "各占工作日", hint="在中介机构手上，另算"), Column("时限", "day"),
    Column("还要", "num", unit="工作日", hint="推算还要几个工作日"), Column("富余", "num", unit="工作日", hint="晚几个工作日还不误开工"), Column("办理", "long"),
)
DESKS = ("owner", "bureau", "agency")


def items(told: Found) -> dict:
    """A panel. Items that need no handling are folded below with their reasons."""
    shown = [line for line in told.lines if line.state != State.NOT_NEEDED]
    needed = [line for line in shown if line.state != State.UNKNOWN]
    done = sum(line.state == State.DONE for line in needed)
    idle = [(line.item.name, line.why) for line in told.lines if line.state == State.NOT_NEEDED]
    table = Table(
        COLUMNS, list(_rows(told, shown)), caption="逐项办理情况", empty="没有应办的事项", classes="of-items",
        foot="天数按工作日：开始的当天不算，停表的日子记在手上的一方名下。" + unsure(told),
    )
    return {
        "title": "逐项", "small": f"办结 {done} / {len(needed)}" if needed else "", "part": "gongjian/parts/items.html", "id": "items",
        "data": {"table": table, "idle": idle},
    }


def unsure(told: Found) -> str:
    count = sum(one is not None and not one.verified for one in (takes(told.way, line.code) for line in told.lines))
    return f"“还要”里有 {count} 项按目录估计，未核实；本县办结记录够数后按记录推算。" if count and told.way.likely else ""


def _rows(told: Found, shown: list[Line]) -> Iterator[Row | Group]:
    for stage, together in groupby(shown, key=lambda line: line.item.stage):
        yield Group(told.book.stages[stage].name)
        yield from (_row(told, line) for line in together)


def _row(told: Found, line: Line) -> Row:
    row, on = told.stands.get(line.code), told.eyes.on
    reckoned, spare = takes(told.way, line.code) if told.way.likely else None, slack(told.way, line.code)
    hangs = line.code in critical(told.way)
    due = row.due_on if row else None
    return Row([
        lit(line.state, due, on, line.item.name), named(told, line, hangs, row), stood(line, row), who(told, line, row), *spent(told, row), limited(line, row, on),
        Cell(str(reckoned.left), small="" if reckoned.verified else "未核实", title=reckoned.why) if reckoned else "",
        Cell("0", tone="down", title="在关键线路上") if spare == 0 and hangs else "" if spare is None else str(spare), Cell(steps(told, line, row)),
    ])


def named(told: Found, line: Line, hangs: bool, row: ApprovalStanding | None) -> Cell:
    mark = format_html('<span id="item-{}">{}{}</span>', line.code, "◆ " if hangs else "", line.item.name)
    why = line.why if line.state != State.CORRECTING else f"要补：{line.why}"
    small = [row.document if row else "", f"有效期至 {row.valid_until}" if row and row.valid_until else "", why]
    return Cell(mark, told.eyes.keep(reverse("catalogue-item", args=[line.code])), small="；".join(filter(None, small)))


def stood(line: Line, row: ApprovalStanding | None) -> Cell:
    tone = "down" if line.state in STUCK else "unsure" if line.state == State.UNKNOWN else ""
    if row is None:
        return Cell(label(line.state), tone=tone)
    since = {State.UNDER_WAY: row.accepted_on, State.PREPARING: row.begun_on, State.CORRECTING: row.desk_on, State.DONE: row.done_on}.get(State(line.state))
    where = f"转报{row.superior}" if row.superior and line.state == State.UNDER_WAY else f"在{row.agency or '中介'}" if row.desk == Desk.AGENCY else ""
    return Cell(label(line.state), small=" ".join(filter(None, [str(since) if since else "", where])), tone=tone)


def who(told: Found, line: Line, row: ApprovalStanding | None) -> Cell:
    """The bureau, its handler, and a 代办员 of this item alone; the whole project's is said once, above."""
    own = row is not None and row.agent is not None and (told.listed is None or told.listed.agent_id != row.agent_id)
    small = [row.handler if row else "", f"代办 {row.agent.name}" if own else ""]
    return Cell(told.names.get(told.unit_of(line), "") or line.item.owner, small=" ".join(filter(None, small)))


def spent(told: Found, row: ApprovalStanding | None) -> list[str]:
    """Working days with the owner, the bureau, the intermediary; nothing before it was begun."""
    if row is None or (row.begun_on is None and not any((row.owner_days, row.bureau_days, row.agency_days))):
        return ["", "", ""]
    held = charged({"owner": row.owner_days, "bureau": row.bureau_days, "agency": row.agency_days}, row.desk, row.desk_on, told.eyes.on, told.way.days)
    return [str(held[desk]) for desk in DESKS]


def limited(line: Line, row: ApprovalStanding | None, on) -> Cell | str:
    if row is None:
        return ""
    if line.state == State.DONE and row.done_on and row.due_on:
        days = (row.done_on - row.due_on).days
        return Cell(row.due_on.isoformat(), small=f"迟 {days} 天" if days > 0 else "", tone="quiet")
    return limit(line.state, row.due_on, on)


def steps(told: Found, line: Line, row: ApprovalStanding | None) -> SafeString | str:
    """Links of the steps that may follow and are for him."""
    eyes, key = told.eyes, told.row.project_id
    if eyes.lens.past or told.row.withdrawn_on or line.state == State.DONE:
        return ""
    teller = Told(told.row.area, eyes.today, clock.now(), eyes.request.user)
    agents = {agent for agent in (row.agent_id if row else None, told.listed.agent_id if told.listed else None) if agent}
    held = hats(teller, told.unit_of(line), told.row.unit_id, agents)
    links = [(reverse("approval-step", args=[key, line.code, state.value]), ASKS[state].short, line.item.name) for state in next_states(line.state, held)]
    if row and line.state == State.UNDER_WAY and row.desk != Desk.AGENCY and held:
        links.append((reverse("approval-step", args=[key, line.code, AGENCY]), "转中介", line.item.name))
    if line.state in OPEN and held:
        links.append((reverse("materials", args=[key, line.code]), "材料", line.item.name))
    drawn = format_html_join(" ", '<a href="{}">{}<span class="hidden">：{}</span></a>', links)
    return format_html('<span class="steps">{}</span>', drawn) if links else ""
