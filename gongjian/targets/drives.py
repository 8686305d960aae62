"""A drive (行动): its window, rhythm, clauses and lists, as its plan file says. Next winter is another file and no code."""
from datetime import date, timedelta
from functools import cached_property

from django.db import models

from gongjian.timeline.periods import Period, half_months, months


class Drive(models.Model):
    """`rules` holds the rest of the plan file as read: rhythm, lists, scoring, workstreams (JSON)."""

    area = models.CharField("区划代码", max_length=12)
    key = models.SlugField("标识", max_length=60)
    title = models.CharField("名称", max_length=120)
    region = models.CharField("地域", max_length=40)
    number = models.CharField("文号", max_length=60)
    office = models.CharField("牵头机构", max_length=60)
    issued_on = models.DateField("印发日")
    starts_on = models.DateField("开始")
    ends_on = models.DateField("结束")
    invest_year = models.PositiveSmallIntegerField("投资年度")
    reserve_year = models.PositiveSmallIntegerField("储备年度")
    rules = models.JSONField("规则", default=dict)
    file_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行动"
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="drive_key_once")]

    def __str__(self):
        return self.title

    @cached_property
    def window(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    @property
    def days(self) -> int:
        """Calendar days, both ends counted (M01: 112)."""
        return (self.ends_on - self.starts_on).days + 1

    def day_number(self, day: date) -> int:
        """1 on the first day (M01: 17 on the day of issue); clipped to the window."""
        return min(max((day - self.starts_on).days + 1, 1), self.days)

    @property
    def half_months(self) -> list[Period]:
        """8 in the drive of 2023; the last one is five days long."""
        return half_months(self.starts_on, self.ends_on)

    @property
    def months(self) -> list[Period]:
        return months(self.starts_on, self.ends_on)

    def list_rule(self, number: int) -> dict:
        return self.rules.get("lists", {}).get(str(number), {})

    def report_due(self, period: Period) -> date:
        """The last day a period may be reported without being late."""
        return period.end + timedelta(days=self.rules.get("rhythm", {}).get("report_due_days", 2))

    @property
    def approvals_due(self) -> date | None:
        """The last day for handing in the lists of approvals (M31); None where the plan names none."""
        said = self.rules.get("rhythm", {}).get("approvals_due")
        return date.fromisoformat(said) if said else None


class Clause(models.Model):
    """One of the plan's clauses, in its own words (M01–M61).

    `measured_by`: what says how it stands ("target:invested", "list:5", "record:sittings"; the room `clauses` reads them). `lead`, `cooperating`: units by
    name, or kinds of units, where the clause itself says who; else its workstream does.
    """

    drive = models.ForeignKey(Drive, models.CASCADE, related_name="clauses")
    mark = models.CharField("条款", max_length=8)
    part = models.CharField("部分", max_length=120)
    text = models.TextField("原文")
    duty = models.CharField("责任单位", max_length=300, blank=True)
    workstream = models.CharField("战线", max_length=40, blank=True)
    measured_by = models.JSONField("计量", default=list, blank=True)
    lead = models.JSONField("牵头", default=list, blank=True)
    cooperating = models.JSONField("配合", default=list, blank=True)

    class Meta:
        ordering = ["mark"]
        constraints = [models.UniqueConstraint(fields=["drive", "mark"], name="clause_once")]


def drive_on(day: date, area: str | None = None) -> Drive | None:
    """The drive whose window holds the day; else the last one begun before it; else the first to come."""
    drives = list(Drive.objects.filter(**({"area": area} if area else {})).order_by("starts_on"))
    holding = [drive for drive in drives if day in drive.window]
    begun = [drive for drive in drives if drive.starts_on <= day]
    chosen = holding or begun or drives[:1]
    return chosen[-1] if chosen else None

