"""One photo beside two projects."""
from collections import defaultdict
from collections.abc import Iterator

from gongjian.enrolment.doubts.doubt import Doubt, DoubtKind, Look
from gongjian.timeline.evidence import Evidence

PHOTOS = (Evidence.Kind.PHOTO, Evidence.Kind.EQUIPMENT)


def find(look: Look) -> Iterator[Doubt]:
    held: dict[str, set[int]] = defaultdict(set)
    for project, dossier in look.dossiers.items():
        for photo in dossier.of(*PHOTOS):
            held[photo.evidence.sha256].add(project)
    for sha256, projects in held.items():
        if len(projects) > 1:
            what = f"{look.names(projects)}用了同一张照片，请核对是否误传"
            yield Doubt("same_photo", DOUBT.title, tuple(sorted(projects)), what, "误传的作废后补传本项目的照片；确是同一现场的写明情况", (sha256,))


DOUBT = DoubtKind("同一张照片", find)
