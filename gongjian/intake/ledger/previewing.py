"""Every row of a file's ledgers held against what stands: new, the same, changed, doubtful, left out; and what would follow."""
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from gongjian.desk.lens import Lens
from gongjian.intake.ledger import changing, fresh
from gongjian.intake.ledger.finding import Doubt, Found, find
from gongjian.intake.ledger.moves import Following, Move
from gongjian.intake.ledger.proposals import Said, Warn, propose
from gongjian.intake.ledger.standing import Ledger
from gongjian.intake.matching import Change
from gongjian.intake.remarks import Remark
from gongjian.intake.understood import SheetUnderstood, Understood

BY_RULE = ("step", "rung", "light", "limit_on", "desk")
LEFT_OUT = {
    "project_unit": "项目的责任单位以项目信息为准，这一列不导入。", "measures": "解决措施是文字，不单独登记；原文件留存。",
    "origin": "问题来源不导入；原文件留存。", "contact": "联系方式属个人信息，不导入；原文件留存。", "remarks": "备注不导入；原文件留存。",
}


@dataclass(frozen=True)
class Row:
    """One row of a ledger: `kind` as of a project's row, what it is about, and the acts that bring it in."""

    said: Said
    kind: Literal["new", "same", "changed", "doubtful", "skip", "error"]
    projects: tuple[int, ...] = ()
    problem: int | None = None
    moves: tuple[Move, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    about: str = ""  # the names of its projects

    @property
    def assigned(self) -> bool:
        return any(move.to == "assigned" for move in self.moves)

    def as_json(self) -> dict[str, Any]:
        return {"cell": self.said.cell, "name": self.said.what, "kind": self.kind, "problem": self.problem, "projects": self.about,
                "steps": [move.to or move.act for move in self.moves], "changes": [vars(change) for change in self.changes],
                "candidates": [{"asked": doubt.asked, "about": doubt.about, "choices": [label for _, label in doubt.choices]} for doubt in self.doubts]}


def preview_ledgers(understood: Understood, lens: Lens, decisions: dict[str, Any], remarks: list[Remark], errors: list[Remark]) -> list[Row]:
    """Adds to `remarks` and `errors` what is to be said of cells, in the order of their rows. Nothing is asked of the database where the file has no ledger."""
    if not understood.ledgers:
        return []
    told: tuple[list[Remark], list[Remark]] = ([], [])
    ledger, title = Ledger.seen_by(lens, understood.sha256), PurePath(understood.file_name).stem[:60]
    found: list[tuple[Found, Warn]] = []
    for sheet in understood.ledgers:
        warn = _telling(sheet, *told)
        found += [(one, warn) for one in find(propose(sheet, lens.when.on, warn), ledger, decisions)]
        told[0].extend(_left_out(sheet))
    ledger.load_steps({one.problem for one, _ in found if one.problem})
    rows = [_row(one, Following(ledger, lens.when.on, title, warn), warn) for one, warn in found]
    places = {sheet.key: place for place, sheet in enumerate(understood.ledgers)}
    for everything, own in zip((remarks, errors), told, strict=True):
        everything += sorted(own, key=lambda one: (places[one.sheet], one.row))
    return rows


def _row(found: Found, following: Following, warn: Warn) -> Row:
    said, ledger = found.said, following.ledger
    about = "、".join(map(ledger.name, found.projects))
    if not found.projects and not found.doubts and not found.skip and not found.problem:
        warn(said.row, "projects", "没有写涉及项目，不知道是哪个项目的问题。", "error")
        return Row(said, "error")
    if found.repeats:
        warn(said.row, "what", f"与第 {found.repeats} 行是同一个问题，只取那一行。", "warning")
    for doubt in found.doubts:
        if len(doubt.choices) == 1:
            warn(said.row, "projects", f"没有找到{doubt.about}：请改成已登记的名称，或先登记项目；也可以不导入这一行。", "warning")
    if found.skip or found.doubts:
        return Row(said, "doubtful" if found.doubts else "skip", found.projects, doubts=found.doubts, about=about)
    following.struck(found)
    following.strangers(said)
    made = changing.follows(following, found, ledger.standing[found.problem]) if found.problem else fresh.follows(following, found)
    kind: Literal["new", "same", "changed"] = "new" if found.problem is None else "changed" if made.moves else "same"
    return Row(said, kind, found.projects, found.problem, tuple(made.moves), tuple(made.shown), about=about)


def _telling(sheet: SheetUnderstood, remarks: list[Remark], errors: list[Remark]) -> Callable[..., None]:
    letters = {column.word: column.letter for column in sheet.columns}

    def tell(row: int, word: str, sentence: str, weight: str) -> None:
        (errors if weight == "error" else remarks).append(Remark(sheet.key, row, letters.get(word, ""), sentence))

    return tell


def _left_out(sheet: SheetUnderstood) -> list[Remark]:
    """Columns that are understood and still not taken in: told, never dropped in silence."""
    by_rule = [column for column in sheet.columns if column.word in BY_RULE]
    told = [Remark(sheet.key, 0, column.letter, f"“{column.heading}”：{LEFT_OUT[column.word]}") for column in sheet.columns if column.word in LEFT_OUT]
    if by_rule:
        names = "、".join(column.heading for column in by_rule)
        told.append(Remark(sheet.key, 0, "、".join(column.letter for column in by_rule), f"“{names}”由办理记录和规则推出，不随清单改。"))
    return told
