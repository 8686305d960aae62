"""Keep what stands of approvals equal to what was told: after an act (one project), or from nothing (many)."""
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from gongjian.approvals.advice import Advice, Lifted
from gongjian.approvals.catalogue.choosing import chosen
from gongjian.approvals.changes import CatalogueChange, at_day
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.items import Approval
from gongjian.approvals.materials import Material
from gongjian.approvals.replay import Course, Ground, Listed, ground, item_versions
from gongjian.approvals.standings import ApprovalStanding, ChecklistStanding
from gongjian.approvals.vetting import Vetting
from gongjian.approvals.whole import whole_versions
from gongjian.people.units import Unit
from gongjian.projects.card import Card, Project
from gongjian.projects.milestones import Milestone
from gongjian.timeline.daycount import WorkingDays
from gongjian.timeline.facts import Fact, in_turn
from gongjian.timeline.standing import FAR_AT, history, restand

LISTS: dict[str, Any] = {
    "approvals": Approval, "checklists": Checklist, "materials": Material, "advices": Advice, "lifteds": Lifted, "vettings": Vetting,
    "milestones": Milestone.objects.filter(kind_of__in=("withdrawn", "reserved", "started", "approved"), planned=False),
    "cards": Card.objects.filter(says__has_key="code"),
}
OF_APPROVALS = (Approval, Checklist, Material, Advice, Lifted, Vetting)
ENDS = timedelta(days=500)  # limits reach no further than this beyond the last day told


class Reader:
    """Everything told of some projects' approvals, and what it was known to be at any moment. A query a table."""

    def __init__(self, projects: list[Project]):
        self.projects = {project.pk: project for project in projects}
        self.told: dict[int, dict[str, list]] = {key: {name: [] for name in LISTS} for key in self.projects}
        for name, facts in LISTS.items():
            rows = facts.all() if hasattr(facts, "all") else facts._base_manager.all()
            for fact in rows.filter(project__in=projects):
                self.told[fact.project_id][name].append(fact)
        self.changes: dict[str, list[CatalogueChange]] = defaultdict(list)
        for change in CatalogueChange._base_manager.all():
            self.changes[change.area].append(change)
        self.units: dict[str, dict[str, int]] = defaultdict(dict)
        for area, key, pk in Unit.objects.values_list("area_id", "key", "pk"):
            self.units[area][key] = pk
        days = [fact.occurred_on for told in self.told.values() for facts in told.values() for fact in facts] or [date(2023, 1, 1)]
        self.days = WorkingDays(date(min(days).year, 1, 1), max(days) + ENDS)
        self._lists: dict[tuple, tuple[Listed, ...]] = {}

    def facts(self, project: int, *names: str) -> list[Fact]:
        return [fact for name in names or LISTS for fact in self.told[project][name]]

    def speaks(self, project: int) -> bool:
        """Whether anything was told of its approvals; its milestones and its code alone say nothing."""
        return any(self.told[project][name] for name in LISTS if name not in ("milestones", "cards"))

    def course(self, project: int, known: datetime | None) -> Course:
        return Course(**{name: in_turn(facts, known) for name, facts in self.told[project].items()})

    def ground(self, project: int, course: Course, known: datetime | None) -> Ground:
        area = self.projects[project].area
        lists = self.lists(area, course, known)
        kept = lists[0].checklist.catalogue_on if lists else min((step.occurred_on for step in course.approvals), default=date.min)
        items = at_day(self.changes[area], kept, known).items
        return ground(project, area, course, lists, items, self.units[area], self.days)

    def lists(self, area: str, course: Course, known: datetime | None) -> tuple[Listed, ...]:
        """Its checklists, each with what the catalogue of its day makes of it. Two of one day: the later told one holds."""
        held = {told.occurred_on: told for told in course.checklists}
        return tuple(Listed(on, told, choices_of(told, self.changes[area], known)) for on, told in held.items())

    def items(self, project: int) -> list[str]:
        """Every item that may stand, those told of included."""
        codes = {fact.item: None for fact in self.told[project]["approvals"]}
        for told in self.told[project]["checklists"]:
            codes |= dict.fromkeys(at_day(self.changes[told.area], told.catalogue_on).items)
        return list(codes)

    def replay(self, project: int, known: datetime | None) -> tuple[list[ApprovalStanding], list[ChecklistStanding]]:
        course = self.course(project, known)
        base = self.ground(project, course, known)
        rows = [row for code in self.items(project) for row in item_versions(code, [step for step in course.approvals if step.item == code], base)]
        return rows, whole_versions(rows, course, base)


def rests_on_approvals(facts: Iterable[Fact]) -> list[Project]:
    """Projects of which something was told that their approvals rest on besides: a start, a withdrawal, 立项, the project code."""
    told = [fact for fact in facts if (isinstance(fact, Milestone) and not fact.planned) or (isinstance(fact, Card) and "code" in fact.says)]
    keys = {fact.project_id for fact in told}
    return list(Project.objects.filter(pk__in=ChecklistStanding.objects.filter(project__in=keys).values("project"))) if keys else []


