"""Each kind of fact as one line of a history: what it says, in segments; the value a correction replaced comes struck out before the new one."""
from collections.abc import Callable

from gongjian.approvals.models import Approval
from gongjian.problems.models import ProblemStep
from gongjian.projects.card import CARD
from gongjian.projects.models import Card, Milestone, Official, Payment, Report, Sponsorship, Twin, YearPlan
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
    tail = "，".join(filter(None, [names["units"].get(fact.unit_id, ""), fact.handler, fact.due_on and f"{fact.due_on} 前", fact.document]))
    state = turned(fact.get_state_display(), old and old.get_state_display())
    return [said(f"手续 {fact.get_item_display()} "), *state, said(f"，{tail}" if tail else "")]


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


def reserve(fact: ReserveStep, old, names: dict) -> Parts:
    unit, vetter = names["units"].get(fact.unit_id, ""), names["units"].get(fact.vetter_id, "")
    told = {
        "proposed": f"{fact.year}年储备，{unit}申报，{vetter}审查", "joined": unit, "credited": f"计入{unit}", "vetted": in_words(fact.findings or {}),
        "withdrawn": fact.get_reason_display(), "graded": fact.get_grade_display() or "取消评定，按推算",
    }.get(fact.step, "")
    return [said("储备"), strong(fact.get_step_display()), said(f"：{told}" if told else "")]


def tagging(fact: Tagging, old, names: dict) -> Parts:
    return [said("取消标签 " if fact.ends else "打标签 "), strong(names["tags"].get(fact.tag_id, ""))]


LINES: dict[type[Fact], Callable[..., Parts]] = {
    Report: report, Payment: amount_of("到位资金"), Official: official, Milestone: milestone, Card: card, Sponsorship: sponsorship,
    YearPlan: year_plan, Approval: approval, Evidence: paper, ProblemStep: problem, Named: named, Member: member, Twin: twin, Signing: signing,
    Stocktake: stocktake, ReserveStep: reserve, Tagging: tagging,
}
