"""reserve, duplicates and matrix at the command line: JSON in the shape promised, text with words, one Chinese sentence where it cannot be."""
import pytest
from django.core.management import CommandError, call_command

from gongjian.projects.acts import card
from gongjian.workplans import acts as workplans
from tests.commands.test_commands import run, said, typed
from tests.reserve.hands import join, propose, reserve
from tests.world import TODAY, WAN, do, told


@pytest.fixture
def shared(world):
    do(card.plan_year, world.projects.gas, told("2023-12-01"), year=2024, amount=3000 * WAN)
    reserve(world, world.projects.gas)
    join(world, world.units.duanshi, world.projects.gas)
    return world


def test_reserve_says_the_master_the_pools_the_pairs_and_what_waits(shared, capsys):
    found = said(capsys, "reserve", "--on", "2023-12-13")
    assert (found["master"], found["money"], found["added_up"], found["in_several"], found["year"]) == (2, 23000 * WAN, 4, 1, 2024)
    assert {pool["unit"]: (pool["held"], pool["credited"]) for pool in found["pools"]} == {"嘉峰镇": (2, 2), "端氏镇": (1, 0), "县能源局": (1, 0)}
    pair = next(pair for pair in found["pairs"] if pair["key"] == "reserve_count")
    assert (pair["says"], pair["count"]["done"], pair["count"]["unit"], pair["money"]["done"]) == ("数量、投资均未达标", "2", "个", "2.3")
    assert found["grown"] == "去年同日没有可比的记录" and [one["a_year_ago"] for one in found["quantities"]] == [None] * 4
    assert {row["key"]: row["count"] for row in found["places"]}["in"] == 2 and {row["key"] for row in found["bands"]} == {"50", "10", "5", "1", "0"}
    assert found["waiting"] == [] and found["stale"] == []
    text = run(capsys, "reserve")
    assert "总库 2 个" in text and "数量、投资均未达标" in text and "嘉峰镇" in text


def test_reserve_on_another_day_and_with_other_eyes(shared, capsys):
    assert said(capsys, "reserve", "--on", "2023-11-05")["master"] == 0 and said(capsys, "reserve", "--on", "2023-12-05")["master"] == 1
    (waits,) = said(capsys, "reserve", "--on", "2023-12-05")["waiting"]
    assert waits["place"] == "vetted" and waits["vetter"] == "县能源局" and waits["due_on"] == "2023-12-09"
    assert [pool["unit"] for pool in said(capsys, "reserve", "--as", "duanshi")["pools"]] == ["端氏镇"]
    assert "固县风电一期" in [row["name"] for row in said(capsys, "reserve", "--on", "2024-11-25")["stale"]]


def test_duplicates_lists_pairs_and_only_to_those_who_see_both(world, capsys):
    assert said(capsys, "duplicates") == [] and "待认定 0 对" in run(capsys, "duplicates")
    do(card.register, world.units.duanshi, told("2023-10-20"), name="煤层气增压站及配套管网项目", total=8000 * WAN)
    (pair,) = said(capsys, "duplicates")
    assert {pair["one"]["unit"], pair["other"]["unit"]} == {"嘉峰镇", "端氏镇"} and pair["nearness"] >= 80 and pair["why"]
    assert "待认定 1 对" in run(capsys, "duplicates") and said(capsys, "duplicates", "--on", "2023-10-19") == []
    assert said(capsys, "duplicates", "--as", "duanshi") == [], "of a pair one half of which he does not see he is told nothing"


def test_matrix_by_sector_and_territory(world, capsys):
    do(card.change_card, world.projects.sheep, told("2023-11-02"), sector="畜牧")
    found = said(capsys, "matrix", "invested", "--on", "2023-12-13")
    assert (found["name"], found["measure"], found["since"], found["value"]) == ("invested", "money", "2023-10-01", 6590 * WAN)
    assert sum(one["value"] for one in found["territories"]) == sum(one["value"] for one in found["sectors"]) == found["value"]
    sector = next(one for one in found["sectors"] if one["name"] == "畜牧")
    assert sector["cells"] == [{"unit": world.units.duanshi.pk, "value": 5940 * WAN, "projects": 1}]
    text = run(capsys, "matrix", "invested")
    assert "畜牧" in text and "端氏镇" in text and "合计 0.66" in text
    assert run(capsys, "matrix", "enrol_rate", "--as", "forestry").count("\n") == 1, "nothing of his: one line"


def test_a_matrix_that_cannot_be_is_refused_in_one_sentence(world, capsys):
    for name, why in (("nothing", "nothing"), ("growth", "只有全县公布数")):
        code, out, complaint = typed(capsys, "matrix", name)
        assert code and out == "" and why in complaint and "Traceback" not in complaint
    with pytest.raises(CommandError, match="统计法"):
        call_command("matrix", "official_invested", "--as", "magistrate")


def test_due_names_head_and_deputy(world, capsys):
    propose(world, world.projects.gas, "2023-12-06", vetter=world.units.forestry)
    do(workplans.set_task, world.units.agriculture, told("2023-12-01"), what="报批用地", person="吴农", due_on=TODAY)
    rows = {row["text"]: row for row in said(capsys, "due")}
    assert (rows["报批用地"]["head"], rows["报批用地"]["deputy"]) == ("郑农", "冯农")
    assert rows["煤层气增压站及配套管网"]["who"] == "县林业局" and rows["煤层气增压站及配套管网"]["head"] == ""
