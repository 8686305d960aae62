"""Each kind of fact as one line of a history: what it says, in segments; the value a correction replaced comes struck out before the new one."""
from collections.abc import Callable

from gongjian.approvals.advice import Finding, Obstacle
from gongjian.approvals.catalogue.book import read
from gongjian.approvals.items import item_name
from gongjian.approvals.models import Advice, Approval, Checklist, Lifted, Material, Vetting
from gongjian.enrolment.models import EnrolmentStep, Particulars
from gongjian.enrolment.particulars import ASKS
from gongjian.papers.models import PackTaken
from gongjian.problems.models import ProblemStep
from gongjian.projects.card import CARD
from gongjian.projects.models import Card, CatchUpPlan, CatchUpVerdict, Milestone, Official, Payment, Report, Sponsorship, Twin, YearPlan
from gongjian.promotion.models import Signing
from gongjian.reserve.models import ReserveStep, Tagging
from gongjian.reserve.vetting import in_words
from gongjian.stocktake.models import Stocktake
from gongjian.targets.models import Member, Named
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import wan, yi
from gongjian.timeline.periods import Period

Parts = list[dict]


def said(text, **how) -> dict:
    return {"text": str(text), **how}


def strong(text) -> dict:
    return said(text, strong=True)


def turned(new, old=None) -> Parts:
    """new, or ~~old~~ → new."""
    return [strong(new)] if old is None or old == new else [said(old, struck=True), said(" → "), strong(new)]


def kind_name(key: str) -> str:
    kinds = read().kinds
    return kinds[key].label if key in kinds else key


def of_period(fact: Report) -> str:
    return Period(fact.since_on, fact.occurred_on).title if fact.since_on else f"{fact.occurred_on} 前累计"


def report(fact: Report, old: Report | None, names: dict) -> Parts:
    parts = [said(f"{of_period(fact)}{'填报' if fact.since_on else '完成'} "), *turned(wan(fact.amount), old and wan(old.amount)), said(" 万元")]
    if fact.evidenced or (old and old.evidenced != fact.evidenced):
        parts += [said("，有据 "), *turned(wan(fact.evidenced), old and wan(old.evidenced))]
    if fact.physical is not None:
        parts += [said("，形象进度 "), *turned(f"{fact.physical / 100:g}%", old and old.physical is not None and f"{old.physical / 100:g}%" or None)]
    return [*parts, said(f"。{fact.words}")] if fact.words else parts


def amount_of(label: str) -> Callable:
    return lambda fact, old, names: [said(f"{fact.occurred_on} {label} "), *turned(wan(fact.amount), old and wan(old.amount)), said(" 万元")]


def official(fact: Official, old, names: dict) -> Parts:
    month = f"{fact.occurred_on.year}年{fact.occurred_on.month}月"
    return [said(f"{month}统计口径 "), *turned(wan(fact.amount), old and wan(old.amount)), said(" 万元")]


def milestone(fact: Milestone, old: Milestone | None, names: dict) -> Parts:
    if fact.planned:
        before = old.planned_on if old else names.get("planned", {}).get(fact.pk)
        return [said(f"计划{fact.get_kind_of_display()} "), *turned(fact.planned_on, before)]
    return [said(f"{fact.get_kind_of_display()} "), *turned(fact.occurred_on, old and old.occurred_on)]


def card(fact: Card, old, names: dict) -> Parts:
    """The first card is the registration; later ones say what each word was and became."""
    before = names["before"].get(fact.pk)
    if before is None:
        return [said("登记项目「"), strong(fact.says.get("name", "")), said(f"」，自 {fact.occurred_on} 起")]
    parts: Parts = []
    for word, value in fact.says.items():
        if word in CARD:
            new, held = card_value(word, value, names), card_value(word, before.get(word), names)
            parts += [said("，" if parts else ""), said(f"{CARD[word].label} "), *turned(new, held)]
    return [*parts, said(f"（自 {fact.occurred_on} 起）")]


def card_value(word: str, value, names: dict) -> str:
    told = CARD[word]
    if value in (None, ""):
        return "空"
    match told.kind:
        case "money":
            return f"{wan(value)} 万元"
        case "flag":
            return "是" if value else "否"
        case "choice":
            return dict(told.choices.choices).get(value, str(value))
        case "unit":
            return names["units"].get(value, str(value))
        case "officer":
            return names["officers"].get(value, str(value))
        case _:
            return str(value) if len(str(value)) <= 60 else f"{str(value)[:60]}…"


