"""One project's readiness on the day, for those who see it; what a paper says of itself."""
from django.http import Http404

from gongjian.enrolment.readiness import Readiness, readiness
from gongjian.pages.look import Look
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.money import wan
from gongjian.timeline.when import CHINA


def ready_of(eyes: Look, pk: int) -> Readiness:
    """Http404 for those who do not see it. Its row says its unit's name. Asked once a look."""
    kept = eyes.__dict__.setdefault("_ready", {})
    if pk not in kept:
        rows = list(say(eyes.lens.see(Project).filter(project=pk).select_related("project", "unit"), Project, eyes.at, ("unit_name",)))
        if not rows:
            raise Http404
        kept[pk] = readiness(rows, eyes.when, eyes.at.year)[0]
    return kept[pk]


def knows(paper: Evidence) -> str:
    """The day on it; of a photo its own moment and place."""
    told = [str(paper.occurred_on)]
    if paper.amount is not None:
        told.append(f"{wan(paper.amount)} 万元")
    if paper.media.startswith("image/"):
        told.append(f"拍摄 {paper.taken_at.astimezone(CHINA):%Y-%m-%d %H:%M}" if paper.taken_at else "不带拍摄时间")
        told.append("带位置" if paper.latitude is not None else "不带位置")
    return " · ".join(told)
