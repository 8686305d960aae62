"""Who sees which papers: drafts the office, its leaders and whoever drafted them; what is issued every officer of the county who holds a post."""
from django.db.models import Q, QuerySet

from gongjian.desk.lens import Lens
from gongjian.papers.documents import Document
from gongjian.papers.flow import Step
from gongjian.papers.kinds import INSPECTORS_DRAFT, every_kind
from gongjian.papers.life import Life, documents, life_of
from gongjian.people.posts import Role


def sees_drafts(lens: Lens) -> bool:
    return lens.seat is not None and lens.seat.role in (Role.OFFICE, Role.LEADER)


def seen(lens: Lens) -> QuerySet[Document]:
    """As `life.documents`, as far as this officer may see."""
    if lens.seat is None:
        return Document.objects.none()
    rows = documents(lens.officer.area, lens.when)
    if sees_drafts(lens):
        return rows
    own = Q(begun_by=lens.officer.pk)
    if lens.seat.role == Role.INSPECTOR:  # they check each other's
        own |= Q(kind__in=[kind.key for kind in every_kind().values() if kind.drafted_by == INSPECTORS_DRAFT])
    return rows.filter(Q(stands=Step.SIGNED) | own)


def seen_life(lens: Lens, key: int) -> Life | None:
    """None for a paper he does not see, or that was not begun by the day."""
    row = seen(lens).filter(pk=key).first()
    return life_of(row, lens.when) if row else None
