"""Every item of a project: where it stands, in whose hands how many days (M36), by when, how long it may take still, and the steps that are his to tell."""
from collections.abc import Iterator

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongjian.approvals.about import hats
from gongjian.approvals.clock import charged
from gongjian.approvals.flow import OPEN, State
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.path import GOAL
from gongjian.pages import clock
from gongjian.pages.approvals.project.found import Found
from gongjian.pages.approvals.states import label, limit, lit
from gongjian.pages.doing.approvals.asks import AGENCY, ASKS, next_states
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.timeline.daycount import WorkingDays
from gongjian.timeline.told import Told

COLUMNS = (
    Column("", "light"), Column("事项", "name"), Column("状态"), Column("承办", "unit"), Column("单位", "num", "各占工作日", hint="在项目单位手上"),
    Column("部门", "num", "各占工作日", hint="在承办单位手上"), Column("中介", "num", "各占工作日", hint="在中介机构手上，另算"), Column("时限", "day"),
    Column("还要", "num", unit="工作日", hint="推算还要几个工作日"), Column("富余", "num", unit="工作日", hint="晚几个工作日还不误开工"), Column("办理", "long"),
)
AFTER_START = 4


def items(told: Found) -> dict:
    """A panel. Items that need no handling are folded below with their reasons."""
    rows = list(_rows(told))
    needed = [row for row in told.stands.values() if row.state not in (State.NOT_NEEDED, State.UNKNOWN) and _before_start(told, row.item)]
    done = sum(row.state == State.DONE for row in needed)
    table = Table(
        COLUMNS, rows, caption="逐项办理情况", empty="还没有审批清单", empty_small="编了审批清单，应办的事项连同时限、前置都列在这里", classes="of-items",
        foot="天数按工作日：开始的当天不算，停表的日子记在手上的一方名下。" + (unsure(told) if rows else ""),
    )
    idle = [(item.name, told.stands[code].why) for code, item in told.book.items.items() if code in told.stands and told.stands[code].state == State.NOT_NEEDED]
    return {
        "title": "逐项", "small": f"办结 {done} / {len(needed)}" if needed else "", "part": "gongjian/parts/items.html", "id": "items",
        "data": {"table": table, "idle": idle},
    }


def unsure(told: Found) -> str:
    takes = told.way.takes if told.way else {}
    count = sum(not one.verified for one in takes.values())
    return f"“还要”里有 {count} 项按目录估计，未核实；本县办结记录够数后按记录推算。" if count else ""


def _before_start(told: Found, code: str) -> bool:
    return code not in told.book.items or told.book.items[code].stage < AFTER_START


def _rows(told: Found) -> Iterator[Row | Group]:
    days = WorkingDays(min((row.desk_on for row in told.stands.values() if row.desk_on), default=told.eyes.on), told.eyes.on)
    for stage in told.book.stages.values():
        of_stage = [
            told.stands[item.code] for item in told.book.items.values()
            if item.stage == stage.number and item.code != GOAL and item.code in told.stands and told.stands[item.code].state != State.NOT_NEEDED
        ]
        if of_stage:
            yield Group(stage.name)
        yield from (_row(told, row, days) for row in of_stage)


def _row(told: Found, row: ApprovalStanding, days: WorkingDays) -> Row:
    eyes, item = told.eyes, told.book.items[row.item]
    held = charged({"owner": row.owner_days, "bureau": row.bureau_days, "agency": row.agency_days}, row.desk, row.desk_on, eyes.on, days)
    began = row.begun_on is not None
    takes = told.way.takes.get(row.item) if told.way else None
    slack = told.way.slack.get(row.item) if told.way and not told.way.blocked else None
    critical = bool(told.way and not told.way.blocked and row.item in told.way.critical)
    waiting = row.state not in (State.DONE, State.UNKNOWN)
    return Row([
        lit(row.state, row.due_on, eyes.on, item.name), named(eyes, item, critical, row), stood(row),
        Cell(told.names.get(row.unit_id, ""), small=" ".join(filter(None, [row.handler, f"代办 {row.agent.name}" if own_agent(told, row) else ""]))),
        *(str(held[desk]) if began or held[desk] else "" for desk in ("owner", "bureau", "agency")), limited(row, eyes.on),
        Cell(str(takes.days), small="" if takes.verified else "未核实", title=takes.why) if takes and waiting else "",
        Cell("0", tone="down", title="在关键线路上") if critical and waiting else str(slack) if slack is not None and waiting else "", Cell(steps(told, row)),
    ])


def own_agent(told: Found, row: ApprovalStanding) -> bool:
    """Another than the whole project's."""
    return row.agent is not None and (told.listed is None or told.listed.agent_id != row.agent_id)


def named(eyes, item, critical: bool, row: ApprovalStanding) -> Cell:
    mark = format_html('<span id="item-{}">{}{}</span>', item.code, "◆ " if critical else "", item.name)
    small = "；".join(filter(None, [row.document, f"有效期至 {row.valid_until}" if row.valid_until else "", row.why if row.state != State.NOT_NEEDED else ""]))
    return Cell(mark, eyes.keep(reverse("catalogue-item", args=[item.code])), small=small)


def stood(row: ApprovalStanding) -> Cell:
    since = {State.UNDER_WAY: row.accepted_on, State.PREPARING: row.begun_on, State.CORRECTING: row.desk_on, State.DONE: row.done_on}.get(State(row.state))
    where = f"转报{row.superior}" if row.superior and row.state == State.UNDER_WAY else f"在{row.agency or '中介'}" if row.desk == "agency" else ""
    tone = "down" if row.state in (State.REFUSED, State.EXPIRED) else "unsure" if row.state == State.UNKNOWN else ""
    return Cell(label(row.state), small=" ".join(filter(None, [str(since) if since else "", where])), tone=tone)


def limited(row: ApprovalStanding, on):
    if row.state == State.DONE and row.done_on and row.due_on:
        days = (row.done_on - row.due_on).days
        return Cell(row.due_on.isoformat(), small=f"迟 {days} 天" if days > 0 else "", tone="quiet")
    return limit(row.state, row.due_on, on)


def steps(told: Found, row: ApprovalStanding) -> SafeString | str:
    """Links of the steps that may follow and are for him."""
    eyes = told.eyes
    if eyes.lens.past or told.row.withdrawn_on:
        return ""
    teller = Told(told.row.area, eyes.today, clock.now(), eyes.request.user)
    agents = {key for key in (row.agent_id, told.listed.agent_id if told.listed else None) if key}
    held, name = hats(teller, row.unit_id, told.row.unit_id, agents), told.book.items[row.item].name
    states = [] if row.state == State.DONE else next_states(row.state, held)
    links = [(reverse("approval-step", args=[told.row.project_id, row.item, state.value]), ASKS[state].short, name) for state in states]
    if row.state == State.UNDER_WAY and row.desk != "agency" and held:
        links.append((reverse("approval-step", args=[told.row.project_id, row.item, AGENCY]), "转中介", name))
    if row.state in OPEN and held:
        links.append((reverse("materials", args=[told.row.project_id, row.item]), "材料", name))
    if not links:
        return ""
    drawn = format_html_join(" ", '<a href="{}">{}<span class="hidden">：{}</span></a>', links)
    return format_html('<span class="steps">{}</span>', drawn)
