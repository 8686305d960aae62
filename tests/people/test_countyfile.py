"""沁水's areas and units as declared; a file that does not add up is refused with every reason."""
from datetime import date
from pathlib import Path

import pytest

from gongjian.people.countyfile import CountyError, read_county

FILE = Path(__file__).parents[2] / "counties/140521-qinshui.toml"
TEXT = FILE.read_text("utf-8")
COUNTY = read_county(FILE)
DAY = date(2023, 11, 17)
TOWNSHIPS = {
    "140521100": "龙港镇", "140521101": "中村镇", "140521102": "郑庄镇", "140521103": "端氏镇", "140521104": "嘉峰镇", "140521105": "郑村镇",
    "140521106": "柿庄镇", "140521201": "土沃乡", "140521202": "张村乡", "140521204": "胡底乡", "140521205": "固县乡", "140521206": "十里乡",
}


def test_the_county_has_its_twelve_townships_of_2023():
    assert {unit.code: unit.name for unit in COUNTY.units if unit.kind == "township" and unit.exists(DAY)} == TOWNSHIPS


def test_two_townships_ended_in_2021_and_only_one_is_known_to_have_gone_where():
    gone = {unit.name: (unit.code, unit.ended, unit.merged_into) for unit in COUNTY.units if unit.ended}
    assert gone == {"樊村河乡": ("140521200", date(2021, 5, 31), ""), "苏庄乡": ("140521203", date(2021, 5, 31), "zhengzhuang")}
    assert "未核实" in next(unit.note for unit in COUNTY.units if unit.name == "樊村河乡")


def test_an_abolished_township_answers_to_its_name_only_while_it_stood():
    assert COUNTY.named("苏庄乡", DAY) is None
    assert COUNTY.named("苏庄", date(2020, 1, 1)).key == "suzhuang"


@pytest.mark.parametrize("alias, short", [
    ("发改局", "县发改局"), ("县发展和改革局", "县发改局"), ("开发区", "开发区管委会"), ("端氏", "端氏镇"),
    ("市生态环境沁水分局", "市生态环境局沁水分局"), ("县攻坚指挥部办公室", "县项目攻坚指挥部办公室"),
])
def test_units_answer_to_the_names_that_papers_use(alias, short):
    assert COUNTY.named(alias, DAY).short == short


def test_areas_reach_from_the_county_to_the_province():
    by_code = {area.code: area for area in COUNTY.areas}
    assert [by_code[code].level for code in ("140521", "1405", "14")] == ["county", "city", "province"]
    assert {area.name for area in COUNTY.areas if area.parent == "1405"} == {"城区", "沁水县", "阳城县", "陵川县", "泽州县", "高平市"}


def test_bureaus_the_plan_does_not_name_are_marked_as_start_data():
    assert {unit.short for unit in COUNTY.units if unit.start_data} == {
        "县工信局", "县住建局", "县交通局", "县水务局", "县财政局", "县应急局", "县教育局", "县卫体局",
    }


@pytest.mark.parametrize("old, new, sentence", [
    ('key = "zhongcun"', 'key = "longgang"', "单位 longgang：key 重复"),
    ('code = "140521101"', 'code = "140521100"', "单位 zhongcun：代码 140521100 与别的单位重复"),
    ('code = "140521101"', 'code = "1405211"', "单位 zhongcun：code「1405211」应是九位代码"),
    ('code = "140521101"', 'code = "140522101"', "单位 zhongcun：代码 140522101 不属于本县 140521"),
    ('code = "140521101"\n', "", "单位 zhongcun：乡镇要写九位代码 code"),
    ('merged_into = "zhengzhuang"', 'merged_into = "nowhere"', "单位 suzhuang：merged_into 指向的单位 nowhere 不存在"),
    ('merged_into = "zhengzhuang"', 'merged_into = "suzhuang"', "单位 suzhuang：不能并入自己"),
    ('ended = 2021-05-31\nmerged', 'born = 2022-01-01\nended = 2021-05-31\nmerged', "单位 suzhuang：ended 早于 born"),
    ('ended = 2021-05-31\nmerged', "merged", "单位 suzhuang：写了 merged_into，却没有 ended"),
    ('kind = "zone"', 'kind = "park"', "单位 zone：kind「park」不认识（可用 office、township、zone、department、leaders）"),
    ('role = "statistics"', 'role = "unit"', '文件：role = "statistics" 的单位应恰有一个，现在没有'),
    ('aliases = ["林业局"]', 'aliases = ["林业局", "发改局"]', "单位 forestry：名称「发改局」与单位 development-reform 相同"),
    ('parent = "14"', 'parent = "15"', "区划 1405：上级 15 不存在"),
    ('short = "端氏镇"', 'shrot = "端氏镇"', "单位 duanshi：缺少 short"),
])
def test_a_mistake_is_told_with_its_place(old, new, sentence):
    assert old in TEXT
    with pytest.raises(CountyError) as refused:
        read_county(TEXT.replace(old, new, 1).encode())
    assert sentence in refused.value.sentences and len(refused.value.sentences) <= 2


def test_all_mistakes_are_told_at_once():
    with pytest.raises(CountyError) as refused:
        read_county(TEXT.replace('role = "office"', 'role = "boss"').replace('kind = "zone"', 'kind = "park"').encode())
    assert len(refused.value.sentences) == 3
