"""How ready projects are to be enrolled (M40): state, papers, what would be returned, what they would bring, the window to come."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongjian.enrolment.checks.check import Finding
from gongjian.enrolment.checks.registry import findings
from gongjian.enrolment.dossier import Dossier, dossiers
from gongjian.enrolment.flow import FLOW, EnrolState
from gongjian.enrolment.needs import EASY, Need, in_scope
from gongjian.enrolment.standings import EnrolmentStanding
from gongjian.enrolment.windows import Window, windows_at
from gongjian.projects.standings import ProjectStanding, Tally
from gongjian.timeline.when import When

S = EnrolState


@dataclass(frozen=True)
class Readiness:
    """One project. `value`: what it completed this year by its unit's reports (调度口径, 元; None: 未报) — never an official figure."""

    row: ProjectStanding
    state: EnrolState
    since: date | None
    standing: EnrolmentStanding | None
    dossier: Dossier
    missing: tuple[Need, ...]
    findings: tuple[Finding, ...]
    value: int | None
    window: Window

    @property
    def project(self) -> int:
        return self.row.project_id

    @property
    def blocks(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.blocks]

    @property
    def warns(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.blocks and not finding.unsaid]

    @property
    def unsaid(self) -> list[Finding]:
        """未填要素: nobody's mistake."""
        return [finding for finding in self.findings if finding.unsaid]

    @property
    def waiting(self) -> bool:
        """Started, in scope and not enrolled: a row of list 6."""
        return self.row.started_on is not None and self.row.enrolled_on is None and self.row.withdrawn_on is None and self.scoped

    @property
    def scoped(self) -> bool:
        return in_scope(self.row.total, self.row.investment_kind)

    @property
    def easy(self) -> bool:
        """Waiting, and lacks only photos or the contract (现场照片或合同)."""
        return self.waiting and bool(self.missing) and all(need.paper in EASY for need in self.missing)

    @property
    def ready(self) -> bool:
        """Could be handed in today."""
        return self.waiting and not self.missing and not self.blocks and self.state in FLOW[S.SUBMITTED].after


def readiness(rows: Iterable[ProjectStanding], when: When, year: int) -> list[Readiness]:
    """Of these projects (seen through a lens), in their order. Eight queries, however many; `year` is the one whose completion counts (At.year)."""
    rows = list(rows)
    keys = [row.project_id for row in rows]
    papers, area = dossiers(rows, when), rows[0].area if rows else ""
    ways = {standing.project_id: standing for standing in EnrolmentStanding.objects.at(when).filter(project__in=keys)}
    done, before = (
        dict(Tally.objects.at(when.then(day)).filter(project__in=keys).values_list("project_id", "reported"))
        for day in (when.on, min(when.on, date(year - 1, 12, 31)))
    )
    windows = windows_at(when, area)
    found = []
    for row in rows:
        key, dossier, way = row.project_id, papers[row.project_id], ways.get(row.project_id)
        value = done[key] - before.get(key, 0) if key in done else None
        window = windows.next(when.on, bool(way and way.new_legal_person))
        found.append(
            Readiness(row, state_of(row, way), way.since if way else None, way, dossier, tuple(dossier.lacking), tuple(findings(dossier)), value, window)
        )
    return found


def state_of(row: ProjectStanding, way: EnrolmentStanding | None) -> EnrolState:
    """Nothing told: 材料准备 in scope, 不适用 outside it or withdrawn."""
    if way:
        return S(way.state)
    return S.PREPARING if row.withdrawn_on is None and in_scope(row.total, row.investment_kind) else S.OUTSIDE
