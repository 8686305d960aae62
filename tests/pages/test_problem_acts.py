"""Every step of a problem by its form: works for those whose turn it is, refuses with a reason and what was typed kept, keeps others out."""
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongjian.pages.doing.problems.asks import ASKS
from gongjian.people.models import Post
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.models import Cause, Concern, Joined, Problem, ProblemStanding, ProblemStep, steps_of
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When
from tests.pages.plain import text
from tests.world import PDF, TODAY, client_for, photo, solve, stand, strike, told


def send(officer, url, **said):
    """POST, warnings heard."""
    client = client_for(officer)
    answer = client.post(url, said)
    if answer.status_code == 200 and answer.context and answer.context.get("odd"):
        answer = client.post(url, said | {"heard": answer.context["form"].data["heard"]})
    return answer


def step(officer, problem, to, **said):
    return send(officer, f"/problems/{problem.pk}/{to}", **({"on": "2023-12-13"} | said))


def state(problem, on=TODAY):
    return ProblemStanding.objects.at(When(on)).get(problem=problem)


def file(name="批文.pdf", data=PDF):
    return SimpleUploadedFile(name, data, "application/octet-stream")


def head(world, login, role, unit=None):
    """The head of that role: who grants extensions."""
    officer = world.officers.office if role == "office" else world.officers.magistrate
    if role == "office":
        frame = told("2023-10-02")
        stand([frame.tell(Post, officer=officer, unit=world.units.drive_office, title="主任", role="office", rank=1)], frame.at)
        officer.__dict__.pop("_seats", None)
    return officer


@pytest.fixture
def found(world):
    """缺电: found by 嘉峰镇 on its gas project on the 13th."""
    answer = send(world.officers.jiafeng, f"/projects/{world.projects.gas.pk}/problems/new", what="缺电", competence="county", weight="ordinary", on="2023-12-13")
    problem = Problem.objects.latest("pk")
    assert answer.status_code == 302 and answer.headers["Location"] == f"/problems/{problem.pk}"
    return problem


def assigned(world, found, **said):
    step(world.officers.office, found, "verified", note="属实", weight="ordinary")
    return step(
        world.officers.office, found, "assigned",
        **({"weight": "ordinary", "lead": world.units.forestry.pk, "person": "陈林", "due_on": "2023-12-20", "cooperating": [world.units.zone.pk]} | said),
    )


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


# --- raising


def test_a_problem_is_raised_from_the_ledger_by_typing_the_project(world):
    office = world.officers.office
    form = client_for(office).get("/problems/new").text
    assert "肉羊全产业链项目" in form and "或涉及单位" in form
    said = {"what": "缺水", "competence": "county", "weight": "ordinary", "on": "2023-12-13"}
    assert "请写明项目，或选涉及单位" in send(office, "/problems/new", **said).text
    none = send(office, "/problems/new", project="肉羊全产业键", **said)
    assert none.status_code == 422 and "是不是「肉羊全产业链项目」" in text(none.text) and 'value="肉羊全产业键"' in none.text and "缺水" in none.text
    answer = send(office, "/problems/new", project="ryqc", also="固县风电一期\n煤层气增压站", category="用水", **said)
    problem = Problem.objects.latest("pk")
    assert answer.headers["Location"] == f"/problems/{problem.pk}" and problem.project == world.projects.sheep and problem.category == "用水"
    assert {concern.project for concern in Concern.objects.filter(problem=problem)} == {world.projects.wind, world.projects.gas}
    assert "没有「无此项目」" in text(send(office, "/problems/new", project="ryqc", also="无此项目", **said).text)


