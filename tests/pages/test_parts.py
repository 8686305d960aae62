"""The parts: what they say with much, with little and with nothing."""
import re

import pytest
from django.template.loader import render_to_string

from gongjian.pages.drawing import bullet, light

PARTS = ("targets_table", "todo", "needs", "log")


def part(name, data, **more):
    return render_to_string(f"gongjian/parts/{name}.html", {"data": data} | more)


@pytest.mark.parametrize("name", PARTS)
def test_nothing_is_said_in_a_sentence(name):
    assert 'class="none"' in part(name, [])


def test_the_headline_runs_on_without_blanks():
    data = [{"text": "完成"}, {"text": "31.2", "strong": True}, {"text": "亿元，"}, {"text": "<落后>", "tone": "down"}, {"text": "看", "url": "/x"}]
    said = re.search(r'<p class="lead">(.*)</p>', part("lead", data))[1]
    assert said == '完成<b>31.2</b>亿元，<span class="down">&lt;落后&gt;</span><a href="/x">看</a>'


def test_targets_show_a_target_not_yet_issued():
    row = {"name": "开工率", "target": "目标未下达", "done": "—", "rate": "—", "bullet": bullet(None), "gap": "—", "light": light(None)}
    drawn = part("targets_table", [{"label": "开工", "rows": [row]}])
    assert "目标未下达" in drawn and "尚无数据" in drawn and "未亮灯" in drawn


def test_an_old_value_is_struck_and_said_to_be_old():
    drawn = part("log", [{"day": "12-04", "parts": [{"text": "540", "struck": True}, {"text": "480", "strong": True}], "small": "更正"}])
    assert '<s><span class="hidden">原为 </span>540</s><b>480</b>' in drawn


def test_acts_done_at_once_are_forms_and_read_only_days_say_why():
    assert '<form method="post" action="/x">' in part("acts", [{"label": "退出", "url": "/x", "post": True}])
    assert "只读" in part("acts", [], why="这是过去的一天，只读") and part("acts", []).strip() == ""


def test_a_panel_shows_its_part():
    panel = {"title": "责任", "part": "gongjian/parts/facts.html", "data": [{"label": "专班", "text": ""}], "link": {"label": "全部", "url": "/a"}}
    drawn = render_to_string("gongjian/parts/panel.html", {"panel": panel})
    assert "<dd>未定</dd>" in drawn and 'href="/a"' in drawn


def test_overdue_counts_in_the_menu_are_not_told_by_colour_alone():
    drawn = render_to_string("gongjian/parts/nav.html", {"nav": [[{"label": "问题", "url": "/p", "count": 0, "red": True, "on": True}]]})
    assert "待办 " in drawn and 'aria-current="page"' in drawn and "0</span>" in drawn
