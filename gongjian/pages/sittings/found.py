"""A sitting as these eyes see it on the day looked at."""
from django.http import Http404

from gongjian.pages.look import Look
from gongjian.people.posts import Role
from gongjian.stocktake.sittings import Sitting, Stands, standing_of


def sitting_of(eyes: Look, pk: int) -> Stands:
    """Http404 for those who may not read it, and before it was called."""
    sitting = eyes.lens.sittings().filter(pk=pk).select_related("leader").first()
    stands = standing_of(sitting, eyes.when) if sitting else None
    if stands is None:
        raise Http404
    return stands


def keeps(eyes: Look, sitting: Sitting) -> bool:
    """Whether its record is his to keep today: the office's, or a sponsor's own."""
    seat = eyes.lens.seat
    return not eyes.lens.past and seat is not None and (seat.role == Role.OFFICE or sitting.leader_id == eyes.request.user.pk)