def sponsorship(fact: Sponsorship, old, names: dict) -> Parts:
    team = f"，专班 {'、'.join(fact.team)}" if fact.team and not fact.ends else ""
    return [said("解除包保 " if fact.ends else "包保领导 "), strong(fact.leader_name), said(f"，自 {fact.occurred_on} 起{team}")]


def year_plan(fact: YearPlan, old: YearPlan | None, names: dict) -> Parts:
    before = old.amount if old else names.get("plans", {}).get(fact.pk)
    held = None if before is None else wan(before)
    return [said(f"{fact.year}年计划投资 "), *turned(wan(fact.amount), held), said(" 万元" + ("，分月" if fact.months else ""))]


def approval(fact: Approval, old: Approval | None, names: dict) -> Parts:
    held = f"在{fact.agency or '中介'}" if fact.desk == "agency" else f"转报{fact.superior}" if fact.superior else ""
    until = fact.valid_until and f"有效期至 {fact.valid_until}"
    parts = [names["units"].get(fact.unit_id, ""), fact.handler, held, fact.due_on and f"{fact.due_on} 前", fact.document, until]
    tail, state = "，".join(filter(None, parts)), turned(fact.get_state_display(), old and old.get_state_display())
    return [said(f"手续 {item_name(fact.item)} "), *state, said(f"，{tail}" if tail else "")]


def checklist(fact: Checklist, old, names: dict) -> Parts:
    agent = fact.agent.name if fact.agent else fact.agent_name
    return [said("审批清单 "), strong(kind_name(fact.kind_of)), said(f"，目录 {fact.catalogue_on} 版{f'，代办 {agent}' if agent else ''}")]


def material(fact: Material, old, names: dict) -> Parts:
    return [said(f"{item_name(fact.item)}材料{f'「{fact.document}」' if fact.document else ''} "), strong(fact.get_state_display())]


def advice(fact: Advice, old, names: dict) -> Parts:
    found = [f"{Obstacle(one['kind']).label}{'有冲突' if one['finding'] == Finding.CONFLICT else '须办手续'}" for one in fact.obstacles if one["finding"] != Finding.NONE]
    return [said(f"一次性告知{f'（{fact.number}）' if fact.number else ''} "), strong("、".join(found) or "不涉及政策性障碍")]


def lifted(fact: Lifted, old, names: dict) -> Parts:
    return [said("障碍消除 "), strong(fact.get_obstacle_display()), said(f"，依据 {fact.document}")]


def vetting(fact: Vetting, old, names: dict) -> Parts:
    signed = "、".join(f"{one['unit']} {one['name']}" for one in fact.signers)
    return [said("研判 "), strong(fact.get_verdict_display()), said("，".join(["", *filter(None, [fact.conditions, signed])]))]


def paper(fact: Evidence, old, names: dict) -> Parts:
    amount = f"，{wan(fact.amount)} 万元" if fact.amount else ""
    return [said(f"材料 {fact.get_paper_display()} "), said(fact.title), said(f"（{fact.occurred_on}）{amount}")]


def problem(fact: ProblemStep, old, names: dict) -> Parts:
    parts = [said(f"问题{fact.get_step_display()}："), said(names["problems"].get(fact.problem_id, ""), url=names["problem_url"](fact.problem_id))]
    if fact.step == "assigned":
        parts.append(said(f"，{names['units'].get(fact.lead_id, '')}牵头，{fact.person}，{fact.due_on} 前办结"))
    return parts


def named(fact: Named, old, names: dict) -> Parts:
    return [said(f"列入{fact.issue.title}（{fact.issue.number}），{fact.due_on} 前{fact.duty}，责任人 {fact.person}")]


def member(fact: Member, old, names: dict) -> Parts:
    return [said(f"{'计入' if fact.counted else '移出'}「{fact.target.title}」的分母")]


def twin(fact: Twin, old, names: dict) -> Parts:
    return [said(f"重复认定：{fact.get_verdict_display()}")]


