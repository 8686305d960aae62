"""Photos that show only levelling show no start (rules.md §2.2, §2.5)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    photos = dossier.of(Paper.PHOTO)
    only = [photo for photo in photos if photo.says and photo.says.levelling_only]
    for photo in only:
        yield Finding("照片只有平场，平场不算开工", "补拍永久性工程（基础开挖、打桩、主体）的照片", Paper.PHOTO, photo.evidence.pk, blocks=len(only) == len(photos))


CHECK = Check("levelling", "仅为平场", (Paper.PHOTO,), find, "T8 T22", "a")
