"""When papers are taken (申报窗口), month by month and level by level (rules.md §2.3 [a][C]). Of January there is no report, and no window [A T3]."""
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

from gongjian.enrolment.confidence import caveat
from gongjian.enrolment.rules import EnrolmentRules, Rules, rules_at
from gongjian.timeline.facts import Fact
from gongjian.timeline.when import When

JANUARY = "1月份数据免报，没有申报窗口"


class WindowLevel(models.TextChoices):
    NEW = "new", "新法人"
    OTHER = "other", "其他项目"
    CITY = "city", "市报省"
    PROVINCE = "province", "省审"


class WindowNotice(Fact):
    """The bureau's notice for one month and level, from `occurred_on` on; the latest holds. `closed`: nothing is taken that month."""

    month = models.DateField("月份", help_text="当月第一天")
    level = models.CharField("层级", max_length=10, choices=WindowLevel)
    opens_on = models.DateField("开始", null=True, blank=True)
    closes_on = models.DateField("截止", null=True, blank=True)
    closed = models.BooleanField("本月不受理", default=False)
    document = models.CharField("文号", max_length=80, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "申报窗口通知"
        indexes = [models.Index(fields=["month", "level"], name="window_notice_month")]


@dataclass(frozen=True)
class Window:
    """Both days included. `told` False: by the plan's rule and not by a notice of the bureau, to be shown as 未核实."""

    month: date
    level: WindowLevel
    opens_on: date
    closes_on: date
    closed: bool = False
    why: str = ""
    told: bool = False
    document: str = ""

    @property
    def caveat(self) -> str:
        """未核实, where no notice of the bureau says so."""
        return "" if self.told else caveat("C")

    @property
    def title(self) -> str:
        return f"{self.month.year}年{self.month.month}月"

    def holds(self, day: date) -> bool:
        return not self.closed and self.opens_on <= day <= self.closes_on

    def left(self, day: date) -> int:
        """Days until it closes; negative when it has."""
        return (self.closes_on - day).days


@dataclass(frozen=True)
class Windows:
    """Every window of a county as known at a look: notices where the bureau gave one, else the plan's days."""

    rules: Callable[[date], Rules]
    notices: dict[tuple[date, str], WindowNotice]

    def of(self, month: date, level: str) -> Window:
        """The window of the month in which the day `month` lies."""
        first, level = month.replace(day=1), WindowLevel(level)
        ends = _day(first, getattr(self.rules(first), f"{level.value}_by"))
        notice = self.notices.get((first, level.value))
        if first.month == 1:
            return Window(first, level, first, ends, closed=True, why=JANUARY, told=True)
        if notice is None:
            return Window(first, level, first, ends)
        return Window(first, level, notice.opens_on or first, notice.closes_on or ends, notice.closed, notice.note, True, notice.document)

    def months(self, start: date, count: int) -> list[dict[WindowLevel, Window]]:
        """So many months from that of `start` on, each with its four windows."""
        found, month = [], start.replace(day=1)
        for _ in range(count):
            found.append({level: self.of(month, level) for level in WindowLevel})
            month = _following(month)
        return found

    def next(self, day: date, new_legal_person: bool = False) -> Window:
        """The window that what is handed in on this day counts for: the first not closed that closes on the day or later."""
        level, month = WindowLevel.NEW if new_legal_person else WindowLevel.OTHER, day.replace(day=1)
        for _ in range(24):
            window = self.of(month, level)
            if not window.closed and day <= window.closes_on:
                return window
            month = _following(month)
        return self.of(month, level)  # two years closed on end: nobody's notices say that


def windows_at(when: When, area: str) -> Windows:
    """Two queries."""
    notices = WindowNotice.objects.as_of(when).filter(area__startswith=area).order_by("occurred_on", "pk")
    rules = EnrolmentRules.objects.as_of(when).filter(area__startswith=area)
    return Windows(rules_at(rules), {(notice.month, notice.level): notice for notice in notices})


def _day(month: date, day: int) -> date:
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def _following(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
