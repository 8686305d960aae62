"""The winter drive's file says what the plan says; a file that does not add up is refused with every reason (M01–M61)."""
import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from gongjian.people.countyfile import read_county
from gongjian.problems.rules import Rules, read
from gongjian.targets.amounts import NO_TASK, read_amount
from gongjian.targets.plancheck import amendment_fits
from gongjian.targets.plandefs import Amendment, Overlap, PlanFile, ProblemsDef, UnitTask
from gongjian.targets.planfile import PlanError, read_plan

HOME = Path(__file__).parents[2]
FILE = HOME / "plans/qinshui-winter-2023.toml"
TEXT = FILE.read_text("utf-8")
PLAN = read_plan(FILE)
assert isinstance(PLAN, PlanFile)

VALUES = {
    "M04": ["money 4430000000"], "M05": ["money 3740000000"], "M06": ["money 1440000000"], "M07": ["percent None"] * 3,
    "M08": ["count 189", "money 15000000000"], "M09": ["count 86", "money 8610000000"], "M10": ["count 39", "money 1610000000"],
    "M11": ["count 10", "money 2280000000"], "M12": ["count 13"], "M13": ["percent 4000"], "M14": ["count 38"], "M15": ["money 5700000000"],
    "M16": ["money 2100000000"], "M17": ["money 550000000"], "M20": ["count 1", "count 3", "count 4"],
}


def flat(text: str) -> str:
    return re.sub(r"[\s*#]", "", text)


def mistakes(text: str) -> tuple[str, ...]:
    with pytest.raises(PlanError) as refused:
        read_plan(text.encode())
    return refused.value.sentences


def spoilt(old: str, new: str) -> tuple[str, ...]:
    """The mistakes of the real file with one place changed."""
    assert old in TEXT
    return mistakes(TEXT.replace(old, new, 1))


def example() -> bytes:
    """The amendment in the file's own header."""
    return "\n".join(line[2:] for line in TEXT.splitlines() if line.startswith("#|")).encode()


def test_the_drive_is_112_days_and_was_issued_on_its_17th():
    drive = PLAN.drive
    assert (drive.days, drive.number, drive.area) == (112, "沁政办函〔2023〕17号", "140521")
    assert (drive.issued_on - drive.starts_on).days + 1 == 17


def test_there_are_61_clauses_each_once_and_in_order():
    assert [clause.id for clause in PLAN.clauses] == [f"M{number:02}" for number in range(1, 62)]


def test_every_clause_is_the_plans_own_wording():
    plan = flat((HOME / "plans/qinshui-winter-2023.md").read_text("utf-8"))
    quotes = [piece for clause in PLAN.clauses for piece in [*clause.text.split("……"), clause.duty]]
    quotes += [sheet.duty for sheet in PLAN.lists] + [stream.responsible for stream in PLAN.workstreams]
    assert [quote for quote in quotes if flat(quote) not in plan] == []


def test_every_clause_belongs_to_a_workstream():
    assert {clause.workstream for clause in PLAN.clauses} == {stream.key for stream in PLAN.workstreams}
    assert len(PLAN.workstreams) == 8


@pytest.mark.parametrize("clause", VALUES)
def test_the_targets_of(clause):
    assert sorted(f"{target.measure} {target.value}" for target in PLAN.targets if target.clause == clause) == VALUES[clause]


def test_no_target_comes_from_any_other_clause():
    assert {target.clause for target in PLAN.targets} == set(VALUES)


def test_industrial_and_private_add_up_to_more_than_all_and_are_flagged():
    assert PLAN.overlaps == (Overlap("invested", ("industrial_invested", "private_invested"), 750_000_000),)
    assert all(target.overlapping for target in PLAN.targets if target.subset_of)


def test_growth_targets_have_no_value_and_are_official():
    growth = [target for target in PLAN.targets if target.clause == "M07"]
    assert [(target.indicator, target.value, target.basis) for target in growth] == [
        ("growth", None, "official"), ("industrial_growth", None, "official"), ("private_growth", None, "official"),
    ]


def test_the_start_rate_outlives_the_drive_and_its_denominator_is_frozen():
    rate = PLAN.target("start_rate")
    assert (rate.ends_on, rate.denominator) == (date(2024, 3, 31), "frozen") and rate.ends_on > PLAN.drive.ends_on


