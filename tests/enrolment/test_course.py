"""The way into the base, turn by turn: who may, what is refused with which sentence, and that only the statistics bureau enrols."""
from datetime import date

import pytest

from gongjian.desk.desk import Desk
from gongjian.enrolment.acts import course
from gongjian.enrolment.acts.papers import describe
from gongjian.enrolment.flow import FLOW, EnrolState
from gongjian.enrolment.models import EnrolmentStanding, EnrolmentStep
from gongjian.projects.acts import mending, milestones
from gongjian.projects.models import Milestone, Project
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import verify
from tests.enrolment.making import at_its_verifier, complete, go, paper, row_of, started, way_of
from tests.world import TODAY, WAN, do, looks, sits, told


def refused(act, thing, frame, **details) -> str:
    with pytest.raises(Refused) as caught:
        do(act, thing, frame, **details)
    return caught.value.reason


def submit(world, project, on="2023-12-02"):
    return do(course.submit_papers, project, told(on, world.officers.jiafeng), verifier=world.units.forestry)


def test_the_whole_way_of_a_small_project(world):
    project = complete(world)
    submit(world, project)
    assert (way_of(project).state, way_of(project).verifier, way_of(project).window) == ("submitted", world.units.forestry, date(2023, 12, 1))
    go(world, project, "verify", "review", "city", "province", "enrol")
    stands, row = way_of(project), row_of(project)
    assert (stands.state, stands.submitted_on, stands.verified_on, stands.reviewed_on) == ("enrolled", date(2023, 12, 2), date(2023, 12, 5), date(2023, 12, 5))
    assert row.enrolled_on == date(2023, 12, 5) and Milestone.objects.filter(project=project, kind_of="enrolled").count() == 1
    assert [step.step for step in EnrolmentStep.objects.filter(project=project).order_by("pk")] == ["submitted", "verified", "reviewed", "city", "province"]


def test_from_fifty_million_on_the_nation_confirms_and_below_it_does_not(world):
    large, small = complete(world, name="大项目", total=6000 * WAN), complete(world, name="小项目", total=4000 * WAN)
    for project in (large, small):
        submit(world, project)
        go(world, project, "verify", "review", "province")
    statistics = told("2023-12-06", world.officers.statistics)
    assert "须先记国家统计局审核结果" in refused(course.enrol, large, statistics)
    assert "不经国家统计局审核" in refused(course.record_answer, small, statistics, level="nation")
    go(world, large, "nation", "enrol", on="2023-12-06")
    go(world, small, "enrol", on="2023-12-06")
    assert {way_of(project).state for project in (large, small)} == {"enrolled"}


def test_no_turn_is_skipped_and_the_refusal_says_whom_it_waits_for(world):
    project = complete(world)
    statistics = told("2023-12-03", world.officers.statistics)
    assert refused(course.review_papers, project, statistics) == "入统当前为「材料准备」，不能县统计初审：在等责任单位提交材料"
    assert "不能记入统" in refused(course.enrol, project, statistics)
    submit(world, project)
    assert refused(course.review_papers, project, statistics) == "入统当前为「单位提交」，不能县统计初审：在等行业主管部门核实"
    assert "不能提交" in refused(course.submit_papers, project, told("2023-12-03", world.officers.jiafeng), verifier=world.units.forestry)
    assert "不能退库" in refused(course.unenrol, project, statistics)
    go(world, project, "verify", "review", on="2023-12-04")
    assert "不能早于这一天" in refused(course.record_answer, project, told("2023-12-05"), level="city", on=date(2023, 12, 3))
    assert "还没到" in refused(course.record_answer, project, told("2023-12-05"), level="city", on=date(2023, 12, 9))
    assert "请选择是哪一级" in refused(course.record_answer, project, told("2023-12-05"), level="county")


def test_what_would_come_back_is_not_handed_in(world):
    jiafeng, forestry = told("2023-12-02", world.officers.jiafeng), world.units.forestry
    assert "还没有记开工" in refused(course.submit_papers, world.projects.gas, jiafeng, verifier=forestry)
    assert "不在入统范围" in refused(course.submit_papers, started(world, name="小", total=499 * WAN), jiafeng, verifier=forestry)
    lacks = started(world, name="缺材料")
    paper(lacks, "filing")
    assert "还缺：入库申请表、施工合同、现场照片、营业执照、内容说明" in refused(course.submit_papers, lacks, jiafeng, verifier=forestry)
    project = complete(world)
    do(describe, Evidence.objects.get(subject_id=project.pk, paper="contract"), jiafeng, sealed=False)
    why = refused(course.submit_papers, project, jiafeng, verifier=forestry)
    assert why == "有 1 处会被退回，请先改好再提交。施工合同：合同双方没有都盖章。补盖印章后重新上传"
    assert "须是县直单位" in refused(course.submit_papers, complete(world, name="乡镇"), jiafeng, verifier=world.units.duanshi)
    assert "县统计局负责初审" in refused(course.submit_papers, complete(world, name="统计"), jiafeng, verifier=world.units.statistics)


