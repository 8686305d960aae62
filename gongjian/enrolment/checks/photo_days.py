"""A photo taken before the start shows no start."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    started, photos = dossier.row.started_on, dossier.of(Paper.PHOTO)
    early = [photo for photo in photos if started and photo.shown_on and photo.shown_on < started]
    for photo in early:
        what = f"照片拍于 {photo.shown_on}，早于开工日期 {started}"
        yield Finding(what, "核对开工日期，或补拍开工以后的照片", Paper.PHOTO, photo.evidence.pk, blocks=len(early) == len(photos))


CHECK = Check("photo_days", "照片早于开工", (Paper.PHOTO,), find, "T5 T8", "a")
