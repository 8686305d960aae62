"""/promotion/commitments: both sides' promises of every lead he sees, the amiss first; and one promise with all that was told of it (M28)."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.project.panels import gallery
from gongjian.pages.promotion import promised
from gongjian.pages.promotion.panels import names_of
from gongjian.pages.promotion.said import by_name, crumb, dated
from gongjian.pages.promotion_told import Told
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.promotion.acts import commitments as acts
from gongjian.promotion.commitments import AMISS, MILESTONES, OVER, Account, Promised, Side, State
from gongjian.promotion.ledgers import promises
from gongjian.promotion.models import Commitment, CommitmentStep, Lead
from gongjian.reading.shown import NO_TASK
from gongjian.timeline.money import wan, yi

COLUMNS = (*promised.COLUMNS[:-1], Column("招商项目", "long"))
COUNTED, IN_MONEY = ("共", "按期兑现", "逾期兑现", "逾期未兑现", "认定未兑现", "未到期", "兑现率"), ("已兑现", "未兑现", "未到期")
SUMS = (Column("哪一方", "name"), *(Column(label, "num") for label in COUNTED), *(Column(label, "num", "金额（亿元）") for label in IN_MONEY))
ORDER = {State.BROKEN: 0, State.LATE: 1, State.AHEAD: 2, State.KEPT_LATE: 3, State.KEPT: 4}


def commitments(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    told = Told(eyes.at)
    titles = {lead.lead_id: lead.title for lead in told.leads}
    rows = sorted(told.promises, key=lambda one: (ORDER[one.state], one.due_on, one.commitment.pk))
    side, state = asked.chosen("side"), asked.chosen("state")
    rows = [one for one in rows if (side not in Side or one.commitment.side == side) and (state not in State or one.state == state)]
    first, last = asked.span(len(rows))
    to = lambda one: eyes.keep(reverse("commitment", args=[one.commitment.pk]))
    lead = lambda one: Cell(titles[one.commitment.lead_id], eyes.keep(reverse("lead", args=[one.commitment.lead_id])))
    body = [Row(promised.cells(one, told.names, lead(one)), to(one)) for one in rows[first:last]]
    return eyes.render("gongjian/table.html", {
        "title": "双向承诺", "sub": "逐条登记、逐条兑现；政府承诺有奖补优惠内容的，先过公平竞争审查", "landscape": True,
        "crumb": crumb(eyes, "双向承诺"),
        "above": [{"title": "合计", "part": "gongjian/parts/table.html", "data": sums(told)}],
        "filter": asked.filter([asked.select("side", "哪一方", Side.choices), asked.select("state", "兑现", State.choices)]), "paging": asked.paging(len(rows), "条"),
        "table": Table(COLUMNS, body, (), "双向承诺", "没有符合条件的承诺", "签正式合同后，在招商项目页上逐条登记", tall=True),
    })


def sums(told: Told) -> Table:
    return Table(SUMS, [summed(side, told.accounts[side]) for side in Side] if told.promises else [], caption="合计", empty="还没有登记承诺")


def summed(side: Side, held: Account) -> Row:
    rate = NO_TASK if held.rate is None else f"{held.rate:.1f}%"
    counts = [str(count) for count in (held.all, held.kept, held.kept_late, held.late, held.broken, held.ahead)]
    return Row([side.label, *counts, rate, *(yi(money, 2) for money in (held.honoured, held.amiss, held.to_come))])


def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    made = Commitment.objects.filter(pk=pk, area__startswith=request.user.area).select_related("lead").first()
    lead = eyes.lens.see(Lead).filter(lead=made.lead_id).first() if made else None
    one = next((one for one in promises(eyes.when, {lead.lead_id: lead.project_id}) if one.commitment.pk == pk), None) if lead else None
    if one is None:
        raise Http404
    may = eyes.desk().offers(made.lead)
    data = offered(one, may)
    why = "这是过去的一天，只读；要办理请回到今天" if eyes.lens.past else "" if data else "当前没有您要办的"
    url = eyes.keep(reverse("lead", args=[lead.lead_id]))
    papers = eyes.lens.evidence().filter(supports=CommitmentStep.kind(), supports_id__in=[fact.pk for fact in one.facts])
    return eyes.render("gongjian/thing.html", {
        "title": one.content, "meta": meta(one), "left": [course(one), gallery(eyes, list(papers))],
        "crumb": crumb(eyes, ("双向承诺", "commitments"), one.commitment.get_side_display()),
        "right": [{"title": "办理", "part": "gongjian/parts/acts.html", "data": data, "foot": why}, about(eyes, one, lead, url)],
    })


def offered(one: Promised, may) -> list[dict]:
    key, told_by_hand = one.commitment.pk, one.commitment.clause not in MILESTONES
    ways = (
        ("记兑现", "fulfil", acts.fulfil, told_by_hand and not one.kept_on), ("认定未兑现", "judge-broken", acts.judge_broken, one.state == State.LATE),
        ("变更时限", "put-off", acts.put_off, not one.kept_on),
    )
    return [{"label": label, "url": reverse(name, args=[key])} for label, name, act, fits in ways if fits and may(act, one.commitment)]


def meta(one: Promised) -> list[list[dict]]:
    tone = "late" if one.state in AMISS else "up" if one.state in OVER else ""
    return [
        [{"text": one.commitment.get_side_display()}], [{"text": one.commitment.get_clause_display()}], [{"text": f"时限 {one.due_on}"}],
        [{"text": one.state.label, "strong": True, "tone": tone}, {"text": f" {promised.outcome(one)}"}],
    ]


def about(eyes: Look, one: Promised, lead, url: str) -> dict:
    names = names_of(eyes, {one.unit_id})
    facts = [
        {"label": "招商项目", "text": lead.title, "url": url}, {"label": "金额", "text": f"{wan(one.amount)} 万元" if one.amount else "没有金额"},
        {"label": "条件", "text": one.condition or "没有条件"}, {"label": "约定", "text": str(one.agreed_on)},
        {"label": "时限", "text": str(one.due_on), "small": f"原定 {one.first_due_on}" if one.due_on != one.first_due_on else ""},
        {"label": "责任单位", "text": names.get(one.unit_id, "")},
        {"label": "凭什么算兑现", "text": "对应项目的节点" if one.commitment.clause in MILESTONES else "凭据和佐证"},
    ]
    return {"title": "承诺", "part": "gongjian/parts/facts.html", "data": facts}


def course(one: Promised) -> dict:
    said = lambda fact: "，".join(filter(None, [fact.get_step_display(), f"{fact.due_on} 前" if fact.due_on else "", fact.document]))
    lines = [dated(fact.occurred_on, said(fact), fact.note, by_name(fact)) for fact in reversed(one.facts)]
    return {"title": "经过", "part": "gongjian/parts/log.html", "data": lines}


urls = [path("promotion/commitments", commitments, name="commitments"), path("promotion/commitments/<int:pk>", commitment, name="commitment")]
