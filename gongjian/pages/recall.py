"""What was worked out once need not be worked out again: a view is a function of the facts, the eyes and the day, and of nothing else.

Every act seals what it told, so the chain's position says exactly whether anything was told since. What is kept is kept per process,
for the same eyes (one post, or one leader), the same day and the same moment of knowledge, and for a few minutes at most (calendar days
and names of officers are not facts). `settings.RECALL = False` turns it off.
"""
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings

from gongjian.pages.look import Look
from gongjian.people.posts import Role
from gongjian.timeline.seals import Link

MOST, SECONDS = 96, 300

T = TypeVar("T")
_kept: OrderedDict[tuple, tuple[float, object]] = OrderedDict()
_lock = threading.Lock()


def position() -> int:
    """How far the chain of seals reaches: grows with every act."""
    return Link.objects.order_by("-position").values_list("position", flat=True).first() or 0


def recalled(eyes: Look, what: tuple, make: Callable[[], T]) -> T:
    """`make()`, or what it gave these eyes before if nothing was told since. `what` names the view and all it was asked."""
    return _once(eyes, (_eyes(eyes), eyes.today, eyes.when, *what), make)


def replayed(eyes: Look, what: tuple, make: Callable[[], T]) -> T:
    """As `recalled`, of what is the same through everybody's eyes and on whatever day he looks: `what` says the day and the moment itself."""
    return _once(eyes, (eyes.request.user.area, *what), make)


def _once(eyes: Look, what: tuple, make: Callable[[], T]) -> T:
    if not settings.RECALL:
        return make()
    if not hasattr(eyes, "position"):
        eyes.position = position()  # type: ignore[attr-defined]
    drive = (eyes.drive.pk, eyes.drive.file_sha256) if eyes.drive else None
    key = (settings.DATABASES["default"]["NAME"], eyes.position, drive, *what)  # type: ignore[attr-defined]
    with _lock:
        made, value = _kept.get(key, (0.0, None))
        if made and time.monotonic() - made < SECONDS:
            _kept.move_to_end(key)
            return value  # type: ignore[return-value]
    value = make()
    with _lock:
        _kept[key] = (time.monotonic(), value)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return value  # type: ignore[return-value]


def _eyes(eyes: Look) -> tuple:
    """Officers of one post see the same; a leader sees what he himself sponsors, a deputy also what the absent sees."""
    officer, seat = eyes.request.user, eyes.lens.seat
    if seat is None or seat.role == Role.LEADER or eyes.lens.stands_in_for:
        return (officer.pk,)
    return (officer.area, seat.role, seat.rank, seat.unit_id)


def forget() -> None:
    _kept.clear()
