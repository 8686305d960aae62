"""Who sees which items: the office and the leaders all of them; everybody at a desk what is out; a unit what it sent in and what it is told of."""
from django.db.models import Q

from gongjian.desk.lens import Lens
from gongjian.people.posts import Role
from gongjian.publicity.flow import Kind
from gongjian.publicity.items import Item
from gongjian.publicity.life import Life, items_of, life_of, lives


def sees_all(lens: Lens) -> bool:
    return lens.seat is not None and lens.seat.role in (Role.OFFICE, Role.LEADER)


def seen(lens: Lens, kind: str = "") -> list[Life]:
    """Those begun by the day, newest first. Two queries."""
    if lens.seat is None:
        return []
    rows = items_of(lens.officer.area)
    told = lives(rows.filter(kind=kind) if kind else rows, lens.when)
    return told if sees_all(lens) else [life for life in told if may_see(lens, life)]


def may_see(lens: Lens, life: Life) -> bool:
    if lens.seat is None:
        return False
    if sees_all(lens) or life.out or lens.officer.pk in life.writers:
        return True
    mine = lens.seat.unit_id
    if mine is None:
        return False
    return life.item.unit_id == mine if life.kind != Kind.EXPOSURE else life.item.about_id == mine and life.told is not None


def seen_life(lens: Lens, key: int) -> Life | None:
    """None for an item he does not see, or that was not begun by the day."""
    item = Item.objects.filter(Q(pk=key), area__startswith=lens.officer.area).select_related("drive", "unit", "about").first()
    life = life_of(item, lens.when) if item else None
    return life if life and may_see(lens, life) else None
