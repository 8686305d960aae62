"""Who tells, when, from where: the frame that every fact of one act shares."""
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from gongjian.timeline.facts import Fact
from gongjian.timeline.source import Source

if TYPE_CHECKING:
    from gongjian.people.officers import Officer

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class Told:
    """`on` is the day an act is done; a fact may be true of another day. `at` is the moment it is recorded."""

    area: str
    on: date
    at: datetime
    by: "Officer | None" = None
    source: Source | None = None
    cell: str = ""
    note: str = ""

    def fact(self, model: type[F], *, on: date | None = None, **said) -> F:
        """The fact, not yet written (for writing many at once)."""
        frame = {"by": self.by, "source": self.source, "cell": self.cell, "note": self.note} | {
            name: said.pop(name) for name in ("by", "source", "cell", "note") if name in said
        }
        return model(area=self.area, occurred_on=on or self.on, recorded_at=self.at, **frame, **said)

    def tell(self, model: type[F], *, on: date | None = None, **said) -> F:
        fact = self.fact(model, on=on, **said)
        fact.save()
        return fact

    def because(self, note: str) -> "Told":
        return replace(self, note=note)
