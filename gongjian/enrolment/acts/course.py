"""The way into the base, one act a turn (rules.md §2.3). Each refuses what the table of turns does not allow, and says where the papers are."""
from datetime import date

from gongjian.enrolment.checks.registry import findings
from gongjian.enrolment.dossier import dossier_of
from gongjian.enrolment.flow import ANSWERS, FLOW, HELD_BY, EnrolState, Level, Reason
from gongjian.enrolment.ledger import EnrolmentStep
from gongjian.enrolment.needs import NATIONAL, in_scope, missing
from gongjian.enrolment.standings import EnrolmentStanding, stands
from gongjian.enrolment.windows import windows_at
from gongjian.people.models import PostStanding, Unit
from gongjian.people.posts import Role
from gongjian.projects.acts import milestones
from gongjian.projects.card import Project
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

S = EnrolState


def submit_papers(project: Project, told: Told, *, verifier: Unit, new_legal_person: bool = False) -> list[Fact]:
    """The unit hands its project's papers to the competent department it names. What is lacking or would be returned is said first."""
    row, _ = _in_order(project, S.SUBMITTED, told)
    if row.started_on is None:
        raise Refused("项目还没有记开工，不能申报入统；平场不算开工")
    if not in_scope(row.total, row.investment_kind):
        raise Refused("总投资未到 500 万元或未填，不在入统范围；总投资有误请先改项目信息")
    _competent(verifier, told.on)
    if lacks := missing(row.papers, row.investment_kind):
        raise Refused(f"入统材料还缺：{'、'.join(lacks)}。请先补材料再提交")
    if found := [wrong for wrong in findings(dossier_of(row, When(told.on))) if wrong.blocks]:
        first = found[0]
        raise Refused(f"有 {len(found)} 处会被退回，请先改好再提交。{first.paper_label}：{first.what}。{first.settle}")
    window = windows_at(When(told.on), told.area).next(told.on, new_legal_person)
    return [_step(project, told, S.SUBMITTED, verifier=verifier, new_legal_person=new_legal_person, window=window.month)]


def verify_papers(project: Project, told: Told) -> list[Fact]:
    """The competent department vouches that project and papers are true. Never the person who handed them in."""
    _, now = _in_order(project, S.VERIFIED, told)
    _another(project, told, "核实须由提交人以外的人办理")
    return [_step(project, told, S.VERIFIED, like=now)]


def review_papers(project: Project, told: Told) -> list[Fact]:
    """The county's bureau has looked through the papers and passes them to the city."""
    _, now = _in_order(project, S.REVIEWED, told)
    return [_step(project, told, S.REVIEWED, like=now)]


def record_answer(project: Project, told: Told, *, level: str, on: date | None = None, document: str = "") -> list[Fact]:
    """City, province or nation passed the papers; the county's bureau records it, with the day of the answer."""
    if level not in ANSWERS:
        raise Refused("请选择是哪一级审核通过的")
    row, now = _in_order(project, ANSWERS[Level(level)], told, on)
    if level == Level.NATION and (row.total or 0) < NATIONAL:
        raise Refused("计划总投资 5000 万元以下的项目不经国家统计局审核，省审通过后即可记入统")
    return [_step(project, told, ANSWERS[Level(level)], on=on, like=now, document=document)]


def send_back(project: Project, told: Told, *, reason: str, level: str = "", on: date | None = None) -> list[Fact]:
    """Papers come back to the unit, with a reason from the table and in words. The department returns what it holds itself; the county's bureau returns
    for itself and records what city, province or nation returned (`level`; not said: whoever holds the papers)."""
    row, now = _in_order(project, S.RETURNED, told, on)
    assert now, "what can be returned stands somewhere"
    if reason not in Reason.values or not told.note:
        raise Refused("退回须选择原因，并写明退回什么、怎样补正")
    if level and level not in Level.values:
        raise Refused("请选择退回的单位")
    seat = told.by.seat_on(told.on) if told.by else None
    if seat and seat.role != Role.STATISTICS:
        if now.state != S.SUBMITTED:
            raise Refused("已经核实，不在本单位手上：要退回请与县统计局联系")
        level = Level.VERIFIER
    elif seat:
        level = level if level and level != Level.VERIFIER else _held_above(now, row)
    return [_step(project, told, S.RETURNED, on=on, like=now, reason=reason, level=level or HELD_BY[S(now.state)])]


def _held_above(now: EnrolmentStanding, row: ProjectStanding) -> Level:
    """Whoever holds the papers from the county's bureau upwards; what the province passed goes to the nation only from 50 million on."""
    held = HELD_BY[S(now.state)]
    return Level.COUNTY if held == Level.VERIFIER or (held == Level.NATION and (row.total or 0) < NATIONAL) else held


