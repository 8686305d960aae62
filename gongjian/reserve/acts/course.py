"""Proposing a project to the reserve, and moving it on, one turn at a time by the flow table (M19)."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.projects.card import Project
from gongjian.projects.milestones import Milestone
from gongjian.projects.standings import ProjectStanding
from gongjian.reserve.flow import FLOW, Reason, Step
from gongjian.reserve.grades import Grade
from gongjian.reserve.ledger import ReserveStep
from gongjian.reserve.place import card_on, place, pools_of, stands_on
from gongjian.reserve.vetting import Answer, Findings, lacking, verdict
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told

NEEDS = {"unit": "单位", "vetter": "主管部门", "year": "储备年度", "findings": "审查意见", "reason": "出库原因", "note": "说明"}


def propose(
    unit: Unit, told: Told, *, project: Project, vetter: Unit, year: int, secured: int | None = None, on: date | None = None
) -> list[Fact]:
    """The unit that answers for a project puts it forward for the reserve of a year; `vetter` is the department of its trade. `secured`: 元."""
    day = on or told.on
    card = card_on(project, day)
    here = _in_order(Step.PROPOSED, project, card, day, told.on)
    if card.unit_id != unit.pk:
        raise Refused("这个项目由别的单位负责，请由责任单位申报；要一并计入本单位子库的，用联合申报")
    if unit.kind == Unit.Kind.OFFICE:
        raise Refused("审定入库的是本办公室，不能自己申报，请由乡镇、开发区或部门申报")
    if not vetter:
        raise Refused("申报须写明主管部门")
    if vetter.pk == unit.pk:
        raise Refused("自己申报的不能自己审查：主管部门就是本单位的，请由县发改局等综合部门审查")
    if not 2000 <= year <= 2100:
        raise Refused(f"储备年度「{year}」不像年份")
    if secured is not None and secured < 0:
        raise Refused("已落实资金不能为负")
    if here == Step.WITHDRAWN and not told.note:
        raise Refused("已经出库的项目再申报，须写明情况有什么变化")
    return [told.tell(ReserveStep, on=day, project=project, step=Step.PROPOSED, unit=unit, vetter=vetter, year=year, secured=secured)]


def join_in(unit: Unit, told: Told, *, project: Project, on: date | None = None) -> list[Fact]:
    """A second unit says that the project is of its pool too: one record, counted once, credited as the office decides."""
    day = on or told.on
    card = card_on(project, day)
    _in_order(Step.JOINED, project, card, day, told.on)
    if card.unit_id == unit.pk or unit.pk in pools_of(project, day):
        raise Refused("这个项目已经在本单位的子库里了")
    if not told.note:
        raise Refused("联合申报须写明本单位与项目的关系")
    return [told.tell(ReserveStep, on=day, project=project, step=Step.JOINED, unit=unit)]


def advance(
    project: Project, told: Told, *, to: str, findings: Findings | None = None, reason: str = "", unit: Unit | None = None, grade: str = "",
    on: date | None = None,
) -> list[Fact]:
    """One step, with what it needs. Admitting and withdrawing tell the milestone in the same act."""
    turn, day = FLOW[Step(to)], on or told.on
    if turn.step in (Step.PROPOSED, Step.JOINED):
        raise Refused("申报由单位提出")
    card = card_on(project, day)
    _in_order(turn.step, project, card, day, told.on)
    given = {"findings": findings, "reason": reason, "unit": unit, "note": told.note.strip()}
    if missing := [NEEDS[need] for need in turn.needs if not given[need]]:
        raise Refused(f"{turn.step.label}须写明{'、'.join(missing)}")
    _allowed(project, turn.step, told, card, day, reason, unit, grade)
    said: dict = {"unit": unit, "reason": reason, "grade": grade}
    if findings is not None:
        if wrong := lacking(findings):
            raise Refused("；".join(wrong))
        said |= {"findings": findings, "verdict": verdict(findings)}
    facts: list[Fact] = [told.tell(ReserveStep, on=day, project=project, step=turn.step, **said)]
    if turn.step == Step.ADMITTED:
        facts.append(told.tell(Milestone, on=day, project=project, kind_of="reserved", note=""))
    if turn.step == Step.WITHDRAWN:
        facts.append(told.tell(Milestone, on=day, project=project, kind_of="withdrawn", note=f"{Reason(reason).label}：{told.note}"[:500]))
    return facts


def _in_order(step: Step, project: Project, card: ProjectStanding, day: date, today: date) -> Step | None:
    """Where it stands; refused where this step may not follow, or would come before one already told."""
    if day > today:
        raise Refused(f"{step.label}日期 {day} 还没到")
    last = ReserveStep.objects.filter(project=project, void=False, corrections=None, occurred_on__gt=day).order_by("-occurred_on").first()
    if last:
        raise Refused(f"已于 {last.occurred_on} {last.get_step_display()}，{step.label}不能早于这一天")
    here = place(card, stands_on(project, day))
    if card.started_on and not FLOW[step].beside:
        raise Refused(f"项目已于 {card.started_on} 开工，自动转出储备，不再办理{step.label}")
    if here not in FLOW[step].after:
        raise Refused(f"当前为「{here.label if here else '未申报'}」，不能{step.label}")
    return here


def _allowed(project: Project, step: Step, told: Told, card: ProjectStanding, day: date, reason: str, unit: Unit | None, grade: str) -> None:
    """What the table of turns cannot say."""
    stands = stands_on(project, day)
    if step == Step.ADMITTED and stands:
        if stands.verdict == Answer.STOP:
            raise Refused("主管部门审查有不符合的，不能入库：请退回补正，或写明原因出库")
        if stands.verdict == Answer.CONDITION and not told.note:
            raise Refused("主管部门审查有条件的，审定入库须写明条件由谁、何时落实")
    if reason and reason not in Reason.values:
        raise Refused(f"不认识出库原因「{reason}」，只能是：{'、'.join(Reason.labels)}")
    if step == Step.CREDITED and unit:
        if unit.pk == (stands.credited_id if stands and stands.credited_id else card.unit_id):
            raise Refused("已经计入这个单位")
        if unit.pk != card.unit_id and unit.pk not in pools_of(project, day):
            raise Refused("只能计入责任单位，或联合申报了这个项目的单位")
    if step == Step.GRADED:
        if grade and grade not in Grade.values:
            raise Refused("成熟度只能是 A、B、C")
        if grade == (stands.grade if stands else ""):
            raise Refused("与现在的评定相同")
