"""How sure a figure is, and where it comes from (rules.md, "How to read"). What is not verified says so wherever it is used."""
from dataclasses import dataclass
from math import ceil

from gongjian.timeline.tomlfile import Table

CONFIDENCE = {
    "A": "已核原文",
    "a": "参考：转载件或外地做法",
    "B": "未核实：凭法规常识，未核原文",
    "C": "未核实：推定或未注出处",
}
VERIFIED = ("A", "a")
COUNTED = {"working": "个工作日", "natural": "天"}
ESTIMATED = "估计值，含编制材料和中介时间；有本县办结记录后以记录为准"


@dataclass(frozen=True)
class Mark:
    """`confidence` A, a, B or C; `source` ids of the catalogue's sources parted by 、, or a document's own name; "" where the rules name none."""

    confidence: str
    source: str
    note: str

    @property
    def verified(self) -> bool:
        """A was read in an official text, a in a mirror or another region's (say 参考); B and C must be shown as 未核实."""
        return self.confidence in VERIFIED

    @property
    def said(self) -> str:
        """未核实, 参考, or "" for what was read in an official text."""
        return {"A": "", "a": "参考"}.get(self.confidence, "未核实")


@dataclass(frozen=True)
class Figure(Mark):
    """So many days. `least`: the shortest seen where a range is given, `days` being its longest. `more`: what may be added (延期、专家评审).

    `minimum`: no less than so long (a public notice), so no limit to be late by. `part`: the figure is of this part of the item only
    (县级初审转报), so it is not how long the item takes.
    """

    days: int
    counted: str
    least: int | None = None
    more: int = 0
    minimum: bool = False
    part: str = ""

    @property
    def working(self) -> int:
        """In working days; natural ones at five in seven, rounded up. For dates count by the calendar, not by this."""
        return self.days if self.counted == "working" else ceil(self.days * 5 / 7)

    @property
    def limits(self) -> bool:
        """Whether an item can be late by it: it is of the whole item and the most it may take."""
        return not self.minimum and not self.part

    def __str__(self) -> str:
        unit = COUNTED[self.counted]
        days = "即办" if not self.days else f"{self.least}–{self.days} {unit}" if self.least is not None else f"{self.days} {unit}"
        more = f"（另加不超过 {self.more} {unit}）" if self.more else ""
        return f"{self.part}{'不少于 ' if self.minimum else ' ' if self.part else ''}{days}{more}"


@dataclass(frozen=True)
class Validity(Mark):
    """`months` it holds, 0 for life. `to_start`: it must be used for the start within them. `renew_…`: how long before its end renewal is applied for.

    `extend_months` × `extend_times`: what an extension adds, how often.
    """

    months: int
    to_start: bool = False
    renew_months: int = 0
    renew_working: int = 0
    extend_months: int = 0
    extend_times: int = 0

    def __str__(self) -> str:
        if not self.months:
            return "长期有效"
        held = f"{self.months // 12} 年" if self.months % 12 == 0 else f"{self.months} 个月"
        return f"{held}内须开工" if self.to_start else held


def read_mark(row: Table) -> tuple[str, str, str]:
    """Confidence, source, note. What was read somewhere names its source, or its note says that the rules name none."""
    confidence, source, note = row.word("confidence", CONFIDENCE), row.maybe_text("source"), row.maybe_text("note")
    if confidence in VERIFIED and not source and not note:
        row.say("写了核过原文或参考，就要写 source；没有出处的在 note 里写明")
    if confidence == "C" and not source and not note:
        row.say("confidence 为 C 的要在 note 里写明怎么来的")
    return confidence, source, note


def read_figure(row: Table) -> Figure:
    confidence, source, note = read_mark(row)
    figure = Figure(
        confidence, source, note, row.whole("days", 0, 999), row.word("counted", COUNTED) or "working", row.maybe_whole("least", 0, 999),
        row.maybe_whole("more", 1, 999) or 0, row.flag("minimum"), row.maybe_text("part"),
    )
    if figure.least is not None and figure.least >= figure.days:
        row.say("least 应小于 days")
    row.close()
    return figure


def read_validity(row: Table) -> Validity:
    confidence, source, note = read_mark(row)
    validity = Validity(
        confidence, source, note, row.whole("months", 0, 600), row.flag("to_start"), row.maybe_whole("renew_months", 1, 60) or 0,
        row.maybe_whole("renew_working", 1, 250) or 0, row.maybe_whole("extend_months", 1, 60) or 0, row.maybe_whole("extend_times", 1, 9) or 0,
    )
    row.close()
    return validity


def read_estimate(days: int) -> Figure:
    return Figure("C", "", ESTIMATED, days, "working")
