"""A condition of a rule pack: a word, a sign, a value: "year_plan >= 10亿", "enrolled_on 无", "started_on < 2个月前". Judged on a project's words."""
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from gongjian.projects.models import Project
from gongjian.reading.say import Unsaid, word
from gongjian.reading.word import STATISTICS_EYES, Word
from gongjian.targets.amounts import read_amount

SIGNS = {">=": ge, "<=": le, "!=": ne, "=": eq, ">": gt, "<": lt}
SHAPE = re.compile(r"(?P<word>\w+)\s*(?:(?P<sign>>=|<=|!=|=|>|<)\s*(?P<value>\S.*)|\s(?P<there>有|无))")
FROM = {"当日": "on", "月初": "month", "年初": "year"}
NUMBERS = ("percent", "points", "count", "plain_count", "days", "year")


@dataclass(frozen=True)
class Day:
    """A day told from the one looked at: 当日, 月初, 年初, so many months before it; or a fixed one."""

    start: str
    months: int = 0
    fixed: date | None = None

    def on(self, day: date) -> date:
        if self.fixed:
            return self.fixed
        start = {"on": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[self.start]
        return months_before(start, self.months)


@dataclass(frozen=True)
class Condition:
    """`sign` 有 or 无, or a comparison: what is blank compares with nothing. `text` is how the pack writes it."""

    word: str
    sign: str
    value: Any
    text: str

    @property
    def said(self) -> str:
        """As an official reads it: 年度计划投资 ≥ 10亿, 入统日期为空, 开工日期早于2个月前."""
        label = word(Project, self.word).label
        if self.sign in ("有", "无"):
            return f"{label}{'不为空' if self.sign == '有' else '为空'}"
        shown_as, value = word(Project, self.word).shown_as, self.text.partition(self.sign)[2].strip()
        if shown_as == "flag":
            return f"{'是' if self.value else '不是'}{label}"
        signs = {">=": "不早于", ">": "晚于", "<=": "不晚于", "<": "早于"} if shown_as == "day" else {">=": " ≥ ", "<=": " ≤ ", ">": " > ", "<": " < "}
        return f"{label}{signs.get(self.sign, {'=': '为', '!=': '不为'}.get(self.sign, self.sign))}{value}"

    def holds(self, row: Mapping[str, Any], on: date) -> bool:
        said = row.get(self.word)
        if self.sign in ("有", "无"):
            return (said not in (None, "", False)) == (self.sign == "有")
        if said is None:
            return False
        wanted = self.value.on(on) if isinstance(self.value, Day) else self.value
        return bool(SIGNS[self.sign](said, wanted))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the month's last where it has no such day."""
    turn = day.year * 12 + day.month - 1 - months
    year, month = divmod(turn, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def read_condition(text: str) -> Condition:
    """Raises ValueError with a Chinese sentence: no such word, a value the word cannot have, a figure that is confidential."""
    parts = SHAPE.fullmatch(text.strip())
    if not parts:
        raise ValueError(f"条件「{text}」写法不对（如 \"year_plan >= 10亿\"、\"enrolled_on 无\"、\"started_on < 2个月前\"）")
    told = project_word(parts["word"])
    if parts["there"]:
        return Condition(parts["word"], parts["there"], None, text)
    try:
        return Condition(parts["word"], parts["sign"], _value(told, parts["value"].strip()), text)
    except ValueError as wrong:
        raise ValueError(f"条件「{text}」：{wrong}") from None


def project_word(name: str) -> Word:
    """Raises ValueError: not in the vocabulary, or an official figure of one project (统计法)."""
    try:
        told = word(Project, name)
    except Unsaid:
        raise ValueError(f"「{name}」不在项目的词表里") from None
    if told.eyes == STATISTICS_EYES:
        raise ValueError(f"「{name}」是逐个项目的统计口径数，不进排名")
    return told


def _value(told: Word, text: str) -> Any:
    match told.shown_as:
        case "money" | "yi":
            measure, amount = read_amount(text)
            if measure != "money":
                raise ValueError(f"{told.label}要写金额，如 10亿、500万")
            return amount
        case "day":
            return _day(text)
        case "flag":
            if text not in ("是", "否"):
                raise ValueError(f"{told.label}只能写“是”或“否”")
            return text == "是"
        case "choice":
            values = {label: value for value, label in told.choices.choices} if told.choices else {}
            if text not in values:
                raise ValueError(f"{told.label}没有「{text}」，现有 {'、'.join(values)}")
            return values[text]
        case kind if kind in NUMBERS:
            try:
                return float(text.rstrip("%％"))
            except ValueError:
                raise ValueError(f"{told.label}要写数字") from None
        case _:
            return text


def _day(text: str) -> Day:
    if months := re.fullmatch(r"(\d{1,2})个月前", text):
        return Day("on", int(months[1]))
    if told := re.fullmatch(r"(当日|月初|年初)(?:前(\d{1,2})个月)?", text):
        return Day(FROM[told[1]], int(told[2] or 0))
    try:
        return Day("on", 0, date.fromisoformat(text))
    except ValueError:
        raise ValueError(f"「{text}」不是日子（当日、月初、年初、月初前2个月、2个月前，或 2023-12-13）") from None
