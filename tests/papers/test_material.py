"""调度材料 in the small world: the pack's exceptions as tables, or a sitting's agenda as it was frozen."""
from datetime import date

import pytest

from gongjian.packs.pack import agenda, pack
from gongjian.projects.acts import milestones
from gongjian.stocktake.acts import sittings
from gongjian.timeline.refused import Refused
from tests.papers.reading_back import at, cells, drafted, said
from tests.world import TODAY, do, sits, told


def test_it_holds_what_the_pack_holds(world):
    look = at(world.officers.office)
    made, paper = pack(look, "county"), drafted(look, "material")
    for section in made.sections:
        rows = cells(paper, f"{section.key}-rows")
        assert [row[1].replace(" ", "") for row in rows] == [row.cells[0].replace(" ", "") for row in section.rows]
    assert f"共{made.count}项" in paper.block("opening").text
    text = said(look, "material")
    assert "县政府调度会材料" in text
    assert "（截至2023年12月13日）" in text


def test_a_light_is_a_word_and_a_day_is_said_as_officials_say_it(world):
    rows = {row[1]: row for row in cells(drafted(at(world.officers.office), "material"), "problems-rows")}
    late = rows["使用林地手续未批"]
    assert late[-1] == "红"
    assert "12月10日" in late
    assert "逾期3天" in late


def test_a_leaders_holds_his_projects_only(world):
    look = at(world.officers.office)
    text = said(look, "material", leader="钱副")
    assert "钱副半月调度材料" in text
    assert "肉羊全产业链项目" in text
    assert "煤层气增压站" not in text
    with pytest.raises(Refused, match="包保领导没有「王五」"):
        drafted(look, "material", leader="王五")


def test_of_a_sitting_it_is_the_agenda_in_the_words_of_the_day_it_was_frozen(world):
    look = at(world.officers.office)
    sitting = sits(world.officers.office).do(sittings.convene, "county", held_on=date(2023, 12, 20), place="三楼", chair="赵县", items=agenda(pack(look, "county")))[0].sitting
    do(milestones.reach, world.projects.gas, told("2023-12-15", world.officers.jiafeng), kind="started")
    later = at(world.officers.office, TODAY.replace(day=18))
    paper = drafted(later, "material", sitting=str(sitting.pk))
    assert paper.block("until").text == "（截至2023年12月13日）"
    assert "会议定于2023年12月20日在三楼召开" in paper.block("opening").text
    assert [row[1] for row in cells(paper, "starts-rows")] == ["煤层气增压站及配套管网"]
    assert drafted(later, "material").block("starts-rows") is None


def test_without_exceptions_it_says_so(world):
    before = drafted(at(world.officers.office, date(2022, 11, 1)), "material")
    assert before.block("opening").text == "各项目标、项目、问题和调度均无例外事项。"