def keeping(change: CatalogueChange) -> list[Project]:
    """Projects whose catalogue has this change in it: those that took it up on that day or later."""
    lists = Checklist._base_manager.filter(area=change.area, catalogue_on__gte=change.occurred_on).values("project")
    return list(Project.objects.filter(pk__in=lists))


def choices_of(told: Checklist, changes: Iterable[CatalogueChange], known: datetime | None) -> dict:
    """What the catalogue the project keeps makes of its checklist: {item: Choice}. What newer files of the catalogue know no more is passed over; of a
    kind they know no more nothing follows."""
    catalogue = at_day(changes, told.catalogue_on, known)
    if told.kind_of not in catalogue.kinds or told.path not in catalogue.attributes["path"].choices:
        return {}
    asked = catalogue.attributes
    return chosen(catalogue, told.kind_of, told.path, {key: value for key, value in told.says.items() if key in asked and asked[key].fits(value)})


def restand_approvals(project: Project, at: datetime) -> None:
    """Bring up to date what is known now of one project; nothing stands where nothing was told."""
    reader = Reader([project])
    rows, wholes = reader.replay(project.pk, None) if reader.speaks(project.pk) else ([], [])
    _keep(ApprovalStanding, project, rows, at, lambda row: row.item)
    _keep(ChecklistStanding, project, wholes, at, lambda row: "")


def _keep(model, project: Project, versions: list, at: datetime, part: Callable[[Any], str]) -> None:
    """As `standing.keep`, part by part: an item's versions are compared with its own alone."""
    held: dict[str, list] = defaultdict(list)
    for row in model._default_manager.filter(project=project, known_until=FAR_AT):
        held[part(row)].append(row)
    made: dict[str, list] = defaultdict(list)
    for version in versions:
        made[part(version)].append(version)
    closing, fresh = [], []
    for key in {*held, *made}:
        old, new = restand(held[key], made[key], at)
        closing += old
        fresh += new
    dead = [row.pk for row in closing if row.known_from >= at]  # learned and replaced in the same moment: never known to anybody
    model._default_manager.filter(pk__in=dead).delete()
    model._default_manager.filter(pk__in=[row.pk for row in closing if row.pk not in dead]).update(known_until=at)
    model._default_manager.bulk_create(fresh, batch_size=500)


def rebuild_approvals(projects: list[Project], chunk: int = 200) -> None:
    """Make anew what stands of these projects, for every moment of knowledge."""
    for first in range(0, len(projects), chunk):
        some = projects[first : first + chunk]
        reader = Reader(some)
        rows: list[ApprovalStanding] = []
        wholes: list[ChecklistStanding] = []
        for project in some:
            if reader.speaks(project.pk):
                own = _every_item(reader, project.pk)
                rows += own
                wholes += _every_whole(reader, project.pk, own)
        with transaction.atomic():
            ApprovalStanding.objects.filter(project__in=some).delete()
            ChecklistStanding.objects.filter(project__in=some).delete()
            ApprovalStanding.objects.bulk_create(rows, batch_size=500)
            ChecklistStanding.objects.bulk_create(wholes, batch_size=500)


def _changes(reader: Reader, project: int) -> list[CatalogueChange]:
    """Changes of the catalogues this project keeps."""
    kept = [told.catalogue_on for told in reader.told[project]["checklists"]]
    return [change for change in reader.changes[reader.projects[project].area] if kept and change.occurred_on <= max(kept)]


def _every_item(reader: Reader, project: int) -> list[ApprovalStanding]:
    """An item's versions change only with its own steps, and with what all items stand on."""
    shared = [fact.recorded_at for fact in [*reader.facts(project, "checklists", "milestones", "cards"), *_changes(reader, project)]]
    told = reader.told[project]
    grounds: dict[datetime, Ground] = {}

    def at(moment: datetime, steps: list[Approval], code: str) -> list[ApprovalStanding]:
        if moment not in grounds:
            grounds[moment] = reader.ground(project, reader.course(project, moment), moment)
        return item_versions(code, in_turn(steps, moment), grounds[moment])

    rows = []
    for code in reader.items(project):
        steps = [fact for fact in told["approvals"] if fact.item == code]
        rows += history([*shared, *(step.recorded_at for step in steps)], lambda moment, steps=steps, code=code: at(moment, steps, code))  # type: ignore[misc]
    return rows


def _every_whole(reader: Reader, project: int, rows: list[ApprovalStanding]) -> list[ChecklistStanding]:
    def at(moment: datetime) -> list[ChecklistStanding]:
        course = reader.course(project, moment)
        known = [row for row in rows if row.known_from <= moment < row.known_until]
        return whole_versions(known, course, reader.ground(project, course, moment))

    return history([fact.recorded_at for fact in [*reader.facts(project), *_changes(reader, project)]], at)
