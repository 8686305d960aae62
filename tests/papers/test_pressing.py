"""督办函 in the small world: on 13 December 县林业局 is three days late."""
import pytest

from gongjian.problems import acts
from gongjian.timeline.refused import Refused
from tests.papers.reading_back import at, cells, drafted, said
from tests.world import assign, do, told


@pytest.fixture
def signed(world):
    do(acts.advance, world.problem, told("2023-11-23", world.officers.forestry), to="signed")
    return world.problem


def test_the_letter_says_how_late_how_long_on_the_desk_and_what_is_asked_by_when(world, signed):
    text = said(at(world.officers.office), "pressing", problem=str(signed.pk))
    for sentence in (
        "关于限期办结肉羊全产业链项目有关问题的督办函", "沁水县林业局：", "11月22日交办，应于12月10日前办结，至12月13日已逾期3天仍未办结，自交办以来在你单位滞留21天",
        "12月16日前书面反馈逾期原因、办理措施和现状。", "12月20日前办结并附佐证材料申请销号", "逾期满7天的，按久拖不决转入13710督办", "抄送：包保领导钱副。",
    ):
        assert sentence in text
    assert "次督办" not in text


def test_the_second_letter_says_so(world, signed):
    do(acts.advance, signed, told("2023-12-11", world.officers.office, "电话督办"), to="pressed")
    text = said(at(world.officers.office), "pressing", problem=str(signed.pk))
    assert "督办函（第二次督办）" in text
    assert "此前已于12月11日督办，这是第二次督办" in text


def test_the_days_it_waited_for_others_are_not_the_units(world, signed):
    do(acts.advance, signed, told("2023-11-28", world.officers.forestry, "等省局批复"), to="held", waits_for="superior")
    do(acts.advance, signed, told("2023-12-08", world.officers.forestry), to="resumed")
    text = said(at(world.officers.office), "pressing", problem=str(signed.pk))
    assert "应于12月20日前办结，距时限还有7天，自交办以来在你单位滞留11天" in text


def test_a_later_rung_gives_another_limit_which_excuses_nothing(world, signed):
    late = at(world.officers.office, on=world.today.replace(day=18))
    text = said(late, "pressing", unit="县林业局")
    assert "应于12月10日前办结，至12月18日已逾期8天仍未办结" in text
    assert "12月17日转入13710督办（逾期7天未办结，属久拖不决）" in text


def test_all_of_a_units_that_are_late_stand_in_one_letter(world, signed):
    second = do(acts.find, world.projects.gas, told("2023-12-01"), what="管线穿越公益林", category="林地")[0].problem
    assign(second, "2023-12-02", world.officers.office, lead=world.units.forestry, person="陈林", due_on=world.today.replace(day=12))
    paper = drafted(at(world.officers.office), "pressing", unit="县林业局")
    assert cells(paper, "late") == [
        ("1", "使用林地手续未批", "肉羊全产业链项目", "12月10日", "3", "21", "陈林"), ("2", "管线穿越公益林", "煤层气增压站及配套管网", "12月12日", "1", "11", "陈林"),
    ]
    assert "有2项逾期未办结，最长的逾期3天" in paper.block("case").text


def test_who_is_not_late_is_not_pressed_as_a_whole_and_what_is_reviewed_not_at_all(world, signed):
    early = at(world.officers.office, on=world.today.replace(day=5))
    with pytest.raises(Refused, match="牵头单位没有「县林业局」"):
        drafted(early, "pressing", unit="县林业局")
    do(acts.advance, signed, told("2023-12-11", world.officers.forestry, "正在办"), to="feedback")
    do(acts.advance, signed, told("2023-12-12", world.officers.forestry, "已批"), to="solved")
    with pytest.raises(Refused, match="问题没有"):
        drafted(at(world.officers.office), "pressing", problem=str(signed.pk))
