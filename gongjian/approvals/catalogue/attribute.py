"""Attributes of a project: what is asked of it so that its checklist follows."""
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongjian.timeline.tomlfile import Table

KINDS = ("flag", "choice", "number")


@dataclass(frozen=True)
class Attribute:
    """`kind`: flag (true, false), choice (a key of `choices`), number (in `unit`, 0 or more). `denied`: how a flag that is false is said."""

    key: str
    label: str
    kind: str
    choices: dict[str, str]
    unit: str
    help: str
    denied: str

    def fits(self, value: Any) -> bool:
        """Whether a value can be told of it; None (not told) always can."""
        if value is None:
            return True
        if self.kind == "flag":
            return isinstance(value, bool)
        if self.kind == "choice":
            return isinstance(value, str) and value in self.choices
        return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")

    def shown(self, value: Any) -> str:
        """A value as officials write it; 待核 where it is not told."""
        if value is None:
            return "待核"
        if self.kind == "flag":
            return "是" if value else "否"
        return self.choices.get(value, str(value)) if self.kind == "choice" else f"{plain(value)} {self.unit}"


def plain(number: float) -> str:
    """A number as it was told: no exponent, no zeros behind."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def read_attributes(file: Table) -> Iterator[Attribute]:
    for row in file.rows("attributes", "属性"):
        kind = row.word("kind", KINDS)
        choices = row.raw("choices") or {}
        if (kind == "choice") != bool(choices) or not all(isinstance(label, str) and label for label in choices.values()):
            row.say("只有 kind = \"choice\" 要写 choices，每一项写中文名")
        yield Attribute(
            row.code("key", "[a-z][a-z0-9_]{1,19}", "小写英文"), row.text("label"), kind or "flag", dict(choices),
            row.text("unit") if kind == "number" else "", row.maybe_text("help"), row.text("denied") if kind == "flag" else "",
        )
