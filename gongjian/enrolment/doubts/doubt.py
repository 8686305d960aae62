"""A doubt: what a person should look at, which projects it is about, what would settle it."""
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

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
    confidence: str = "C"
    looked: "Looked | None" = None

    @property
    def key(self) -> str:
        """The same for the same facts, at most 160 characters."""
        told = "|".join((*map(str, sorted(self.projects)), *sorted(self.rests_on)))
        return f"{self.kind}:{sha256(told.encode()).hexdigest()[:40]}"


@dataclass(frozen=True)
class Look:
    """What a kind of doubt reads: the papers of all projects of the county, the rules of the day, what was reported, tasks met to the 元."""

    when: When
    dossiers: "dict[int, Dossier]"
    rules: "Rules"
    physical: dict[int, tuple[int, date]] = field(default_factory=dict)  # project: (basis points, as of)
    tasks: tuple[Task, ...] = ()

    def name(self, project: int) -> str:
        return f"「{self.dossiers[project].row.name}」"


@dataclass(frozen=True)
class DoubtKind:
    """`find` in a pass over what was read; no kind reads the database."""

    title: str
    find: Callable[[Look], Iterable[Doubt]]
