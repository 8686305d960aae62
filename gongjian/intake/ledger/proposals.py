"""What one row of a ledger says of a problem, in the ledger's words. Nothing is written here and nothing guessed silently."""
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongjian.intake.ledger.limits import happened, limit
from gongjian.intake.remarks import Weight as Heavy
from gongjian.intake.text import shown
from gongjian.intake.understood import Row, SheetUnderstood
from gongjian.problems.ledger import Competence, ProblemStep, Weight

Warn = Callable[[int, str, str, Heavy], None]  # (row, word, sentence, how heavily)
NUMBERED = re.compile(r"[①-⑳]|(?:^|[\n；;])\s*[(（]?\d{1,2}[.、)）]")


@dataclass(frozen=True)
class Said:
    """One row. `cell` is where it stands; names are as written: `projects` whole and unsplit, units one by one. None and '' say nothing."""

    cell: str
    sheet: str
    row: int
    what: str
    projects: str = ""
    code: str = ""
    category: str = ""
    competence: str = ""
    weight: str = ""
    lead: str = ""
    cooperating: tuple[str, ...] = ()
    leader: str = ""
    section: str = ""
    person: str = ""
    found_on: date | None = None
    assigned_on: date | None = None
    due_on: date | None = None
    progress: str = ""
    struck: str = ""
    unit: str = ""  # the project's; where no project is meant, the unit the problem is about


def propose(sheet: SheetUnderstood, on: date, warn: Warn) -> list[Said]:
    """One a row that has a problem. What is left out, and why, is told to `warn`; what cannot be is an error."""
    return [_of(row, sheet, on, warn) for row in sheet.rows if row.cells.get("what")]


def _of(row: Row, sheet: SheetUnderstood, on: date, warn: Warn) -> Said:
    cells = row.cells
    found, assigned, due = _days(row, on, warn)
    leads: tuple[str, ...] = cells.get("lead") or ()
    if len(leads) > 1:
        warn(row.number, "lead", f"写了 {len(leads)} 个牵头单位，以第一个“{leads[0]}”牵头，其余列为配合单位。", "warning")
    struck = cells.get("struck_on")
    return Said(
        cell=f"{sheet.key}!{row.number}", sheet=sheet.key, row=row.number, what=_what(row, warn), projects=shown(cells.get("projects", "")),
        code=shown(cells.get("code", "")), category=_short(row, "category", 20, warn), competence=_choice(row, "competence", Competence, warn),
        weight=_choice(row, "weight", Weight, warn), lead=leads[0] if leads else "", cooperating=(*leads[1:], *(cells.get("cooperating") or ())),
        leader=_short(row, "leader", _most("leader"), warn), section=_short(row, "section", _most("section"), warn),
        person=_short(row, "person", _most("person"), warn), found_on=found, assigned_on=assigned, due_on=due,
        progress=shown(cells.get("progress", ""))[:500], struck=shown(struck) if struck else "",
        unit=next(iter(cells.get("project_unit") or ()), ""),
    )


def _most(name: str) -> int:
    return getattr(ProblemStep._meta.get_field(name), "max_length", None) or 0


def _what(row: Row, warn: Warn) -> str:
    text = shown(row.cells["what"])
    if len(text) > 300:
        warn(row.number, "what", "问题超过 300 字，只取前 300 字；原文在留存的文件里。", "warning")
    if len(NUMBERED.findall(text)) > 1:
        warn(row.number, "what", f"一格里写了 {len(NUMBERED.findall(text))} 条，按一个问题登记；要分头交办的请拆成几行。", "warning")
    return text[:300].strip()


def _short(row: Row, word: str, most: int, warn: Warn) -> str:
    text = " ".join(shown(row.cells.get(word, "")).split())
    if len(text) > most:
        warn(row.number, word, f"“{text[:12]}…”超过 {most} 字，只取前 {most} 字；原文在留存的文件里。", "warning")
    return text[:most].strip()


def _choice(row: Row, word: str, choices: Any, warn: Warn) -> str:
    """县级事权 → county. What is none of the choices is said and left out."""
    text = shown(row.cells.get(word, ""))
    found = [value for value, label in choices.choices if label.removesuffix("级") in text]
    if text and len(found) != 1:
        warn(row.number, word, f"“{text[:20]}”不是{'、'.join(choices.labels)}之一，没有采用。", "warning")
    return found[0] if len(found) == 1 else ""


def _days(row: Row, on: date, warn: Warn) -> tuple[date | None, date | None, date | None]:
    """(found, assigned, due). Days yet to come cannot have happened; a limit before its assignment cannot be."""
    days: dict[str, date | None] = {}
    for word in ("found_on", "assigned_on"):
        days[word] = None
        if (value := row.cells.get(word)) is not None:
            days[word], said = happened(value, on)
            if said:
                warn(row.number, word, said, "warning")
            if (day := days[word]) and day > on:
                warn(row.number, word, f"{day} 还没到。", "error")
    found, assigned, due = days["found_on"], days["assigned_on"], None
    if found and assigned and assigned < found:
        warn(row.number, "assigned_on", f"交办日期 {assigned} 早于发现日期 {found}。", "error")
    if (value := row.cells.get("due_on")) is not None:
        due, said = limit(value, assigned or on)
        if said:
            warn(row.number, "due_on", said, "warning")
        if due and assigned and due < assigned:
            warn(row.number, "due_on", f"办结时限 {due} 早于交办日期 {assigned}。", "error")
    return found, assigned, due
