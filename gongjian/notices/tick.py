"""The daily run (每日运行): what a day has to tell, told once to each officer. Late, twice or after days of silence it says the same; it writes no facts."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from gongjian.desk.lens import Lens
from gongjian.desk.operator import operator
from gongjian.duties.due import owed
from gongjian.duties.duty import SOON, Whose
from gongjian.notices import ladder
from gongjian.notices.digest import Owed, digest, together
from gongjian.notices.inbox import Notice, Tick
from gongjian.notices.moves import moved, replied, view
from gongjian.notices.outbox import post_out
from gongjian.notices.staff import Staff
from gongjian.reading.word import At
from gongjian.targets.drives import drive_on


@dataclass(frozen=True)
class Ticked:
    """What the run did: the days it went through, and how many notices of each kind it wrote."""

    days: tuple[date, ...] = ()
    digests: int = 0
    moves: int = 0
    replies: int = 0
    outbox: int = 0


def tick(area: str, on: date, now: datetime) -> Ticked:
    """Every day since the last run up to `on`, in order; the first run ever is of `on` alone. Only the last day's digests leave the house."""
    last = Tick.objects.filter(area=area).order_by("-day").values_list("day", flat=True).first()
    start = last + timedelta(days=1) if last else on
    days: list[date] = []
    kinds: dict[str, int] = defaultdict(int)
    outbox = 0
    for day in (start + timedelta(days=n) for n in range((on - start).days + 1)):
        notices = notices_of(area, day, now)  # worked out before anything is locked
        try:
            with transaction.atomic():
                Tick.objects.create(area=area, day=day, ran_at=now)
                Notice.objects.bulk_create(notices, batch_size=500)
                outbox += post_out([notice for notice in notices if day == on or notice.kind != Notice.Kind.DIGEST], now)
        except IntegrityError:
            continue  # another run was quicker with this day
        days.append(day)
        for notice in notices:
            kinds[notice.kind] += 1
    return Ticked(tuple(days), kinds[Notice.Kind.DIGEST], kinds[Notice.Kind.LADDER], kinds[Notice.Kind.REPLY], outbox)


def notices_of(area: str, day: date, now: datetime) -> list[Notice]:
    """What this day tells whom, in the order of officers. Written nowhere yet."""
    staff = Staff(area, day)
    found = ladder.notices(staff, moved(area, day), replied(area, day))
    for officer, said in _digests(area, day, staff):
        found.append((officer, Notice.Kind.DIGEST, f"digest:{day}", said))
    return [Notice(area=area, officer_id=officer, day=day, kind=kind, key=key, made_at=now, **said) for officer, kind, key, said in found]


def _digests(area: str, day: date, staff: Staff):
    at = At(Lens(operator(area), view(day)), drive_on(day, area))
    duties = Owed(owed(at, day + SOON))
    for officer, seat in staff.seats.items():
        whose = Whose.of(officer, seat)
        absent = [(staff.names[other], duties.by(Whose.of(other, staff.seats[other]))) for other in staff.stands_in_for(officer)]
        if said := digest(together(duties.by(whose), absent, day), whose, day):
            yield officer, said