def signing(fact: Signing, old, names: dict) -> Parts:
    return [said(f"签{fact.get_kind_of_display()} {fact.investor}「{fact.title}」，总投资 {yi(fact.total)} 亿元")]


def stocktake(fact: Stocktake, old: Stocktake | None, names: dict) -> Parts:
    parts = [said(f"{fact.leader_name} {fact.occurred_on} {fact.get_how_display()}："), *turned(fact.found, old and old.found)]
    return [*parts, said(f"，要求 {fact.required}")] if fact.required else parts


def pack_taken(fact: PackTaken, old, names: dict) -> Parts:
    return [said(f"取走入统材料{fact.get_form_display()}（{fact.count} 件）")]


def enrolment_step(fact: EnrolmentStep, old, names: dict) -> Parts:
    reason = fact.get_reason_display() if fact.reason else ""
    by = fact.get_level_display() if fact.level else ""
    month = f"计入 {fact.window.year}年{fact.window.month}月" if fact.window and fact.step == "submitted" else ""
    verifier = f"由{names['units'].get(fact.verifier_id, '')}核实" if fact.step == "submitted" else ""
    tail = "，".join(filter(None, [by, reason, verifier, month, fact.document]))
    return [said("入统 "), strong(fact.get_step_display()), said(f"，{tail}" if tail else "")]


def particulars(fact: Particulars, old: Particulars | None, names: dict) -> Parts:
    """Only what was told; the verifier of a photo is named masked."""
    parts = [said(f"材料要素 {fact.evidence.get_paper_display()} "), said(f"{fact.evidence.title}：")]
    told: Parts = []
    for name in ASKS.get(fact.evidence.paper, ()):
        new, before = particular(fact, name), particular(old, name) if old else ""
        if new or before:
            told += [said("，" if told else ""), said(f"{Particulars.label(name)} "), *turned(new or "空", before or None)]
    return [*parts, *told]


def particular(fact: Particulars, name: str) -> str:
    value = getattr(fact, name)
    if value in (None, ""):
        return ""
    if name in ("amount", "planned_total"):
        return f"{wan(value)} 万元"
    if isinstance(value, bool):
        return "是" if value else "否"
    return fact.masked_verifier if name == "verifier_name" else str(value)


def reserve(fact: ReserveStep, old, names: dict) -> Parts:
    unit, vetter = names["units"].get(fact.unit_id, ""), names["units"].get(fact.vetter_id, "")
    told = {
        "proposed": f"{fact.year}年储备，{unit}申报，{vetter}审查", "joined": unit, "credited": f"计入{unit}", "vetted": in_words(fact.findings or {}),
        "withdrawn": fact.get_reason_display(), "graded": fact.get_grade_display() or "取消评定，按推算",
    }.get(fact.step, "")
    return [said("储备"), strong(fact.get_step_display()), said(f"：{told}" if told else "")]


def tagging(fact: Tagging, old, names: dict) -> Parts:
    return [said("取消标签 " if fact.ends else "打标签 "), strong(names["tags"].get(fact.tag_id, ""))]


def catch_up_plan(fact: CatchUpPlan, old, names: dict) -> Parts:
    legs = "；".join(f"{day} {wan(amount)}" for day, amount in fact.days)
    return [said("追赶计划："), strong(f"{fact.back_on} 前赶上序时"), said(f"，本年累计 {legs} 万元。{fact.person}负责，{fact.measures}")]


def catch_up_verdict(fact: CatchUpVerdict, old, names: dict) -> Parts:
    return [strong(fact.get_verdict_display()), said(f" {fact.plan.occurred_on} 的追赶计划")]


LINES: dict[type[Fact], Callable[..., Parts]] = {
    Report: report, Payment: amount_of("到位资金"), Official: official, Milestone: milestone, Card: card, Sponsorship: sponsorship,
    YearPlan: year_plan, Approval: approval, Evidence: paper, ProblemStep: problem, Named: named, Member: member, Twin: twin, Signing: signing,
    Checklist: checklist, Material: material, Advice: advice, Lifted: lifted, Vetting: vetting,
    Stocktake: stocktake, EnrolmentStep: enrolment_step, Particulars: particulars, PackTaken: pack_taken, ReserveStep: reserve, Tagging: tagging,
    CatchUpPlan: catch_up_plan, CatchUpVerdict: catch_up_verdict,
}
