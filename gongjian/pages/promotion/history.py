"""经过: every step, review, agreement, promise and word on aid of one lead, as it was told, latest first; what was taken back stays, struck out."""
from django.db.models import Q
from django.urls import reverse

from gongjian.pages.doing.mending import mend_url
from gongjian.pages.look import Look
from gongjian.pages.promotion.panels import names_of
from gongjian.projects.acts import mending
from gongjian.projects.acts.evidence import add_evidence
from gongjian.promotion.flow import Step
from gongjian.promotion.leads import Trade
from gongjian.promotion.models import Aid, CommitmentStep, LeadStep, Review, Signing
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import wan, yi
from gongjian.timeline.when import CHINA

KINDS = {LeadStep: "lead", Review: "lead", Signing: "lead", Aid: "lead", CommitmentStep: "commitment__lead"}
BESIDE = {CommitmentStep: ("commitment",), LeadStep: ("project",)}


def history(eyes: Look, row, may) -> dict:
    limits = Q(occurred_on__lte=eyes.on) & (Q() if eyes.when.known is None else Q(recorded_at__lte=eyes.when.known))
    facts: list[Fact] = []
    for kind, path in KINDS.items():
        facts += kind._base_manager.filter(limits, **{path: row.lead_id}).select_related("by", *BESIDE.get(kind, ()))
    later = {(type(fact), fact.corrects_id): fact for fact in facts if fact.corrects_id}
    names = names_of(eyes, {getattr(fact, "unit_id", None) for fact in facts})
    lines, year = [], eyes.on.year
    for fact in sorted(facts, key=lambda fact: (fact.occurred_on, fact.recorded_at, fact.pk), reverse=True):
        after = later.get((type(fact), fact.pk))
        line = {
            "day": f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat(), "parts": parts(fact, after, names), "small": small(fact, after),
            "acts": [] if fact.void or after or eyes.lens.past else mends(fact, may),
        }
        if fact.occurred_on.year != year:
            year = fact.occurred_on.year
            line["year"] = f"{year}年"
        lines.append(line)
    link = {"label": "补材料", "url": reverse("lead-paper", args=[row.lead_id])} if may(add_evidence) else None
    return {"title": "经过", "small": f"{len(lines)} 条", "part": "gongjian/parts/log.html", "data": lines, "id": "course", **({"link": link} if link else {})}


def mends(fact: Fact, may) -> list[dict]:
    """Correct and take back, where they make sense and are his to do; what others stand on is not offered."""
    ways = [("作废", "void", mending.void)]
    if isinstance(fact, Signing):
        ways.insert(0, ("更正", "correct", mending.correct))
    if fact.closed_to(None):
        return []
    return [{"label": label, "url": mend_url(way, fact)} for label, way, act in ways if may(act, fact)]


def parts(fact: Fact, after: Fact | None, names: dict[int, str]) -> list[dict]:
    label, words = said(fact, names)
    if fact.void:
        return [{"text": f"作废：{label}", "strong": True}, {"text": words, "struck": True}]
    if after:
        return [{"text": f"{label}{words}", "struck": True}]
    return [{"text": "更正：" if fact.corrects_id else ""}, {"text": label, "strong": True}, {"text": words}]


def small(fact: Fact, after: Fact | None) -> str:
    told = fact.recorded_at.astimezone(CHINA).date()
    mended = f"后{'作废' if after.void else '更正'}" if after else ""
    return " · ".join(filter(None, [fact.note, fact.by.name if fact.by else "", f"{told} 记" if told != fact.occurred_on else "", mended]))


def said(fact: Fact, names: dict[int, str]) -> tuple[str, str]:
    """What kind of word it is, and the word."""
    match fact:
        case LeadStep():
            title, trade = f"「{fact.title}」" if fact.title else "", Trade(fact.trade).label if fact.trade else ""
            money = f"拟投资 {yi(fact.expected, 2)} 亿元" if fact.expected else ""
            return Step(fact.step).label, joined(title, trade, money, fact.site, fact.company, fact.code)
        case Review():
            return fact.get_kind_of_display(), joined("通过" if fact.passed else "未通过", names.get(fact.unit_id, ""), fact.document)
        case Signing():
            return f"签{fact.get_kind_of_display()}", joined(f"总投资 {yi(fact.total, 2)} 亿元", fact.site)
        case Aid():
            who = f"{names.get(fact.unit_id, '')} {fact.person}".strip()
            return f"帮办{fact.get_element_display()}", joined(fact.get_state_display(), fact.what, who, fact.due_on and f"{fact.due_on} 前")
        case CommitmentStep():
            money = f"{wan(fact.amount)} 万元" if fact.amount else ""
            limit = f"{fact.due_on} 前" if fact.due_on else ""
            return f"{fact.commitment}", joined(fact.get_step_display(), fact.content, money, limit, fact.document)
    return "", ""


def joined(*words) -> str:
    told = "，".join(str(word) for word in words if word)
    return f"：{told}" if told else ""