def test_papers_come_back_with_a_reason_and_go_again(world):
    project = at_its_verifier(world)
    assert "须选择原因" in refused(course.send_back, project, told("2023-12-03", world.officers.forestry), reason="photos")
    do(course.send_back, project, told("2023-12-03", world.officers.forestry, "照片看不清地点"), reason="photos")
    back = way_of(project)
    assert (back.state, back.returns, back.reason, back.reason_words, back.returned_by, back.returned_on) == (
        "returned", 1, "photos", "照片看不清地点", "verifier", date(2023, 12, 3),
    )
    submit(world, project, "2023-12-04")
    again = way_of(project)
    assert (again.state, again.returns, again.reason, again.returned_on) == ("submitted", 1, "", None)
    go(world, project, "verify", "review", "return")
    assert (way_of(project).returned_by, way_of(project).returns) == ("city", 2), "what the city holds the city returned"


def test_who_returns_is_whoever_holds_the_papers(world):
    """The department only what it holds; the bureau for itself, or in the name of a level above."""
    o, project = world.officers, at_its_verifier(world)
    go(world, project, "verify")
    assert "不在本单位手上" in refused(course.send_back, project, told("2023-12-05", o.forestry, "再看"), reason="check")
    do(course.send_back, project, told("2023-12-06", o.statistics, "甲方不符"), reason="names")
    assert way_of(project).returned_by == "county"
    submit(world, project, "2023-12-07")
    do(course.send_back, project, told("2023-12-08", o.statistics, "省里要求补工期"), reason="dates", level="province")
    assert way_of(project).returned_by == "province"
    submit(world, project, "2023-12-09")
    do(course.send_back, project, told("2023-12-10", o.statistics, "一看就缺章"), reason="seals", level="verifier")
    assert way_of(project).returned_by == "county", "the bureau does not speak for the department"
    submit(world, project, "2023-12-11")
    go(world, project, "verify", "review", "province", "return", on="2023-12-12")
    assert way_of(project).returned_by == "county", "below fifty million no nation holds it"


def test_whoever_hands_in_does_not_verify(world):
    """Also where unit and competent department are one: another person of it vouches."""
    o, u = world.officers, world.units
    project = complete(world, unit=u.agriculture)
    do(course.submit_papers, project, told("2023-12-02", o.agriculture), verifier=u.agriculture)
    assert refused(course.verify_papers, project, told("2023-12-03", o.agriculture)) == "核实须由提交人以外的人办理"
    do(course.verify_papers, project, told("2023-12-03", o.agriculture_head))
    assert way_of(project).state == "verified"


def test_out_of_the_base_again_and_in_anew(world):
    project, o = at_its_verifier(world), world.officers
    go(world, project, "verify", "review", "city", "province", "enrol", on="2023-12-04")
    assert "须写明原因" in refused(course.unenrol, project, told("2023-12-06", o.statistics))
    do(course.unenrol, project, told("2023-12-06", o.statistics, "重复入库"))
    gone, row = way_of(project), row_of(project)
    assert (gone.state, gone.reason_words, row.enrolled_on, row.unenrolled_on) == ("removed", "重复入库", None, date(2023, 12, 6))
    assert row_of(project, date(2023, 12, 5)).enrolled_on == date(2023, 12, 4), "until then it was"
    submit(world, project, "2023-12-07")
    go(world, project, "verify", "review", "city", "province", "enrol", on="2023-12-08")
    assert (way_of(project).state, row_of(project).enrolled_on, row_of(project).unenrolled_on) == ("enrolled", date(2023, 12, 8), None)


def test_enrolled_as_before_by_the_milestone_alone(world):
    """记入统 without a step before it still works, and the state follows; taken back, so does that."""
    assert way_of(world.projects.road).state == "enrolled" and way_of(world.projects.road).since == date(2023, 11, 8)
    assert way_of(world.projects.sheep) is None
    do(mending.void, Milestone.objects.get(project=world.projects.road, kind_of="enrolled"), told("2023-12-10", note="记错项目"))
    assert way_of(world.projects.road) is None and row_of(world.projects.road).enrolled_on is None


