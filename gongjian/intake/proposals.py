"""What one row of a list would say of a project, in the words of its card. Nothing is written here and nothing guessed silently."""
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongjian.intake.days import Day
from gongjian.intake.money import nothing
from gongjian.intake.understood import Row, SheetUnderstood
from gongjian.intake.words import ROLLING
from gongjian.projects.card import CARD, CODE_SHAPE, Funding, Nature

NATURES = (("续", Nature.CONTINUED), ("新", Nature.NEW), ("改", Nature.NEW), ("扩", Nature.NEW), ("迁", Nature.NEW))
FUNDINGS = (
    ("国有企业", Funding.STATE_FIRM), ("国企", Funding.STATE_FIRM), ("央企", Funding.STATE_FIRM), ("民营", Funding.PRIVATE_FIRM),
    ("民间", Funding.PRIVATE_FIRM), ("私营", Funding.PRIVATE_FIRM), ("政府", Funding.GOVERNMENT), ("财政", Funding.GOVERNMENT),
    ("专项债", Funding.GOVERNMENT), ("企业", Funding.FIRM), ("自筹", Funding.FIRM), ("混合", Funding.MIXED), ("PPP", Funding.MIXED),
)
# Taken over word for word; the rest needs a closer look below.
PLAIN = ("name", "owner", "content", "place", "sector", "total", "start_year", "end_year", "remarks")
INDUSTRY = re.compile(r"(?<![A-Z\d])(?:[A-T]\d{2,4}|\d{2,4}|[A-T])(?![A-Z\d])")  # GB/T 4754: 门类 and up to four figures
NOTHING_WRONG = {"无", "没有", "暂无", "/", "-", "—", "无问题"}


@dataclass(frozen=True)
class Proposal:
    """`says`: card words; `unit_name`: as written, None when the list has none. Amounts in 元. `cell` is where the row stands."""

    cell: str
    sheet: str
    row: int
    says: dict[str, Any]
    unit_name: str | None = None
    responsible: str = ""
    plans: dict[int, tuple[int, list[int] | None]] = field(default_factory=dict)
    reached: dict[str, date] = field(default_factory=dict)
    planned: dict[str, date] = field(default_factory=dict)
    opening: int | None = None
    paid: int | None = None
    physical: str = ""
    leaders: tuple[str, ...] = ()
    problem: str = ""

    @property
    def name(self) -> str:
        return self.says["name"]


def propose(sheet: SheetUnderstood, on: date, warn: Callable[[int, str, str], None]) -> list[Proposal]:
    """One proposal a row. `warn(row, word, sentence)` is told what is left out and why; official figures never come in this way."""
    return [_of(row, sheet, on, warn) for row in sheet.rows if row.cells.get("name")]


def _of(row: Row, sheet: SheetUnderstood, on: date, warn) -> Proposal:
    cells = row.cells
    says: dict[str, Any] = {word: _fits(word, cells[word], row, warn) for word in PLAIN if word in cells}
    says |= _choices(cells) | _industry(cells, row, warn)
    if code := cells.get("code"):
        text = str(code).strip()
        if CODE_SHAPE.match(text):
            says["code"] = text
        else:
            warn(row.number, "code", f"“{text}”不是项目代码的样式，没有采用。")
    if row.section and "sector" not in says:
        says["sector"] = " / ".join(row.section)[:60]
    reached, planned = _days(row, on, warn)
    return Proposal(
        cell=f"{sheet.key}!{row.number}", sheet=sheet.key, row=row.number, says=says, unit_name=_unit(cells, row, warn),
        responsible=_text(cells.get("responsible"))[:40], plans=_plans(cells, sheet, on), reached=reached, planned=planned,
        opening=cells.get("invested"), paid=cells.get("paid") or None, physical=_text(cells.get("physical"))[:1000],
        leaders=tuple(cells.get("leaders") or ()), problem="" if _text(cells.get("problem")) in NOTHING_WRONG else _text(cells.get("problem"))[:300],
    )


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _fits(word: str, value: Any, row: Row, warn) -> Any:
    told = CARD[word]
    if told.kind != "text":
        return value
    text = _text(value)
    if len(text) > told.most:
        warn(row.number, word, f"{told.label}超过 {told.most} 字，只取前 {told.most} 字；原文在留存的文件里。")
    return text[: told.most]


def _choices(cells) -> dict[str, str]:
    said = {}
    nature, funding = _text(cells.get("nature")), _text(cells.get("funding"))
    if found := next((choice for mark, choice in NATURES if mark in nature), None):
        said["nature"] = found.value
    if whose := next((choice for mark, choice in FUNDINGS if mark in funding), None):
        said["funding"] = whose.value
    return said


def _industry(cells, row: Row, warn) -> dict[str, str]:
    """The code of a trade that is written "D4610 自来水生产和供应" or "自来水生产和供应（4610）"; a name alone is no code."""
    text = _text(cells.get("industry"))
    if found := INDUSTRY.search(text.upper()):
        return {"industry": found[0]}
    if text and not nothing(text)[0]:
        warn(row.number, "industry", f"行业代码：“{text[:20]}”里没有代码，没有采用；原文在留存的文件里。")
    return {}


def _unit(cells, row: Row, warn) -> str | None:
    text = _text(cells.get("unit"))
    if not text:
        return None
    if text.isdigit():
        warn(row.number, "unit", f"责任单位写的是编号“{text}”，没有名称，暂不落到单位。")
        return None
    first, *others = [part for part in text.replace("、", ",").replace("，", ",").replace(";", ",").replace("；", ",").split(",") if part.strip()]
    if others:
        warn(row.number, "unit", f"写了 {len(others) + 1} 个责任单位，以第一个“{first.strip()}”为责任单位。")
    return first.strip()


def _plans(cells, sheet: SheetUnderstood, on: date) -> dict[int, tuple[int, list[int] | None]]:
    """Year → (plan, months), the rolling years after the list's own too. Quarter plans become the unit's own curve, a third a month."""
    column = next((column for column in sheet.columns if column.word == "year_plan"), None)
    year = (column.year if column else None) or sheet.year or on.year
    later: dict[int, tuple[int, list[int] | None]] = {year + after: (cells[word], None) for after, word in ROLLING.items() if cells.get(word)}
    quarters = [cells.get(f"q{quarter}_plan") or 0 for quarter in range(1, 5)]
    amount = cells.get("year_plan")
    if amount is None:
        amount = sum(quarters) or None
    if amount is None:
        return later
    months = [quarters[month // 3] // 3 for month in range(12)] if sum(quarters) else None
    return {year: (amount, months), **later}


def _days(row: Row, on: date, warn) -> tuple[dict[str, date], dict[str, date]]:
    """Milestones reached and planned. A start told only to the year or month is a start no day can be put to: it is not recorded."""
    cells, reached, planned = row.cells, {}, {}
    started: Day | None = cells.get("started_on")
    if started:
        if started.precision == "day" and started.on <= on:
            reached["started"] = started.on
        elif started.on > on:
            planned["started"] = started.last
        elif cells.get("has_started") is True or started.last <= on:
            reached["started"] = min(started.last, on)
            warn(row.number, "started_on", f"开工时间只写到{'月' if started.precision == 'month' else '年'}，按其最后一天 {reached['started']} 记。")
    elif cells.get("has_started") is True:
        warn(row.number, "has_started", "写了已开工，没有开工日期：不记开工，请在项目页补记。")
    for word, kind in (("planned_start_on", "started"), ("planned_end_on", "completed")):
        if isinstance(cells.get(word), Day):
            planned[kind] = cells[word].last
    return reached, planned