def enrol(project: Project, told: Told, *, on: date | None = None) -> list[Fact]:
    """Into the base (已入库), once the last level has passed it. The statistics bureau's word alone; it is the project's milestone 入统."""
    row, now = _in_order(project, S.ENROLLED, told, on)
    if now and now.state == S.PROVINCE and (row.total or 0) >= NATIONAL:
        raise Refused("计划总投资 5000 万元以上的项目须先记国家统计局审核结果")
    return milestones.reach(project, told, kind="enrolled", on=on)


def unenrol(project: Project, told: Told, *, on: date | None = None) -> list[Fact]:
    """Out of the base again (退库), with the reason. From that day on it is not enrolled, and may be handed in anew."""
    _in_order(project, S.REMOVED, told, on)
    return milestones.reach(project, told, kind="unenrolled", on=on)


def take_back_step(step: EnrolmentStep, told: Told) -> list[Fact]:
    """The newest step is taken back by the unit that told it, with a reason. It stays on record."""
    if not told.note:
        raise Refused("撤回须写明理由")
    if step.void or EnrolmentStep.objects.filter(corrects=step).exists():
        raise Refused("这一环节已经撤回过")
    told_of = EnrolmentStep.objects.as_of(When(FAR)).filter(project=step.project_id)
    last, now = told_of.order_by("occurred_on", "recorded_at", "pk").last(), stands(step.project, told.on)
    if last is None or last.pk != step.pk or (now and now.state != step.step):
        after = last.get_step_display() if last and last.pk != step.pk else S(now.state).label if now else ""
        raise Refused(f"后面已经有「{after}」，不能撤回这一环节")
    if told.by and step.by and _unit(step.by, step.occurred_on) != _unit(told.by, told.on):
        raise Refused("这一环节不是本单位记的，请由记的单位撤回")
    frame = {"id", "area", "recorded_at", "by", "source", "cell", "corrects", "void", "occurred_on", "note", "because"}
    said = {field.attname: getattr(step, field.attname) for field in step._meta.concrete_fields if field.name not in frame}
    return [told.tell(EnrolmentStep, on=step.occurred_on, corrects=step, void=True, note=step.note, because=told.note, **said)]


def _unit(officer, day: date) -> int | None:
    seat = officer.seat_on(day)
    return seat.unit_id if seat else None


def _in_order(project: Project, to: EnrolState, told: Told, on: date | None = None) -> tuple[ProjectStanding, EnrolmentStanding | None]:
    """The project and its way as they stand on the day; refused where this turn may not follow."""
    day = on or told.on
    if day > told.on:
        raise Refused(f"{to.label}日期 {day} 还没到")
    row, now = ProjectStanding.objects.at(When(day)).filter(project=project).first(), stands(project, told.on)
    if row is None:
        raise Refused(f"{day} 时这个项目还没有登记")
    if row.withdrawn_on:
        raise Refused(f"项目已于 {row.withdrawn_on} 退出")
    state = S(now.state) if now else S.PREPARING
    if state not in FLOW[to].after:
        raise Refused(f"入统当前为「{state.label}」，不能{DOES.get(to, to.label)}{_because(now)}")
    if now and day < now.since:
        raise Refused(f"已于 {now.since} 记「{state.label}」，{to.label}不能早于这一天")
    return row, now


DOES = {S.SUBMITTED: "提交", S.ENROLLED: "记入统", S.REMOVED: "退库"}


def _because(now: EnrolmentStanding | None) -> str:
    waits = FLOW[S(now.state)].waits if now else "责任单位提交材料"
    return f"：在等{waits}" if waits else ""


def _competent(verifier: Unit, day: date) -> None:
    if verifier.kind != Unit.Kind.DEPARTMENT:
        raise Refused("行业主管部门须是县直单位，请另选")
    if PostStanding.objects.at(When(day)).filter(unit=verifier, role=Role.STATISTICS).exists():
        raise Refused("县统计局负责初审，不能又是核实的主管部门，请另选")


def _another(project: Project, told: Told, why: str) -> None:
    last = EnrolmentStep.objects.as_of(When(told.on)).filter(project=project, step=S.SUBMITTED).order_by("occurred_on", "pk").last()
    if told.by and last and last.by_id == told.by.pk:
        raise Refused(why)


def _step(project: Project, told: Told, step: EnrolState, *, on: date | None = None, like: EnrolmentStanding | None = None, document: str = "", **said) -> Fact:
    """What a hand-in said of verifier and month stays with its steps."""
    held = {"verifier_id": like.verifier_id, "new_legal_person": like.new_legal_person, "window": like.window} if like else {}
    return told.tell(EnrolmentStep, on=on, project=project, step=step, document=document.strip()[:80], **held | said)


