"""Drawing up a project's checklist (M32)."""
from gongjian.approvals.checklist import Checklist
from gongjian.people.models import Officer, Unit
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


def draw_up(
    project: Project, told: Told, *, kind_of: str, path: str, says: dict, agent: Officer | None = None, agent_name: str = "", agent_unit: Unit | None = None,
    renew: bool = False,
) -> list[Fact]:
    """The whole checklist is said anew. `says`: attribute → value; what is left out is not known (待核). `renew`: from now on by today's catalogue."""
    return [
        told.tell(
            Checklist, project=project, kind_of=kind_of, path=path, says=says, catalogue_on=told.on, agent=agent, agent_name=agent_name.strip(),
            agent_unit=agent_unit,
        )
    ]
