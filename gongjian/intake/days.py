"""Days, years and periods as county lists write them: 2023, 2018-2020年, 2024年10月, 2023.11, 45597, 2023年底."""
import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from .money import nothing
from .remarks import Said
from .text import ERROR, number_of, shown

Precision = Literal["day", "month", "quarter", "half", "year"]
FIRST, LAST = 1949, 2100
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Day:
    """A day known to within `precision`; `on` is the first day of that span."""

    on: dt.date
    precision: Precision = "day"

    @property
    def last(self) -> dt.date:
        """The last day of the span."""
        if self.precision == "day":
            return self.on
        month = self.on.month + MONTHS[self.precision] - 1
        return dt.date(self.on.year, month, calendar.monthrange(self.on.year, month)[1])


_DAY = re.compile(r"^((?:19|20)\d\d)[年.\-/](1[0-2]|0?[1-9])[月.\-/](3[01]|[12]\d|0?[1-9])[日号]?(?:\d{1,2}:\d\d(?::\d\d)?)?$")
_MONTH = re.compile(r"^((?:19|20)\d\d)[年.\-/](1[0-2]|0?[1-9])月?份?(?:底|末|初|中旬|上旬|下旬|中|前|左右|底前|起)*$")
_PACKED = re.compile(r"^((?:19|20)\d\d)(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])?$")
_QUARTER = re.compile(r"^((?:19|20)\d\d)年?(?:第?([一二三四1-4])季度?|q([1-4]))(?:底|末|前)?$")
_HALF = re.compile(r"^((?:19|20)\d\d)年?(上半年|下半年)$")
_YEAR = re.compile(r"^((?:19|20)\d\d)年?(?:度|底|年底|末|年末|年初|初|年内|内|全年|年全年|前|底前|起)?$")
_EVENT = re.compile(r"^(?:已|于)+(?=\d)|(?<=[\d年月日号初中底末旬])(?:已|前)?(?:开工|动工|开建|竣工|完工|建成|投产|投用|完成)(?:建设|投产|投用)?$")
_NOT_YET = re.compile(r"^(?:尚未|还未|暂未|未)(?:开工|动工|开建|竣工|完工|建成|投产|投用|完成|入统|入库)(?:建设)?$")
_SHORT = re.compile(r"^(\d\d)年(?=\d)")
_LATE = re.compile(r"^(1[0-2]|0?[1-9])月(?:份|底|末|初|中旬|上旬|下旬)*(?:(3[01]|[12]\d|0?[1-9])[日号])?$")
_SPLIT = re.compile(r"(?:年|月|日)?(?:[-—–－―~～]{1,3}|至|到)(?=(?:19|20)?\d\d)")
_QUARTERS = {"一": 1, "二": 4, "三": 7, "四": 10, "1": 1, "2": 4, "3": 7, "4": 10}


def _serial(number: float) -> dt.date | None:
    return dt.date(1899, 12, 30) + dt.timedelta(days=int(number)) if 20_000 <= number < 73_000 else None


def _written(text: str, year: int | None) -> Day | None:
    """The day a bare text (no spaces, half-width) writes, or None."""
    text = _SHORT.sub(lambda found: "20" + found[0], _EVENT.sub("", text)).removesuffix("止")
    try:
        if found := _DAY.match(text):
            return Day(dt.date(int(found[1]), int(found[2]), int(found[3])))
        if found := _MONTH.match(text):
            return Day(dt.date(int(found[1]), int(found[2]), 1), "month")
        if found := _YEAR.match(text):
            return Day(dt.date(int(found[1]), 1, 1), "year")
        if found := _QUARTER.match(text):
            return Day(dt.date(int(found[1]), _QUARTERS[found[2] or found[3]], 1), "quarter")
        if found := _HALF.match(text):
            return Day(dt.date(int(found[1]), 1 if found[2][0] == "上" else 7, 1), "half")
        if found := _PACKED.match(text):
            return Day(dt.date(int(found[1]), int(found[2]), int(found[3] or 1)), "day" if found[3] else "month")
        if (found := _LATE.match(text)) and year:
            return Day(dt.date(year, int(found[1]), int(found[2] or 1)), "day" if found[2] else "month")
    except ValueError:
        return None
    return None


