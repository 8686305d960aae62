"""Arithmetic and sense inside one project's row. Everything here is a warning with its numbers, never a refusal."""
import re
from collections.abc import Iterable, Iterator

from .reconcile import wan
from .understood import Row
from .words import QUARTERS

Doubt = tuple[str, str]
_PART = re.compile(r"^\d+[-.]\d+$")


def _number(row: Row, word: str) -> int | None:
    value = row.cells.get(word)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def plan_and_quarters(row: Row, words: frozenset[str]) -> Iterator[Doubt]:
    """Σ quarters = year's plan; where the first quarter has no column, what was invested may stand in its place."""
    plan = _number(row, "year_plan")
    parts = [amount for word in QUARTERS if (amount := _number(row, word)) is not None]
    if plan is None or len(parts) < 2:
        return
    total = sum(parts)
    done = _number(row, "year_invested")
    done = _number(row, "invested") if done is None else done
    with_done = total + done if done is not None and "q1_plan" not in words else total
    if plan not in (total, with_done):
        more = f"，加上已完成 {wan(done)} 万元也不等" if done is not None and with_done != total else ""
        yield "year_plan", f"年度计划 {wan(plan)} 万元，各季度相加 {wan(total)} 万元，差 {wan(plan - total)} 万元{more}。"


def done_and_plan(row: Row, words: frozenset[str]) -> Iterator[Doubt]:
    """What is done against the year's plan and the total."""
    plan, total = _number(row, "year_plan"), _number(row, "total")
    year, all_done = _number(row, "year_invested"), _number(row, "invested")
    if plan is not None and year is not None and year > plan:
        yield "year_invested", f"本年完成 {wan(year)} 万元，大于年度计划 {wan(plan)} 万元。"
    if "invested_before" in words:
        all_done = None
    within = "q2_plan" in words and "q1_plan" not in words
    fresh = row.cells.get("nature") != "续建" and "start_year" not in row.cells
    if plan is not None and all_done is not None and all_done > plan and (within or fresh):
        yield "invested", f"累计完成 {wan(all_done)} 万元，大于年度计划 {wan(plan)} 万元。"
    if total is not None and all_done is not None and all_done > total:
        yield "invested", f"累计完成 {wan(all_done)} 万元，大于总投资 {wan(total)} 万元。"
    if total is not None and plan is not None and plan > total:
        yield "year_plan", f"年度计划 {wan(plan)} 万元，大于总投资 {wan(total)} 万元。"
    if year is not None and all_done is not None and year > all_done:
        yield "year_invested", f"本年完成 {wan(year)} 万元，大于累计完成 {wan(all_done)} 万元。"


def started(row: Row, words: frozenset[str]) -> Iterator[Doubt]:
    """是否开工 against spending and against 续建."""
    if row.cells.get("has_started") is not False:
        return
    spent = max((_number(row, word) or 0 for word in ("invested", "year_invested")), default=0)
    if spent > 0:
        yield "has_started", f"写“未开工”，却已完成投资 {wan(spent)} 万元。"
    if str(row.cells.get("nature", "")).startswith("续建"):
        yield "has_started", "建设性质是续建，却写“未开工”。"


def order_of_days(row: Row, words: frozenset[str]) -> Iterator[Doubt]:
    """Starts come before ends."""
    start, end = _number(row, "start_year"), _number(row, "end_year")
    if start is not None and end is not None and start > end:
        yield "end_year", f"开工年份 {start} 晚于竣工年份 {end}。"
    first, last = row.cells.get("planned_start_on") or row.cells.get("started_on"), row.cells.get("planned_end_on")
    if first is not None and last is not None and first.on > last.last:
        yield "planned_end_on", f"开工时间 {first.on} 晚于竣工时间 {last.last}。"


ALL = (plan_and_quarters, done_and_plan, started, order_of_days)


def doubts(rows: Iterable[Row], words: frozenset[str]) -> Iterator[tuple[Row, str, str]]:
    """(row, word, sentence) of everything that does not tie. `words`: the words the table has columns for, and 'invested_before'
    when its cumulative column stops at the end of an earlier year."""
    for row in rows:
        for ask in ALL:
            for word, sentence in ask(row, words):
                yield row, word, sentence


def same_names(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """(later row, sentence) for names that stand twice."""
    first: dict[str, Row] = {}
    for row in rows:
        name = str(row.cells.get("name", "")).replace(" ", "")
        if not name:
            continue
        if (before := first.setdefault(name, row)) is not row:
            same = all(before.cells.get(w) == row.cells.get(w) for w in ("total", "unit", "owner"))
            told = "总投资和单位也相同，像是重复。" if same else "但总投资或单位不同，请核对是否同一项目。"
            yield row, f"与第 {before.number} 行同名“{name[:20]}”，{told}"


def parts_of_others(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """(whole, sentence) where the numbering 3, 3.1, 3.2 says that some rows are parts of another: their amounts would count twice."""
    whole: Row | None = None
    parts: list[Row] = []
    for row in [*rows, Row(0, {}, {})]:
        number = str(row.cells.get("number", ""))
        if whole and _PART.match(number) and number.replace("-", ".").startswith(f"{whole.cells['number']}."):
            parts.append(row)
            continue
        if whole and len(parts) > 1:
            yield whole, f"第 {parts[0].number}—{parts[-1].number} 行的序号像是本项目的子项，金额可能重复计算，请核对。"
        whole, parts = (row if number.isdigit() else None), []
