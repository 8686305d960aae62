"""Promises as rows: kept, kept late, late, broken, with what shows it and the one act that suits it (M28)."""
from django.urls import reverse

from gongjian.pages.drawing import light
from gongjian.pages.look import Look
from gongjian.pages.promotion.panels import names_of
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.promotion.acts import commitments as acts
from gongjian.promotion.commitments import MILESTONES, OVER, Promised, State
from gongjian.promotion.ledgers import promises
from gongjian.timeline.money import wan

LIGHTS = {State.AHEAD: "N", State.LATE: "R", State.BROKEN: "R", State.KEPT: "G", State.KEPT_LATE: "Y"}
TONES = {State.LATE: "late", State.BROKEN: "late", State.KEPT_LATE: "near"}
COLUMNS = (
    Column("", "light"), Column("承诺", "name"), Column("金额", "num", unit="万元"), Column("时限", "day"), Column("兑现", "long"), Column("责任单位", "unit"),
    Column("办理"),
)


def panel(eyes: Look, row, may) -> dict:
    """Of one lead, clause by clause, both sides."""
    rows = promises(eyes.when, {row.lead_id: row.project_id})
    names = names_of(eyes, {one.unit_id for one in rows})
    told = [Row(cells(one, names, doing(one, may)), eyes.keep(reverse("commitment", args=[one.commitment.pk]))) for one in rows]
    table = Table(COLUMNS, told, caption="双向承诺", empty="还没有登记承诺", empty_small="签正式合同后，把双方的承诺逐条登记")
    done = sum(one.state in OVER for one in rows)
    return {"title": "双向承诺", "small": f"兑现 {done} / {len(rows)}" if rows else "", "part": "gongjian/parts/table.html", "data": table, "id": "promises"}


def cells(one: Promised, names: dict[int, str], last: Cell | str) -> list:
    """Whose, what, how much, by when, whether; the last cell as given."""
    made = one.commitment
    what = Cell(one.content, small=" · ".join(filter(None, [made.get_side_display(), made.get_clause_display(), one.condition])))
    state = Cell(one.state.label, small=outcome(one), tone=TONES.get(one.state, ""))
    return [light(LIGHTS[one.state], one.state.label), what, wan(one.amount), due(one), state, names.get(one.unit_id, ""), last]


def due(one: Promised) -> Cell | str:
    return Cell(str(one.due_on), small=f"原定 {one.first_due_on}") if one.due_on != one.first_due_on else str(one.due_on)


def outcome(one: Promised) -> str:
    if one.kept_on:
        return " ".join(filter(None, [str(one.kept_on), one.proof, f"晚 {one.days} 天" if one.days else ""]))
    return " ".join(filter(None, [f"逾期 {one.days} 天" if one.days else "", one.why]))


def doing(one: Promised, may) -> Cell | str:
    """The one act that suits it; the others are on its own page."""
    made = one.commitment
    if one.kept_on:
        return ""
    if made.clause not in MILESTONES and may(acts.fulfil, made):
        return Cell("记兑现", reverse("fulfil", args=[made.pk]))
    if one.state == State.LATE and may(acts.judge_broken, made):
        return Cell("认定未兑现", reverse("judge-broken", args=[made.pk]))
    return ""