def day(value: object, year: int | None = None) -> tuple[Day | None, Said]:
    """(day with its precision, what to say). `year` completes a bare '10月'. Never raises."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return (Day(value), None) if FIRST <= value.year <= LAST else (None, ("warning", f"{value} 不像真的日期，未读入。"))
    number = number_of(value)
    if number is not None and not (isinstance(value, str) and "." in value):
        if float(number).is_integer() and FIRST <= number <= LAST:
            return Day(dt.date(int(number), 1, 1), "year"), None
        if not float(number).is_integer() and FIRST <= number <= LAST + 1:
            return _pointed(number)
        if serial := _serial(number):
            return Day(serial), ("note", f"{shown(value)} 是 Excel 日期序号，读作 {serial}。")
    text = re.sub(r"\s+", "", shown(value)).lower().replace("。", ".").strip("()（）")
    if not text:
        return None, None
    if ERROR.match(text):
        return None, ("error", f"单元格是 Excel 错误 {text.upper()}，请在原表改正。")
    empty, said = nothing(text)
    if empty:
        return None, said
    if _NOT_YET.match(text):
        return None, ("note", f"写的是“{text}”，没有日期，按空白处理。")
    found = _written(text, year)
    if found and not (FIRST <= found.on.year <= LAST):
        found = None
    return (found, None) if found else (None, ("warning", f"“{text[:30]}”读不成日期，未读入。"))


def _pointed(number: float) -> tuple[Day | None, Said]:
    """2023.11 typed as a number is November; 2023.1 may be January or October, for Excel drops the last zero."""
    year, month = int(number), round((number - int(number)) * 100)
    if month == 10:
        return Day(dt.date(year, 1, 1), "year"), ("warning", f"{number:g} 分不清是 1 月还是 10 月，只读年份。")
    if 1 <= month <= 12:
        return Day(dt.date(year, month, 1), "month"), None
    return None, ("warning", f"{number:g} 读不成日期，未读入。")


def one_year(value: object, year: int | None = None) -> tuple[int | None, Said]:
    """The year of a cell in a year column; a serial or a fuller date is accepted with its year."""
    found, said = day(value, year)
    if found:
        return found.on.year, said
    span, more = period(value, year)
    return (span[0] or span[1], more) if any(span) else (None, said)


def period(value: object, year: int | None = None) -> tuple[tuple[int | None, int | None], Said]:
    """((start year, end year), what to say): '2018-2020年' → (2018, 2020); a single year is both; '2023年起' has no end."""
    if isinstance(value, str):
        text = re.sub(r"\s+", "", shown(value)).lower().strip("()（）")
        if found := re.match(r"^((?:19|20)\d\d)年?[-—~～]+(\d\d)年?$", text):
            if int(found[2]) > 12:
                return (int(found[1]), int(found[1]) // 100 * 100 + int(found[2])), None
        elif found := re.match(r"^(.*\d年?(?:\d+月)?)(?:开工|开始|起)?[-—~～至到,，、]+((?:19|20)\d\d.*?)(?:竣工|完工|建成|结束)?$", text):
            first, last = _written(found[1], year), _written(found[2], year)
            if first and last:
                return (first.on.year, last.on.year), None
        if len(parts := _SPLIT.split(text)) == 2:
            first, last = _written(parts[0].rstrip("年月日.-/"), year), _written(parts[1], year)
            if first and last:
                return (first.on.year, last.on.year), None
        if re.match(r"^((?:19|20)\d\d)年?(起|[-—~～至]+|至今|(?:\d{1,2}月)?(?:开工|开始|动工|开建))$", text):
            return (int(text[:4]), None), None
    one, said = day(value, year)
    if not one:
        return (None, None), said
    return (one.on.year, one.on.year if not str(value).rstrip().endswith("起") else None), said