def test_the_13_starts_are_wanted_by_mid_december():
    assert PLAN.target("starts").by == date(2023, 12, 15) == PLAN.lists[4].deadline


def test_reserve_targets_come_in_pairs_and_are_read_on_the_day():
    pairs = {target.key: target.paired_with for target in PLAN.targets if target.paired_with}
    assert len(pairs) == 8 and all(pairs[pairs[key]] == key and PLAN.target(key).stock for key in pairs)


def test_there_are_nine_lists_with_what_the_plan_names():
    assert [sheet.number for sheet in PLAN.lists] == list(range(1, 10))
    assert {sheet.number: sheet.planned_count for sheet in PLAN.lists if sheet.planned_count} == {5: 13, 6: 38, 7: 4}
    assert {sheet.number: sheet.names for sheet in PLAN.lists if sheet.names} == {
        5: ("煤层气增压站及配套管网",), 6: ("肉羊全产业链",), 7: ("京津冀LNG调峰储备中心",),
    }


def test_the_plan_names_its_rule_pack_and_leaves_the_weights_to_it():
    assert PLAN.scoring.pack == "winter"


def test_every_unit_the_plan_names_is_in_the_county():
    county = read_county(HOME / "counties/140521-qinshui.toml")
    names = [PLAN.drive.office, *(unit for stream in PLAN.workstreams for unit in stream.units), *(target.owner for target in PLAN.targets)]
    assert [name for name in names if not county.named(name, PLAN.drive.starts_on)] == []


def test_path_text_and_bytes_read_the_same_even_with_a_byte_order_mark():
    assert read_plan(str(FILE)) == PLAN == read_plan(b"\xef\xbb\xbf" + FILE.read_bytes())


@pytest.mark.parametrize("written, read", [
    ("44.3亿", ("money", 4_430_000_000)), ("3000万元", ("money", 30_000_000)), ("12.34元", None), (189, ("count", 189)), ("189个", ("count", 189)),
    ("40%", ("percent", 4000)), ("7.25％", ("percent", 725)), ("0%", ("percent", 0)), ("7.255%", None), (44.3, None), (True, None), ("-1亿", None),
    ("1,000万", None), ("四十亿", None),
])
def test_amounts_are_whole_yuan_counts_and_basis_points(written, read):
    if read:
        assert read_amount(written) == read
    else:
        with pytest.raises(ValueError):
            read_amount(written)


