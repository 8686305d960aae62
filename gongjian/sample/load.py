"""Writing the story down: every line becomes a fact with its own moment; what stands is made anew; everything is sealed."""
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from gongjian.approvals.models import Approval
from gongjian.approvals.standings import rebuild_approvals
from gongjian.people.countyfile import read_county
from gongjian.people.loading import load_county
from gongjian.people.models import Officer, Post, Unit
from gongjian.people.posts import restand_posts
from gongjian.problems.models import Problem, ProblemStep
from gongjian.problems.rules import lay_down, read
from gongjian.problems.standings import rebuild_problems
from gongjian.projects.models import Card, Project, Sponsorship
from gongjian.projects.restand import rebuild, restand_sector
from gongjian.sample.inspecting import inspect
from gongjian.sample.issuing import put_lists_out
from gongjian.sample.lines import OPENED, Line, opening
from gongjian.sample.people import people
from gongjian.sample.sketches import COUNTY_FILE, HOME
from gongjian.sample.story import Story, story
from gongjian.targets.loading import load_plan
from gongjian.targets.models import Target
from gongjian.targets.planfile import read_plan
from gongjian.timeline import calendar
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact, facts_of_the_house
from gongjian.timeline.files import take_in
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, end_of

AREA = "140521"
PLAN_FILE = HOME.parent.parent / "plans" / "qinshui-winter-2023.toml"
END_OF_STORY = end_of(date(2024, 2, 20))  # the day the sample county stands on
PLAN_AT = datetime(2023, 11, 17, 9, 0, tzinfo=CHINA)
TITLE = "示例数据（虚构）"


@transaction.atomic
def load(password: str, password_at: datetime, until: date | None = None, say: Callable[[str], None] = lambda words: None) -> int:
    """Load the sample county, or what was recorded of it by the end of the day `until`. Returns how many facts there are.

    Raises Refused when the database already holds facts: the sample is never mixed with what people told.
    """
    if any(model._base_manager.exists() for model in facts_of_the_house()):
        raise Refused("数据库里已经有事实，示例县只能装进空库。要看示例，请用 DATABASE_URL 指一个新库")
    last = end_of(until) if until else None
    say("示例县：日历、区划、单位……")
    calendar.fill(2022, 2026)
    source = Source.objects.create(area=AREA, kind=Source.Kind.SAMPLE, title=TITLE, made_at=last or END_OF_STORY)
    officers = hire(password, password_at)
    load_county(read_county(COUNTY_FILE), Told(AREA, OPENED, opening(-30), officers["admin"], source))
    if last is None or last >= PLAN_AT:
        plan, frame = read_plan(PLAN_FILE), Told(AREA, PLAN_AT.date(), PLAN_AT, officers["office-head"], source)
        load_plan(plan, frame, PLAN_FILE.read_bytes())
        lay_down(read(plan.problems.said()), frame, plan.drive.starts_on)
    say("示例县：编排 2023 年冬季的经过……")
    told = story()
    writer = Writer(told, source, told.tale.up_to(last), officers)
    say(f"示例县：写入 {len(writer.lines)} 条事实……")
    writer.write()
    say("示例县：推算每一天的状态……")
    writer.stand()
    say("示例县：封存……")
    end = max(line.at for line in writer.lines)
    put_lists_out(officers["office"], source, last or end)
    inspect(officers, source, last or end)
    batch = seal(end + timedelta(minutes=1))
    count = batch.count if batch else 0
    say(f"示例县：完成，共 {count} 条事实。")
    return count


def hire(password: str, password_at: datetime) -> dict[str, Officer]:
    """Everybody, by login. One hash for all: they share the sample's password, and hashing ninety times takes seconds."""
    hashed = make_password(password)
    officers = [
        Officer(
            login=person.login, name=person.name, area=AREA, phone=person.phone, must_change=False, password=hashed,
            password_changed_at=password_at, is_staff=person.role == "admin", is_superuser=person.role == "admin",
        )
        for person in people().values()
    ]
    return {officer.login: officer for officer in Officer.objects.bulk_create(officers)}


