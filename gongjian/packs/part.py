"""What a pack is made of: rows of exceptions, each kind of them from a part of its own."""
from collections.abc import Callable
from dataclasses import dataclass, field

from gongjian.people.models import Officer
from gongjian.reading.word import At
from gongjian.stocktake.sittings import Sitting

Kind = Sitting.Kind


@dataclass(frozen=True)
class Row:
    """One exception. `cells` stand under the section's columns; `text` and `words` say the same in one line and a half.

    `light`: G, Y, R, N or "". `page` and `key`: the name of a url and its argument, of the thing as it is now. `project`: the key of the project
    it concerns, if it concerns one.
    """

    text: str
    words: str
    cells: tuple[str, ...]
    light: str = ""
    page: str = ""
    key: str = ""
    project: int | None = None


@dataclass(frozen=True)
class Section:
    """`note`: what is counted here, or why there is nothing."""

    key: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Scope:
    """Whose pack it is: `projects` are the keys of the leader's, None for the whole county."""

    kind: str
    leader: Officer | None = None
    projects: frozenset[int] | None = None

    def narrow(self, rows, held: str = "project"):
        """Rows of projects (or of problems, by their project) as far as they are the leader's."""
        return rows if self.projects is None else rows.filter(**{f"{held}__in": self.projects})


@dataclass(frozen=True)
class Part:
    """One kind of exception. `rows(at, scope)` gives what is not as it should be, worst first. `kinds`: the sittings it is put before."""

    number: int
    key: str
    heading: str
    columns: tuple[str, ...]
    rows: Callable[[At, Scope], list[Row]]
    note: str = ""
    kinds: tuple[str, ...] = field(default=(Kind.COUNTY, Kind.LEADER))
