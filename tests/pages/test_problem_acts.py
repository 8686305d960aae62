"""Every step of a problem by its form: works for those whose turn it is, refuses with a reason and what was typed kept, keeps others out."""
from datetime import date

import pytest

from gongjian.pages.doing.problems.asks import ASKS
from gongjian.people.models import Post
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.models import Problem, ProblemStep
from gongjian.timeline.evidence import Evidence
from tests.pages.hands import assigned, file, send, state, step
from tests.pages.plain import text
from tests.world import TODAY, client_for, photo, solve, stand, strike, told


def head(world, login, role, unit=None):
    """The head of that role: who grants extensions."""
    officer = world.officers.office if role == "office" else world.officers.magistrate
    if role == "office":
        frame = told("2023-10-02")
        stand([frame.tell(Post, officer=officer, unit=world.units.drive_office, title="主任", role="office", rank=1)], frame.at)
        officer.__dict__.pop("_seats", None)
    return officer


def test_a_problem_goes_from_found_to_struck_by_those_whose_turn_it_is(world, found):
    o = world.officers
    assert assigned(world, found).headers["Location"] == f"/problems/{found.pk}"
    for officer, to, said in (
        (o.forestry, "signed", {"leader": "林副", "section": "资源股", "person": "陈林", "note": "先踏勘"}), (o.forestry, "feedback", {"note": "已踏勘"}),
        (o.deputy, "pressed", {"note": "抓紧", "document": "沁督〔2023〕8号"}), (o.forestry, "solved", {"note": "已通电", "paper1_file": file(), "paper1_kind": "permit"}),
        (o.jiafeng, "reviewed", {"note": "电压不稳"}), (o.office, "returned", {"note": "电压不稳"}), (o.forestry, "solved", {"note": "已调整"}),
        (o.office, "reviewed", {"note": "属实"}), (o.office, "closed", {"grade": "good"}), (o.office, "struck", {"note": "现场核实"}),
    ):
        if to == "pressed":
            officer = o.magistrate  # the gas project has no sponsor
        answer = step(officer, found, to, **said)
        assert answer.status_code == 302, (to, text(answer.text))
    stands = state(found)
    assert (stands.step, stands.struck_on, stands.grade, stands.leader, stands.section) == ("struck", TODAY, "good", "林副", "资源股")
    paper = Evidence.objects.get(subject="problem", subject_id=found.pk)
    assert paper.supports == "problems.problemstep" and ProblemStep.objects.get(pk=paper.supports_id).step == "solved"


@pytest.mark.parametrize("to", list(ASKS))
def test_each_step_opens_where_the_flow_says_and_says_why_where_not(world, to):
    """肉羊的林地 stands at 交办."""
    for name in ("office", "magistrate", "forestry", "agriculture", "inspector", "jiafeng"):
        answer = client_for(getattr(world.officers, name)).get(f"/problems/{world.problem.pk}/{to}")
        if answer.status_code == 200:
            assert Step.ASSIGNED in FLOW[to].after
        elif answer.status_code == 422:
            assert "不能" in answer.text or "没有待审批" in answer.text
        else:
            assert answer.status_code == (404 if name == "jiafeng" else 403)
    assert client_for(world.officers.office).get(f"/problems/{world.problem.pk}/flown").status_code == 404


def test_what_lacks_is_said_beside_its_field_and_nothing_typed_is_lost(world, found):
    step(world.officers.office, found, "verified", note="属实", weight="ordinary")
    answer = step(world.officers.office, found, "assigned", weight="ordinary", lead=world.units.forestry.pk, section="资源股", due_on="2023-12-20")
    assert answer.status_code == 422 and 'value="资源股"' in answer.text and "责任人" in text(answer.text) and "必填项" in answer.text
    same = step(world.officers.office, found, "assigned", weight="ordinary", lead=world.units.forestry.pk, cooperating=[world.units.forestry.pk], person="陈林", due_on="2023-12-20")
    assert "牵头单位不必再列为配合单位" in same.text
    early = step(world.officers.office, found, "assigned", weight="ordinary", lead=world.units.forestry.pk, person="陈林", due_on="2023-12-12")
    assert early.status_code == 422 and "办结时限早于交办之日" in early.text and 'value="陈林"' in early.text
    assert state(found).step == "verified"


