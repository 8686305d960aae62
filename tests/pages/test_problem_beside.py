"""Beside a problem's way: raised, given papers, further projects and a cause; a step set right or taken back; a past day, a double press, others kept out."""
from datetime import date

from gongjian.problems.models import Cause, Concern, Joined, Problem, ProblemStep, steps_of
from gongjian.timeline.evidence import Evidence
from tests.pages.hands import assigned, file, send, state, step
from tests.pages.plain import text
from tests.world import client_for, photo

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
