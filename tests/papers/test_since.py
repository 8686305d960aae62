"""What has changed since a paper was drafted: the figure, the row, the sentence; nothing when nothing was told."""
from dataclasses import replace
from datetime import date

import pytest

from gongjian.papers.blocks import Column, Heading, Paper, Para, Table
from gongjian.papers.life import life_of
from gongjian.papers.since import compare_papers, since
from gongjian.projects.acts import figures, milestones
from gongjian.reading.word import At
from gongjian.timeline.when import When
from tests.world import NOV_2, TODAY, WAN, do, looks, told


def test_nothing_told_nothing_changed(draft):
    assert since(life_of(draft)) == []


def test_a_late_start_is_told_as_a_row_that_came_and_a_figure_that_changed(world, signed):
    do(milestones.reach, world.projects.gas, told("2023-12-14", world.officers.jiafeng), kind="started", on=date(2023, 12, 12))
    said = [change.sentence for change in since(life_of(signed))]
    assert "一、新开工项目：现有“煤层气增压站及配套管网”" in said
    assert any(sentence.startswith("正文：原为“本周（12月7日—12月13日），全县新开工项目0个") and "新开工项目1个" in sentence for sentence in said)


def test_a_corrected_figure_is_told_with_both_values(world, signed):
    do(figures.report, world.projects.gas, told("2023-12-14", world.officers.jiafeng), period=NOV_2, amount=60000 * WAN)
    change = next(change for change in since(life_of(signed)) if change.what == "四季度固定资产投资" and change.label == "完成")
    assert change.before != change.after and change.sentence == f"七、目标完成情况：四季度固定资产投资的完成由{change.before}变为{change.after}"


def test_what_was_known_then_gives_the_paper_again_for_ever(world, signed):
    """The figures are bound to the moment of drafting: drafted anew at that moment's knowledge, they are the same."""
    life = life_of(signed)
    do(milestones.reach, world.projects.gas, told("2023-12-14", world.officers.jiafeng), kind="started", on=date(2023, 12, 12))
    then = At(looks(world.officers.office).at(When(TODAY, life.draft.known)), world.drive)
    assert life.kind.drafted(then, {}) == life.drafted and since(life, then) == []


COLUMNS = (Column("序号"), Column("单位"), Column("完成"))


@pytest.fixture
def before() -> Paper:
    return Paper("题", TODAY, (
        Heading("h", 1, "排名"), Table("t", (replace(COLUMNS[0], align="center"), *COLUMNS[1:]), (("1", "嘉峰镇", "5"), ("2", "端氏镇", "4"))), Para("p", "完。"),
    ))


def test_rows_are_known_by_name_and_not_by_place(before):
    table = before.block("t")
    after = replace(before, blocks=(before.blocks[0], replace(table, rows=(("1", "端氏镇", "6"), ("2", "嘉峰镇", "5"), ("3", "郑村镇", "1"))), before.blocks[2]))
    assert [change.sentence for change in compare_papers(before, after)] == ["一、排名：端氏镇的完成由4变为6", "一、排名：现有“郑村镇”"]


def test_blocks_that_came_and_went_are_told(before):
    after = replace(before, blocks=(before.blocks[0], Para("q", "又。")))
    assert [change.sentence for change in compare_papers(before, after)] == ["一、排名：不再有“嘉峰镇”", "一、排名：不再有“端氏镇”", "一、排名：不再有“完。”", "一、排名：现有“又。”"]
