"""Drawing up a project's checklist (M32): kind, path and what is known of the project say which items it needs."""
from gongjian.approvals.about import agent_named, checklist_of
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.changes import catalogue_on
from gongjian.approvals.checklist import Checklist
from gongjian.people.models import Officer, Unit
from gongjian.projects.card import Project
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def draw_up(
    project: Project, told: Told, *, kind_of: str, path: str, says: dict, agent: Officer | None = None, agent_name: str = "", agent_unit: Unit | None = None,
    renew: bool = False,
) -> list[Fact]:
    """The whole checklist is said anew. `says`: attribute → value; what is left out is not known (待核). `renew`: from now on by today's catalogue."""
    before = checklist_of(project, When(told.on))
    kept = before.catalogue_on if before and not renew else told.on
    catalogue = catalogue_on(kept, project.area)
    said = _fitting(catalogue, kind_of, path, says)
    stands = ProjectStanding.objects.at(When(told.on)).filter(project=project).first()
    if stands and stands.withdrawn_on:
        raise Refused(f"项目已于 {stands.withdrawn_on} 退出，不必编审批清单")
    fact = told.fact(
        Checklist, project=project, kind_of=kind_of, path=path, says=said, catalogue_on=kept, agent=agent, agent_unit=agent_unit or _unit_of(agent, told),
        agent_name=agent_named(agent, agent_name)[:40],
    )
    _worth_saying(fact, before, told, renew)
    fact.save()
    return [fact]


def _fitting(catalogue: Catalogue, kind_of: str, path: str, says: dict) -> dict:
    if kind_of not in catalogue.kinds:
        raise Refused("请选择项目类型")
    if path not in catalogue.attributes["path"].choices:
        raise Refused("请选择审批路径：审批、核准或备案")
    said = {key: value for key, value in says.items() if value is not None and value != "" and key != "path"}
    for key, value in said.items():
        if key not in catalogue.attributes:
            raise Refused(f"不认识的项目情况「{key}」")
        if not catalogue.attributes[key].fits(value):
            raise Refused(f"「{catalogue.attributes[key].label}」不能填「{value}」")
    return said


def _unit_of(agent: Officer | None, told: Told) -> Unit | None:
    seat = agent.seat_on(told.on) if agent else None
    return seat.unit if seat else None


def _worth_saying(fact: Checklist, before: Checklist | None, told: Told, renew: bool) -> None:
    if before is None:
        return
    same = all(getattr(fact, name) == getattr(before, name) for name in ("kind_of", "path", "says", "agent_id", "agent_name", "agent_unit_id", "catalogue_on"))
    if same:
        raise Refused("与现在的审批清单没有差别")
    if renew and not told.note:
        raise Refused("换用新版目录须写明理由")
    if (fact.kind_of, fact.path) != (before.kind_of, before.path) and not told.note:
        raise Refused("改变项目类型或审批路径须写明理由")
