"""Which project a row is about: new, the same, changed cell by cell, or doubtful (a near name, for a person to decide)."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rapidfuzz import fuzz, process

from gongjian.intake.proposals import Proposal
from gongjian.intake.units import Roster
from gongjian.people.models import Officer
from gongjian.problems.models import ProblemStanding
from gongjian.projects.card import CARD
from gongjian.projects.duplicates import VERY_NEAR
from gongjian.projects.models import Card, PlanStanding, ProjectStanding, Report, SponsorStanding, Tally
from gongjian.projects.names import nearness, plain
from gongjian.reading.project_words import PROJECT
from gongjian.reading.shown import shown
from gongjian.timeline.money import wan
from gongjian.timeline.when import FAR, When

Kind = Literal["new", "same", "changed", "doubtful", "skip"]

@dataclass(frozen=True)
class Change:
    """One cell that differs: what stands and what the file says, as shown."""

    word: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Match:
    proposal: Proposal
    kind: Kind
    project: int | None = None
    changes: tuple[Change, ...] = ()
    candidates: tuple[ProjectStanding, ...] = ()


@dataclass
class Known:
    """What stands of every project on the day, as far as rows can be about it: a handful of queries, whatever the file's length."""

    on: date
    roster: Roster
    standing: dict[int, ProjectStanding]
    plans: dict[int, dict[int, tuple[int, str]]] = field(default_factory=lambda: defaultdict(dict))
    openings: dict[int, int] = field(default_factory=dict)
    tallies: dict[int, Tally] = field(default_factory=dict)
    sponsors: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    problems: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    cells: dict[str, int] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)

    @classmethod
    def at(cls, standing: Iterable[ProjectStanding], when: When, area: str, sha256: str) -> "Known":
        known = cls(when.on, Roster.at(when, area), {row.project_id: row for row in standing if row.withdrawn_on is None})
        for plan in PlanStanding.objects.at(when).filter(area=area):
            known.plans[plan.project_id][plan.year] = (plan.amount, plan.shape)
        for report in Report.objects.as_of(When(FAR)).filter(area=area, since_on=None):
            known.openings[report.project_id] = report.amount
        known.tallies = {row.project_id: row for row in Tally.objects.at(when).filter(area=area)}
        for sponsor in SponsorStanding.objects.at(when).filter(area=area).exclude(project=None):
            known.sponsors[sponsor.project_id].add(sponsor.leader_name)
        for problem in ProblemStanding.objects.at(when).filter(area=area, struck_on=None):
            known.problems[problem.project_id].add(problem.what)
        told = Card.objects.as_of(When(FAR)).filter(source__sha256=sha256).exclude(cell="")
        known.cells = dict(told.values_list("cell", "project")) if sha256 else {}
        known.officers = {officer.name: officer for officer in Officer.objects.filter(area=area, seats__isnull=False)}
        return known


def match(proposals: list[Proposal], known: Known, decisions: dict[str, Any]) -> list[Match]:
    """One match a row. `decisions` is what a person said of doubtful rows: cell → project key, "new" or "skip"."""
    finder, found = Finder(known), []
    taken: set[int] = set()
    for proposal in proposals:
        said = decisions.get(proposal.cell)
        if said == "skip":
            found.append(Match(proposal, "skip"))
            continue
        if said == "new":
            found.append(Match(proposal, "new"))
            continue
        project = said if isinstance(said, int) else finder.exactly(proposal, taken)
        if project is not None and project in known.standing:
            taken.add(project)
            changes = tuple(differences(proposal, project, known))
            found.append(Match(proposal, "changed" if changes else "same", project, changes))
            continue
        near = finder.nearly(proposal, taken)
        found.append(Match(proposal, "doubtful" if near else "new", candidates=tuple(near)))
    return found


