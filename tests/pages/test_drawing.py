"""Numbers to pictures: nothing unsafe, nothing lost, nothing running over."""
import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from gongjian.pages.drawing import Stage, bullet, curves, light, ribbon, sparkline
from gongjian.pages.drawing.axes import round_steps
from gongjian.pages.drawing.curves import Label, apart

EVIL = '"><script>alert(1)</script>'
DECEMBER = date(2023, 12, 13)


def rect(drawn, kind):
    found = re.search(rf'class="{kind}"[^>]*width="([\d.]+)"', drawn)
    return float(found[1]) if found else None


@pytest.mark.parametrize("drawn", [
    bullet(70.4, 78.3, 70, 94, EVIL), sparkline([1, 2], EVIL), light("R", EVIL), ribbon([Stage(EVIL, EVIL, "now")]),
    curves(DECEMBER, [(date(2023, 9, 1), 0), (date(2024, 5, 1), 25000)], [(DECEMBER, 6020)], unit=EVIL, reported_says=EVIL, planned_says=EVIL),
])
def test_words_are_escaped_and_the_picture_is_well_formed(drawn):
    assert "<script" not in drawn
    ElementTree.fromstring(drawn.replace("&nbsp;", " "))


def test_a_bullet_shows_done_pace_and_range_and_says_them():
    drawn = bullet(Decimal("70.4"), Decimal("78.3"), 70, 94, "固定资产投资")
    assert (rect(drawn, "done"), rect(drawn, "range")) == (70.4, 24)
    assert "固定资产投资：完成 70.4%，序时 78.3%，预测 70%—94%" in drawn


def test_zero_is_an_empty_bar_and_none_is_no_bar():
    assert rect(bullet(0), "done") == 0 and "完成 0%" in bullet(0)
    assert rect(bullet(None), "done") is None and "尚无数据" in bullet(None)


def test_more_than_the_target_runs_past_it_but_not_off_the_paper():
    assert rect(bullet(104), "done") == 104 and 'class="full"' in bullet(104)
    assert rect(bullet(900), "done") == 112 and "完成 900%" in bullet(900)
    assert rect(bullet(-3), "done") == 0


def test_a_sparkline_keeps_gaps_in_time_and_stays_level_when_nothing_moved():
    assert 'points="0,15 72,3"' in sparkline([1, None, 5])
    assert 'points="0,9 72,9"' in sparkline([0, 0])
    assert sparkline([]) == sparkline([None]) == ""
    assert "<polyline" not in sparkline([3]) and "近八周：3" in sparkline([3])


@pytest.mark.parametrize("colour", ["G", "Y", "R", "N", None, ""])
def test_a_light_is_a_shape_and_a_word_too(colour):
    drawn = light(colour)
    assert 'role="img"' in drawn and re.search("<title>.*灯", drawn)


def test_the_four_lights_differ_in_shape():
    shapes = {re.sub('class="."', "", re.search("</title>(.*)</svg>", light(colour))[1]) for colour in "GYRN"}
    assert len(shapes) == 4


def test_the_ribbon_says_where_a_project_stands():
    drawn = ribbon([Stage("储备", "38天", "done", 99), Stage("入统", "差 2 件材料", "now"), Stage("竣工")])
    assert 'class="now" style="flex-grow:1" aria-current="step"' in drawn
    assert "flex-grow:2.6" in drawn and drawn.count("aria-current") == 1 and "尚未到" in drawn


def test_curves_of_nothing_are_a_sentence_and_curves_of_zero_a_chart():
    assert "还没有投资数据" in curves(DECEMBER)
    assert "<svg" in curves(DECEMBER, [], [(date(2023, 11, 1), 0), (DECEMBER, 0)])


def test_the_months_and_the_largest_figure_fit_on_the_chart():
    drawn = curves(DECEMBER, [(date(2023, 9, 1), 300), (date(2024, 5, 1), 25000)], [(date(2023, 10, 1), 2100), (DECEMBER, 6020)])
    assert "32,000" in drawn and "9月" in drawn and "2024.1" in drawn
    assert all(0 <= float(place) <= 100 for place in re.findall(r"left:([\d.]+)%", drawn))


def test_labels_of_the_chart_never_lie_on_one_another():
    ys = [label.y for label in apart([Label("a", "", 8), Label("b", "", 170), Label("c", "", 171)], 8, 171)]
    assert all(below - above >= 18 for above, below in pairwise(ys)) and ys[-1] <= 171


@pytest.mark.parametrize(("most", "top"), [(0, 100), (1, 1), (25000, 32000), (36000, 40000), (0.3, 0.32), (100, 100)])
def test_steps_are_round_and_cover_the_largest(most, top):
    assert round_steps(most)[-1] == pytest.approx(top) and len(round_steps(most)) == 5
