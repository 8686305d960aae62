"""What a text for everybody may not hold."""
import pytest

from gongjian.publicity import acts
from gongjian.publicity.wording import blotted, doubts, excerpt, personal, tidy
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.publicity.gate import exposed, written
from tests.world import AREA, TODAY, sits


@pytest.mark.parametrize("text, said", [
    ("联系人13800001234。", ["手机号 138…"]), ("联系人 138 0000 1234", ["手机号 138…"]), ("身份证140521198001011234", ["身份证号 140…"]),
    ("证号14052119800101123X", ["身份证号 140…"]), ("卡号6222021234567890123", ["银行卡号 622…"]), ("6222021234567890", ["银行卡号 622…"]),
    ("13800001234、13800001234", ["手机号 138…"]),
])
def test_a_persons_numbers_are_found(text, said):
    assert personal(text) == said


@pytest.mark.parametrize("text", [
    "项目代码2301-140521-89-01-000001", "办公电话0356-7022345", "总投资12345678900元", "沁政办函〔2023〕17号", "2023年12月13日至2024年2月20日", "信用代码91140521MA0K1234X5",
    "140521198001011234567890", "总投资13500000000元", "到位 6222021234567890 元",
])
def test_what_is_no_persons_number_stands(text):
    assert personal(text) == []


def test_such_a_text_is_refused_wherever_it_comes_from(world, staff):
    desk, told = sits(staff.jiafeng), {"drive": world.drive, "kind": "news"}
    for said in ({"title": "请打13800001234", "words": "x"}, {"title": "x", "words": "身份证140521198001011234"}):
        with pytest.raises(Refused, match="公开稿不能写个人信息，请删去：(手机号 138|身份证号 140)…$"):
            desk.do(acts.draft, world.units.jiafeng, **told, **said)
    item = written(world, staff.jiafeng)
    with pytest.raises(Refused, match="个人信息"):
        desk.do(acts.edit, world.units.jiafeng, item=item, title="x", words="13800001234")
    with pytest.raises(Refused, match="个人信息"):
        exposed(world, staff.wang, ground="13800001234")
    named = exposed(world, staff.wang)
    sits(staff.zhu).do(acts.check, named)
    sits(staff.zhu).do(acts.tell_unit, named)
    with pytest.raises(Refused, match="个人信息"):
        desk.do(acts.answer, world.units.jiafeng, item=named, words="请找13800001234")


def test_names_are_pointed_at(world):
    told = doubts(AREA, When(TODAY), "孙嘉说，沁水县羊羊农牧有限公司很好。")
    assert told == ["文中有干部姓名：孙嘉。确需公开的再留", "文中有企业名称：沁水县羊羊农牧有限公司。企业名称默认不公开，须征得企业同意"]
    assert doubts(AREA, When(TODAY), "增压站进场。") == []


def test_the_beginning_of_a_text():
    assert excerpt("一二三。\n\n四五六。") == "一二三。四五六。" and excerpt("长" * 90) == "长" * 80 + "……"


def test_what_was_frozen_is_shown_without_a_persons_numbers():
    assert blotted("联系人13800001234，卡号6222021234567890；总投资13500000000元。") == "联系人138××××××××，卡号622×××××××××××××；总投资13500000000元。"
    assert personal(blotted("身份证140521198001011234")) == [] and blotted("没有什么") == "没有什么"


def test_signs_nobody_sees_are_not_kept():
    assert tidy("一\x0b二\r\n三\r四\u2028五\x0c\x00\x1b\x7f六 ") == "一\n二\n三\n四\n五\n六" and tidy("\x07") == ""
