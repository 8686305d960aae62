"""A project's way through the reserve: proposed by its unit, vetted by the department of its trade, admitted, returned or withdrawn by the office."""
import pytest

from gongjian.projects.acts import card, milestones
from gongjian.projects.models import Milestone, ProjectStanding
from gongjian.reserve.acts import course
from gongjian.reserve.flow import FLOW, Reason, Step
from gongjian.reserve.mending import take_back
from gongjian.reserve.models import ReserveStep
from gongjian.reserve.vetting import QUESTIONS, Answer, in_words, lacking, verdict
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.reserve.hands import admit, answered, join, pools, propose, reserve, stands, step, vet, where
from tests.world import TODAY, do, sits, told


def refused(act, *args, **said) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **said)
    return caught.value.reason


def card_of(project, on=TODAY):
    return ProjectStanding.objects.at(When(on)).get(project=project)


def test_proposed_vetted_and_admitted_it_is_in_the_pool_and_the_milestone_says_so(world):
    gas = world.projects.gas
    assert where(gas) is None
    propose(world, gas, secured=30_000_000)
    assert where(gas) == Step.PROPOSED and pools(gas) == {"jiafeng"} and card_of(gas).reserved_on is None
    vet(gas)
    assert (where(gas), stands(gas).verdict) == (Step.VETTED, "pass")
    facts = admit(gas)
    assert [type(fact).__name__ for fact in facts] == ["ReserveStep", "Milestone"] and where(gas) == Step.ADMITTED
    assert str(card_of(gas).reserved_on) == "2023-12-06" and stands(gas).secured == 30_000_000


def test_what_was_recorded_directly_is_in_the_pool_without_a_proposal(world):
    wind = world.projects.wind
    assert where(wind) == Step.ADMITTED and stands(wind) is None
    assert "当前为「审定入库」，不能申报" in refused(propose, world, wind)
    step(wind, "kept", note="风资源评估在做")
    step(wind, "withdrawn", reason="policy")
    assert where(wind) == Step.WITHDRAWN and card_of(wind).withdrawn_why == "政策不符：因故"


def test_no_step_is_skipped(world):
    gas = world.projects.gas
    assert refused(admit, gas) == "当前为「未申报」，不能审定入库"
    propose(world, gas)
    assert refused(admit, gas) == "当前为「申报」，不能审定入库"
    assert refused(step, gas, "withdrawn", reason="policy") == "当前为「申报」，不能出库"
    vet(gas)
    assert refused(vet, gas, "2023-12-05") == "当前为「部门审查」，不能部门审查"
    admit(gas)
    assert refused(step, gas, "returned") == "当前为「审定入库」，不能退回补正"


def test_a_step_is_neither_of_a_day_to_come_nor_before_one_already_told(world):
    gas = world.projects.gas
    assert "还没到" in refused(course.propose, world.units.jiafeng, told(TODAY), project=gas, vetter=world.units.energy, year=2024, on=TODAY.replace(day=20))
    propose(world, gas, "2023-12-05")
    assert refused(vet, gas, "2023-12-04") == "已于 2023-12-05 申报，部门审查不能早于这一天"


def test_a_stop_keeps_it_out_and_a_condition_asks_for_words(world):
    gas = world.projects.gas
    propose(world, gas)
    vet(gas, land=("stop", "压占基本农田"))
    assert refused(admit, gas).startswith("主管部门审查有不符合的，不能入库")
    step(gas, "returned", note="调整选址")
    assert where(gas) == Step.RETURNED and stands(gas).note == "调整选址"
    propose(world, gas, "2023-12-09")
    assert stands(gas).verdict == "", "what was vetted before holds no longer"
    vet(gas, "2023-12-10", land=("condition", "林地手续在办"))
    assert refused(admit, gas, "2023-12-11", note="") == "主管部门审查有条件的，审定入库须写明条件由谁、何时落实"
    admit(gas, "2023-12-11", note="林业局12月底办结")
    assert where(gas) == Step.ADMITTED


def test_every_question_is_answered_and_what_is_not_plain_has_words(world):
    gas = world.projects.gas
    propose(world, gas)
    assert refused(course.advance, gas, told(TODAY), to="vetted", findings={}) == "部门审查须写明审查意见"
    reason = refused(course.advance, gas, told(TODAY), to="vetted", findings=answered(truth=("", ""), owner=("stop", " ")))
    assert reason == "「真实性」还没有审查意见；「投资主体」不符合的，须写明情况"


def test_the_verdict_is_the_worst_answer():
    assert verdict(answered()) == Answer.PASS
    assert verdict(answered(land=("condition", "x"))) == Answer.CONDITION
    assert verdict(answered(land=("condition", "x"), twins=("stop", "y"))) == Answer.STOP
    assert lacking(answered()) == [] and len(lacking({})) == len(QUESTIONS)
    assert in_words(answered(land=("condition", "林地在办"))).split("；")[2] == "用地要素有条件符合：林地在办"


def test_a_unit_proposes_its_own_and_nobody_vets_his_own(world):
    gas, u = world.projects.gas, world.units
    assert "请由责任单位申报" in refused(propose, world, gas, unit=u.duanshi)
    assert refused(propose, world, gas, vetter=u.jiafeng).startswith("自己申报的不能自己审查")
    assert "不像年份" in refused(propose, world, gas, year=24) and "不能为负" in refused(propose, world, gas, secured=-1)


def test_who_decides_does_not_propose(world):
    mine = do(card.register, world.units.drive_office, told("2023-12-01"), name="办公室自己的项目")[0].project
    assert refused(propose, world, mine, unit=world.units.drive_office).startswith("审定入库的是本办公室")