class Finder:
    """Projects by code, by name, by near name, among those known."""

    def __init__(self, known: Known):
        self.known = known
        self.codes = {row.code: key for key, row in known.standing.items() if row.code}
        self.names: dict[str, list[int]] = defaultdict(list)
        self.begin: dict[str, dict[int, str]] = defaultdict(dict)
        for key, row in known.standing.items():
            self.names[plain(row.name)].append(key)
            for mark in {plain(row.name)[:2], row.owner} - {""}:
                self.begin[mark][key] = plain(row.name)

    def exactly(self, proposal: Proposal, taken: set[int]) -> int | None:
        """The same row of the same file; else the same code; else the same name (by owner and size where several bear it)."""
        if proposal.cell in self.known.cells:
            return self.known.cells[proposal.cell]
        code = proposal.says.get("code")
        if code and code in self.codes:
            return self.codes[code]
        bearers = [key for key in self.names.get(plain(proposal.name), []) if key not in taken]
        if code:
            bearers = [key for key in bearers if self.known.standing[key].code in ("", code)]
        if len(bearers) > 1:
            bearers.sort(key=lambda key: -self._alike(proposal, self.known.standing[key]))
        return bearers[0] if bearers else None

    @staticmethod
    def _alike(proposal: Proposal, row: ProjectStanding) -> int:
        return sum(proposal.says.get(word) == getattr(row, word) for word in ("owner", "total", "place", "content", "start_year"))

    def nearly(self, proposal: Proposal, taken: set[int]) -> list[ProjectStanding]:
        """Up to three near names that no other row has claimed; false friends (二期/三期) are not near."""
        name = plain(proposal.name)
        pool: dict[int, str] = {}
        for mark in {name[:2], proposal.says.get("owner", "")} - {""}:
            pool |= self.begin.get(mark, {})
        near = process.extract(name, pool, scorer=fuzz.ratio, score_cutoff=70, limit=8) if pool else []
        rows = [self.known.standing[key] for _, _, key in near if key not in taken]
        return [row for row in rows if nearness(proposal.name, row.name) >= VERY_NEAR][:3]


def differences(proposal: Proposal, project: int, known: Known) -> Iterable[Change]:
    """Cells of the file that say something else than what stands. An empty cell says nothing."""
    row = known.standing[project]
    for word, value in proposal.says.items():
        if value not in (None, "") and getattr(row, word) != value:
            told = PROJECT.get(word)
            before, after = (shown(told, getattr(row, word)), shown(told, value)) if told else (getattr(row, word), value)
            yield Change(word, CARD[word].label, str(before), str(after))
    if proposal.unit_name is not None:
        unit = known.roster.find(proposal.unit_name)
        if unit is None or unit != row.unit_id:
            yield Change("unit", "责任单位", known.roster.name(row.unit_id), proposal.unit_name)
    if proposal.responsible and proposal.responsible != row.responsible_name and row.responsible_id != _key(known.officers.get(proposal.responsible)):
        yield Change("responsible", "责任人", row.responsible_name, proposal.responsible)
    for year, (amount, _) in proposal.plans.items():
        held = known.plans[project].get(year)
        if held is None or held[0] != amount:
            yield Change("year_plan", f"{year}年度计划投资", wan(held[0]) if held else "", wan(amount))
    yield from _milestones(proposal, row)
    yield from _figures(proposal, project, known)
    new = [name for name in proposal.leaders if name not in known.sponsors[project]]
    if new:
        yield Change("leaders", "包保领导", "、".join(sorted(known.sponsors[project])), "、".join(proposal.leaders))
    if proposal.problem and proposal.problem not in known.problems[project]:
        yield Change("problem", "存在问题", "", proposal.problem)


def _milestones(proposal: Proposal, row: ProjectStanding) -> Iterable[Change]:
    for kind, day in proposal.reached.items():
        if getattr(row, f"{kind}_on") is None:
            yield Change(f"{kind}_on", PROJECT[f"{kind}_on"].label, "", day.isoformat())
    for kind, day in proposal.planned.items():
        if getattr(row, f"{kind}_on") is None and getattr(row, f"planned_{kind}_on") != day:
            held = getattr(row, f"planned_{kind}_on")
            yield Change(f"planned_{kind}_on", "计划开工" if kind == "started" else "计划竣工", held.isoformat() if held else "", day.isoformat())


def _figures(proposal: Proposal, project: int, known: Known) -> Iterable[Change]:
    """A cumulative amount comes in once, as the opening balance; after that the unit reports, and nobody fills in for it."""
    tally = known.tallies.get(project)
    if proposal.opening is not None and project not in known.openings and not (tally and tally.reported_on):
        yield Change("invested", "累计完成投资", "", wan(proposal.opening))
    if proposal.paid and not (tally and tally.paid):
        yield Change("paid", "到位资金", "", wan(proposal.paid))


def _key(officer: Officer | None) -> int | None:
    return officer.pk if officer else None
