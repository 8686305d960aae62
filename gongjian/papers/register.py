"""The register of numbers: 机关代字〔年份〕序号, taken at signing, never twice, and no gap that nobody explains."""
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from gongjian.papers.documents import DocumentStep, NumbersPassed
from gongjian.papers.kinds import Kind
from gongjian.targets.models import Drive
from gongjian.timeline.when import FAR, When

PREFIX = "攻坚办"  # where neither the kind nor the plan says


@dataclass(frozen=True)
class Number:
    """沁项攻坚办〔2023〕12号; of a brief, counted by issue: 一周动态〔2023〕第5期."""

    prefix: str
    year: int
    running: int
    by_issue: bool = False

    @property
    def text(self) -> str:
        return f"{self.prefix}〔{self.year}〕{f'第{self.running}期' if self.by_issue else f'{self.running}号'}"

    @property
    def issue(self) -> str:
        return f"第{self.running}期" if self.by_issue else ""


def prefix_of(kind: Kind, drive: Drive | None) -> str:
    """A brief counts under its own title; else what the plan says for the kind, the kind itself, the plan for all."""
    if kind.by_issue:
        return kind.title
    said = drive.rules.get("papers", {}) if drive else {}
    return said.get("prefixes", {}).get(kind.key) or kind.prefix or said.get("prefix") or PREFIX


def next_number(kind: Kind, drive: Drive | None, area: str, on: date) -> Number:
    prefix = prefix_of(kind, drive)
    return Number(prefix, on.year, last_used(area, prefix, on.year) + 1, kind.by_issue)


def last_used(area: str, prefix: str, year: int) -> int:
    taken = DocumentStep.objects.filter(area=area, prefix=prefix, year=year).aggregate(most=Max("running"))["most"]
    passed = NumbersPassed.objects.as_of(When(FAR)).filter(area=area, prefix=prefix, year=year).aggregate(most=Max("last"))["most"]
    return max(taken or 0, passed or 0)


@dataclass(frozen=True)
class Entry:
    """One number of the register: the signing that took it, or the reason why no paper of ours has it; neither is a gap nobody explained."""

    running: int
    signed: DocumentStep | None
    passed: NumbersPassed | None


def entries(area: str, prefix: str, year: int, when: When) -> list[Entry]:
    """Every number from 1 to the last used by the day."""
    signed = {step.running: step for step in DocumentStep.objects.as_of(when).filter(area=area, prefix=prefix, year=year).select_related("document", "by")}
    passed = list(NumbersPassed.objects.as_of(when).filter(area=area, prefix=prefix, year=year).order_by("first"))
    most = max([*(key or 0 for key in signed), *(row.last for row in passed), 0])
    return [
        Entry(number, signed.get(number), next((row for row in passed if row.first <= number <= row.last), None)) for number in range(1, most + 1)
    ]
