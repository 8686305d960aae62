"""县政府调度会、专题会议 (M50): four of the county's and a special one, and the problems their decisions become."""
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from gongjian.sample.days import eve
from gongjian.sample.lines import Tale
from gongjian.sample.people import LEFT_ON, people
from gongjian.sample.problems import tell_problem
from gongjian.sample.sketches import HOME, names_of_units
from gongjian.sample.sponsors import LEAVER
from gongjian.stocktake.models import Sitting, SittingStep
from gongjian.timeline.when import CHINA

CALLED, HELD = time(16, 0), time(17, 30)  # written down after it was held
BY = "office"


@dataclass(frozen=True)
class Held:
    """One sitting of sittings.toml."""

    row: dict

    @property
    def key(self) -> str:
        return self.row["key"]

    @property
    def called_at(self) -> datetime:
        return datetime.combine(eve(self.row["held"]), CALLED, CHINA)

    @property
    def held_at(self) -> datetime:
        return datetime.combine(self.row["held"], HELD, CHINA)

    def decisions(self) -> list[tuple[str, datetime, dict]]:
        """Each with its key and the moment it was written down, at which it also became a problem."""
        return [(f"{self.key} {place}", self.held_at + timedelta(minutes=5 + 2 * place), row) for place, row in enumerate(self.row["decision"])]


@cache
def sittings() -> list[Held]:
    return [Held(row) for row in tomllib.loads((HOME / "sittings.toml").read_text("utf-8"))["sitting"]]


def tell_sittings(tale: Tale) -> None:
    """The steps of each sitting, and the problems its decisions became."""
    names = names_of_units()
    for held in sittings():
        day, chair = held.row["held"], people()[held.row["chair"]]
        tale.thing(Sitting, held.key, kind=held.row["kind"], leader=None, leader_name="")
        said = {"sitting": held.key, "held_on": day, "place": held.row["place"], "chair": chair.name}
        tale.tell(SittingStep, eve(day), held.called_at, BY, step="convened", attendance=[], **said)
        said["attendance"] = [chair.name, *(person.name for person in people().values() if _deputy(person, day)), *(names[unit] for unit in held.row["attends"])]
        tale.tell(SittingStep, day, held.held_at, BY, step="held", **said)
        for key, at, row in held.decisions():
            about = {"project": row["project"]} if "project" in row else {"unit": row["lead"]}
            card = about | {"what": row["text"], "category": "会议议定", "origin": "sitting", "found": day, "verified": day, "at_once": at, "because": "会议议定"}
            steps = [[day, "assigned", "会议议定", {"due": row["due"]}], *row["steps"]]
            tell_problem(tale, key, {**card, "lead": row["lead"], "with": row.get("with", []), "proof": row.get("proof", "document"), "steps": steps}, BY)
        tale.tell(SittingStep, day, held.held_at + timedelta(minutes=20), BY, step="closed", **said)


def _deputy(person, day: date) -> bool:
    """In post on that day."""
    here = person.unit == "county-leaders" and person.login != "magistrate" and person.since <= day
    return here and not (person.login == LEAVER and day >= LEFT_ON)