def test_a_problem_of_a_unit_is_about_no_project_and_its_papers_lie_beside_it(world):
    inspector = world.officers.inspector
    said = {"what": "台账不全", "competence": "county", "weight": "ordinary", "on": "2023-12-13", "unit": world.units.jiafeng.pk}
    assert "不必再选单位" in send(inspector, "/problems/new", project="ryqc", **said).text
    assert send(inspector, "/problems/new", paper1_file=file("台账.jpg", photo()), paper1_kind="photo", **said).status_code == 302
    problem = Problem.objects.latest("pk")
    assert (problem.project, problem.unit, problem.origin) == (None, world.units.jiafeng, "inspection")
    assert Evidence.objects.filter(subject="problem", subject_id=problem.pk).count() == 1
    assert "台账不全" in client_for(world.officers.jiafeng).get(f"/problems/{problem.pk}").text
    assert "不涉及具体项目" in client_for(world.officers.office).get(f"/problems/{problem.pk}").text


def test_a_unit_raises_problems_of_its_own_projects_only(world):
    said = {"what": "缺水", "competence": "county", "weight": "ordinary", "on": "2023-12-13"}
    own = client_for(world.officers.jiafeng).get("/problems/new").text
    assert 'name="unit"' not in own
    assert "或不在您可见的范围内" in send(world.officers.jiafeng, "/problems/new", project="肉羊全产业链项目", **said).text
    assert send(world.officers.jiafeng, "/problems/new", project="煤层气增压站及配套管网", **said).status_code == 302
    assert client_for(world.officers.admin).get("/problems/new").status_code == 403
    assert "肉羊" not in client_for(world.officers.jiafeng).get("/problems/projects?project=肉").text
    assert "肉羊全产业链项目" in client_for(world.officers.office).get("/problems/projects?project=ry").text


# --- beside its way


def test_a_paper_is_put_beside_a_problem_at_any_time(world):
    url = f"/problems/{world.problem.pk}/papers/new"
    assert "请选择文件" in send(world.officers.forestry, url).text
    assert send(world.officers.forestry, url, paper1_file=file(), paper1_kind="permit").status_code == 302
    assert "已经在这个问题的材料里" in send(world.officers.office, url, paper1_file=file(), paper1_kind="permit").text
    assert send(world.officers.deputy, url, paper1_file=file("现场.jpg", photo()), paper1_kind="photo").status_code == 302, "its project's sponsor"
    assert send(world.officers.jiafeng, url).status_code == 404


def test_a_further_project_is_added_and_its_unit_sees_the_problem(world):
    url = f"/problems/{world.problem.pk}/projects/new"
    assert "已经在涉及项目里了" in send(world.officers.office, url, project="肉羊全产业链项目").text
    assert client_for(world.officers.jiafeng).get(f"/problems/{world.problem.pk}").status_code == 404
    assert send(world.officers.office, url, project="固县风电一期").status_code == 302
    assert "使用林地手续未批" in client_for(world.officers.jiafeng).get(f"/problems/{world.problem.pk}").text
    assert send(world.officers.forestry, url, project="煤层气增压站及配套管网").status_code == 403


def test_joining_a_cause_and_leaving_it(world):
    office, problem = world.officers.office, world.problem
    assert send(office, f"/problems/{problem.pk}/cause/join", name="县级林地定额不足").status_code == 302
    assert state(problem).cause == Cause.objects.get(name="县级林地定额不足")
    assert "已经归在" in send(office, f"/problems/{problem.pk}/cause/join", name="县级林地定额不足").text
    assert "必填项" in send(office, f"/problems/{problem.pk}/cause/split").text
    assert send(office, f"/problems/{problem.pk}/cause/split", note="其实是权属").status_code == 302
    assert state(problem).cause is None and Joined.objects.count() == 2
    assert send(world.officers.forestry, f"/problems/{problem.pk}/cause/join", name="x").status_code == 403


# --- mending


def newest(problem) -> ProblemStep:
    return steps_of(problem)[-1]


