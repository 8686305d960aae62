"""The kinds of papers there are. A kind is one folder: `papers/<key>/paper.py` with `PAPER = Kind(…)`; there is no list of them to edit.

    def draft(at: At, *, leader: str = "") -> Paper: …
    PAPER = Kind("weekly", "一周动态", draft, Head.BRIEF, asks=(Ask("leader", "领导"),))

`draft` is given an At whose `when.on` is the paper's day and whose `when.known` is the moment of drafting, and what the kind asks, by name. It reads through
`at.lens` and nothing else, so that the same At gives the same paper for ever, and the same day as it is known now says what has changed since.
"""
import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from gongjian import papers as room
from gongjian.papers.blocks import Head, Paper
from gongjian.reading.word import At
from gongjian.targets.models import Drive
from gongjian.timeline.refused import Refused

OFFICE_DRAFTS, INSPECTORS_DRAFT = "draft_paper", "draft_inspection_paper"  # rows of MAY


@dataclass(frozen=True)
class Ask:
    """What a kind asks before it can be drafted. Kept as text: a day as ISO, a choice by its value.

    `choices`: [(value, label), …] at an At; none: free text (`rows` lines), or a day where `day`. On the command line it is --NAME (not on, as, json, docx, pdf).
    """

    name: str
    label: str
    required: bool = False
    choices: Callable[[At], Sequence[tuple[str, str]]] | None = None
    day: bool = False
    rows: int = 1
    help: str = ""


@dataclass(frozen=True)
class Kind:
    """`drafted_by`: the row of MAY that says who drafts and checks it. `by_issue`: counted 第1期, 第2期 … within its year, and not by 文号.

    `prefix`: 机关代字 of its 文号; "" takes the plan's ([papers] of the plan file).
    """

    key: str
    title: str
    draft: Callable[..., Paper]
    head: Head = Head.DOCUMENT
    asks: tuple[Ask, ...] = ()
    drafted_by: str = OFFICE_DRAFTS
    by_issue: bool = False
    prefix: str = ""
    help: str = ""

    def drafted(self, at: At, about: dict[str, str]) -> Paper:
        """The paper as the data stand. Raises Refused for what is missing or not among the choices."""
        return self.draft(at, **self.heard(at, about))

    def heard(self, at: At, about: dict[str, str]) -> dict[str, Any]:
        if unknown := set(about) - {ask.name for ask in self.asks}:
            raise Refused(f"{self.title}不用写{'、'.join(sorted(unknown))}")
        return {ask.name: _heard(ask, at, (about.get(ask.name) or "").strip()) for ask in self.asks}


def _heard(ask: Ask, at: At, said: str) -> Any:
    if not said:
        if ask.required:
            raise Refused(f"请写明{ask.label}")
        return None if ask.day else ""
    if ask.day:
        try:
            return date.fromisoformat(said)
        except ValueError:
            raise Refused(f"{ask.label}「{said}」不是日期，请写成 2023-12-13 这样") from None
    if ask.choices and said not in (options := dict(ask.choices(at))):
        there = [value if value == label else f"{value}（{label}）" for value, label in list(options.items())[:12]]
        raise Refused(f"{ask.label}没有「{said}」" + (f"，现有：{'、'.join(there)}" if there else "，现在没有可选的"))
    return said


@cache
def every_kind() -> dict[str, Kind]:
    """{key: kind} in the order of their folders. Raises TypeError for a folder whose key is another's, or none."""
    found: dict[str, Kind] = {}
    for module in pkgutil.iter_modules(room.__path__):
        if module.ispkg and module.name != "migrations":
            kind = importlib.import_module(f"{room.__name__}.{module.name}.paper").PAPER
            if kind.key != module.name:
                raise TypeError(f"papers/{module.name}: its kind calls itself {kind.key}")
            found[kind.key] = kind
    return found


def kind(key: str) -> Kind:
    """Raises Refused with the kinds there are."""
    if key not in every_kind():
        raise Refused(f"没有「{key}」这种公文。现有：{'、'.join(f'{one.title}（{one.key}）' for one in every_kind().values())}")
    return every_kind()[key]


def drive_of(at: At) -> Drive:
    """Raises Refused before any plan is loaded."""
    if at.drive is None:
        raise Refused("还没有载入行动方案，不能起草公文")
    return at.drive


def organ_of(drive: Drive | None) -> str:
    """Who signs: the plan's own word, else the place and its office (沁水县 + 县项目攻坚指挥部办公室)."""
    if drive is None:
        raise Refused("还没有载入行动方案，不能起草公文")
    said = drive.rules.get("papers", {}).get("organ", "")
    return said or drive.region + drive.office.removeprefix(drive.region).removeprefix("县")
