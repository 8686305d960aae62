"""What a project's enrolment page offers: the turns that may follow where the papers are and are his to take; else why there is nothing to do."""
from collections.abc import Callable

from django.urls import reverse

from gongjian.enrolment.acts import course
from gongjian.enrolment.flow import FLOW, EnrolState
from gongjian.enrolment.needs import NATIONAL
from gongjian.enrolment.readiness import Readiness
from gongjian.pages.doing.enrolment.steps import answers
from gongjian.pages.look import Look
from gongjian.papers.evidence_taken import take_pack
from gongjian.people.posts import Role
from gongjian.projects.acts.evidence import add_evidence

S = EnrolState


def on_enrolment(eyes: Look, one: Readiness, may: Callable[..., bool]) -> tuple[list[dict], str]:
    """(buttons for parts/acts.html, what is said below them). `may` is Desk.offers of the project."""
    if eyes.lens.past:
        return [], "这是过去的一天，只读；要办理请回到今天"
    key, state = one.project, one.state
    turns = (
        (course.submit_papers, "submit-papers", "提交", one.ready), (course.verify_papers, "verify-papers", "核实", state in FLOW[S.VERIFIED].after),
        (course.review_papers, "review-papers", "初审通过", state in FLOW[S.REVIEWED].after), (course.record_answer, "record-answer", "上级审核结果", bool(answers(one))),
        (course.enrol, "enrol", "记入统", state in FLOW[S.ENROLLED].after and not national(one)),
        (course.send_back, "send-back", "退回", returnable(eyes, one)), (course.unenrol, "unenrol", "退库", state in FLOW[S.REMOVED].after),
    )
    open_ = one.row.withdrawn_on is None
    found = [{"label": label, "url": reverse(name, args=[key])} for act, name, label, fits in turns if open_ and fits and may(act)]
    if may(add_evidence) and state != S.ENROLLED and open_:
        found.append({"label": "补材料", "url": f"{reverse('add-evidence', args=[key])}?from=enrolment"})
    if found and state != S.ENROLLED:  # to remove is nobody's next step
        found[0]["key"] = True
    return found, why(one, may, bool(found))


def national(one: Readiness) -> bool:
    """The nation's word is still to come."""
    return one.state == S.PROVINCE and (one.row.total or 0) >= NATIONAL


def returnable(eyes: Look, one: Readiness) -> bool:
    """By the department what was handed to it; by the bureau whatever is on its way."""
    if one.state not in FLOW[S.RETURNED].after:
        return False
    return one.state == S.SUBMITTED or (eyes.lens.seat is not None and eyes.lens.seat.role == Role.STATISTICS)


def why(one: Readiness, may: Callable[..., bool], offered: bool) -> str:
    """To whom submits: what is lacking before he can; to the others, whose turn it is."""
    if one.row.withdrawn_on:
        return f"项目已于 {one.row.withdrawn_on} 退出"
    if may(course.submit_papers) and one.state in FLOW[S.SUBMITTED].after and not one.ready:
        return lacks(one)
    waits = FLOW[one.state].waits if one.state in FLOW else ""
    return "" if offered else f"没有您要办的，在等{waits}" if waits else "没有您要办的"


def lacks(one: Readiness) -> str:
    if one.row.started_on is None:
        return "还没有记开工，开工后才能提交；平场不算开工"
    if not one.scoped:
        return "总投资未到 500 万元或未填，不在入统范围"
    if one.missing:
        return f"还缺 {'、'.join(need.label for need in one.missing)}，补齐后才能提交"
    return f"有 {len(one.blocks)} 处会被退回，改好后才能提交"


def may_take(eyes: Look, one: Readiness, may: Callable[..., bool]) -> bool:
    return not eyes.lens.past and may(take_pack)
