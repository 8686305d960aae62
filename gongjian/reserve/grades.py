"""Maturity (成熟度, rules.md §5 [C]: no authoritative text). Computed by the word `maturity` of `reading`; a person may say otherwise, with the reason."""
from datetime import date

from django.db import models


class Grade(models.TextChoices):
    A = "A", "A 类"
    B = "B", "B 类"
    C = "C", "C 类"


SOON_MONTHS = 3
RULE = (
    "A 类：立项、用地、规划、环评都已办结或无需办理，第一年资金已有着落，三个月内开工；B 类：已立项，用地在办或办结，储备年度内开工；"
    "其余为 C 类。没有权威文本，按通行做法设定（未核实）；可由指挥部办公室另行评定并写明理由"
)


def soon(on: date) -> date:
    """Three months on: the same day of the month, or the month's last."""
    month = on.month - 1 + SOON_MONTHS
    year, month = on.year + month // 12, month % 12 + 1
    return next(date(year, month, day) for day in range(on.day, 0, -1) if day <= _last(year, month))


def _last(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
