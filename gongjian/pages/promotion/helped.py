"""Elements of aid as rows: on whose desk, how many days, by when, and the one act that suits it (M27)."""
from django.urls import reverse

from gongjian.pages.drawing import light
from gongjian.pages.look import Look
from gongjian.pages.promotion.panels import names_of
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.promotion.acts import aids as acts
from gongjian.promotion.aids import Aid, Helped
from gongjian.promotion.ledgers import elements

COLUMNS = (
    Column("", "light"), Column("要素", "name"), Column("需要什么", "long"), Column("帮办单位", "unit"), Column("在手上", "num", unit="天"), Column("时限", "day"),
    Column("办理"),
)


def panel(eyes: Look, row, may) -> dict:
    """Of one lead, element by element."""
    rows = elements(eyes.when, [row.lead_id])
    names = names_of(eyes, {one.unit_id for one in rows})
    told = [Row([lit(one, eyes), one.element.label, *cells(one, eyes, names), doing(eyes, one, may)]) for one in rows]
    table = Table(
        COLUMNS, told, caption="帮办服务", classes="of-aids", empty="还没有提出帮办", empty_small="签正式合同后，按供水、供电、土地等要素提出，写明单位和时限",
    )
    left = sum(one.open for one in rows)
    return {"title": "帮办服务", "small": f"{left} 项未了" if left else "", "part": "gongjian/parts/table.html", "data": table, "id": "aids"}


def cells(one: Helped, eyes: Look, names: dict[int, str]) -> list:
    """What is needed, who sees to it, for how long, by when."""
    return [Cell(one.what or "无需", small=one.news), who(one, names), str(one.held) if one.asked_on else "", limit(one, eyes)]


def lit(one: Helped, eyes: Look):
    state = Aid.State(one.state)
    if not one.open:
        return light("Y" if one.days else "G" if state == Aid.State.DONE else "N", f"{one.element.label}：{state.label}")
    near = one.due_on is not None and (one.due_on - eyes.on).days <= 7
    return light("R" if one.days else "Y" if near else "G", f"{one.element.label}：{state.label}")


def who(one: Helped, names: dict[int, str]) -> Cell | str:
    name = names.get(one.unit_id, "")
    return Cell(name, small=one.person) if one.person else name


def limit(one: Helped, eyes: Look) -> Cell | str:
    if one.done_on:
        return Cell(str(one.done_on), small=f"已解决，晚 {one.days} 天" if one.days else "已解决", tone="near" if one.days else "")
    if not one.due_on:
        return Aid.State(one.state).label
    days = (one.due_on - eyes.on).days
    left = f"逾期 {one.days} 天" if one.days else f"剩 {days} 天" if days else "今天"
    return Cell(str(one.due_on), small=left, tone="late" if one.days else "")


def doing(eyes: Look, one: Helped, may) -> Cell | str:
    seat = eyes.lens.seat
    mine = seat is not None and seat.unit_id == one.unit_id
    if one.open and mine and may(acts.give_aid):
        return Cell("记办理", reverse("give-aid", args=[one.lead_id, one.element.value]))
    if one.open and may(acts.ask_aid):
        return Cell("改派", f"{reverse('ask-aid', args=[one.lead_id])}?element={one.element.value}")
    return ""
