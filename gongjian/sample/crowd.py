"""A crowd of projects for measuring: thousands of projects and tens of thousands of facts, seeded, in an empty database."""
from datetime import date, datetime, timedelta
from random import Random

from django.conf import settings
from django.db import transaction

from gongjian.approvals.items import Approval, Item, State
from gongjian.approvals.standings import rebuild_approvals
from gongjian.people.countyfile import read_county
from gongjian.people.loading import load_county
from gongjian.people.models import Naming, Officer, Post, Unit
from gongjian.people.posts import restand_posts
from gongjian.people.units import restand_unit
from gongjian.problems.flow import Step
from gongjian.problems.ledger import WaitsFor
from gongjian.problems.models import Problem, ProblemStanding, ProblemStep
from gongjian.problems.standings import rebuild_problems
from gongjian.projects.models import Card, Milestone, Official, Project, ProjectStanding, Report, Sponsorship, YearPlan
from gongjian.projects.restand import rebuild
from gongjian.targets.loading import load_plan
from gongjian.targets.models import Allotment, Drive
from gongjian.targets.planfile import read_plan
from gongjian.timeline.calendar import fill
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.money import WAN
from gongjian.timeline.periods import half_months, month_end, months
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, When

KINDS = ("煤层气", "菌菇", "文旅", "道路", "水库", "厂房", "光伏", "学校", "管网", "物流")
OPENS, TOLD_FROM, CLOSES = date(2023, 7, 1), date(2023, 10, 1), date(2024, 2, 20)
WAY = (Step.FOUND, Step.VERIFIED, Step.ASSIGNED, Step.SIGNED, Step.FEEDBACK, Step.SOLVED, Step.REVIEWED, Step.CLOSED, Step.STRUCK)


def moment(day: date, late: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, 17, tzinfo=CHINA) + timedelta(days=late)


@transaction.atomic
def gather(projects: int, seed: int = 1) -> dict[str, int]:
    """Fill an empty database. Returns how many projects and facts there are."""
    dice = Random(seed)
    start = date(2023, 1, 1)
    told = Told("140521", start, moment(start))
    load_county(read_county(settings.HOME / "counties" / "140521-qinshui.toml"), told)
    plan = settings.HOME / "plans" / "qinshui-winter-2023.toml"
    load_plan(read_plan(plan), told, plan.read_bytes())
    fill(2022, 2024)
    leaders = _officers(told)
    units = list(Unit.objects.filter(kind__in=("township", "zone", "department"), standings__isnull=False))
    crowd = Project.objects.bulk_create([Project(area="140521") for _ in range(projects)])
    for model, facts in _lives(crowd, units, leaders, told, dice).items():
        model.objects.bulk_create(facts, batch_size=2000)
    _troubles(crowd, units, told, dice)
    rebuild(crowd)
    rebuild_approvals(crowd)
    rebuild_problems(list(Problem.objects.all()))
    still_open = ProblemStanding.objects.at(When(CLOSES)).filter(struck_on=None).count()
    return {"projects": projects, "open_problems": still_open, "facts": sum(model.objects.count() for model in facts_of_the_house())}


def sixty_units(drive: Drive, many: int = 60) -> list[Unit]:
    """The county's townships, zone and departments, and as many more of each kind in turn as make sixty; the new ones take over every other project."""
    start = date(2023, 1, 1)
    told = Told(drive.area, start, moment(start))
    here = list(Unit.objects.filter(kind__in=("township", "zone", "department"), standings__until_on__gt=CLOSES).distinct())
    new = []
    for place in range(many - len(here)):
        unit = Unit.objects.create(area_id=drive.area, key=f"crowd-{place}", kind=("township", "department", "zone")[place % 3], order=800 + place)
        told.tell(Naming, unit=unit, name=f"第{place}单位", short=f"第{place}单位")
        restand_unit(unit, told.at)
        new.append(unit)
    for place, unit in enumerate(new):
        ProjectStanding.objects.filter(project__in=list(Project.objects.order_by("pk").values_list("pk", flat=True)[place :: 2 * len(new)])).update(unit=unit)
    return here + new


def share_out(drive: Drive, units: list[Unit]) -> None:
    """Every target that is asked of units, of every unit."""
    told = Told(drive.area, drive.starts_on, moment(drive.starts_on))
    asked = {"money": 20_000 * WAN, "count": 10}
    facts = [
        told.fact(Allotment, target=target, unit=unit, value=asked[target.measure], document="测速") for target in drive.targets.exclude(measure="percent") for unit in units
    ]
    Allotment.objects.bulk_create(facts, batch_size=2000)


