"""Money, days, periods and people as offices write them; and that no text whatever breaks their reading."""
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.intake.cells import stripped, yes_no
from gongjian.intake.days import Day, day, one_year, period
from gongjian.intake.money import money
from gongjian.intake.people import people
from gongjian.intake.text import joined, organ, shown

WAN = 10_000
anything = st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(),
                     st.text("0123456789年月日.-~至约亿万元千百()（）,，%十 \n\xa0", max_size=14))


@pytest.mark.parametrize(("written", "yuan"), [
    (5177.6, 51_776_000), (113934.98, 1_139_349_800), ("2.8亿元", 280_000_000), ("约3000万", 30_000_000), ("1,234.5", 12_345_000), ("１２３", 1_230_000),
    ("1亿2000万元", 120_000_000), ("3亿元（其中自筹1亿）", 300_000_000), ("总投资2.8亿元", 280_000_000), (" 8 393 887.27", 83_938_872_700), ("0", 0), (0.1 + 0.2, 3000),
    ("3,000,000万元", 30_000_000_000), ("10亿元以上", 1_000_000_000), ("500元", 500), ("￥5000", 50_000_000), ("2千万元", 20_000_000), ("1.5亿", 150_000_000),
])
def test_amounts_are_read_to_the_yuan(written, yuan):
    assert money(written, WAN)[0] == yuan


@pytest.mark.parametrize("written", ["3000-5000", "1至2亿", "2000万件", "5万亩", "50%", "500万美元", "1000万元、2000万元", "128万平方米", "详见附件", "12.5.3", True, float("nan"), float("inf"), "10万千瓦"])
def test_what_is_no_single_amount_is_doubted_and_not_read(written):
    amount, said = money(written, WAN)
    assert amount is None and said and said[0] == "warning"


@pytest.mark.parametrize("written", ["", " ", "/", "-", "——", "无", "待定", "未定", "\xa0"])
def test_nothing_is_nothing(written):
    amount, said = money(written, WAN)
    assert amount is None and (said is None or said[0] == "note")


def test_an_excel_error_is_an_error():
    assert money("#REF!", WAN)[1][0] == day("#DIV/0!")[1][0] == "error"


@given(st.integers(0, 10**9), st.sampled_from([("元", 1), ("万元", WAN), ("亿元", 10**8), ("", WAN)]))
def test_whole_amounts_come_through_any_unit(number, unit):
    name, factor = unit
    expected = number * factor
    for written in (f"{number}{name}", f"{number:,}{name}", f" {number} {name}"):
        assert money(written, WAN)[0] == (expected if expected < 10**15 else None)


@given(st.decimals(0, 10**7, places=2))
def test_two_decimals_are_exact_whether_number_or_text(amount: Decimal):
    assert money(float(amount), WAN)[0] == money(str(amount), WAN)[0] == int(amount * WAN)


@given(anything)
def test_reading_never_breaks(value):
    for read in (lambda v: money(v, WAN), day, one_year, period, yes_no):
        result, said = read(value)
        assert said is None or (said[0] in ("note", "warning", "error") and said[1].endswith("。"))
    assert isinstance(money(value, WAN)[0], int | None)
    people(value), organ(value), joined(value), shown(value)


@pytest.mark.parametrize(("written", "on", "precision"), [
    (2023, (2023, 1, 1), "year"), ("2023年", (2023, 1, 1), "year"), ("2023年底", (2023, 1, 1), "year"), ("2024年10月", (2024, 10, 1), "month"), ("2023.11", (2023, 11, 1), "month"),
    (2023.11, (2023, 11, 1), "month"), ("2023.1", (2023, 1, 1), "month"), (45597, (2024, 11, 1), "day"), ("2023-05-06", (2023, 5, 6), "day"), ("2023/5/6", (2023, 5, 6), "day"),
    ("2023年5月6日", (2023, 5, 6), "day"), ("23年11月", (2023, 11, 1), "month"), ("10月底", (2022, 10, 1), "month"), ("2023年二季度", (2023, 4, 1), "quarter"), ("202311", (2023, 11, 1), "month"),
    ("2023年上半年", (2023, 1, 1), "half"), ("20231105", (2023, 11, 5), "day"), (dt.datetime(2023, 5, 6, 8), (2023, 5, 6), "day"), (dt.date(2023, 5, 6), (2023, 5, 6), "day"), ("2023．11", (2023, 11, 1), "month"),
    ("2023年9月开工", (2023, 9, 1), "month"), ("已于2023年5月6日开工建设", (2023, 5, 6), "day"), ("2024年底前竣工", (2024, 1, 1), "year"), ("2024年12月建成投产", (2024, 12, 1), "month"),
])
def test_days_keep_how_exact_they_are(written, on, precision):
    assert day(written, 2022)[0] == Day(dt.date(*on), precision)