class Writer:
    """Keys become rows. Nothing is created for a project or a problem of which nothing has been told yet."""

    def __init__(self, told: Story, source: Source, lines: list[Line], officers: dict[str, Officer]):
        self.told, self.source, self.lines = told, source, lines
        self.units = {unit.key: unit for unit in Unit.objects.filter(area=AREA)}
        self.targets = {target.key: target for target in Target.objects.all()}
        self.officers = officers
        there = {line.said["project"] for line in lines if line.model is Card}
        self.projects = _made(Project, [(sketch.key, {"area": AREA}) for sketch in told.sketches if sketch.key in there])
        found = {line.said["problem"] for line in lines if line.model is ProblemStep}
        self.problems = _made(
            Problem,
            [(key, {"area": AREA, "project": self.projects[said["project"]], **{k: v for k, v in said.items() if k != "project"}})
             for key, said in told.problems.items() if key in found],
        )
        self.written: dict[Line, Fact] = {}

    def write(self) -> None:
        lines = self.lines
        if not self.targets:  # before the plan was issued nothing could be allotted
            lines = self.lines = [line for line in lines if "target" not in line.said]
        models = sorted({line.model for line in lines}, key=lambda model: (model is Evidence, model.kind()))
        for model in models:
            left = [line for line in lines if line.model is model]
            while left:  # what is corrected goes first
                ready = [line for line in left if line.corrects is None or line.corrects in self.written]
                facts = [self._fact(line) for line in ready]
                model._default_manager.bulk_create(facts, batch_size=1000)
                self.written |= dict(zip(ready, facts, strict=True))
                left = [line for line in left if line not in self.written]

    def _fact(self, line: Line) -> Fact:
        told = Told(AREA, line.on, line.at, self.officers[line.by], self.source, note=line.note)
        said = self._evidence(line) if line.model is Evidence else {name: self._row(name, value) for name, value in line.said.items()}
        return told.fact(line.model, corrects=self.written.get(line.corrects), void=line.void, **said)

    def _row(self, name: str, value):
        """The row a key stands for; anything else as it is."""
        match name:
            case "project" | "other":
                return self.projects[value] if value else None
            case "unit" | "lead" | "into":
                return self.units[value] if value else None
            case "officer" | "leader" if value in self.officers:
                return self.officers[value]
            case "target":
                return self.targets[value]
            case "problem":
                return self.problems[value]
            case "cooperating":
                return "," + "".join(f"{self.units[key].pk}," for key in value)
            case "says":
                keys = {"unit": self.units, "township": self.units, "responsible": self.officers}
                return {word: keys[word][said].pk if word in keys else said for word, said in value.items()}
        return value

    def _evidence(self, line: Line) -> dict:
        said, supports = line.said, self.written.get(line.said["supports"])
        taken = take_in(line.paper or b"", said["title"])
        return vars(taken) | {
            "subject": "project", "subject_id": self.projects[said["project"]].pk, "paper": said["kind"], "title": said["title"],
            "amount": said["amount"], "supports": supports.kind() if supports else "", "supports_id": supports.pk if supports else None,
        }

    def stand(self) -> None:
        projects = list(self.projects.values())
        rebuild(projects)
        rebuild_problems(list(self.problems.values()))
        approved = {fact.project_id for fact in self.written.values() if isinstance(fact, Approval)}
        rebuild_approvals([project for project in projects if project.pk in approved])
        for officer, at in _moments((fact.officer, fact.recorded_at) for fact in self.written.values() if isinstance(fact, Post)):
            restand_posts(officer, at)
        sectors = (fact for fact in self.written.values() if isinstance(fact, Sponsorship) and not fact.project_id)
        for sector, at in _moments((fact.sector, fact.recorded_at) for fact in sectors):
            restand_sector(sector, AREA, at)


def _made(model, rows: Iterable[tuple[str, dict]]) -> dict:
    rows = list(rows)
    made = model.objects.bulk_create([model(**said) for _, said in rows])
    return dict(zip([key for key, _ in rows], made, strict=True))


def _moments(pairs: Iterable[tuple]) -> list[tuple]:
    """Each subject at each moment something was learned of it, earliest first."""
    return sorted(dict.fromkeys(pairs), key=lambda pair: pair[1])


