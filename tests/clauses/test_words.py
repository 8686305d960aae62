"""What a person says of a clause: the office, or a unit that has a part in it, on a paper; a later word takes the earlier's place and both stay."""
from datetime import date

import pytest

from gongjian.clauses.standing import clause_line
from gongjian.reading.word import At
from gongjian.targets.clausewords import ClauseWord, explain
from gongjian.targets.models import Clause
from gongjian.timeline.refused import Refused
from tests.world import looks, sits


def clause(mark):
    return Clause.objects.get(mark=mark)


def say(world, who, unit, mark="M49", words="任务已分解到站所", document="嘉政发〔2023〕5号", on=None):
    return sits(getattr(world.officers, who), on or world.today).do(explain, unit, clause=clause(mark), words=words, document=document)


def said(world, mark="M49", on=None):
    line = clause_line(At(looks(world.officers.office, on or world.today), world.drive), mark)
    return [(one.unit.key, one.words) for one in line.words]


def test_a_unit_says_how_its_own_clause_stands_and_it_is_dated(world):
    say(world, "jiafeng", world.units.jiafeng)
    assert said(world) == [("jiafeng", "任务已分解到站所")] and said(world, on=date(2023, 12, 12)) == []


def test_said_again_it_takes_the_earlier_ones_place_and_the_same_words_change_nothing(world):
    say(world, "jiafeng", world.units.jiafeng, on=date(2023, 12, 11))
    assert say(world, "jiafeng", world.units.jiafeng) == []
    say(world, "jiafeng", world.units.jiafeng, words="已全部落实")
    assert said(world) == [("jiafeng", "已全部落实")] and said(world, on=date(2023, 12, 12)) == [("jiafeng", "任务已分解到站所")] and ClauseWord.objects.count() == 2


def test_of_a_clause_that_is_not_its_own_it_says_nothing(world):
    with pytest.raises(Refused, match="M04 不是嘉峰镇牵头或配合的条款"):
        say(world, "jiafeng", world.units.jiafeng, "M04")


def test_nor_for_another_unit(world):
    with pytest.raises(Refused, match="这件事由"):
        say(world, "jiafeng", world.units.duanshi)


def test_the_office_says_of_every_clause(world):
    say(world, "office", world.units.drive_office, "M04", "按月调度")
    assert said(world, "M04") == [("drive-office", "按月调度")]


@pytest.mark.parametrize("words, document, why", [("  ", "5号", "请写明情况"), ("已落实", " ", "须写明依据"), ("长" * 501, "5号", "不超过 500 字")])
def test_words_without_a_paper_or_paper_without_words_are_refused(world, words, document, why):
    with pytest.raises(Refused, match=why):
        say(world, "jiafeng", world.units.jiafeng, words=words, document=document)
    assert not ClauseWord.objects.exists()
