"""Writing the story down: keys become rows, every line becomes a fact with its own moment; what stands is made anew."""
from collections.abc import Iterable
from datetime import datetime

from gongjian.approvals.restand import OF_APPROVALS, rebuild_approvals
from gongjian.enrolment.standings import rebuild_enrolments
from gongjian.inspections.standings import rebuild_inspections
from gongjian.people.models import Officer, Post, Unit
from gongjian.people.posts import restand_posts
from gongjian.problems.standings import rebuild_problems
from gongjian.projects.models import Card, Project, Sponsorship
from gongjian.projects.restand import rebuild, restand_sector
from gongjian.promotion.restand import rebuild_promotion
from gongjian.reserve.models import ReserveStep, Tagging
from gongjian.reserve.standings import rebuild_reserve
from gongjian.sample.lines import Line
from gongjian.sample.story import Story
from gongjian.targets.models import Drive, Target
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.files import take_in
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told

AREA = "140521"
SUBJECTS = ("project", "problem", "stocktake", "inspection", "lead")  # what a paper can be about
NAMED = {"link": "chainlink"}  # a field that goes by another word than its model
PROJECTS, UNITS = ("project", "other"), ("unit", "lead", "into", "raised_by", "agent_unit", "verifier", "vetter")


class Writer:
    """The lines told by the moment `last`. Nothing is created for a project or a thing of which nothing has been told yet."""

    def __init__(self, told: Story, source: Source, last: datetime | None, officers: dict[str, Officer]):
        self.source, self.officers, self.lines = source, officers, told.tale.up_to(last)
        self.units = {unit.key: unit for unit in Unit.objects.filter(area=AREA)}
        self.targets = {target.key: target for target in Target.objects.all()}
        self.drive = Drive.objects.first()
        there = {line.said["project"] for line in self.lines if line.model is Card}
        self.projects = _made(Project, [(sketch.key, {"area": AREA}) for sketch in told.sketches if sketch.key in there])
        self.things: dict[str, dict] = {}
        for kind, things in told.tale.things.items():
            words = {kind, *(word for word, model in NAMED.items() if model == kind)}
            named = {line.said[word] for line in self.lines for word in words if word in line.said}
            rows = [(key, self._rows(thing.said)) for key, thing in things.items() if key in named]
            self.things[kind] = _made(next(iter(things.values())).model, [(key, {"area": AREA, **said}) for key, said in rows])
        self.written: dict[Line, Fact] = {}

    def write(self) -> None:
        if not self.targets:  # before the plan was issued nothing could be allotted
            self.lines = [line for line in self.lines if "target" not in line.said]
        left = self.lines
        while left:  # what is corrected goes first, and what another fact speaks of
            ready: dict[type[Fact], list[Line]] = {}
            for line in left:
                if all(other in self.written for other in _others(line)):
                    ready.setdefault(line.model, []).append(line)
            for model in sorted(ready, key=lambda model: model.kind()):
                facts = [self._fact(line) for line in ready[model]]
                model._default_manager.bulk_create(facts, batch_size=1000)
                self.written |= dict(zip(ready[model], facts, strict=True))
            left = [line for line in left if line not in self.written]

    def _fact(self, line: Line) -> Fact:
        told = Told(AREA, line.on, line.at, self.officers[line.by], self.source, note=line.note)
        said = self._evidence(line) if line.model is Evidence else self._rows(line.said)
        return told.fact(line.model, corrects=self.written.get(line.corrects), void=line.void, **said)

    def _rows(self, said: dict) -> dict:
        return {name: self._row(name, value) for name, value in said.items()}

    def _row(self, name: str, value):
        """The row a key stands for; anything else as it is."""
        if isinstance(value, Line):
            return self.written[value]
        if isinstance(value, str) and value in self.things.get(NAMED.get(name, name), ()):
            return self.things[NAMED.get(name, name)][value]
        match name:
            case _ if name in PROJECTS:
                return self.projects[value] if value else None
            case _ if name in UNITS:
                return self.units[value] if value else None
            case _ if name in self.things:
                return self.things[name].get(value, value) if value else None
            case "officer" | "leader" | "agent" | "deputy" if value in self.officers:
                return self.officers[value]
            case "projects":  # a list of keys, those of which something was told by then
                return sorted(self.projects[key].pk for key in value if key in self.projects)
            case "drive":
                return self.drive
            case "target":
                return self.targets[value]
            case "cooperating":
                return "," + "".join(f"{self.units[key].pk}," for key in value)
            case "says":
                keys = {"unit": self.units, "township": self.units, "responsible": self.officers}
                return {word: keys[word][said].pk if word in keys else said for word, said in value.items()}
        return value

    def _evidence(self, line: Line) -> dict:
        said, supports = line.said, self.written.get(line.said["supports"])
        kind = next(name for name in SUBJECTS if name in said)
        taken = take_in(line.paper or b"", said["title"])
        return vars(taken) | {
            "subject": kind, "subject_id": self._row(kind, said[kind]).pk, "paper": said["kind"], "title": said["title"], "amount": said["amount"],
            "supports": supports.kind() if supports else "", "supports_id": supports.pk if supports else None,
        }

    def stand(self) -> None:
        projects = list(self.projects.values())
        rebuild(projects)
        rebuild_enrolments(projects)
        rebuild_problems(list(self.things["problem"].values()))
        rebuild_inspections(list(self.things["inspection"].values()))
        rebuild_promotion(AREA)
        approved = {fact.project_id for fact in self.written.values() if isinstance(fact, OF_APPROVALS)}
        rebuild_approvals([project for project in projects if project.pk in approved])
        reserved = {fact.project_id for fact in self.written.values() if isinstance(fact, (ReserveStep, Tagging))}
        rebuild_reserve([project for project in projects if project.pk in reserved])
        for officer, at in _moments((fact.officer, fact.recorded_at) for fact in self.written.values() if isinstance(fact, Post)):
            restand_posts(officer, at)
        sectors = (fact for fact in self.written.values() if isinstance(fact, Sponsorship) and not fact.project_id)
        for sector, at in _moments((fact.sector, fact.recorded_at) for fact in sectors):
            restand_sector(sector, AREA, at)


def _others(line: Line) -> list[Line]:
    """The facts a line speaks of: what it corrects, and what it names."""
    named = [value for value in line.said.values() if isinstance(value, Line)]
    return [*named, line.corrects] if line.corrects else named


def _made(model, rows: Iterable[tuple[str, dict]]) -> dict:
    rows = list(rows)
    made = model.objects.bulk_create([model(**said) for _, said in rows])
    return dict(zip([key for key, _ in rows], made, strict=True))


def _moments(pairs: Iterable[tuple]) -> list[tuple]:
    """Each subject at each moment something was learned of it, earliest first."""
    return sorted(dict.fromkeys(pairs), key=lambda pair: pair[1])