def test_the_13710_term_is_proposed_and_a_later_day_wants_a_plan(world, found):
    step(world.officers.office, found, "verified", note="属实", weight="ordinary")
    form = client_for(world.officers.office).get(f"/problems/{found.pk}/assigned").text
    assert 'value="2023-12-20"' in form and "按13710：一般 2023-12-20；重大 2024-01-12" in form
    late = assigned(world, found, due_on="2023-12-25")
    assert late.status_code == 422 and "时限晚于13710的 2023-12-20" in late.text
    assert assigned(world, found, due_on="2023-12-25", note="12月18日前完成设计，25日前通电").status_code == 302
    assert state(found).due_on == date(2023, 12, 25)


def test_a_major_matter_has_a_month(world, found):
    assert assigned(world, found, weight="major", due_on="2024-01-12").status_code == 302
    assert (state(found).weight, state(found).rung) == ("major", "meeting")


def test_a_limit_on_a_holiday_is_told_before_it_is_saved(world, found):
    step(world.officers.office, found, "verified", note="属实", weight="ordinary")
    said = {"weight": "major", "lead": world.units.forestry.pk, "person": "陈林", "due_on": "2024-01-01", "on": "2023-12-13"}
    answer = client_for(world.officers.office).post(f"/problems/{found.pk}/assigned", said)
    assert answer.status_code == 200 and "2024-01-01 是法定节假日" in answer.text and state(found).step == "verified"


def test_the_posts_of_the_unit_are_offered_while_typing(world):
    o, u = world.officers, world.units
    told_posts = client_for(o.office).get(f"/problems/posts?lead={u.agriculture.pk}").text
    assert 'value="郑农"' in told_posts and "局长" in told_posts and 'value="畜牧股"' in told_posts
    assert "郑农" not in client_for(o.jiafeng).get(f"/problems/posts?lead={u.agriculture.pk}").text, "another unit's posts are not his to read"
    assert client_for(o.office).get("/problems/posts?lead=x").status_code == 200
    assert 'value="陈林"' in client_for(o.forestry).get(f"/problems/{world.problem.pk}/signed").text


def test_a_day_may_be_told_late_but_not_before_the_last_step_nor_ahead(world, found):
    assert "日期还没到" in step(world.officers.office, found, "verified", note="属实", weight="ordinary", on="2023-12-14").text
    assert "不能早于这一天" in step(world.officers.office, found, "verified", note="属实", weight="ordinary", on="2023-12-12").text


def test_a_transfer_takes_nobody_of_the_former_unit_along(world):
    assert client_for(world.officers.office).get(f"/problems/{world.problem.pk}/transferred").context["form"]["person"].value() == ""
    same = step(world.officers.office, world.problem, "transferred", lead=world.units.forestry.pk, person="陈林", note="误")
    assert same.status_code == 422 and "转办须换一个牵头单位" in same.text
    assert step(world.officers.office, world.problem, "transferred", lead=world.units.zone.pk, person="区某", note="属园区").status_code == 302
    stands = state(world.problem)
    assert (stands.lead, stands.person, stands.leader, stands.section) == (world.units.zone, "区某", "", "")
    assert client_for(world.officers.forestry).get(f"/problems/{world.problem.pk}").status_code == 404


def test_held_with_a_cause_and_resumed(world):
    o, problem = world.officers, world.problem
    step(o.forestry, problem, "signed", person="陈林")
    assert step(o.forestry, problem, "held", waits_for="superior", note="等省厅").status_code == 403, "whoever works against the clock does not stop it"
    assert "必填项" in step(o.office, problem, "held", note="等省厅").text
    assert step(o.office, problem, "held", waits_for="superior", note="等省厅").status_code == 302
    assert (state(problem).desk, state(problem).due_by) == ("superior", None)
    assert step(o.forestry, problem, "resumed").status_code == 302