def _officers(told: Told) -> list[Officer]:
    office = Unit.objects.filter(kind="office").first()
    town = Unit.objects.filter(kind="township", standings__isnull=False).first()
    seats = [("office", "office", office, 3), ("town", "unit", town, 3)] + [(f"deputy{n}", "leader", None, 2) for n in range(1, 5)]
    others = Unit.objects.filter(kind__in=("township", "zone", "department"), standings__isnull=False).exclude(pk=town and town.pk)
    seats += [(f"{unit.key}-{rank}", "unit", unit, rank) for unit in others for rank in (1, 3)]
    officers = []
    for login, role, unit, rank in seats:
        officer = Officer.objects.create(login=login, name=login, area=told.area, must_change=False)
        told.tell(Post, officer=officer, unit=unit, title=login, role=role, rank=rank)
        restand_posts(officer, told.at)
        officers.append(officer)
    return officers[2:6]


def _lives(crowd, units, leaders, told, dice) -> dict[type, list]:
    facts: dict[type, list] = {model: [] for model in (Card, YearPlan, Milestone, Report, Official, Sponsorship, Approval)}

    def tell(model, day, late=0, **said):
        facts[model].append(Told(told.area, day, moment(day, late)).fact(model, **said))

    for place, project in enumerate(crowd):
        unit, total = dice.choice(units), dice.randrange(600, 90_000) * WAN
        born, planned = OPENS - timedelta(dice.randrange(170)), date(2023, 2, 1) + timedelta(dice.randrange(420))
        says = {
            "name": f"{dice.choice(KINDS)}项目第{place}号", "unit": unit.pk, "total": total, "nature": dice.choice(("new", "new", "continued")),
            "industrial": dice.random() < 0.6, "private": dice.random() < 0.3, "provincial": dice.random() < 0.05, "responsible_name": "某某",
            "sector": dice.choice(KINDS), "owner": f"某公司{place % 400}",
        }
        tell(Card, born, project=project, says=says)
        if dice.random() < 0.1:
            tell(Card, born + timedelta(dice.randrange(200)), project=project, says={"total": total + 100 * WAN})
        tell(YearPlan, born, project=project, year=2023, amount=total // dice.randrange(2, 6))
        tell(YearPlan, date(2023, 11, 5), project=project, year=2024, amount=total // dice.randrange(2, 6))
        tell(Milestone, born, project=project, kind_of="started", planned=True, planned_on=planned)
        tell(Milestone, born, project=project, kind_of="reserved")
        if dice.random() < 0.15:
            leader = dice.choice(leaders)
            tell(Sponsorship, date(2023, 11, 1), project=project, leader=leader, leader_name=leader.name)
        started = planned + timedelta(dice.randrange(-20, 60))
        if dice.random() < 0.75 and started <= CLOSES:
            tell(Milestone, started, project=project, kind_of="started")
            _progress(tell, project, started, total, dice)
            if dice.random() < 0.5:
                tell(Milestone, min(started + timedelta(dice.randrange(20, 90)), CLOSES), late=1, project=project, kind_of="enrolled")
        elif date(2024, 1, 1) <= planned <= date(2024, 3, 31):
            for item in Item.values:
                tell(Approval, date(2023, 11, 20), project=project, item=item, state=dice.choice(State.values), due_on=date(2024, 1, 15), unit=unit)
    return facts


def _progress(tell, project, started, total, dice) -> None:
    for half in half_months(max(started, TOLD_FROM), CLOSES):
        amount = total // dice.randrange(20, 60)
        tell(Report, half.end, dice.randrange(4), project=project, since_on=half.start, amount=amount, evidenced=amount // 2)
    for month in months(max(started, TOLD_FROM), date(2023, 12, 31)):
        tell(Official, month_end(month.start), 10, project=project, amount=total // 40)


def _troubles(crowd, units, told, dice) -> None:
    """Two open problems for every three projects, and one in ten more that were struck off."""
    ways = [WAY[:length] for length in (1, 2, 3, 4, 5, 5, 6, 7, 8)] + [(*WAY[:5], Step.HELD)]
    still_open = max(len(crowd) * 2 // 3, 1)
    lives = [dice.choice(ways) for _ in range(still_open)] + [WAY] * (still_open // 10)
    problems = Problem.objects.bulk_create(
        [Problem(area=told.area, project=dice.choice(crowd), what=f"难题{n}", category="手续") for n in range(len(lives))]
    )
    steps = []
    for problem, life in zip(problems, lives, strict=True):
        day, lead = CLOSES - timedelta(dice.randrange(12, 110)), dice.choice(units)
        for step in life:
            said: dict = {"lead": lead, "person": "某某"} if step not in (Step.FOUND, Step.VERIFIED) else {}
            if step == Step.ASSIGNED:
                said["due_on"] = day + timedelta(dice.randrange(10, 90))
            if step == Step.HELD:
                said["waits_for"] = WaitsFor.SUPERIOR
            frame = Told(told.area, day, moment(day))
            steps.append(frame.fact(ProblemStep, problem=problem, step=step, weight="ordinary", note=step.label, **said))
            day = min(day + timedelta(dice.randrange(1, 9)), CLOSES)
    ProblemStep.objects.bulk_create(steps, batch_size=2000)