def test_what_has_begun_needs_no_reserve_and_what_begins_leaves_by_itself(world):
    sheep, gas = world.projects.sheep, world.projects.gas
    assert refused(propose, world, sheep).startswith("项目已于 2023-09-20 开工，自动转出储备")
    reserve(world, gas)
    do(milestones.reach, gas, told("2023-12-10"), kind="started")
    assert refused(step, gas, "withdrawn", "2023-12-12", reason="stale").startswith("项目已于 2023-12-10 开工")
    step(gas, "graded", "2023-12-12", grade="A")


def test_it_leaves_for_one_of_five_reasons_and_comes_back_with_what_has_changed(world):
    gas = world.projects.gas
    assert Reason.labels == ["政策不符", "要素不可解", "主体退出", "重复", "十二个月无进展"]
    reserve(world, gas)
    assert refused(step, gas, "withdrawn") == "出库须写明出库原因"
    assert "不认识出库原因" in refused(step, gas, "withdrawn", reason="whim")
    step(gas, "withdrawn", "2023-12-09", reason="owner", note="投资方放弃")
    assert (where(gas), stands(gas).reason, pools(gas)) == (Step.WITHDRAWN, "owner", set())
    assert refused(propose, world, gas, "2023-12-11") == "已经出库的项目再申报，须写明情况有什么变化"
    propose(world, gas, "2023-12-11", note="新投资方已定")
    vet(gas, "2023-12-12")
    admit(gas, "2023-12-13")
    assert where(gas) == Step.ADMITTED and card_of(gas).withdrawn_on is None


def test_a_unit_may_take_its_proposal_back_before_it_is_in(world):
    gas = world.projects.gas
    propose(world, gas)
    step(gas, "retracted")
    assert where(gas) is None and pools(gas) == set()
    propose(world, gas, "2023-12-10")
    assert where(gas) == Step.PROPOSED


def test_two_units_one_record_credited_as_the_office_decides(world):
    gas, u = world.projects.gas, world.units
    assert "当前为「未申报」，不能联合申报" in refused(join, world, u.duanshi, gas)
    reserve(world, gas)
    assert refused(join, world, u.jiafeng, gas) == "这个项目已经在本单位的子库里了"
    assert refused(join, world, u.duanshi, gas, note="") == "联合申报须写明本单位与项目的关系"
    assert refused(step, gas, "credited", unit=u.duanshi) == "只能计入责任单位，或联合申报了这个项目的单位"
    join(world, u.duanshi, gas)
    assert pools(gas) == {"jiafeng", "duanshi"} and stands(gas).credited is None
    assert refused(step, gas, "credited", unit=u.jiafeng) == "已经计入这个单位"
    step(gas, "credited", unit=u.duanshi)
    assert stands(gas).credited == u.duanshi
    step(gas, "credited", "2023-12-09", unit=u.jiafeng)
    assert stands(gas).credited == u.jiafeng
    assert refused(join, world, u.duanshi, gas, "2023-12-10").startswith("这个项目已经在本单位的子库里")


def test_maturity_may_be_said_otherwise_and_unsaid(world):
    gas = world.projects.gas
    reserve(world, gas)
    assert refused(step, gas, "graded", grade="D") == "成熟度只能是 A、B、C" and refused(step, gas, "graded", grade="") == "与现在的评定相同"
    step(gas, "graded", grade="A")
    assert stands(gas).grade == "A"
    step(gas, "graded", "2023-12-09", grade="")
    assert stands(gas).grade == ""


def test_the_newest_step_is_taken_back_with_its_milestone_and_by_those_who_told_it(world):
    gas, o = world.projects.gas, world.officers
    desk = lambda who: sits(getattr(o, who))
    desk("jiafeng").do(course.propose, world.units.jiafeng, project=gas, vetter=world.units.agriculture, year=2024)
    desk("agriculture").do(course.advance, gas, kind=Step.VETTED, findings=answered())
    vetted = ReserveStep.objects.get(step="vetted")
    first = ReserveStep.objects.get(step="proposed")
    assert refused(desk("jiafeng").do, take_back, vetted, note="误") == "这一步不是本单位办的，请由办理的单位或指挥部办公室撤回"
    assert refused(desk("jiafeng").do, take_back, first, note="误") == "只能撤回最近的一步"
    assert refused(desk("agriculture").do, take_back, vetted) == "撤回须写明理由"
    desk("agriculture").do(take_back, vetted, note="看错了")
    assert where(gas) == Step.PROPOSED
    desk("agriculture").do(course.advance, gas, kind=Step.VETTED, findings=answered())
    desk("office").do(course.advance, gas, kind=Step.ADMITTED, note="同意")
    assert card_of(gas).reserved_on == TODAY
    desk("office").do(take_back, ReserveStep.objects.get(step="admitted"), note="会议没有通过")
    assert where(gas) == Step.VETTED and card_of(gas).reserved_on is None
    assert Milestone._base_manager.filter(project=gas, kind_of="reserved", void=True).count() == 1


def test_every_turn_follows_something_and_beside_turns_move_nothing():
    assert set(FLOW) == set(Step) and all(turn.after for turn in FLOW.values())
    assert {step for step, turn in FLOW.items() if turn.beside} == {Step.JOINED, Step.CREDITED, Step.GRADED, Step.KEPT}


def test_a_unit_that_is_merely_named_does_not_advance_a_proposal(world):
    gas = world.projects.gas
    assert refused(course.advance, gas, told(TODAY), to="proposed") == "申报由单位提出"
    do(card.change_card, gas, told("2023-12-02"), unit=world.units.duanshi)
    assert "请由责任单位申报" in refused(propose, world, gas, "2023-12-05", unit=world.units.jiafeng)
