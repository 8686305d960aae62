"""The panels beside a lead: what its contract counts for, the papers of each step, reviews, whom it is about."""
from django.db.models import Q
from django.urls import reverse

from gongjian.pages.drawing import light
from gongjian.pages.look import Look
from gongjian.pages.project.panels import gallery
from gongjian.people.models import UnitStanding
from gongjian.projects.models import Milestone, Project, Tally
from gongjian.promotion.flow import FLOW, WAY, Step
from gongjian.promotion.models import Enterprise, LeadStep, Review, Signing
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.money import wan, yi

FACTS, NEEDS = (f"gongjian/parts/{name}.html" for name in ("facts", "needs"))


def names_of(eyes: Look, keys: set) -> dict[int, str]:
    keys = keys - {None}
    return dict(UnitStanding.objects.at(eyes.when).filter(unit__in=keys).values_list("unit_id", "short")) if keys else {}


def counted(eyes: Look, row) -> dict:
    """Whether its contract counts, and the reason told (recognition.py)."""
    if not row.contract_on:
        data = [{"label": "签约", "text": "还没有签正式合同", "small": f"{row.framework_on} 签了框架协议，框架协议不计" if row.framework_on else ""}]
    else:
        verdict = "待认定" if row.doubtful else "计入" if row.counted else "不计入"
        data = [
            {"label": "签约", "text": f"{row.contract_on}，{yi(row.contract_total, 2)} 亿元"},
            {"label": "认定", "text": verdict, "small": row.why, "light": light("G" if row.counted else "Y" if row.doubtful else "N", f"签约{verdict}")},
        ]
    return {"title": "签约认定", "part": FACTS, "data": data, "link": {"label": "认定规则", "url": eyes.keep(reverse("promotion-rules"))}}


def proofs(eyes: Look, row) -> dict:
    """Each step reached, and whether a paper shows it (rules.md §4)."""
    of_lead = {("leadstep", Step(fact.step)): fact for fact in LeadStep.objects.as_of(eyes.when).filter(lead=row.lead_id).order_by("occurred_on", "pk")}
    of_signing = {("signing", Step(fact.kind_of)): fact for fact in Signing.objects.as_of(eyes.when).filter(lead=row.lead_id)}
    collective = Review.objects.as_of(eyes.when).filter(lead=row.lead_id, kind_of=Review.Kind.COLLECTIVE, passed=True).order_by("occurred_on", "pk").last()
    facts = {step: fact for (_, step), fact in (of_lead | of_signing).items()} | ({Step.REVIEWED: collective} if collective else {})
    beside = Evidence.objects.as_of(eyes.when).filter(supports__in=[kind.kind() for kind in (LeadStep, Signing, Review)])
    held = {(kind, key): paper for kind, key, paper in beside.values_list("supports", "supports_id", "paper")}
    needs = []
    for step in WAY:
        turn = FLOW[step]
        if not turn.proof or not getattr(row, f"{step.value}_on"):
            continue
        if turn.told == "project":
            there = shown_of_project(eyes, row, step)
        else:
            fact = facts.get(step)
            there = bool(fact and (fact.kind(), fact.pk) in held)
        label = "、".join(dict(Evidence.Kind.choices)[paper] for paper in turn.proof)
        says = "有" if there else "缺"
        needs.append({"light": light("G" if there else "R", f"{step.label}：{says}"), "text": step.label, "small": label, "after": says})
    there = sum(need["after"] == "有" for need in needs)
    foot = "材料在办理每一步时一并附上，或用“补材料”补到那一步上" if there < len(needs) else ""
    return {"title": "各步凭据", "small": f"{there} / {len(needs)}" if needs else "", "part": NEEDS, "data": needs, "foot": foot}


def shown_of_project(eyes: Look, row, step: Step) -> bool:
    papers = Evidence.objects.as_of(eyes.when).filter(subject="project", subject_id=row.project_id)
    if step == Step.PAID:
        return Tally.objects.at(eyes.when).filter(project=row.project_id, vouched__gt=0).exists()
    starts = Milestone.objects.as_of(eyes.when).filter(project=row.project_id, kind_of="started", planned=False).values("pk")
    return papers.filter(Q(paper__in=FLOW[step].proof) | Q(supports=Milestone.kind(), supports_id__in=starts)).exists()


def reviews(eyes: Look, row) -> dict:
    held = {fact.kind_of: fact for fact in Review.objects.as_of(eyes.when).filter(lead=row.lead_id).order_by("occurred_on", "pk")}
    names = names_of(eyes, {fact.unit_id for fact in held.values()})
    needs = []
    for kind in Review.Kind:
        fact = held.get(kind)
        verdict = "未评" if fact is None else "通过" if fact.passed else "未通过"
        small = " · ".join(filter(None, [names.get(fact.unit_id, ""), fact.document])) if fact else "有奖补优惠条款时必须先过" if kind == Review.Kind.FAIR else ""
        colour = "N" if fact is None else "G" if fact.passed else "R"
        after = f"{fact.occurred_on} {verdict}" if fact else verdict
        needs.append({"light": light(colour, f"{kind.label}：{verdict}"), "text": kind.label, "small": small, "after": after})
    return {"title": "评审", "small": "环节参照外地做法，未核实", "part": NEEDS, "data": needs}


def enterprise_way(eyes: Look, row) -> str:
    """To the enterprise's page; "" for who helps a lead and does not see the enterprise."""
    sees = eyes.lens.see(Enterprise).filter(enterprise=row.enterprise_id).exists()
    return eyes.keep(reverse("enterprise", args=[row.enterprise_id])) if sees else ""


def about(eyes: Look, row) -> dict:
    sees = row.project_id and eyes.lens.see(Project).filter(project=row.project_id).exists()
    facts = [
        {"label": "企业", "text": row.enterprise_name, "url": enterprise_way(eyes, row)},
        {"label": "项目公司", "text": row.company or "未注册", "small": row.code}, {"label": "落地地点", "text": row.site},
        {"label": "对应项目", "text": row.project_name or "未落地", "url": eyes.keep(reverse("project", args=[row.project_id])) if sees else ""},
        {"label": "到位资金（填报）", "text": f"{wan(row.paid_total)} 万元" if row.project_id else "未落地"},
    ]
    if row.resource_id:
        facts.insert(3, {"label": "地块、厂房", "text": "看地图上的位置", "url": eyes.keep(reverse("resource", args=[row.resource_id]))})
    return {"title": "项目", "part": FACTS, "data": facts}


def papers(eyes: Look, row) -> dict:
    return gallery(eyes, list(eyes.lens.evidence().filter(subject="lead", subject_id=row.lead_id)))
