"""A project reports progress that its newest photo, or that of a sponsor's visit, does not show yet."""
from collections.abc import Iterator
from datetime import date

from gongjian.enrolment.doubts.doubt import Doubt, DoubtKind, Look
from gongjian.timeline.evidence import Evidence


def find(look: Look) -> Iterator[Doubt]:
    """Where there is no photo at all one is lacking, and that is said elsewhere."""
    for project, (share, reported_on) in look.physical.items():
        photos = look.dossiers[project].of(Evidence.Kind.PHOTO)
        if share < look.rules.ahead or not photos or look.dossiers[project].row.completed_on:
            continue
        newest = max(photos, key=lambda photo: photo.shown_on or photo.evidence.occurred_on)
        day = max(newest.shown_on or newest.evidence.occurred_on, look.visits.get(project, date.min))
        said = f"{look.name(project)}填报形象进度 {share / 100:g}%（{reported_on}）"
        if all(photo.says and photo.says.levelling_only for photo in photos) and project not in look.visits:
            what = f"{said}，照片只有平场，请核对进度或补拍照片"
        elif (reported_on - day).days > look.rules.photo_age:
            what = f"{said}，最近的照片是 {day} 的，早了 {(reported_on - day).days} 天，请补拍照片"
        else:
            continue
        yield Doubt("ahead_of_photos", DOUBT.title, (project,), what, "补拍现场照片；进度填高了的由责任单位更正", (str(newest.evidence.pk),))


DOUBT = DoubtKind("进度与照片", find)
