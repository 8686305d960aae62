"""From a request to a look: who, at which day, of which drive; and the frame every page shares."""
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from gongjian.desk.desk import Desk
from gongjian.desk.lens import Lens
from gongjian.notices.models import Notice
from gongjian.pages import clock
from gongjian.pages.day import Day, day
from gongjian.people.posts import Role
from gongjian.reading.word import At
from gongjian.targets.drives import drive_on
from gongjian.targets.models import Drive
from gongjian.timeline.source import Source
from gongjian.timeline.when import When, end_of

# The menu: groups of (label, url name). A page that has no url yet is not shown.
MENU = (
    (("总览", "overview"), ("今日必办", "due")),
    (("九张清单", "sheets"), ("目标", "targets"), ("方案条款", "clauses"), ("项目", "projects"), ("单位", "units"), ("行业属地", "matrix")),
    (("储备", "reserve"), ("招商", "promotion"), ("手续", "approvals"), ("入统", "enrolment"), ("问题", "problems")),
    (("调度", "stocktakes"), ("督查", "inspections"), ("单位方案", "workplans"), ("公文", "papers"), ("晾晒比拼", "rankings"), ("宣传公开", "publicity")),
    (("下发台账", "issues"), ("疑似重复", "twins")),
    (("填报导入", "intake"), ("对外接口", "api")),
    (("大屏", "wall"),),
)
ONLY = {"wall": (Role.OFFICE, Role.LEADER)}  # pages that only some posts open


@dataclass
class Look:
    """One request's eyes. `on` is the day looked at, `today` the present one; `known` is set when somebody asks what was known then."""

    request: HttpRequest

    @cached_property
    def today(self) -> date:
        return clock.today()

    @cached_property
    def drive(self) -> Drive | None:
        return drive_on(self.asked or self.today, self.request.user.area)

    @cached_property
    def asked(self) -> date | None:
        try:
            return date.fromisoformat(self.request.GET.get("on", ""))
        except ValueError:
            return None

    @cached_property
    def day(self) -> Day | None:
        """The slider. After a drive is over, its last day stands for the present, so that a finished drive opens whole."""
        drive = self.drive
        if drive is None:
            return None
        return day(self.request.GET.get("on"), drive.starts_on, max(drive.ends_on, min(self.today, drive.ends_on)), self.today, self.request.path, self.request.GET)

    @cached_property
    def on(self) -> date:
        return min(self.asked, self.today) if self.asked else self.today

    @cached_property
    def when(self) -> When:
        then = self.request.GET.get("known") == "then" and self.on < self.today
        return When(self.on, end_of(self.on) if then else None)

    @cached_property
    def lens(self) -> Lens:
        return Lens(self.request.user, self.when, self.today)

    @cached_property
    def at(self) -> At:
        return At(self.lens, self.drive)

    def desk(self, source: Source | None = None) -> Desk:
        return Desk(self.lens, clock.now(), source)

    def keep(self, url: str) -> str:
        """A link that stays on the day looked at."""
        if self.on == self.today:
            return url
        return f"{url}{'&' if '?' in url else '?'}on={self.on.isoformat()}"

    def way(self, name: str) -> Callable[[int], str]:
        """From keys to the pages of things of one kind, on the day looked at: one address is resolved, not one a row."""
        before, after = reverse(name, args=[0]).split("0", 1)
        kept = self.keep(after)
        return lambda key: f"{before}{key}{kept}"

    def render(self, template: str, context: dict, **more):
        return render(self.request, template, self.frame() | context, **more)

    def frame(self) -> dict:
        seat = self.lens.seat
        return {
            "drive": self.drive.title if self.drive else "",
            "office": self.drive.office if self.drive else "",
            "nav": self.menu(),
            "day": self.day,
            "who": f"{self.request.user.name} · {seat.title}" if seat else self.request.user.name,
            "sample": clock.sample_day() is not None,
            "unread": Notice.objects.filter(officer=self.request.user, read_at=None).count(),
        }

    def menu(self) -> list[list[dict]]:
        groups = []
        for group in MENU:
            entries = []
            for label, name in group:
                if name in ONLY and not (self.lens.seat and self.lens.seat.role in ONLY[name]):
                    continue
                try:
                    url = reverse(name)
                except NoReverseMatch:
                    continue
                on = self.request.path == url or (url != "/" and self.request.path.startswith(url))
                entries.append({"label": label, "url": self.keep(url), "on": on})
            if entries:
                groups.append(entries)
        return groups


def look(request: HttpRequest) -> Look:
    """The request's one look."""
    if not hasattr(request, "_look"):
        request._look = Look(request)  # type: ignore[attr-defined]
    return request._look  # type: ignore[attr-defined]