def test_a_step_is_set_right_with_a_reason_and_keeps_its_turn(world):
    o, problem = world.officers, world.problem
    verified = ProblemStep.objects.get(problem=problem, step="verified")
    form = client_for(o.office).get(f"/problem-steps/{verified.pk}/set-right")
    assert "属实" in form.text
    same = send(o.office, f"/problem-steps/{verified.pk}/set-right", occurred_on="2023-11-22", said="属实", note="误")
    assert same.status_code == 422 and "更正前后没有差别" in same.text
    assert send(o.office, f"/problem-steps/{verified.pk}/set-right", occurred_on="2023-11-22", said="现场核实属实", note="补充").status_code == 302
    assert [told.step for told in steps_of(problem)] == ["found", "verified", "assigned"] and state(problem).step == "assigned"
    assert ProblemStep.objects.latest("pk").because == "补充"
    early = send(o.office, f"/problem-steps/{newest(problem).pk}/set-right", occurred_on="2023-12-12", said="", note="误")
    assert early.status_code == 422 and "办结时限早于" in early.text
    assert "请在最新的一条上办理" in client_for(o.office).get(f"/problem-steps/{verified.pk}/set-right").text


def test_who_answers_by_when_is_set_right_on_the_assignment_and_on_what_follows(world, found):
    o = world.officers
    assigned(world, found)
    step(o.forestry, found, "signed", person="陈林")
    url = f"/problems/{found.pk}/assignment/set-right"
    assert url in client_for(o.office).get(f"/problems/{found.pk}").text and client_for(o.forestry).get(url).status_code == 403
    said = {"assigned_on": "2023-12-13", "person": "李林", "due_on": "2023-12-22", "cooperating": [world.units.jiafeng.pk]}
    assert "必填项" in send(o.office, url, **said).text
    assert send(o.office, url, **said, note="人员调整").status_code == 302
    assert (state(found).person, state(found).due_on, state(found).cooperating_names) == ("李林", date(2023, 12, 22), "嘉峰镇")
    late = send(o.office, f"/problems/{world.problem.pk}/assignment/set-right", **said | {"assigned_on": "2023-11-22"}, note="记错")
    assert late.status_code == 422 and "已经逾期，交办的时限不再更正" in late.text and "记错" in late.text


def test_the_newest_step_is_taken_back_by_who_told_it_or_by_the_office(world):
    o, problem = world.officers, world.problem
    step(o.forestry, problem, "signed", person="陈林")
    signed = newest(problem)
    assert "不是本单位记的" in send(o.agriculture, f"/problem-steps/{signed.pk}/take-back", note="误").text, "it is agriculture's project, and forestry's step"
    assert send(o.jiafeng, f"/problem-steps/{signed.pk}/take-back", note="误").status_code == 404
    assigned_ = ProblemStep.objects.get(problem=problem, step="assigned")
    assert "后面已经有「签收」" in send(o.office, f"/problem-steps/{assigned_.pk}/take-back", note="误").text
    assert send(o.forestry, f"/problem-steps/{signed.pk}/take-back", note="误点").status_code == 302
    assert state(problem).step == "assigned"
    found_ = ProblemStep.objects.get(problem=problem, step="found")
    assert "不予受理" in send(o.office, f"/problem-steps/{found_.pk}/take-back", note="误").text


def test_a_past_day_is_only_looked_at(world):
    for page in (f"problems/{world.problem.pk}/signed", f"problems/{world.problem.pk}/papers/new", "problems/new"):
        answer = client_for(world.officers.office if "new" in page else world.officers.forestry).get(f"/{page}?on=2023-12-01")
        assert answer.status_code == 422 and "只能看不能办" in answer.text, page


def test_a_double_press_saves_once(world, found):
    form = client_for(world.officers.office).get(f"/problems/{found.pk}/verified").context["form"]
    said = {"note": "属实", "weight": "ordinary", "on": "2023-12-13", "once": form["once"].value()}
    client = client_for(world.officers.office)
    client.post(f"/problems/{found.pk}/verified", said)
    assert client.post(f"/problems/{found.pk}/verified", said).status_code in (302, 422)
    assert ProblemStep.objects.filter(problem=found, step="verified").count() == 1


def test_what_a_unit_must_not_do_for_another(world):
    """Nobody fills in for another: not the office for the solver, not the solver's neighbour."""
    for name in ("office", "agriculture", "inspector", "magistrate"):
        assert step(getattr(world.officers, name), world.problem, "signed", person="陈林").status_code == 403, name