@pytest.mark.parametrize("old, new, sentence", [
    ('from = 2023-10-01\nto = 2023-12-31\nbasis = "reported"', 'from = 2023-10-01\nto = 2023-09-30\nbasis = "reported"', "目标 invested：止日早于起日"),
    ("to = 2024-02-20", "to = 2023-02-20", "[drive]：止日早于起日"),
    ('title = "四季度固定资产投资"\n', "", "目标 invested：缺少 title"),
    ('number = "沁政办函〔2023〕17号"\nissued', "issued", "[drive]：缺少 number"),
    ('denominator = "frozen"', 'denominater = "frozen"', "目标 start_rate：不认识的项 denominater（是不是 denominator？）"),
    ('value = "44.3亿"', 'value = "44.3億"', "目标 invested：value「44.3億」的单位「億」不认识（可用 亿元、亿、万元、万、元、个、%、％）"),
    ('value = "44.3亿"', 'value = "44.3"', "目标 invested：value「44.3」没有写单位（可用 亿元、亿、万元、万、元、个、%、％）"),
    ('value = "44.3亿"', "value = 443", "目标 invested：value「443」不是金额"),
    ('value = "44.3亿"', 'value = "无任务"', "目标 invested：没有任务就不写这个目标；还没有下达就不写 value"),
    ('value = "40%"', 'value = "400%"', "目标 start_rate：value「400%」超过 100%"),
    ('measure = "percent"\nvalue', 'measure = "ratio"\nvalue', "目标 start_rate：measure「ratio」不认识（可用 money、count、percent）"),
    ('key = "industrial_growth"', 'key = "growth"', "目标 growth：key 重复"),
    ('subset_of = "invested"', 'subset_of = "investment"', "目标 industrial_invested：subset_of 指向的目标 investment 不存在"),
    ('subset_of = "invested"', 'subset_of = "industrial_invested"', "目标 industrial_invested：subset_of 绕回了自己"),
    ('subset_of = "invested"', 'subset_of = "reserve_count"', "目标 industrial_invested：与总数 reserve_count 计量不同，不能是它的分项"),
    ('value = "37.4亿"', 'value = "47.4亿"', "目标 industrial_invested：分项大于总数 invested"),
    ('subset_of = "invested"\noverlapping = true', 'subset_of = "invested"',
     "目标 invested：各分项（industrial_invested、private_invested）相加超过总数，分项互有重叠要写 overlapping = true"),
    ('paired_with = "reserve_money"', 'paired_with = "money"', "目标 reserve_count：paired_with 指向的目标 money 不存在"),
    ('paired_with = "reserve_money"\n', "", "目标 reserve_money：reserve_count 的 paired_with 没有写回它，成对的目标两边都要写"),
    ('clause = "M12"', 'clause = "M99"', "目标 starts：没有条款 M99"),
    ("by = 2023-12-15", "by = 2024-01-15", "目标 starts：by 不在起止日之内"),
    ('workstream = "safeguards"', 'workstream = "guards"', "条款 M55：没有战线 guards"),
    ('clauses = ["M42", "M43"', 'clauses = ["M43"', "条款 M42：战线 problems 的 clauses 里没有它"),
    ('pack = "winter" ', 'pack = "冬季"', "[scoring]：pack「冬季」应是考评办法的文件名，如 winter"),
    ('pack = "winter" ', 'pack = "winter"\nweights = {investment = 25} ', "[scoring]：权重、同分规则写在考评办法里（rulepacks/….toml），这里只写 pack = 哪一个办法"),
    ("enrol_window = [5, 10, 20, 25]", "enrol_window = [5, 20, 10]", "[rhythm]：enrol_window 应是四个由早到晚的日子，如 [5, 10, 20, 25]"),
    ("from = 2023-11-01", 'from = "2023-11-01"', "[drive]：from 应写日期，如 2023-11-01，不加引号"),
    ("from = 2023-11-01", "from = 2023-11-01T08:00:00", "[drive]：from 应写日期，如 2023-11-01，不加引号"),
    ("[lists.9]", "[lists.nine]", "清单 nine：清单的编号应是数字，如 [lists.5]"),
])
def test_a_mistake_is_told_in_one_sentence_with_its_place(old, new, sentence):
    told = spoilt(old, new)
    assert told == (sentence,)


def test_a_clause_written_twice_is_told_and_so_is_the_one_it_displaced():
    assert spoilt('id = "M02"', 'id = "M01"') == ("条款 M01：id 重复", "战线 targets：没有条款 M02")


def test_all_mistakes_are_told_at_once():
    text = TEXT.replace("to = 2024-02-20", "to = 2023-02-20").replace('value = "57亿"', 'value = "57亿吨"').replace('id = "M61"', 'id = "M60"')
    told = mistakes(text)
    assert [sentence.split("：")[0] for sentence in told] == ["[drive]", "条款 M60", "目标 signed_total", "战线 safeguards"]


def test_an_empty_file_says_what_it_lacks():
    assert mistakes("") == (
        "文件：缺少表 drive", "[drive]：缺少 from", "[drive]：缺少 to", "[drive]：缺少 key", "[drive]：缺少 title", "[drive]：缺少 area",
        "[drive]：缺少 number", "[drive]：缺少 issued_on", "[drive]：缺少 office", "[drive]：缺少 invest_year", "[drive]：缺少 reserve_year",
        "[drive]：缺少 region", "文件：缺少表 rhythm", "[rhythm]：缺少 enrol_window", "[rhythm]：缺少 report", "[rhythm]：缺少 report_due_days",
        "[rhythm]：缺少 sponsor_stocktake", "[rhythm]：缺少 inspection", "文件：缺少表 lists", "文件：缺少表 scoring",
        "[scoring]：缺少 pack", "文件：缺少 [[workstreams]]", "文件：缺少 [[clauses]]", "文件：缺少 [[targets]]",
    )


