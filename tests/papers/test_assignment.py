"""交办单 in the small world: 肉羊's forest land, led by 县林业局, due on 10 December."""
import pytest

from gongjian.problems import acts
from gongjian.timeline.refused import Refused
from tests.papers.reading_back import at, drafted, said
from tests.world import assign, do, told


def test_the_form_says_who_does_what_by_when(world):
    text = said(at(world.officers.office), "assignment", problem=str(world.problem.pk))
    assert f"台账第{world.problem.pk}号" in text
    for sentence in (
        "项目建设问题困难交办单", "使用林地手续未批", "肉羊全产业链项目（县农业农村局）", "2023年11月22日", "县林业局", "陈林", "沁政办函〔2023〕17号",
        "签收：11月23日前签收，安排到人。", "办结：12月10日前办结。逾期7天的转13710督办。",
    ):
        assert sentence in text


def test_what_nobody_has_named_is_said_to_be_open(world):
    rows = dict(pair for pairs in drafted(at(world.officers.office), "assignment", problem=str(world.problem.pk)).blocks[-1].rows for pair in pairs)
    assert (rows["分管领导"], rows["责任科室"], rows["配合单位"], rows["签收"], rows["销号"]) == ("未明确", "未明确", "无", "", "")


def test_what_was_done_stands_on_the_form_up_to_the_day(world):
    do(acts.advance, world.problem, told("2023-11-23", world.officers.forestry), to="signed")
    do(acts.advance, world.problem, told("2023-12-01", world.officers.forestry, "已组卷上报"), to="feedback")
    before = said(at(world.officers.office, on=world.today.replace(month=11, day=24)), "assignment", problem=str(world.problem.pk))
    after = said(at(world.officers.office), "assignment", problem=str(world.problem.pk))
    assert "陈林 11月23日" in before
    assert "已组卷上报" not in before
    assert "12月1日 反馈：已组卷上报" in after


def test_13710_has_its_days(world):
    do(acts.advance, world.problem, told("2023-12-01", world.officers.office, "县长批示"), to="moved", rung="supervised")
    text = said(at(world.officers.office), "assignment", problem=str(world.problem.pk))
    assert "督办：12月1日转入13710督办（县长批示）。" in text
    assert "反馈：12月4日前报措施，以后至少每15天一次。" in text
    assert "办结：12月8日前办结。" in text


def test_a_units_problems_go_out_in_one_paper_with_a_form_each(world):
    second = do(acts.find, world.projects.gas, told("2023-12-01"), what="管线穿越公益林", category="林地")[0].problem
    assign(second, "2023-12-02", world.officers.office, lead=world.units.forestry, person="陈林", due_on=world.today.replace(day=20))
    look = at(world.officers.office)
    paper = drafted(look, "assignment", unit="县林业局")
    assert [block.key for block in paper.blocks if block.key.startswith("form-")] == [f"form-{world.problem.pk}", f"form-{second.pk}"]
    assert "现将你单位牵头办理的2项问题困难交办如下" in said(look, "assignment", unit="县林业局")
    assert "沁水县林业局：" in said(look, "assignment", unit="县林业局")
    assert len(drafted(look, "assignment", unit="县林业局", since="2023-12-01").blocks) == 3


def test_it_must_be_said_what_is_assigned(world):
    look = at(world.officers.office)
    with pytest.raises(Refused, match="二者写一个"):
        drafted(look, "assignment")
    with pytest.raises(Refused, match="二者写一个"):
        drafted(look, "assignment", problem=str(world.problem.pk), unit="县林业局")
    with pytest.raises(Refused, match="牵头单位没有「嘉峰镇」"):
        drafted(look, "assignment", unit="嘉峰镇")


def test_others_are_offered_only_the_problems_they_see(world):
    with pytest.raises(Refused, match="问题没有"):
        drafted(at(world.officers.duanshi), "assignment", problem=str(world.problem.pk))
