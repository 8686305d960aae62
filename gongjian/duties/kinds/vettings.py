"""研判：the approvals bureau vets, with the units, every project that is to start in the coming first quarter (M30). The plan names no day."""
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Exists, OuterRef

from gongjian.approvals.handing_in import ahead
from gongjian.approvals.models import ChecklistStanding
from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.word import At

VETTED_WITHIN = timedelta(days=10)  # [C] after the lists are in


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries, for the bureau alone. One duty a unit, however many projects."""
    lists = at.drive.approvals_due if at.drive else None
    if at.drive is None or lists is None or at.on > at.drive.ends_on or (whose and whose.role != Role.APPROVALS):
        return
    by = lists + VETTED_WITHIN
    if by > until:
        return
    vetted = ChecklistStanding.objects.at(at.when).filter(project=OuterRef("project_id")).exclude(vetting="")
    rows = at.lens.see(Project).filter(ahead(at.next_year), ~Exists(vetted), started_on=None, unit__isnull=False)
    names = shorts(at)
    for unit, group in groupby(rows.order_by("unit", "name", "pk").values_list("unit", "project_id", "name"), key=lambda row: row[0]):
        projects = list(group)
        _, key, name = projects[0]
        text = f"{name}未研判" if len(projects) == 1 else f"{name}等 {len(projects)} 个项目未研判"
        yield Duty(
            label="研判", key=f"vet:{at.next_year}:{unit}", on=by, text=text, small=names.get(unit, ""), subject=("project", key), role=Role.APPROVALS,
            who=Role.APPROVALS.label, act=("研判", "vet", (key,)), page=("project-approvals", (key,)),
        )


KIND = Kind("研判", find)
