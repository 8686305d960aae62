"""A lead: found, moved one step at a time by the flow table, reviewed."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.projects.acts.card import change_card
from gongjian.projects.card import Project
from gongjian.projects.models import ProjectStanding
from gongjian.promotion.counting import SigningStanding
from gongjian.promotion.credit_code import plain, wrong
from gongjian.promotion.enterprises import Enterprise, EnterpriseStanding
from gongjian.promotion.flow import FLOW, OWN, Step
from gongjian.promotion.lead_standings import LeadStanding
from gongjian.promotion.leads import Lead, LeadStep, Newness, Trade
from gongjian.promotion.reached import facts_of, in_order, reached
from gongjian.promotion.resources import Resource
from gongjian.promotion.reviews import BEFORE_COLLECTIVE, Review, passed
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

NEEDS = {"note": "说明", "company": "项目公司", "code": "项目公司的统一社会信用代码", "project": "对应的项目", "site": "落地地点"}


def state_of(lead: Lead, day: date) -> LeadStanding:
    """Raises Refused before it was found."""
    stands = LeadStanding.objects.at(When(day)).filter(lead=lead).first()
    if stands is None:
        raise Refused(f"{day} 时还没有这个招商项目")
    return stands


def spot(
    unit: Unit, told: Told, *, enterprise: Enterprise, title: str, trade: str, newness: str = Newness.NEW, expected: int | None = None, site: str = "",
    resource: Resource | None = None, on: date | None = None,
) -> list[Fact]:
    """A unit came upon an enterprise's intention to invest (线索). `expected`: 拟投资额, 元; None where nothing was said."""
    title = " ".join(title.split())
    if not title:
        raise Refused("请写明项目名称")
    if trade not in Trade.values or newness not in Newness.values:
        raise Refused("请选择类别和来历")
    if expected is not None and expected <= 0:
        raise Refused("拟投资额须大于零；还没有说就不填")
    if on and on > told.on:
        raise Refused("日期还没到")
    if not EnterpriseStanding.objects.at(When(told.on)).filter(enterprise=enterprise).exists():
        raise Refused("这家企业还没有登记，请先登记到目标企业库")
    same = LeadStanding.objects.at(When(told.on)).filter(enterprise=enterprise, title=title, lost_on=None).select_related("unit").first()
    if same:
        raise Refused(f"这家企业的「{title}」已由{same.unit.name_on(told.on)}于 {same.found_on} 登记，请会同办理，不重复立")
    lead = Lead.objects.create(area=told.area, enterprise=enterprise, unit=unit)
    return [
        told.tell(
            LeadStep, on=on, lead=lead, step=Step.FOUND, title=title[:120], trade=trade, newness=newness, expected=expected, site=site.strip()[:120], resource=resource
        )
    ]


def take_step(
    lead: Lead, told: Told, *, to: str, title: str = "", trade: str = "", newness: str = "", expected: int | None = None, site: str = "",
    resource: Resource | None = None, company: str = "", code: str = "", project: Project | None = None, on: date | None = None,
) -> list[Fact]:
    """One step that is the lead's own, with what it needs. Agreements and reviews are acts of their own; starts and funds are told of the project."""
    if to not in OWN:
        raise Refused("这一步不在这里记")
    step, day = Step(to), on or told.on
    if day > told.on:
        raise Refused(f"{step.label}日期 {day} 还没到")
    turn, stands, days = FLOW[step], state_of(lead, told.on), reached(in_order(facts_of(lead)))
    _in_turn(step, day, stands, days)
    said = {"note": told.note, "company": company.strip(), "code": plain(code), "project": project, "site": site.strip() or stands.site}
    if lacking := [NEEDS[need] for need in turn.needs if not said[need]]:
        raise Refused(f"{step.label}须写明{'、'.join(lacking)}")
    if reason := code.strip() and wrong(plain(code)):
        raise Refused(reason)
    if (trade and trade not in Trade.values) or (newness and newness not in Newness.values):
        raise Refused("请选择类别和来历")
    if expected is not None and expected <= 0:
        raise Refused("拟投资额须大于零")
    landed = step == Step.LANDED and project
    if landed and not ProjectStanding.objects.at(When(told.on)).filter(project=project).exists():
        raise Refused("这一天还没有登记这个项目")
    facts: list[Fact] = [
        told.tell(
            LeadStep, on=day, lead=lead, step=step, title=" ".join(title.split())[:120], trade=trade, newness=newness, expected=expected,
            site=site.strip()[:120], resource=resource, company=company.strip()[:120], code=said["code"], project=project,
        )
    ]
    return facts + (_attracted(lead, project, told, day) if landed and project else [])


def review(lead: Lead, told: Told, *, kind: str, passed_it: bool, document: str, unit: Unit | None = None, on: date | None = None) -> list[Fact]:
    """A review was held. The collective decision passes only what was surveyed, assessed and legally examined before."""
    if kind not in Review.Kind.values:
        raise Refused("请选择哪一项评审")
    kind_of, day = Review.Kind(kind), on or told.on
    if not document.strip():
        raise Refused(f"{kind_of.label}须写明文号或纪要")
    if day > told.on:
        raise Refused("评审日期还没到")
    stands, facts = state_of(lead, told.on), in_order(facts_of(lead))
    days = reached(facts)
    if Step.TALKED not in days or days[Step.TALKED] > day:
        raise Refused(f"{day} 还没有洽谈，不能评审")
    if stands.lost_on:
        raise Refused(f"已于 {stands.lost_on} 流失，请先「重新跟踪」")
    held = [fact for fact in facts if isinstance(fact, Review) and fact.occurred_on <= day]
    if kind_of == Review.Kind.COLLECTIVE and passed_it:
        missing = [need.label for need in BEFORE_COLLECTIVE if not passed(held, need)]
        if missing:
            raise Refused(f"集体审议以前须先通过{'、'.join(missing)}")
    return [told.tell(Review, on=day, lead=lead, kind_of=kind_of, passed=passed_it, unit=unit, document=document.strip()[:80])]


def _in_turn(step: Step, day: date, stands: LeadStanding, days: dict[Step, date]) -> None:
    turn = FLOW[step]
    if stands.lost_on and step != Step.RESUMED:
        raise Refused(f"已于 {stands.lost_on} 流失，请先「重新跟踪」")
    if step == Step.RESUMED:
        if not stands.lost_on:
            raise Refused("没有流失，不必重新跟踪")
        if day < stands.lost_on:
            raise Refused(f"重新跟踪不能早于流失的 {stands.lost_on}")
        return
    if step == Step.LOST and stands.landed_on:
        raise Refused("已经落地的，请在项目上记「退出」")
    if step in days and not turn.again and step != Step.LOST:
        raise Refused(f"已于 {days[step]} {step.label}，有误请作废那一条再记")
    for need in turn.after:
        if need not in days or days[need] > day:
            raise Refused(f"{day} 还没有{need.label}，不能记{step.label}")


def _attracted(lead: Lead, project: Project, told: Told, day: date) -> list[Fact]:
    """What landed and is recognised is an attracted project (招商项目) from that day on; what is not recognised is not made one."""
    card = ProjectStanding.objects.at(When(told.on)).get(project=project)
    counted = SigningStanding.objects.at(When(told.on)).filter(lead=lead, counted=True).exists()
    if card.attracted or not counted:
        return []
    return change_card(project, told.because("招商项目落地"), on=max(day, card.born_on), attracted=True)
