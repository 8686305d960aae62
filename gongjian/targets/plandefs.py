"""What a plan file declares (M01–M61), as frozen values: nothing here touches the database.

Money is whole 元, percent whole basis points (40% → 4000), counts whole numbers. A target's value None means 目标未下达 (M07).
"""
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date

from gongjian.targets.amounts import Amount


@dataclass(frozen=True)
class DriveDef:
    key: str
    title: str
    area: str
    number: str
    issued_on: date
    starts_on: date
    ends_on: date
    office: str
    invest_year: int
    reserve_year: int
    region: str

    @property
    def days(self) -> int:
        """Calendar days, both ends counted (M01: 112)."""
        return (self.ends_on - self.starts_on).days + 1


@dataclass(frozen=True)
class RhythmDef:
    """How often things are due (M31, M51, M52). `enrol_window`: days of the month of rules §2.3.

    `inspection_cap`: inspections of one unit in one month; `inspection_answer_days`: for its answer (G6).
    `catch_up_days`, `catch_up_answer_days`: working days for a catch-up plan, and for the word on it (M39)."""

    report: str
    report_due_days: int
    sponsor_stocktake: str
    inspection: str
    enrol_window: tuple[int, ...]
    approvals_due: date | None
    inspection_cap: int | None = None
    inspection_answer_days: int | None = None
    catch_up_days: int | None = None
    catch_up_answer_days: int | None = None


@dataclass(frozen=True)
class ProblemsDef:
    """How problems are dealt with (M44, M45), in days; None leaves the default. The names are those of `problems.rules.Rules`."""

    working: bool | None = None
    arranged: int | None = None
    feedback: int | None = None
    ordinary: int | None = None
    major: int | None = None
    verify: int | None = None
    review: int | None = None
    progress: int | None = None
    report_up: int | None = None
    late: int | None = None
    extensions: int | None = None
    meeting_late: int | None = None
    deliberate: int | None = None
    extend_by: tuple[str, ...] = ()

    def said(self) -> dict:
        """What the plan says, without what it leaves open."""
        return {name: value for name, value in asdict(self).items() if value not in (None, ())}


@dataclass(frozen=True)
class ListDef:
    """One of the lists of M48. `duty` and `deadline` as the plan gives them, else "" and None."""

    number: int
    title: str
    clause: str
    duty: str
    deadline: date | None
    names: tuple[str, ...]
    planned_count: int | None
    lag_points: int | None


@dataclass(frozen=True)
class ScoringDef:
    """`pack`: the rule pack (rulepacks/….toml) the drive is ranked by; weights, ties and thresholds stand there."""

    pack: str
    note: str = ""


@dataclass(frozen=True)
class WorkstreamDef:
    """One of M02's workstreams. Besides `units` by name it binds every unit of `kinds` (各乡镇 = township, 县直相关单位 = department)."""

    key: str
    title: str
    clauses: tuple[str, ...]
    responsible: str
    units: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ClauseDef:
    """`text` is the plan's wording, "……" where it is cut; `duty` says who, "" where the plan does not.

    `measured_by`: what of the system says how it stands, () where a person has to. `lead`, `cooperating`: 牵头、配合, units by name or kinds of units."""

    id: str
    part: str
    text: str
    workstream: str
    duty: str
    measured_by: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitTask:
    unit: str
    value: Amount


@dataclass(frozen=True)
class TargetDef:
    """`stock`: read as what stands on the day, not as what was added in the period. `by`: a stricter day inside the period.
    `overlapping`: shares projects with the other subsets of its whole, never added to them."""

    key: str
    clause: str
    title: str
    measure: str
    value: int | None
    starts_on: date
    ends_on: date
    basis: str
    indicator: str
    owner: str
    definition: str
    by: date | None = None
    subset_of: str = ""
    paired_with: str = ""
    overlapping: bool = False
    stock: bool = False
    denominator: str = ""
    note: str = ""
    units: tuple[UnitTask, ...] = ()


@dataclass(frozen=True)
class Overlap:
    """`parts` of `whole` add up to `excess` more than it: at least that much is counted in two of them."""

    whole: str
    parts: tuple[str, ...]
    excess: int


@dataclass(frozen=True)
class PapersDef:
    """`organ`: who signs papers, "" for the place and its office. `prefix`: 机关代字 of their numbers, `prefixes` of single kinds."""

    organ: str = ""
    prefix: str = ""
    prefixes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PlanFile:
    drive: DriveDef
    rhythm: RhythmDef
    problems: ProblemsDef
    papers: PapersDef
    lists: tuple[ListDef, ...]
    scoring: ScoringDef
    workstreams: tuple[WorkstreamDef, ...]
    clauses: tuple[ClauseDef, ...]
    targets: tuple[TargetDef, ...]

    def target(self, key: str) -> TargetDef:
        """KeyError when there is none."""
        return {target.key: target for target in self.targets}[key]

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """M04–M06: 37.4 + 14.4 > 44.3."""
        return overlaps(self.targets)


@dataclass(frozen=True)
class TargetChange:
    """`value` None leaves the county's value as it was; units not named keep theirs."""

    key: str
    measure: str
    value: Amount | None
    units: tuple[UnitTask, ...]
    note: str


@dataclass(frozen=True)
class Amendment:
    """A later paper that sets or changes targets of the drive with key `drive`."""

    drive: str
    number: str
    issued_on: date
    targets: tuple[TargetChange, ...] = ()


def overlaps(targets: tuple[TargetDef, ...]) -> tuple[Overlap, ...]:
    parts = defaultdict(list)
    for target in targets:
        parts[target.subset_of].append(target)
    found = []
    for whole in targets:
        added = sum(part.value or 0 for part in parts[whole.key])
        if whole.value is not None and added > whole.value:
            found.append(Overlap(whole.key, tuple(part.key for part in parts[whole.key]), added - whole.value))
    return tuple(found)
