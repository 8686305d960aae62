"""A person looked into a doubt (核对疑点) and says what he found."""
from gongjian.enrolment.looked import Looked
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def look_into(project: Project, told: Told, *, doubt: str) -> list[Fact]:
    """`doubt` is its key, `told.note` what was found. It is not shown as open any more, unless something comes to it."""
    if not told.note:
        raise Refused("请写明核对的情况和依据")
    if not doubt.strip() or len(doubt) > 160:
        raise Refused("请选择要核对的疑点")
    if Looked.objects.as_of(When(FAR)).filter(doubt=doubt).exists():
        raise Refused("这一条已经核对过")
    return [told.tell(Looked, project=project, doubt=doubt)]
