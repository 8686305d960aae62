"""Sector × territory for any indicator (M57): cells, rows and columns add up to the whole, and a figure's projects are those it was made of."""
import pytest
from django.db import connection
from django.db.models import Count, Sum
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from gongjian.indicators.by_sector import NO_PLACE, closed, in_cell, made_of_rows, rows_seen, sector_matrix
from gongjian.indicators.registry import indicator
from gongjian.projects.acts import card, figures, milestones
from gongjian.promotion import acts as promotion
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused
from tests.shaken import shaken
from tests.world import NOV_2, TODAY, WAN, do, looks, told


def eyes(world, who="office", on=TODAY) -> At:
    return At(looks(getattr(world.officers, who), on), world.drive)


@pytest.fixture
def sorted_out(world):
    """Sheep: 畜牧 in 端氏镇; gas: 能源 in 嘉峰镇; road: no sector, 端氏镇; wind: 能源, no township, 嘉峰镇's."""
    for project, sector in ((world.projects.sheep, "畜牧"), (world.projects.gas, "能源"), (world.projects.wind, "能源")):
        do(card.change_card, project, told("2023-11-02"), sector=sector)
    return world


def test_each_project_stands_in_the_row_of_its_sector_and_the_column_of_its_territory(sorted_out):
    w = sorted_out
    told_ = sector_matrix(eyes(w), "invested")
    assert told_.cells["畜牧", w.units.duanshi.pk] == 5940 * WAN and told_.cells["", w.units.duanshi.pk] == 650 * WAN
    assert told_.territories == ((w.units.duanshi.pk, "端氏镇"), (w.units.jiafeng.pk, "嘉峰镇")) and told_.sectors[-1] == ""
    assert told_.rows["能源", w.units.jiafeng.pk] == 2, "where no township is written, the one that answers for it"
    assert told_.whole == sum(told_.by_sector.values()) == sum(told_.by_territory.values()) == indicator("invested").total(eyes(w))


def test_a_ratio_is_made_anew_from_its_parts_not_added_up(sorted_out):
    told_, u = sector_matrix(eyes(sorted_out), "enrol_rate"), sorted_out.units
    assert (told_.cells["畜牧", u.duanshi.pk], told_.cells["", u.duanshi.pk]) == (0.0, 100.0)
    assert told_.by_territory[u.duanshi.pk] == told_.whole == indicator("enrol_rate").total(eyes(sorted_out)) == 50.0


def test_what_the_zone_answers_for_is_the_zones_and_a_bureaus_without_a_township_is_of_no_place(world):
    u = world.units
    for unit in (u.zone, u.forestry):
        project = do(card.register, unit, told("2023-11-03"), name=f"{unit.key}的厂", township=u.duanshi if unit is u.zone else None, sector="工业", total=200 * WAN)[0].project
        do(card.plan_year, project, told("2023-11-03"), year=2024, amount=50 * WAN)
        do(milestones.reach, project, told("2023-11-04"), kind="reserved")
    told_ = sector_matrix(eyes(world), "reserve_total")
    assert told_.cells["工业", u.zone.pk] == told_.cells["工业", 0] == 200 * WAN
    assert dict(told_.territories)[0] == NO_PLACE and told_.territories[-1][0] == 0


def test_a_signing_is_of_its_units_territory(world):
    do(promotion.sign, world.units.jiafeng, told("2023-11-10"), investor="某某集团", title="产业园", total=8000 * WAN)
    told_ = sector_matrix(eyes(world), "signed_total")
    assert told_.cells == {("", world.units.jiafeng.pk): 8000 * WAN} and told_.whole == 8000 * WAN


def test_a_published_rate_is_the_countys_alone_and_official_figures_are_not_broken_down_for_every_eye(sorted_out):
    with pytest.raises(Refused, match="只有全县公布数"):
        sector_matrix(eyes(sorted_out), "growth")
    with pytest.raises(KeyError):
        sector_matrix(eyes(sorted_out), "nothing")
    assert "统计法" in closed(eyes(sorted_out, "magistrate"), indicator("official_invested"))
    with pytest.raises(Refused, match="统计法"):
        sector_matrix(eyes(sorted_out, "magistrate"), "official_invested")
    assert sector_matrix(eyes(sorted_out, "statistics"), "official_invested").whole == 520 * WAN
    assert "growth" not in made_of_rows() and "invested" in made_of_rows()


def test_a_unit_reads_its_own_projects_and_those_of_its_territory(sorted_out):
    told_ = sector_matrix(eyes(sorted_out, "duanshi"), "invested")
    assert set(told_.sectors) == {"畜牧", ""} and told_.whole == 6590 * WAN
    assert sector_matrix(eyes(sorted_out, "forestry"), "invested").sectors == ()


def test_one_pass_however_many_cells(sorted_out):
    at = eyes(sorted_out)
    sector_matrix(at, "starts")
    with CaptureQueriesContext(connection) as asked:
        sector_matrix(at, "invested")
    assert len(asked) <= 2, [query["sql"][:80] for query in asked.captured_queries]


SECTORS = ("", "能源", "畜牧", "文旅")
OWNERS = ("jiafeng", "duanshi", "zone", "forestry")
PLACES = (None, "jiafeng", "duanshi")


@shaken
@given(said=st.lists(st.tuples(st.sampled_from(SECTORS), st.sampled_from(OWNERS), st.sampled_from(PLACES), st.integers(1, 900), st.booleans()), max_size=6))
def test_every_sum_is_the_sum_and_every_figure_leads_to_its_own_projects(world, db_taken_back, said):
    with db_taken_back():
        for number, (sector, owner, place, amount, started) in enumerate(said):
            unit, township = getattr(world.units, owner), place and getattr(world.units, place)
            project = do(card.register, unit, told("2023-11-01"), name=f"某项目之{'甲乙丙丁戊己'[number]}", sector=sector, township=township, total=amount * WAN)[0].project
            do(card.plan_year, project, told("2023-11-01"), year=2023, amount=amount * WAN)
            if started:
                do(milestones.reach, project, told("2023-11-02"), kind="started")
                do(figures.report, project, told("2023-12-01"), period=NOV_2, amount=amount * WAN)
        at = eyes(world)
        for name in ("invested", "starts"):
            told_, rows = sector_matrix(at, name), rows_seen(at, indicator(name))
            assert told_.whole == sum(told_.cells.values()) == sum(told_.by_sector.values()) == sum(told_.by_territory.values()) == indicator(name).total(at)
            number = {"top": indicator(name).number(at), "many": Count("pk")}
            for (sector, place), value in told_.cells.items():
                here = rows.filter(in_cell(at, sector, place)).order_by().aggregate(**number)
                assert ((here["top"] or 0), here["many"]) == (value, told_.rows[sector, place]), (sector, place)
            for place, value in told_.by_territory.items():
                assert (rows.filter(in_cell(at, None, place)).order_by().aggregate(number["top"])).popitem()[1] or value == 0
            assert rows.aggregate(n=Count("pk"))["n"] == sum(told_.rows.values())
        assert sector_matrix(at, "reserve_money").whole == rows_seen(at, indicator("reserve_money")).aggregate(n=Sum("next_plan"))["n"]