def test_a_step_told_while_in_the_base_moves_nothing(world):
    """Enrolled with papers still on their way: the milestone holds."""
    project = at_its_verifier(world)
    do(milestones.reach, project, told("2023-12-03", world.officers.statistics), kind="enrolled")
    assert "不能主管部门核实" in refused(course.verify_papers, project, told("2023-12-04", world.officers.forestry))
    assert way_of(project).state == "enrolled"


def test_the_newest_step_is_taken_back_by_the_unit_that_told_it(world):
    o, project = world.officers, at_its_verifier(world)
    first = EnrolmentStep.objects.get(project=project)
    go(world, project, "verify", on="2023-12-03")
    last = EnrolmentStep.objects.get(project=project, step="verified")
    assert "须写明理由" in refused(course.take_back_step, last, told("2023-12-04", o.forestry))
    assert "后面已经有「主管部门核实」" in refused(course.take_back_step, first, told("2023-12-04", o.jiafeng, "误"))
    assert "不是本单位记的" in refused(course.take_back_step, last, told("2023-12-04", o.statistics, "误"))
    do(course.take_back_step, last, told("2023-12-04", o.forestry, "看错项目"))
    assert way_of(project).state == "submitted"
    assert "已经撤回过" in refused(course.take_back_step, last, told("2023-12-04", o.forestry, "误"))
    do(course.take_back_step, first, told("2023-12-04", o.jiafeng, "材料拿错"))
    assert way_of(project) is None
    submit(world, project, "2023-12-05")
    do(milestones.reach, project, told("2023-12-06", o.statistics), kind="enrolled")
    held = EnrolmentStep.objects.filter(project=project).latest("pk")
    assert "后面已经有「已入库」" in refused(course.take_back_step, held, told("2023-12-07", o.jiafeng, "误"))


def test_each_turn_is_in_the_right_hands_and_sealed(world):
    """By the desk: the unit, the named department, the bureau; nobody else."""
    o, project = world.officers, complete(world)
    others = lambda *mine: [getattr(o, who) for who in ("office", "magistrate", "jiafeng", "duanshi", "agriculture", "forestry", "statistics", "approvals", "inspector") if who not in mine]
    shut = lambda act, *mine: [officer.login for officer in others(*mine) if sits(officer).may(act, project)]
    assert shut(course.submit_papers, "jiafeng") == []
    sits(o.jiafeng).do(course.submit_papers, project, verifier=world.units.forestry)
    assert shut(course.verify_papers, "forestry") == [] and shut(course.send_back, "forestry", "statistics") == []
    sits(o.forestry).do(course.verify_papers, project)
    for act in (course.review_papers, course.record_answer, course.enrol, course.unenrol):
        assert shut(act, "statistics") == []
    sits(o.statistics).do(course.review_papers, project)
    sits(o.statistics).do(course.record_answer, project, level="province")
    sits(o.statistics).do(course.enrol, project)
    assert looks(o.office).see(Project).get(project=project).enrolled_on == TODAY
    assert way_of(project).state == "enrolled" and verify().broken is None


def test_the_department_named_sees_the_project_from_then_on(world):
    o, project = world.officers, complete(world)
    sees = lambda: looks(o.forestry).see(Project).filter(project=project).exists()
    assert not sees()
    submit(world, project)
    assert sees() and not looks(o.agriculture).see(Project).filter(project=project).exists()
    assert Desk(looks(o.forestry, date(2023, 12, 1)), sits(o.forestry).now).may(course.verify_papers, project) is False, "a past day is only looked at"


def test_particulars_are_the_units_own_word(world):
    project = complete(world)
    held = Evidence.objects.get(subject_id=project.pk, paper="contract")
    assert sits(world.officers.jiafeng).may(describe, held)
    assert [who for who in ("office", "statistics", "approvals", "duanshi", "magistrate") if sits(getattr(world.officers, who)).may(describe, held)] == []


def test_every_state_but_the_first_two_has_its_turn():
    assert set(EnrolState) - set(FLOW) == {EnrolState.OUTSIDE, EnrolState.PREPARING}
    assert all(set(turn.after) <= set(EnrolState) and turn.after for turn in FLOW.values())


def test_old_entries_stand_after_a_migration_that_emptied_the_table(world):
    from gongjian.enrolment.apps import stand_anew

    EnrolmentStanding.objects.all().delete()
    stand_anew()
    assert way_of(world.projects.road).state == "enrolled"
    stand_anew()
    assert EnrolmentStanding.objects.filter(project=world.projects.road).count() == 1