@pytest.mark.parametrize("text, sentence", [
    ('[drive]\ntitle = "冬季', "第 2 行（文件末尾）：TOML 写法有误：引号没有合上"),
    ('[drive]\ntitle = "冬季\nkey = "a"', "第 2 行第 12 列：TOML 写法有误：有不该出现的字符（多半是引号没有合上）"),
    ('[drive]\ntitle = 冬季', "第 2 行第 9 列：TOML 写法有误：等号后面的值写法不对（文字要加引号）"),
    ("[drive]\ntitle", "第 2 行（文件末尾）：TOML 写法有误：键的后面缺等号"),
    ('[drive]\nkey = "a"\nkey = "b"', "第 3 行（文件末尾）：TOML 写法有误：同一个键写了两次"),
])
def test_toml_that_is_not_toml_is_told_with_its_line(text, sentence):
    assert len(mistakes(text)) == 1
    assert mistakes(text)[0] == sentence


def test_a_file_in_another_encoding_or_no_file_at_all_is_told():
    with pytest.raises(PlanError, match="第 2 行：文件不是 UTF-8 编码"):
        read_plan('[drive]\ntitle = "冬季"'.encode("gbk"))
    with pytest.raises(PlanError, match="读不到文件 none.toml"):
        read_plan("none.toml")


@pytest.mark.parametrize("text", ["drive = 1", "targets = 3", "[[targets]]\nkey = []", "targets = [1]", "lists = []", "[scoring]\nweights = 1", "[[drive]]"])
def test_shapes_no_one_expects_are_mistakes_not_crashes(text):
    assert mistakes(text)


def test_the_amendment_in_the_header_is_one():
    read = read_plan(example())
    assert isinstance(read, Amendment) and amendment_fits(read, PLAN) == ()
    growth, invested = read.targets
    assert (growth.key, growth.measure, growth.value) == ("growth", "percent", 750)
    assert invested.units == (UnitTask("龙港镇", 320_000_000), UnitTask("十里乡", NO_TASK))


def test_an_amendment_that_changes_nothing_or_mixes_measures_is_refused():
    head = '[amendment]\ndrive = "qinshui-winter-2023"\nnumber = "1号"\nissued_on = 2023-12-01\n[[targets]]\nkey = "invested"\n'
    assert mistakes(head) == ("目标 invested：value 和 [targets.units] 至少写一样",)
    assert mistakes(head + 'value = "45亿"\nunits = {"龙港镇" = 3}') == ('目标 invested 的分解：龙港镇「3」不是金额',)
    assert mistakes(head + 'units = {"龙港镇" = "3个亿"}')[0].startswith("目标 invested 的分解：龙港镇「3个亿」的单位「个亿」不认识")


def test_an_amendment_must_fit_its_drive():
    read = read_plan('[amendment]\ndrive = "other"\nnumber = "1号"\nissued_on = 2023-11-01\n'
                     '[[targets]]\nkey = "invested"\nvalue = 45\n[[targets]]\nkey = "output"\nvalue = 1'.encode())
    assert amendment_fits(read, PLAN) == (
        "[amendment]：drive 是 other，不是行动 qinshui-winter-2023", "[amendment]：印发日早于行动方案的印发日",
        "目标 invested：原目标是金额，这里写的是个数", "目标 output：行动 qinshui-winter-2023 里没有这个目标",
    )


def test_the_plan_says_how_problems_are_dealt_with_and_what_it_leaves_open_keeps_its_default():
    """The plan's names are the rules' names: neither room knows the other (M44, M45)."""
    assert [field.name for field in fields(ProblemsDef)] == [field.name for field in fields(Rules)]
    assert read(PLAN.problems.said()) == Rules()
    told = read_plan(TEXT.replace('days = "natural" ', 'days = "working" ').replace("\nlate = 7 ", "\nlate = 10 ").encode())
    assert read(told.problems.said()) == Rules(working=True, late=10)
    assert read(ProblemsDef().said()) == Rules()


@pytest.mark.parametrize("old,new,why", [
    ('days = "natural"', 'days = "weekdays"', "days「weekdays」不认识（可用 natural、working）"), ("ordinary = 7", "ordinary = 0", "ordinary 应在 1 到 366 之间"),
    ('extend_by = ["office", "leader"]', 'extend_by = ["township"]', "extend_by「township」不认识（可用 office、leader）"),
    ("meeting_late = 7", "meeting_lat = 7", "不认识的项 meeting_lat（是不是 meeting_late？）"),
])
def test_rules_for_problems_that_cannot_be_are_said(old, new, why):
    assert [sentence.removeprefix("[problems]：") for sentence in spoilt(old, new)] == [why]
