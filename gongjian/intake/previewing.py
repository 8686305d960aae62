"""The door for a file that comes in: what it says, and what it would change. Nothing is written."""
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from gongjian.desk.lens import Lens
from gongjian.intake.ledger.previewing import Row, preview_ledgers
from gongjian.intake.matching import Known, Match, match
from gongjian.intake.models import Form
from gongjian.intake.proposals import propose
from gongjian.intake.remarks import Remark
from gongjian.intake.understand import understand
from gongjian.intake.understood import SheetUnderstood, Understood
from gongjian.people.posts import Role
from gongjian.projects.models import Project


@dataclass(frozen=True)
class Preview:
    """`matches` in the file's order; `unknown_units` would be registered with the import; `remarks` are the rows' own, beyond the reading's."""

    understood: Understood
    matches: list[Match]
    unknown_units: list[str]
    remarks: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    problems: list[Row] = field(default_factory=list)

    def counts(self, of: Literal["", "projects", "problems"] = "") -> dict[str, int]:
        """Rows by what becomes of them: of projects, of problems, or of both."""
        found = Counter(one.kind for one in [*(self.matches if of != "problems" else ()), *(self.problems if of != "projects" else ())])
        return {kind: found.get(kind, 0) for kind in ("new", "same", "changed", "doubtful", "skip")}

    @property
    def first_error(self) -> Remark | None:
        return next((error for sheet in self.understood.taken for error in sheet.errors), None) or next(iter(self.errors), None)

    def as_json(self) -> dict[str, Any]:
        """The `intake` command's answer: what was understood, and the counts of rows that are new, same, changed, doubtful."""
        said = self.understood.as_json()
        for sheet in said["sheets"]:
            sheet["warnings"] += [remark.as_json() for remark in self.remarks if remark.sheet == sheet["key"]]
            sheet["errors"] += [remark.as_json() for remark in self.errors if remark.sheet == sheet["key"]]
        changes = [
            {"cell": match.proposal.cell, "name": match.proposal.name, "kind": match.kind, "project": match.project,
             "changes": [vars(change) for change in match.changes], "candidates": [{"project": row.project_id, "name": row.name} for row in match.candidates]}
            for match in self.matches if match.kind in ("changed", "doubtful")
        ]
        problems = [row.as_json() for row in self.problems if row.kind in ("new", "changed", "doubtful")]
        return said | self.counts() | {"unknown_units": self.unknown_units, "rows": changes, "problems": self.counts("problems") | {"rows": problems}}


def preview(
    data: bytes, file_name: str, lens: Lens, *, mapping: dict | None = None, decisions: dict[str, Any] | None = None,
    progress: Callable[[int, int], None] | None = None, understood: Understood | None = None,
) -> Preview:
    """Understand a file and hold it against what stands. Raises Unreadable, or ValueError for a mapping that names no word.

    A form whose headings are remembered is read the remembered way; what the officer corrects now goes before that.
    `understood`, when the file was read before, saves reading it again.
    """
    understood = understood or _read(data, file_name, lens, mapping or {}, progress)
    remarks: list[Remark] = []
    proposals = []
    for sheet in understood.lists:
        proposals += propose(sheet, lens.when.on, _telling(sheet, remarks))
        remarks += _of_columns(sheet)
    known = Known.at(lens.see(Project), lens.when, lens.officer.area, understood.sha256)
    matches = match(proposals, known, decisions or {})
    unknown = sorted({one.proposal.unit_name for one in matches if one.proposal.unit_name and known.roster.find(one.proposal.unit_name) is None})
    errors = _not_his(matches, known, lens)
    return Preview(understood, matches, unknown, remarks, errors, preview_ledgers(understood, lens, decisions or {}, remarks, errors))


def _telling(sheet: SheetUnderstood, remarks: list[Remark]) -> Callable[[int, str, str], None]:
    letters = {column.word: column.letter for column in sheet.columns}

    def tell(row: int, word: str, sentence: str) -> None:
        remarks.append(Remark(sheet.key, row, letters.get(word, ""), sentence))

    return tell


def _read(data: bytes, file_name: str, lens: Lens, mapping: dict, progress) -> Understood:
    understood = understand(data, file_name, mapping=mapping, progress=progress)
    remembered = {
        sheet.key: form.mapping
        for sheet in understood.taken
        for form in Form.objects.filter(area=lens.officer.area, signature=sheet.signature)
        if sheet.key not in mapping
    }
    return understand(data, file_name, mapping=remembered | mapping, progress=progress) if remembered else understood


LEFT_OUT = {
    "official": "统计口径只由县统计局录入，这一列不导入。",
    "contact": "联系方式属个人信息，不导入；原文件留存。",
    "approvals": "前期手续情况是文字，不导入手续清单；原文件留存。",
    "service_unit": "代办单位暂不落到项目上；原文件留存。",
    "level": "项目层级暂不落到项目上；原文件留存。",
    "year_invested": "本年完成投资要由责任单位按期填报，这一列不导入。",
}


TAKEN_BUT = {"paid": "没有凭证，导入后留作记录，在项目页补附进账单、付款凭证或发票才计入资金到位。"}


def _of_columns(sheet: SheetUnderstood) -> list[Remark]:
    """Columns that are understood and still not taken in, or do not count yet: told, never dropped in silence."""
    said = LEFT_OUT | TAKEN_BUT
    return [Remark(sheet.key, 0, column.letter, f"“{column.heading or column.letter}”：{said[column.word]}") for column in sheet.columns if column.word in said]


def _not_his(matches: list[Match], known: Known, lens: Lens) -> list[Remark]:
    """A unit brings in its own projects; only the office brings in everybody's."""
    seat = lens.seat
    if seat is None or seat.role == Role.OFFICE:
        return []
    errors = []
    for one in matches:
        unit = known.roster.find(one.proposal.unit_name) if one.proposal.unit_name else seat.unit_id
        held = known.standing[one.project].unit_id if one.project else unit
        if seat.unit_id is None or unit != seat.unit_id or held != seat.unit_id:
            errors.append(Remark(one.proposal.sheet, one.proposal.row, "", f"“{one.proposal.name}”不是本单位的项目，由它的责任单位或攻坚办导入。"))
    return errors
