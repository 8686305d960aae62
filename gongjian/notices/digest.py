"""One digest a day for each officer: what is late, due today and soon, and for a unit's head what was let slip yesterday. Nothing due, nothing told."""
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from gongjian.duties.duty import Duty, Whose
from gongjian.people.posts import Rank

LINES = 60  # of one digest; beyond that the page itself is the place to look
WHEN = ("逾期", "今日到期", "七日内到期")


class Owed:
    """The county's duties of a day, found once and handed out to whoever owes them."""

    def __init__(self, duties: Iterable[Duty]):
        self.in_person: dict[int, list[Duty]] = defaultdict(list)
        self.of_unit: dict[int, list[Duty]] = defaultdict(list)
        self.of_role: dict[str, list[Duty]] = defaultdict(list)
        for duty in duties:
            if duty.officer is not None:
                self.in_person[duty.officer].append(duty)
            elif duty.unit is not None:
                self.of_unit[duty.unit].append(duty)
            else:
                self.of_role[duty.role].append(duty)

    def by(self, whose: Whose) -> list[Duty]:
        found = [*self.in_person.get(whose.officer or 0, ()), *self.of_unit.get(whose.unit or 0, ()), *self.of_role.get(whose.role, ())]
        return [duty for duty in found if duty.owed_by(whose)]


def together(mine: list[Duty], absent: Iterable[tuple[str, list[Duty]]], on: date) -> list[Duty]:
    """His own and those of whom he stands in for, in the order of the page (duties.due)."""
    known = {(duty.key, duty.on) for duty in mine}
    found = mine + [replace(duty, instead=name) for name, theirs in absent for duty in theirs if (duty.key, duty.on) not in known]
    return sorted(found, key=lambda duty: duty.order(on))


def digest(duties: list[Duty], whose: Whose, on: date) -> dict | None:
    """{title, brief, body} of a notice."""
    parts = {when: [duty for duty in duties if _when(duty, on) == when] for when in WHEN}
    counts = [f"{when} {len(some)} 件" for when, some in parts.items() if some]
    if not counts:
        return None
    slipped = [duty for duty in duties if duty.unit is not None and duty.unit == whose.unit and duty.on == on - timedelta(days=1)] if whose.rank == Rank.HEAD else []
    sections = [{"title": "本单位昨日逾期", "lines": [line(duty) for duty in slipped[:LINES]]}] if slipped else []
    left = LINES
    for when, some in parts.items():
        if some and left > 0:
            sections.append({"title": when, "lines": [line(duty) for duty in some[:left]]})
        left -= len(some)
    brief = "；".join(f"{when}：{_kinds(some)}" for when, some in parts.items() if some)
    slip = f"本单位昨日新逾期 {len(slipped)} 件。" if slipped else ""
    more = -left if left < 0 else 0
    if more:
        sections.append({"title": f"另有 {more} 件，见今日必办", "lines": []})
    return {"title": "，".join(counts), "brief": f"{slip}{brief}。请登录系统办理。"[:500], "body": sections}


def line(duty: Duty) -> dict:
    text = f"（代{duty.instead}）{duty.text}" if duty.instead else duty.text
    return {"label": duty.label, "text": text, "small": duty.small, "on": duty.on.isoformat(), "page": [duty.page[0], list(duty.page[1])]}


def _when(duty: Duty, on: date) -> str:
    return WHEN[0] if duty.on < on else WHEN[1] if duty.on == on else WHEN[2]


def _kinds(duties: list[Duty]) -> str:
    return "、".join(f"{label} {count} 件" for label, count in Counter(duty.label for duty in duties).most_common(8))
