"""A clause is tied to its measure by name; a name that is not there is refused by that name, at start and when a plan is taken in."""
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from gongjian.clauses.links import Link, link_of, mistakes
from gongjian.clauses.registry import every_record
from gongjian.pages import checks
from gongjian.targets.models import Clause
from tests.world import PLAN

TARGETS = ("invested",)


def said(*links: str) -> list[str]:
    return list(mistakes([("M04", links)], TARGETS, ["search", "matrix"]))


def test_a_link_is_a_kind_a_name_and_perhaps_what_it_is_asked():
    assert link_of("target:invested") == Link("target", "invested")
    assert link_of("record:problems_of:肉羊全产业链") == Link("record", "problems_of", "肉羊全产业链")
    assert str(link_of("record:problems_of:肉羊")) == "record:problems_of:肉羊"


def test_what_is_there_is_no_mistake():
    assert said("target:invested", "indicator:official_invested", "list:5", "record:sittings", "record:problems_of:肉羊", "record:papers:inspection", "page:search") == []


@pytest.mark.parametrize("link, why", [
    ("target:investd", "条款 M04：没有「investd」这个目标。现有：invested"), ("indicator:growths", "没有「growths」这个指标"), ("list:10", "没有「10」这个清单"),
    ("list:五", "没有「五」这个清单"), ("record:sitting", "没有「sitting」这个记录"), ("page:nowhere", "没有「nowhere」这个页面"), ("figure:44", "「figure:44」不认识"), ("44.3亿", "不认识"),
    ("record:problems_of", "后面还要写项目名称"), ("record:sittings:M50", "后面不用再写"), ("record:papers:inspections", "没有「inspections」这种"),
])
def test_what_is_not_there_is_told_by_its_name(link, why):
    assert [why in one for one in said("list:5", link)] == [True]


def test_the_plans_of_the_house_are_sound():
    assert checks.plans_measure_by_what_is_there() == []


def test_a_plan_with_a_wrong_link_is_no_plan_and_nothing_of_it_is_taken_in(world, tmp_path):
    paper = Path(tmp_path / "plan.toml")
    text = PLAN.read_text("utf-8").replace('measured_by = ["record:sittings"]', 'measured_by = ["record:meetings", "list:12"]', 1)
    paper.write_text(text.replace("县政府定期召开调度会议，对话", "县政府定期调度，对话", 1), "utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("plan", str(paper))
    assert "条款 M50：没有「meetings」这个记录" in str(refused.value) and "条款 M50：没有「12」这个清单" in str(refused.value)
    assert Clause.objects.get(mark="M50").measured_by == ["record:sittings"] and "召开调度会议" in Clause.objects.get(mark="M50").text


def test_at_start_a_file_of_plans_with_a_wrong_link_is_told(tmp_path, settings):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/next.toml").write_text(PLAN.read_text("utf-8").replace('"target:paid_in"', '"target:paid"', 1), "utf-8")
    settings.HOME = tmp_path
    assert ["plans/next.toml：条款 M17：没有「paid」这个目标" in one.msg for one in checks.plans_measure_by_what_is_there()] == [True]


def test_every_record_is_told_somewhere_in_the_plan():
    """A record nobody names is a word nobody speaks."""
    text = PLAN.read_text("utf-8")
    assert [name for name in every_record() if f'"record:{name}' not in text] == []
