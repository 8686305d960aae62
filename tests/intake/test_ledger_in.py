"""A list of problems held against the open ones: new, the same, changed, doubtful; brought in as steps of the flow, never skipping one; and taken back."""
from datetime import date

import pytest

from gongjian.problems.models import Problem, ProblemOn, ProblemStep
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.intake.ledgers import FOREST, LAND, POWER, bring, but, counts, errors, facts, ledger, said, seen, standing, steps
from tests.world import TODAY, solve, strike

# --- new problems


def test_a_row_with_unit_person_and_limit_is_found_verified_and_assigned_no_step_skipped(world):
    receipt = bring(world, ledger(LAND)).receipt
    assert (receipt.new, receipt.changed, receipt.same) == (1, 0, 0) and steps("未签供地合同") == ["found", "verified", "assigned"]
    stands, units = standing("未签供地合同"), world.units
    assert (stands.project, stands.lead, stands.person, stands.leader, stands.section) == (world.projects.gas, units.natural_resources, "孙工", "钱副", "利用股")
    assert (stands.category, stands.competence, stands.assigned_on, stands.due_on) == ("用地", "county", date(2023, 12, 1), date(2023, 12, 30))
    assert stands.cooperating_names == f"{units.jiafeng.name_on(TODAY)}、{units.forestry.name_on(TODAY)}"
    assert all(fact.source == receipt.source and fact.cell == "清单!3" for fact in ProblemStep.objects.filter(problem=stands.problem))


def test_what_the_offices_list_says_of_progress_is_the_lists_word_and_not_the_units(world):
    bring(world, ledger(LAND))
    assert standing("未签供地合同").progress == "据《问题清单》：正在组件" and "feedback" not in steps("未签供地合同")
    assert standing("未签供地合同").node == "sign", "the unit still has to sign for it and feed back itself"


def test_a_row_without_an_assignment_is_found_and_nothing_more(world):
    bring(world, ledger(POWER, but(LAND, 责任人="", 办结时限="立行立改")))
    assert steps("10千伏线路未迁改") == ["found"] and steps("未签供地合同") == ["found"]
    found = seen(world, ledger(but(LAND, 问题="另一个", 责任人="", 办结时限="立行立改")))
    assert "“立行立改”不是确定的日期" in said(found) and "交办还缺责任人、办结时限：只登记发现" in said(found)


def test_several_projects_in_one_cell_are_all_concerned(world):
    names = "①肉羊全产业链项目；②煤层气增压站及配套管网\n③端氏镇曲堤连接线工程"
    bring(world, ledger(but(LAND, 涉及项目=names)))
    problem = standing("未签供地合同").problem
    keys = {world.projects.sheep.pk, world.projects.gas.pk, world.projects.road.pk}
    assert set(ProblemOn.objects.at(When(TODAY)).filter(problem=problem).values_list("project", flat=True)) == keys
    assert counts(seen(world, ledger(but(LAND, 涉及项目="肉羊全产业链项目、固县风电一期")))) == {"changed": 1}


def test_a_project_is_known_by_its_code_too(world):
    heads = ["问题", "项目代码", "牵头单位", "责任人", "办结时限"]
    found = seen(world, ledger(["缺电", "2303-140521-45-01-000002", "县能源局", "孙工", "2023-12-30"], heads=heads))
    assert counts(found) == {"new": 1} and found.problems[0].projects == (world.projects.gas.pk,) and not errors(found)


def test_a_limit_before_the_assignment_is_an_error_with_its_place_and_nothing_comes_in(world):
    data = ledger(LAND, but(POWER, 牵头单位="县能源局", 责任人="李工", 交办日期="2023-12-01", 办结时限="2023-11-20"))
    assert errors(seen(world, data)) == [(4, "L", "办结时限 2023-11-20 早于交办日期 2023-12-01。")]
    before = facts()
    with pytest.raises(Refused, match="有错误，整份没有导入：清单 第 4 行 L：办结时限 2023-11-20 早于交办日期"):
        bring(world, data)
    assert facts() == before and not Problem.objects.filter(what="未签供地合同").exists()


@pytest.mark.parametrize("wrong,sentence", [
    ({"牵头单位": "县某某局"}, "牵头单位“县某某局”不在单位名录里"), ({"交办日期": "2023-12-20"}, "2023-12-20 还没到"), ({"交办日期": "", "办结时限": "2023-12-01"}, "已过，又没有写交办日期"),
    ({"涉及项目": ""}, "没有写涉及项目"), ({"问题": ""}, "却没有问题"), ({"责任人": "#REF!"}, "Excel 错误"),
])
def test_what_cannot_be_is_an_error(world, wrong, sentence):
    found = seen(world, ledger(but(LAND, **wrong)))
    assert [reason for _, _, reason in errors(found) if sentence in reason], errors(found)
    with pytest.raises(Refused, match="整份没有导入"):
        bring(world, ledger(but(LAND, **wrong)))


