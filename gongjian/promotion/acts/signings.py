"""Agreements: signed of a lead, or by a unit of a project that was never followed as a lead; and which of them count (G13)."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.projects.card import Project
from gongjian.promotion.acts.leads import state_of
from gongjian.promotion.counting import Ruling, Sameness
from gongjian.promotion.enterprises import EnterpriseStanding
from gongjian.promotion.flow import FLOW, Step
from gongjian.promotion.leads import Lead
from gongjian.promotion.reached import facts_of, in_order, reached
from gongjian.promotion.recognition import PromotionRules, Rules, rules_at, said
from gongjian.promotion.signings import Signing
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def sign(
    unit: Unit, told: Told, *, investor: str, title: str, total: int, kind: str = "contract", project: Project | None = None, site: str = "", on: date | None = None
) -> list[Fact]:
    """An agreement was signed (总投资 in 元). The same investor's same project is not counted twice (G13)."""
    if not investor.strip() or not title.strip():
        raise Refused("请写明投资方和项目名称")
    _can_be(told, total, on)
    before = Signing.objects.as_of(When(FAR)).filter(investor=investor.strip(), title=title.strip(), kind_of=kind).first()
    if before:
        raise Refused(f"{investor}的「{title}」已于 {before.occurred_on} 记过签约，不重复计数")
    known = EnterpriseStanding.objects.at(When(told.on)).filter(area=told.area, name=investor.strip()).first()
    return [
        told.tell(
            Signing, on=on, unit=unit, investor=investor.strip(), title=title.strip(), total=total, kind_of=kind, project=project, site=site.strip()[:120],
            enterprise_id=known.enterprise_id if known else None,
        )
    ]


def conclude(lead: Lead, told: Told, *, kind: str, total: int, site: str = "", on: date | None = None) -> list[Fact]:
    """The lead's framework agreement, or its formal contract: the latter only after the review (rules.md §4). 总投资 in 元."""
    if kind not in Signing.Kind.values:
        raise Refused("请选择框架协议或正式合同")
    day, step = on or told.on, Step(kind)
    _can_be(told, total, on)
    stands, days = state_of(lead, told.on), reached(in_order(facts_of(lead)))
    if stands.lost_on:
        raise Refused(f"已于 {stands.lost_on} 流失，请先「重新跟踪」")
    if step in days:
        raise Refused(f"已于 {days[step]} 签了{step.label}，有误请更正那一条")
    for need in FLOW[step].after:
        if need not in days or days[need] > day:
            raise Refused(f"{day} 还没有{need.label}，不能签{step.label}")
    enterprise = EnterpriseStanding.objects.at(When(told.on)).get(enterprise=lead.enterprise_id)
    return [
        told.tell(
            Signing, on=day, unit=lead.unit, lead=lead, enterprise=lead.enterprise, investor=enterprise.name, title=stands.title, total=total, kind_of=kind,
            site=(site.strip() or stands.site)[:120],
        )
    ]


def decide_pair(signing: Signing, told: Told, *, other: Signing, verdict: str) -> list[Fact]:
    """`same`: `signing` is counted and `other` is not. `apart`: both are, and the pair is not asked about again. True since the later was signed."""
    if not told.note:
        raise Refused("请写明认定的理由")
    if signing.pk == other.pk:
        raise Refused("请选择两次不同的签约")
    if verdict not in Sameness.Verdict.values:
        raise Refused("请认定：同一项目，或不是同一项目")
    pair = {signing.pk, other.pk}
    if Sameness.objects.as_of(When(FAR)).filter(signing__in=pair, other__in=pair).exists():
        raise Refused("这一对已经认定过，有误请作废那一次认定")
    return [told.tell(Sameness, on=max(signing.occurred_on, other.occurred_on), signing=signing, other=other, verdict=verdict)]


def rule_on(signing: Signing, told: Told, *, counted: bool, document: str) -> list[Fact]:
    """Against the rules, by a document: this signing counts, or does not. What is one project with another stays counted once."""
    if not document.strip() or not told.note:
        raise Refused("人工认定须写明依据的文件或会议，和理由")
    if signing.kind_of != Signing.Kind.CONTRACT and counted:
        raise Refused("框架协议不是签约，不能认定计入：签了正式合同再记")
    last = signing.rulings.as_of(When(FAR)).order_by("occurred_on", "pk").last()
    if last and last.counted == counted:
        raise Refused(f"已经人工认定{'计入' if counted else '不计'}（{last.document}）")
    return [told.tell(Ruling, on=signing.occurred_on, signing=signing, counted=counted, document=document.strip()[:80])]


def lay_rules(county: object, told: Told, *, rules: Rules, document: str = "", on: date | None = None) -> list[Fact]:
    """From the day `on` on, signings of that day and later are recognised by these rules."""
    if rules.floor < 0 or rules.late < 0 or rules.years < 0:
        raise Refused("起点规模、登记期限和认定年限不能为负")
    day = on or told.on
    facts = list(PromotionRules.objects.as_of(When(FAR)).filter(area=told.area))
    if facts and said(rules_at(facts)(day)) == said(rules):
        raise Refused("与现行的规则没有差别")
    return [told.tell(PromotionRules, on=day, says=said(rules), document=document.strip()[:80])]


def _can_be(told: Told, total: int, on: date | None) -> None:
    if total <= 0:
        raise Refused("总投资须大于零")
    if on and on > told.on:
        raise Refused("签约日期还没到")