def test_an_extension_is_asked_in_time_and_granted_by_whom_the_rules_name(world, found, monkeypatch):
    o = world.officers
    assigned(world, found)
    step(o.forestry, found, "signed", person="陈林")
    asking = client_for(o.forestry).get(f"/problems/{found.pk}/asked").text
    assert "第 1 次延期由指挥部办公室主要负责人审批" in asking
    assert "新的时限须晚于现在的时限" in step(o.forestry, found, "asked", due_on="2023-12-20", note="设备晚到").text
    assert step(o.forestry, found, "asked", due_on="2023-12-27", note="设备晚到").status_code == 302
    assert "请等审批" in step(o.forestry, found, "asked", due_on="2023-12-28", note="再晚").text
    clerk = step(o.office, found, "extended", due_on="2023-12-27")
    assert clerk.status_code == 422 and "第 1 次延期由指挥部办公室主要负责人审批" in clerk.text
    chief = head(world, "chief", "office")
    assert 'value="2023-12-27"' in client_for(chief).get(f"/problems/{found.pk}/extended").text
    assert step(chief, found, "extended", due_on="2023-12-26", note="同意").status_code == 302
    step(o.forestry, found, "asked", due_on="2023-12-29", note="又晚")
    assert "第 2 次延期由县政府主要领导审批" in step(chief, found, "denied", note="不同意").text
    assert step(o.magistrate, found, "denied", note="不同意").status_code == 302
    assert (state(found).extensions, state(found).due_on, state(found).asked_due_on) == (1, date(2023, 12, 26), None)


def test_an_extension_asked_after_expiry_is_refused(world):
    """The sheep's was due on the 10th; today is the 13th."""
    step(world.officers.forestry, world.problem, "signed", person="陈林")
    late = step(world.officers.forestry, world.problem, "asked", due_on="2023-12-30", note="忙")
    assert late.status_code == 422 and "已经逾期：延期须在到期之前申请" in late.text and "忙" in late.text


def test_nothing_is_struck_off_without_proof_nor_by_the_solver(world):
    o, problem = world.officers, world.problem
    solve(problem, "2023-12-12", o.forestry, proof=False)
    step(o.office, problem, "reviewed", note="属实")
    step(o.office, problem, "closed", grade="pass")
    page = client_for(o.office).get(f"/problems/{problem.pk}/struck").text
    assert "还没有，请先补材料" in page and f"/problems/{problem.pk}/papers/new" in page
    refused = step(o.office, problem, "struck", note="已看过")
    assert refused.status_code == 422 and "销号须有佐证" in refused.text and "已看过" in refused.text
    assert step(o.forestry, problem, "struck", note="已办").status_code == 403
    assert send(o.forestry, f"/problems/{problem.pk}/papers/new", paper1_file=file("现场.jpg", photo()), paper1_kind="photo").status_code == 302
    assert "现场.jpg" in client_for(o.office).get(f"/problems/{problem.pk}/struck").text
    assert step(o.office, problem, "struck", note="现场核实").status_code == 302


def test_what_was_struck_off_is_reopened_by_looking_back(world):
    o, problem = world.officers, world.problem
    solve(problem, "2023-12-12", o.forestry)
    strike(problem, "2023-12-12", o.office)
    assert step(o.forestry, problem, "reopened", note="x").status_code == 403
    assert step(o.inspector, problem, "reopened", note="林地又停了").status_code == 302
    assert (state(problem).step, state(problem).struck_on) == ("reopened", None)
    form = client_for(o.office).get(f"/problems/{problem.pk}/assigned")
    assert form.context["form"]["person"].value() == ""


def test_a_rung_is_moved_by_hand_with_a_reason(world):
    o, problem = world.officers, world.problem
    assert "必填项" in step(o.office, problem, "moved", note="久拖").text
    assert "已经在「限期办理」" in step(o.office, problem, "moved", rung="dated", note="久拖", due_on="2023-12-20").text
    assert step(o.office, problem, "moved", rung="meeting", note="县长要求").status_code == 302
    assert step(o.office, problem, "deliberated", note="由林业局牵头", document="专题会议纪要〔2023〕3号").status_code == 302
    assert "须写明新的办结时限" in step(o.magistrate, problem, "moved", rung="dated", note="降级").text


def test_a_higher_matter_is_reported_up_before_it_is_solved(world):
    o, gas = world.officers, world.projects.gas
    send(o.jiafeng, f"/projects/{gas.pk}/problems/new", what="外电源", competence="city", weight="ordinary", on="2023-12-13")
    problem = Problem.objects.latest("pk")
    assigned(world, problem)
    step(o.forestry, problem, "signed", person="陈林")
    step(o.forestry, problem, "feedback", note="在办")
    assert "市级事权的问题须先上报" in step(o.forestry, problem, "solved", note="好了").text
    assert "必填项" in step(o.forestry, problem, "reported_up", note="请市里协调").text
    assert step(o.forestry, problem, "reported_up", note="请市里协调", to_whom="市能源局", document="沁林〔2023〕20号").status_code == 302
    assert step(o.forestry, problem, "solved", note="好了").status_code == 302
