"""Headings as lists write them → words, years and units."""
import pytest

from gongjian.intake.headings import canon, words_of
from gongjian.intake.synonyms import SYNONYMS
from gongjian.intake.words import WORDS


def word(*path: str) -> str:
    found = words_of(path)
    return found[0][0] if found else "other"


@pytest.mark.parametrize("expected", list(SYNONYMS))
def test_every_synonym_is_its_word_and_every_word_is_known(expected):
    assert expected in WORDS
    missed = [spelling for spelling in SYNONYMS[expected] if word(spelling) != expected and spelling not in AMBIGUOUS.get(expected, "").split()]
    assert not missed


AMBIGUOUS = {"number": "序 号", "remarks": "备 注"}


@pytest.mark.parametrize(("heading", "expected"), [
    ("序 号", "number"), ("项目\n名称", "name"), ("总投资\n(万元)", "total"), ("累计\n完成  投资", "invested"), ("截至2022年底累计完成投资", "invested"), ("截至2023年10月底累计完成投资", "invested"),
    ("1-10月完成投资", "year_invested"), ("2023年1-10月累计完成投资", "year_invested"), ("10月完成投资", "other"), ("本月完成投资", "other"), ("2023年主要建设内容", "other"), ("投资完成率（%）", "other"),
    ("手续代办\n单位", "service_unit"), ("项目推进责任单位", "unit"), ("所属乡镇（街道）", "place"), ("建设性质（新建/续建）", "nature"), ("*项目名称（必填）", "name"), ("一季度完成投资", "other"),
    ("第一季度计划完成投资", "q1_plan"), ("第四季度形象进度目标", "q4_work"), ("Q3计划投资", "q3_plan"), ("统计联网直报累计投资", "official"), ("县级以上包联领导", "leaders"), ("施工单位", "other"), ("占地面积（亩）", "other"),
    ("下一步工作计划", "other"), ("项目总投资额（亿元）", "total"), ("2022年及以前完成投资", "invested"), ("上年度完成投资", "other"), ("建设地点及位置", "place"), ("建设规模与主要建设内容", "content"), ("x", "other"), ("", "other"),
])
def test_headings(heading, expected):
    assert word(heading) == expected


@pytest.mark.parametrize(("path", "expected"), [
    (("二季度工作计划", "工作内容及形象进度"), "q2_work"), (("二季度工作计划", "投资"), "q2_plan"), (("建设年限", "开工"), "start_year"), (("总投资", "小计"), "total"), (("总投资", "其中：政府投资"), "other"),
    (("2023年计划投资", "合计"), "year_plan"), (("2023年计划", "主要建设内容"), "other"), (("完成投资", "自年初累计"), "year_invested"), (("完成投资", "自开工累计"), "invested"), (("完成投资", "本月"), "other"),
    (("责任单位", "单位"), "unit"), (("责任单位", "责任人"), "responsible"), (("包联领导", "姓名"), "leaders"), (("包联领导", "职务"), "other"), (("责任单位", "联系电话"), "contact"), (("项目", "名称"), "name"),
    (("项目基本情况", "项目名称"), "name"), (("投资计划（万元）", "2022年"), "year_plan"), (("分季度投资计划", "一季度"), "q1_plan"), (("资金来源", "中央预算内"), "other"), (("资金来源", "合计"), "total"), (("建设单位", "名称"), "owner"),
])
def test_heading_paths(path, expected):
    assert word(*path) == expected


def test_years_and_units_are_taken_off():
    assert canon("2022年计划\n投资（亿元）") == ("年计划投资", 2022, "亿元") and canon("单位：万元") == ("", None, "万元") and canon("投资（万）").unit == "万元"
