"""What the checks found, as which paper, what is wrong, what settles it; and the window that papers handed in today would count for."""
from collections.abc import Callable

from django.urls import reverse

from gongjian.enrolment.acts.papers import describe
from gongjian.enrolment.checks.check import Finding
from gongjian.enrolment.flow import UNDER_WAY, EnrolState
from gongjian.enrolment.particulars import ASKS
from gongjian.enrolment.readiness import Readiness
from gongjian.enrolment.windows import Window
from gongjian.pages.drawing import light
from gongjian.pages.look import Look

HOW = {"R": "会被退回", "Y": "请核对", "N": "未填要素"}


def findings(eyes: Look, one: Readiness, may: Callable[..., bool]) -> dict:
    entered = one.state == EnrolState.ENROLLED  # nothing can be returned any more: all that is found is to be looked at
    blocks, warns = ([], [*one.blocks, *one.warns]) if entered else (one.blocks, one.warns)
    found = [line(finding, "R", one, may(describe)) for finding in blocks] + [line(finding, "Y", one, may(describe)) for finding in warns]
    if one.unsaid:
        found.append(unsaid(one.unsaid))
    said = [f"{label} {count} 处" for label, count in ((HOW["R"], len(blocks)), (HOW["Y"], len(warns)), (HOW["N"], len(one.unsaid))) if count]
    foot = "" if all(finding.verified for finding in (*blocks, *warns)) else "“参考”是外地的做法，“未核实”是还没有向县统计局问清的规则"
    return {"title": "检查", "small": " · ".join(said), "part": "gongjian/parts/findings.html", "data": found, "foot": foot, "id": "findings"}


def line(finding: Finding, colour: str, one: Readiness, may_describe: bool) -> dict:
    act = None
    if may_describe and finding.evidence and finding.paper in ASKS:
        act = {"label": "改要素", "url": reverse("describe-paper", args=[one.project, finding.evidence])}
    return {
        "light": light(colour, HOW[colour]), "paper": finding.paper_label, "what": finding.what, "settle": finding.settle, "act": act,
        "doubtful": finding.caveat,
    }


def unsaid(found: list[Finding]) -> dict:
    """What was not filled in, in one line; which particulars, is said beside each paper."""
    papers = "、".join(dict.fromkeys(finding.paper_label for finding in found))
    return {
        "light": light("N", HOW["N"]), "paper": HOW["N"], "what": f"{papers}，{len(found)} 份", "settle": "在下面“材料”里照纸上写的填；填了才能互相核对，少被退回",
        "quiet": True,
    }


def window(eyes: Look, one: Readiness) -> dict:
    """For which month the papers count, or would if they were handed in today."""
    told = one.window
    month = one.standing.window if one.standing and one.state in UNDER_WAY else None
    facts = [{"label": "已提交，计入", "text": f"{month.year}年{month.month}月"}] if month else [
        {"label": "今天提交计入", "text": told.title, "small": "" if told.holds(eyes.on) else f"{told.opens_on} 开始"},
        {"label": "截止", "text": str(told.closes_on), "small": left(told, eyes)},
        {"label": "依据", "text": ground(told)},
    ]
    link = {"label": "各月窗口", "url": eyes.keep(reverse("enrolment-windows"))}
    return {"title": "申报窗口", "small": told.level.label, "part": "gongjian/parts/facts.html", "data": facts, "link": link}


def left(told: Window, eyes: Look) -> str:
    days = told.left(eyes.on)
    return "今天截止" if days == 0 else f"剩 {days} 天"


def ground(told: Window) -> str:
    return (told.document or "县统计局通知") if told.told else "行动方案的日期，未核实"
