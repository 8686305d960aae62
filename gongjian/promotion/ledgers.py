"""Many at once, for lists and sums: promises, elements and what became of signings. A few queries, however many leads."""
from collections.abc import Iterable, Mapping
from datetime import date

from gongjian.projects.models import ProjectStanding, Tally
from gongjian.promotion.aids import Aid, Helped, helped
from gongjian.promotion.commitments import AMISS, MILESTONES, Clause, CommitmentStep, Promised, Side, by_commitment, stands
from gongjian.promotion.counting import SigningStanding
from gongjian.promotion.rates import Signed
from gongjian.timeline.when import When


def promises(when: When, projects: Mapping[int, int | None]) -> list[Promised]:
    """Every promise of these leads ({lead: its project}) on the day, by lead and in the order they were agreed. Two queries."""
    steps = list(CommitmentStep.objects.as_of(when).filter(commitment__lead__in=list(projects)).select_related("commitment"))
    named = {step.commitment_id: step.commitment for step in steps}
    reached = _milestones(when, {projects[made.lead_id] for made in named.values() if made.clause in MILESTONES})
    found = []
    for key, told in by_commitment(steps).items():
        made = named[key]
        field = MILESTONES.get(Clause(made.clause))
        row = stands(made, told, when.on, reached.get((projects[made.lead_id], field)) if field else None)
        if row:
            found.append(row)
    return sorted(found, key=lambda row: (row.commitment.lead_id, row.commitment.side, row.due_on, row.commitment.pk))


def _milestones(when: When, projects: set[int | None]) -> dict[tuple[int | None, str], date]:
    rows = ProjectStanding.objects.at(when).filter(project__in=projects - {None}).values("project_id", *MILESTONES.values())
    return {(row["project_id"], field): row[field] for row in rows for field in MILESTONES.values() if row[field]}


def elements(when: When, leads: Iterable[int]) -> list[Helped]:
    """Every element of aid of these leads on the day. One query."""
    return helped(Aid.objects.as_of(when).filter(lead__in=list(leads)).select_related("unit"), when.on)


def outcomes(when: When, rows: Iterable[SigningStanding], promised: Iterable[Promised] = ()) -> list[Signed]:
    """What became of counted signings by the day: started, paid in, word kept. Two queries."""
    signings = list(rows)
    projects = {row.project_id for row in signings} - {None}
    states = {row["project_id"]: row for row in ProjectStanding.objects.at(when).filter(project__in=projects).values("project_id", "started_on", "commissioned_on")}
    funds = {key: (paid, vouched) for key, paid, vouched in Tally.objects.at(when).filter(project__in=projects).values_list("project", "paid", "vouched")}
    kept: dict[int | None, bool] = {}
    for row in promised:
        if row.commitment.side == Side.ENTERPRISE and row.due:
            kept[row.commitment.lead_id] = kept.get(row.commitment.lead_id, True) and row.state not in AMISS
    reached = [states.get(row.project_id, {}) if row.project_id else {} for row in signings]
    return [
        Signed(
            row.signed_on, row.total, state.get("started_on"), state.get("commissioned_on"), *funds.get(row.project_id, (0, 0)), kept.get(row.lead_id),
        )
        for row, state in zip(signings, reached, strict=True)
    ]
