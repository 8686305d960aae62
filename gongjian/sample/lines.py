"""Lines: what will become facts, still speaking of units, officers, projects and things by their keys. No database here."""
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.db.models import Model

from gongjian.timeline.facts import Fact
from gongjian.timeline.when import CHINA

SEED = "沁水2023示例"
OPENED = date(2023, 11, 1)  # the day the books were opened: what happened before was entered then


def dice(*about: str) -> Random:
    """A generator of its own for each matter, so that a new matter does not change the others. A text seed does not depend on hash order."""
    return Random("/".join((SEED, *about)))


def moment(day: date, rng: Random, first: int = 9, last: int = 17) -> datetime:
    """Some minute of a day's office hours."""
    return datetime.combine(day, time(rng.randint(first, last), rng.randint(0, 59), rng.randint(0, 59)), CHINA)


def opening(order: int) -> datetime:
    """When the books were opened, unit after unit, in the morning of 1 November."""
    return datetime.combine(OPENED, time(8, 30), CHINA) + timedelta(minutes=order)


@dataclass(eq=False)
class Line:
    """One fact to be. `by` is a login; `said` names units, officers, projects, things and targets by key, other facts by their line."""

    model: type[Fact]
    on: date
    at: datetime
    by: str
    said: dict
    note: str = ""
    corrects: "Line | None" = None
    void: bool = False
    paper: "bytes | None" = None  # for evidence: the file itself

    def told(self) -> tuple:
        """What the line says, for comparing two tellings."""
        corrected = self.corrects.told() if self.corrects else None
        said = {name: value.told() if isinstance(value, Line) else value for name, value in self.said.items()}
        return self.model.kind(), self.on, self.at, self.by, self.note, self.void, corrected, repr(sorted(said.items())), self.paper


@dataclass(frozen=True)
class Thing:
    """What lines speak of and that is no fact itself: a problem, a cause, a sitting. `said` names others by key, as lines do."""

    model: type[Model]
    said: dict


@dataclass
class Tale:
    """Every line of the story, in the order they were thought of, and by kind and key the things they speak of."""

    lines: list[Line] = field(default_factory=list)
    things: dict[str, dict[str, Thing]] = field(default_factory=dict)

    def thing(self, model: type[Model], key: str, **said) -> str:
        """There is such a thing, from the first line on that names it. Lines name it in the word its model goes by."""
        self.things.setdefault(str(model._meta.model_name), {})[key] = Thing(model, said)
        return key

    def tell(self, model: type[Fact], on: date, at: datetime, by: str, note: str = "", paper: bytes | None = None, **said) -> Line:
        line = Line(model, on, at, by, said, note, paper=paper)
        self.lines.append(line)
        return line

    def correct(self, line: Line, at: datetime, note: str, **instead) -> Line:
        mended = Line(line.model, instead.pop("on", line.on), at, line.by, line.said | instead, note, corrects=line)
        self.lines.append(mended)
        return mended

    def void(self, line: Line, at: datetime, note: str) -> Line:
        gone = Line(line.model, line.on, at, line.by, line.said, note, corrects=line, void=True)
        self.lines.append(gone)
        return gone

    def up_to(self, last: datetime | None) -> list[Line]:
        """The lines told by then, earliest first; the order of telling settles ties."""
        return sorted((line for line in self.lines if last is None or line.at <= last), key=lambda line: line.at)
