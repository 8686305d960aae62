"""A draft made outside any transaction: the data as the officer sees them today, and the moment they were known at."""
from dataclasses import replace
from datetime import datetime

from gongjian.pages import clock
from gongjian.pages.look import Look
from gongjian.papers.blocks import Paper
from gongjian.papers.kinds import Kind
from gongjian.reading.word import At
from gongjian.targets.models import Drive
from gongjian.timeline.seals import Batch


def drafted(eyes: Look, kind: Kind, about: dict[str, str], drive: Drive | None) -> tuple[Paper, datetime]:
    """Raises Refused for what the kind cannot be drafted from."""
    known = moment()
    return kind.drafted(At(eyes.lens.at(replace(eyes.lens.when, known=known)), drive), about), known


def moment() -> datetime:
    """Now; in a sample county that lives on a day of its own, not before what was told that day."""
    last = Batch.objects.order_by("-pk").values_list("sealed_at", flat=True).first()
    return max(clock.now(), last) if last else clock.now()