def test_cooperating_units_nobody_knows_are_said_and_left_out(world):
    found = seen(world, ledger(but(LAND, 配合单位="嘉峰镇、有关乡镇")))
    assert "配合单位“有关乡镇”不在单位名录里，没有列入" in said(found) and not errors(found)
    bring(world, ledger(but(LAND, 配合单位="嘉峰镇、有关乡镇", 牵头单位="县自然资源局、县林业局")))
    assert set(standing("未签供地合同").cooperating.strip(",").split(",")) == {str(world.units.jiafeng.pk), str(world.units.forestry.pk)}


def test_a_day_of_striking_off_is_never_taken_as_one(world):
    found = seen(world, ledger(but(LAND, 销号时间="2023-12-08"), but(FOREST, 销号时间="12月8日")))
    assert said(found).count("销号须凭佐证在系统里办，没有采用") == 2 and counts(found) == {"new": 1, "same": 1}
    bring(world, ledger(but(LAND, 销号时间="2023-12-08")))
    assert standing("未签供地合同").struck_on is None


def test_the_same_problem_twice_in_a_file_is_taken_once(world):
    found = seen(world, ledger(LAND, but(LAND, 序号=2)))
    assert counts(found) == {"new": 1, "skip": 1} and "与第 3 行是同一个问题" in said(found)


# --- which project, which problem


def test_a_near_name_of_a_project_waits_for_a_person(world):
    data = ledger(but(LAND, 涉及项目="煤层气增压站及配套管网建设"), but(POWER, 涉及项目="煤层气增压站及其配套的管网"))
    found = seen(world, data)
    assert counts(found) == {"new": 1, "doubtful": 1}, "the words every project carries make no difference"
    doubt = found.problems[1].doubts[0]
    assert [label for _, label in doubt.choices] == ["就是「煤层气增压站及配套管网」", "这一行不导入"]
    with pytest.raises(Refused, match="有 1 行问题拿不准是哪个项目、哪个问题，请先逐行认定：「10千伏"):
        bring(world, data)
    assert counts(seen(world, data, decisions={doubt.asked: world.projects.gas.pk})) == {"new": 2}
    assert counts(seen(world, data, decisions={doubt.asked: "skip"})) == {"new": 1, "skip": 1}


def test_a_project_nobody_knows_is_said_and_the_row_may_be_left_out(world):
    data = ledger(but(LAND, 涉及项目="县医院门诊楼"))
    found = seen(world, data)
    assert counts(found) == {"doubtful": 1} and "没有找到项目「县医院门诊楼」" in said(found)
    assert bring(world, data, decisions={found.problems[0].doubts[0].asked: "skip"}).receipt is None


def test_a_near_wording_of_an_open_problem_waits_for_a_person(world):
    data = ledger(but(FOREST, 问题="使用林地的手续还未批"))
    found = seen(world, data)
    doubt = found.problems[0].doubts[0]
    assert counts(found) == {"doubtful": 1} and [label for _, label in doubt.choices] == ["就是「使用林地手续未批」", "是新问题", "这一行不导入"]
    assert counts(seen(world, data, decisions={doubt.asked: "new"})) == {"new": 1}
    same = seen(world, data, decisions={doubt.asked: world.problem.pk})
    assert counts(same) == {"same": 1} and "问题仍按登记时的表述" in said(same)


def test_a_problem_struck_off_before_is_asked_about_and_not_opened_again_by_a_list(world):
    solve(world.problem, "2023-12-11")
    strike(world.problem, "2023-12-12")
    old = seen(world, ledger(FOREST))
    assert counts(old) == {"same": 1} and "这个问题已于 2023-12-12 销号" in said(old), "the same assignment, in an old list"
    found = seen(world, ledger(but(FOREST, 交办日期="")))
    assert [label for _, label in found.problems[0].doubts[0].choices][0] == "就是「使用林地手续未批」（2023-12-12 已销号）"
    again = seen(world, ledger(but(FOREST, 交办日期="")), decisions={found.problems[0].said.cell: world.problem.pk})
    assert counts(again) == {"same": 1} and "要重新打开请在问题页办理" in said(again)
