"""Whose eyes a key has: an officer's, or a post at a unit. Rights follow the post of today (docs/decisions/0002): no post, nothing to see."""
from datetime import date

from gongjian.api.keys import KeyStep
from gongjian.people.models import Officer, PostStanding, Unit
from gongjian.people.posts import Rank, Role
from gongjian.timeline.when import When

# Posts that see the same whoever holds them. What a county leader sees hangs on the person; an administrator sees no project.
OF_A_UNIT = (Role.OFFICE, Role.UNIT, Role.STATISTICS, Role.APPROVALS, Role.INSPECTOR)


def eyes_of(given: KeyStep, today: date) -> Officer | None:
    """The officer to look through; for a unit's post one without a name who holds it as a clerk. None: he, or the post, is no more today."""
    if given.officer is not None:
        return given.officer if given.officer.is_active and given.officer.seat_on(today) else None
    if given.unit is None or not posts_at(given.area, today, given.unit, given.role):
        return None
    officer = Officer(name=given.get_role_display(), login="", area=given.area)
    seat = PostStanding(area=given.area, officer=None, unit=given.unit, title=given.get_role_display(), role=given.role, rank=Rank.CLERK)
    officer.seat_on = lambda day: seat  # type: ignore[method-assign]
    return officer


def posts_at(area: str, day: date, unit: Unit | None = None, role: str = "") -> list[tuple[int, str]]:
    """[(unit, role)] that somebody holds on the day and whose eyes a key may have, in the order of units."""
    rows = PostStanding.objects.at(When(day)).filter(area__startswith=area, role__in=OF_A_UNIT, unit__isnull=False)
    rows = rows.filter(unit=unit) if unit else rows
    rows = rows.filter(role=role) if role else rows
    return list(dict.fromkeys(rows.order_by("unit__order", "unit", "role").values_list("unit_id", "role")))


def called(given: KeyStep, day: date, named: bool = True) -> str:
    """钱副（副县长） or 端氏镇（责任单位）; not `named`: an officer by his unit and title only."""
    if given.officer is None:
        return f"{given.unit.name_on(day)}（{given.get_role_display()}）" if given.unit else ""
    seat = given.officer.seat_on(day)
    title = seat.title if seat else "已不在职"
    if named:
        return f"{given.officer.name}（{title}）"
    return f"{seat.unit.name_on(day)}（{title}）" if seat and seat.unit else title
