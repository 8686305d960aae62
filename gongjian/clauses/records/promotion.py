"""Promotion beyond its targets (M22–M28): trips, the two libraries, chart and map, aid, promises."""
from collections import Counter

from gongjian.clauses.figure import Figure, Page, Record, State, View, many, proofs, tally
from gongjian.people.models import Unit
from gongjian.promotion.aids import Aid
from gongjian.promotion.chains import Strength, placed
from gongjian.promotion.commitments import AMISS, Promised, account
from gongjian.promotion.flow import WAY, Step
from gongjian.promotion.ledgers import elements, promises
from gongjian.promotion.models import CommitmentStep, Enterprise, EnterpriseCard, Lead, LeadStep, LinkCard, ResourceCard, Trip
from gongjian.promotion.resources import latest
from gongjian.reading.say import say


def trips(view: View) -> list[Figure]:
    rows = view.of_units(view.since_start(Trip))
    told = list(rows.order_by().values_list("unit_id", "direction"))
    units, classed = {unit for unit, _ in told}, Counter(direction for _, direction in told if direction)
    small = f"{len(units)} 家单位" + ("，" + "、".join(f"{name} {times} 次" for name, times in classed.most_common(4)) if classed else "") if told else ""
    evidence = proofs(rows, lambda trip: f"{trip.leader} 赴{trip.place}，对接{trip.enterprise}：{trip.outcome}", lambda trip: Page("unit", (trip.unit_id,)))
    state = State.RECORDED if told else State.UNTOLD
    return [Figure("行动以来外出招商", state, "", many(len(told), "次"), small=small, page=Page("trips"), scope=_scope(view), proofs=evidence)]


def enterprises(view: View) -> list[Figure]:
    rows = view.at.lens.see(Enterprise)
    rows = rows.filter(unit=view.unit) if view.unit is not None else rows
    targets = rows.filter(local=False).count()
    evidence = proofs(view.of_units(view.since_start(EnterpriseCard)), lambda card: f"登记企业 {card.name}", lambda card: Page("enterprise", (card.enterprise_id,)))
    state = State.RECORDED if targets else State.UNTOLD
    return [Figure("目标企业库", state, "", many(targets, "家"), small=f"另有本县企业 {rows.count() - targets} 家", page=Page("enterprises"),
                   scope=view.scope_of(Enterprise), proofs=evidence)]


def leads(view: View) -> list[Figure]:
    rows = say(view.at.lens.see(Lead), Lead, view.at, ("stage",))
    rows = rows.filter(unit=view.unit) if view.unit is not None else rows
    told = Counter(rows.order_by().values_list("stage", flat=True))
    small = "，".join(f"{step.label} {told[step.value]}" for step in (*WAY, Step.LOST) if told.get(step.value))
    steps = view.since_start(LeadStep).filter(lead__in=rows.order_by().values("lead_id"))
    evidence = proofs(steps, lambda step: f"{step.get_step_display()} {step.note or step.title}".strip(), lambda step: Page("lead", (step.lead_id,)))
    state = State.RECORDED if told else State.UNTOLD
    return [Figure("项目管理库", state, "", many(sum(told.values())), small=small, page=Page("leads"), scope=view.scope_of(Lead), proofs=evidence)]


def chart(view: View) -> list[Figure]:
    """图谱 and 地图 are the county's own."""
    links = placed(view.told(LinkCard).select_related("link"))
    chains = {one.link.chain for one in links}
    lacking = sum(one.card.strength in (Strength.MISSING, Strength.WEAK) for one in links)
    points = latest(view.told(ResourceCard))
    free = sum(card.state == ResourceCard.State.FREE for card in points)
    return [
        Figure("招商图谱", State.RECORDED if links else State.UNTOLD, "", f"{len(chains)} 条链 {len(links)} 个环节", small=f"缺失、薄弱 {lacking} 个" if links else "",
               page=Page("chains"), proofs=proofs(view.told(LinkCard), lambda card: f"{card.link}")),
        Figure("招商地图", State.RECORDED if points else State.UNTOLD, "", many(len(points), "处"), small=f"可供 {free} 处" if points else "",
               page=Page("places"), proofs=proofs(view.told(ResourceCard), lambda card: card.name, lambda card: Page("resource", (card.resource_id,)))),
    ]


def aids(view: View) -> list[Figure]:
    """Elements asked of units; with a unit, those asked of it."""
    keys = list(view.at.lens.see(Lead).values_list("lead_id", flat=True))
    told = [one for one in elements(view.at.when, keys) if one.asked_on and one.state != Aid.State.NOT_NEEDED]
    told = [one for one in told if view.unit is None or one.unit_id == view.unit]
    late = sum(one.open and one.days > 0 for one in told)
    rows = view.told(Aid, lead__in=keys)
    rows = rows.filter(unit=view.unit) if view.unit is not None else rows
    evidence = proofs(rows, lambda aid: f"{aid.get_element_display()} {aid.get_state_display()} {aid.note or aid.what}".strip(), lambda aid: Page("lead", (aid.lead_id,)))
    return [tally("要素保障", len(told), sum(not one.open for one in told), measure="项", late=late, page=Page("aids"), scope=view.scope_of(Lead), proofs=evidence)]


def commitments(view: View) -> list[Figure]:
    """Both sides' promises that fell due: kept of those due."""
    leads = dict(view.at.lens.see(Lead).values_list("lead_id", "project_id"))
    told = promises(view.at.when, leads)
    if view.unit is not None:
        own = set(view.at.lens.see(Lead).filter(unit=view.unit).values_list("lead_id", flat=True))
        told = [one for one in told if one.commitment.lead_id in own or one.unit_id == view.unit]
    return [_side(view, "企业承诺", [one for one in told if one.commitment.side == "enterprise"]),
            _side(view, "政府承诺", [one for one in told if one.commitment.side == "government"])]


def _side(view: View, what: str, told: list[Promised]) -> Figure:
    sums = account(told)
    amiss = sum(one.state in AMISS for one in told)
    keys = [one.commitment.pk for one in told]
    evidence = proofs(
        view.told(CommitmentStep, commitment__in=keys).exclude(step=CommitmentStep.Step.AGREED).select_related("commitment"),
        lambda step: f"{step.commitment.get_clause_display()} {step.get_step_display()} {step.document}".strip(), lambda step: Page("commitment", (step.commitment_id,)),
    )
    scope, page, small = view.scope_of(Lead), Page("commitments"), f"共 {len(told)} 条，未到期 {sums.ahead} 条" if told else ""
    if not told:
        return Figure(what, State.NO_TASK, page=page, scope=scope)
    if not sums.due:
        return Figure(what, State.OPEN, "", "没有到期的", small=small, page=page, scope=scope, proofs=evidence)
    return tally(f"{what}到期", sums.due, sums.kept + sums.kept_late, measure="条", late=amiss, small=small, page=page, scope=scope, proofs=evidence)


def _scope(view: View) -> str:
    return view.scope_of(Unit)


RECORDS = {
    "trips": Record("外出招商", trips),
    "enterprises": Record("目标企业库", enterprises),
    "leads": Record("项目管理库", leads),
    "chart": Record("招商图谱、招商地图", chart, county=True),
    "aids": Record("帮办服务", aids),
    "commitments": Record("双向承诺", commitments),
}
