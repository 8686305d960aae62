"""A doubt: what a person should look at, which projects it is about, what would settle it."""
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from gongjian.enrolment.confidence import caveat
from gongjian.timeline.when import When

if TYPE_CHECKING:
    from gongjian.enrolment.dossier import Dossier
    from gongjian.enrolment.looked import Looked
    from gongjian.enrolment.rules import Rules


@dataclass(frozen=True)
class Task:
    """A unit's task and what it reported, where the two are one to the 元. Found above this room, where targets are measured."""

    unit: int
    unit_name: str
    title: str
    asked: int
    projects: tuple[int, ...]


@dataclass(frozen=True)
class Doubt:
    """`rests_on` is all it rests on: with another project or paper it is another doubt and is asked anew. `looked`: who looked into it."""

    kind: str
    title: str
    projects: tuple[int, ...]
    what: str
    settle: str
    rests_on: tuple[str, ...] = ()
    unit: int | None = None  # whose figure it is about, where it is about a unit's
    confidence: str = "C"
    looked: "Looked | None" = None

    @property
    def caveat(self) -> str:
        """参考 or 未核实, where the rule was not read in an official text."""
        return caveat(self.confidence)

    @property
    def key(self) -> str:
        """The same for the same facts, at most 160 characters."""
        told = "|".join((*map(str, sorted(self.projects)), *sorted(self.rests_on)))
        return f"{self.kind}:{sha256(told.encode()).hexdigest()[:40]}"


@dataclass(frozen=True)
class Look:
    """What a kind of doubt reads: the papers of all projects of the county, the rules of the day, what was reported; and, found above this room, tasks met
    to the 元 and the days of the newest photos of sponsors' visits."""

    when: When
    dossiers: "dict[int, Dossier]"
    rules: "Rules"
    physical: dict[int, tuple[int, date]] = field(default_factory=dict)  # project: (basis points, as of)
    tasks: tuple[Task, ...] = ()
    visits: dict[int, date] = field(default_factory=dict)

    def name(self, project: int) -> str:
        return f"「{self.dossiers[project].row.name}」"

    def names(self, projects: Iterable[int]) -> str:
        """「甲」「乙」; of more than four the first three and how many."""
        those = sorted(projects)
        return "".join(map(self.name, those)) if len(those) < 5 else f"{''.join(map(self.name, those[:3]))}等 {len(those)} 个项目"


@dataclass(frozen=True)
class DoubtKind:
    """`find` in a pass over what was read; no kind reads the database."""

    title: str
    find: Callable[[Look], Iterable[Doubt]]


def plain_number(number: str) -> str:
    """A number of a document without spaces, brackets and dashes: 沁审备〔2023〕9号 and 沁审备(2023) 9 号 are one."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", number).casefold() if sign.isalnum())