@pytest.mark.parametrize("written", ["未开工", "尚未开工", "未竣工", "未入统"])
def test_not_yet_is_no_day_and_no_mistake(written):
    found, said = day(written)
    assert found is None and said[0] == "note"


def test_what_is_only_planned_is_not_read_as_a_day_that_came():
    for written in ("计划2023年9月开工", "拟2024年3月动工", "预计2024年5月"):
        assert day(written)[0] is None


def test_a_lost_zero_is_doubted():
    found, said = day(2023.1)
    assert found.precision == "year" and said[0] == "warning"


@pytest.mark.parametrize(("written", "span"), [
    ("2018-2020年", (2018, 2020)), ("2018年-2020年", (2018, 2020)), ("2018—2020", (2018, 2020)), ("2018～2020", (2018, 2020)), ("2023年至2025年", (2023, 2025)), ("2023.3-2025.12", (2023, 2025)),
    ("2023年3月—2025年12月", (2023, 2025)), ("2019-22", (2019, 2022)), ("2019-11", (2019, 2019)), ("2023年起", (2023, None)), ("2023年9月开工", (2023, None)), ("2023-", (2023, None)), (2023, (2023, 2023)), (45597, (2024, 2024)),
    ("201803-202012", (2018, 2020)), ("2021\n—\n2023", (2021, 2023)), ("2023/03-2025/12", (2023, 2025)), ("2年", (None, None)), ("24个月", (None, None)), ("", (None, None)),
])
def test_periods(written, span):
    assert period(written)[0] == span


@given(st.integers(1980, 2060), st.integers(0, 30), st.sampled_from(["-", "—", "～", "至", "--", "－"]), st.sampled_from(["", "年"]))
def test_any_two_years_make_a_period(start, length, mark, year):
    assert period(f"{start}{year}{mark}{start + length}{year}")[0] == (start, start + length)


@given(st.dates(dt.date(1960, 1, 1), dt.date(2090, 1, 1)))
def test_a_serial_is_the_day_excel_means(on):
    serial = (on - dt.date(1899, 12, 30)).days
    if serial >= 22_000:
        assert day(serial)[0] == Day(on) and one_year(float(serial))[0] == on.year


@pytest.mark.parametrize(("written", "names"), [
    ("童  华", ("童华",)), ("童\xa0\xa0\xa0华", ("童华",)), ("童　华", ("童华",)), ("张捍声       黄朝军", ("张捍声", "黄朝军")), ("周庆荣,明怀宇", ("周庆荣", "明怀宇")), ("王  斌\n明怀宇", ("王斌", "明怀宇")),
    ("张捍声 童  华 明怀宇", ("张捍声", "童华", "明怀宇")), ("李 晓明", ("李晓明",)), ("王甲、李乙；赵丙", ("王甲", "李乙", "赵丙")), ("县委副书记 王某某", ("县委副书记 王某某",)), ("/", ()), ("欧阳明 司马 光", ("欧阳明", "司马光")),
])
def test_leaders_in_one_cell(written, names):
    assert people(written) == names


def test_units_broken_over_lines_are_one_and_units_on_lines_are_two():
    assert organ("区行政\n审批局") == "区行政审批局" and organ("区农业\n农村局") == "区农业农村局"
    assert organ("某领导小组\n(办公室设在住建局)") == "某领导小组(办公室设在住建局)" and organ("区住建局\n区城投公司") == "区住建局、区城投公司"


def test_names_lose_their_line_breaks_and_marks():
    assert joined("百二河河道及沿岸\n景观改造工程") == "百二河河道及沿岸景观改造工程" and joined("ＫＡＭＡ  云　中心") == "KAMA 云中心"
    assert stripped("★▲某项目") == ("某项目", "★▲") and stripped("某项目*") == ("某项目", "*") and stripped("★") == ("★", "")


def test_yes_and_no():
    assert [yes_no(value)[0] for value in ("是", "否", "√", "已开工", "未开工", "尚未开工", 1, True, "不详")] == [True, False, True, True, False, False, True, True, None]
