"""The day slider: any day of the drive up to the latest one, the rest of the address kept."""
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict

NEAR = 13  # percent: closer than this, a label would lie under the label of the day itself


def spoken(day: date) -> str:
    return f"{day.month}月{day.day}日"


@dataclass(frozen=True)
class Mark:
    label: str
    at: str  # percent
    quiet: bool  # too near the day's own label to be written


@dataclass(frozen=True)
class Day:
    """What parts/day.html draws. `past`: an earlier day than the latest, hence read-only."""

    on: date
    start: date
    end: date
    latest: date  # today, or the drive's last day once it is over
    path: str
    kept: list[tuple[str, str]]  # the other query parameters

    @property
    def past(self) -> bool:
        return self.on < self.latest

    @property
    def length(self) -> int:
        return (self.end - self.start).days

    @property
    def number(self) -> int:
        return (self.on - self.start).days

    @property
    def last_number(self) -> int:
        return (self.latest - self.start).days

    @property
    def part(self) -> str:
        return f"{self._part(self.on):.4f}"

    @property
    def at(self) -> str:
        return f"{self._part(self.on) * 100:.2f}%"

    @property
    def label(self) -> str:
        return f"截至 {spoken(self.on)} · 第{self.number + 1}天"

    @property
    def full(self) -> str:
        return f"{self.on.year}年{spoken(self.on)}"

    @property
    def first_label(self) -> Mark:
        return Mark(spoken(self.start), "0", self._part(self.on) * 100 < NEAR + 4)

    @property
    def last_label(self) -> Mark:
        return Mark(spoken(self.end), "100", self._part(self.on) * 100 > 100 - NEAR - 4)

    @property
    def year_end(self) -> Mark | None:
        turn = date(self.start.year, 12, 31)
        if not self.start < turn < self.end:
            return None
        at = self._part(turn) * 100
        return Mark("年底", f"{at:.2f}", abs(at - self._part(self.on) * 100) < NEAR)

    @property
    def before(self) -> str:
        return self.url(self.on - timedelta(days=1)) if self.on > self.start else ""

    @property
    def after(self) -> str:
        return self.url(self.on + timedelta(days=1)) if self.on < self.latest else ""

    @property
    def back(self) -> str:
        return self.url(self.latest)

    def url(self, on: date) -> str:
        query = QueryDict(mutable=True)
        for name, value in self.kept:
            query.appendlist(name, value)
        if on != self.latest:
            query["on"] = on.isoformat()
        return f"{self.path}?{query.urlencode()}" if query else self.path

    def _part(self, day: date) -> float:
        return (day - self.start).days / max(self.length, 1)


def day(asked: str | None, start: date, end: date, today: date, path: str = "", query: QueryDict | None = None) -> Day:
    """`asked` is ?on= as it came: no date or nonsense means the latest day; other days are brought inside the drive."""
    latest = max(min(today, end), start)
    try:
        on = min(max(date.fromisoformat(asked or ""), start), latest)
    except ValueError:
        on = latest
    kept = [(name, value) for name, values in (query or QueryDict()).lists() if name not in ("on", "page") for value in values]
    return Day(on, start, end, latest, path, kept)
