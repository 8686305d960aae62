"""Putting a paper or a photo beside a project (or a problem …), or beside the very fact it proves."""
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.files import take_in
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


@dataclass(frozen=True)
class Paper:
    """A file given with an act; `amount` in 元 where it is a voucher that says one."""

    name: str
    data: bytes
    kind: str
    amount: int | None = None


def add_evidence(
    thing: Model, told: Told, *, paper: str, name: str, data: bytes, on: date | None = None, amount: int | None = None, supports: Fact | None = None
) -> list[Fact]:
    """`thing` is what the paper is about. `on` is the day on the paper; for a photo that knows its day, that day. `amount` in 元 where the paper is a voucher."""
    if paper not in Evidence.Kind.values:
        raise Refused("请选择材料种类")
    taken = take_in(data, name)
    subject = thing._meta.model_name
    same = Evidence.objects.as_of(When(FAR)).filter(sha256=taken.sha256, subject=subject, subject_id=thing.pk, paper=paper)
    if (same.exclude(supports="") if supports else same).exists():  # one that lies beside the whole may yet be put to the fact it proves
        raise Refused(f"「{name}」已经在这个{thing._meta.verbose_name}的材料里了")
    day = on or (taken.taken_at.date() if taken.taken_at else told.on)
    if day > told.on:
        raise Refused("材料日期还没到")
    return [
        told.tell(
            Evidence, on=day, subject=subject, subject_id=thing.pk, paper=paper, title=name[:200], amount=amount,
            supports=supports.kind() if supports else "", supports_id=supports.pk if supports else None, **vars(taken),
        )
    ]
