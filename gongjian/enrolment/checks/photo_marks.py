"""A photo shows its day and its place (rules.md §2.2): marked on it, or kept by the camera."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier, Filed

PHOTOS = (Paper.PHOTO, Paper.EQUIPMENT)


def find(dossier: Dossier) -> Iterator[Finding]:
    """A photo of which nothing was told may well show both: that is 未填要素 and is asked for elsewhere."""
    photos = dossier.of(*PHOTOS)
    bare = [(photo, lacks) for photo in photos if photo.says and (lacks := _lacks(photo))]
    for photo, lacks in bare:
        settle = "换标有拍摄日期和地点的照片（水印相机拍的）"
        yield Finding(f"照片上没有{'和'.join(lacks)}", settle, photo.evidence.paper, photo.evidence.pk, blocks=len(bare) == len(photos))


def _lacks(photo: Filed) -> list[str]:
    return [word for word, there in (("拍摄日期", photo.shown_on), ("地点", photo.placed)) if not there]


CHECK = Check("photo_marks", "照片的日期和地点", PHOTOS, find, "T5 T6", "A")
