"""A person decides whether two records are one project."""
from gongjian.projects.card import Project
from gongjian.projects.milestones import Milestone
from gongjian.projects.standings import ProjectStanding
from gongjian.projects.twins import Twin
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def decide(project: Project, told: Told, *, other: Project, verdict: str) -> list[Fact]:
    """`same`: `project` stays and the other one leaves the lists with the reason 重复; its facts stay. `apart`: the pair is not asked about again."""
    if project == other:
        raise Refused("请选择两个不同的项目")
    if verdict not in Twin.Verdict.values:
        raise Refused("请认定：同一项目，或不是同一项目")
    pair = {project.pk, other.pk}
    if Twin.objects.as_of(When(FAR)).filter(project__in=pair, other__in=pair).exists():
        raise Refused("这一对已经认定过")
    facts: list[Fact] = [told.tell(Twin, project=project, other=other, verdict=verdict)]
    if verdict == Twin.Verdict.SAME:
        kept = ProjectStanding.objects.at(When(told.on)).filter(project=project).first()
        facts.append(told.tell(Milestone, project=other, kind_of="withdrawn", note=f"重复：与「{kept.name if kept else project.pk}」为同一项目"))
    return facts
