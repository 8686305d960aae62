"""A small named world: 沁水 in the winter of 2023, seen on 13 December. Two townships, two bureaus, the office, and four projects.

`settle()` makes it; sheep (肉羊) is started and lacks a contract to be enrolled, gas (增压站) should have started, road (连接线) is enrolled,
wind (风电) is to start next spring.
"""
import io
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from django.test import Client
from PIL import Image

from gongjian.approvals import acts as approvals
from gongjian.desk.desk import Desk
from gongjian.desk.desk import settle as stand
from gongjian.desk.lens import Lens
from gongjian.people.countyfile import read_county
from gongjian.people.loading import load_county
from gongjian.people.models import Officer, Post, Unit
from gongjian.problems import acts as problems
from gongjian.problems.rules import lay_down, read
from gongjian.projects.acts import card, evidence, figures, mending, milestones
from gongjian.projects.models import Payment, Project
from gongjian.targets.loading import load_plan
from gongjian.targets.models import Drive
from gongjian.targets.planfile import read_plan
from gongjian.timeline.periods import half_month
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, When

AREA = "140521"
HOME = Path(__file__).parents[1]
PLAN, COUNTY = HOME / "plans/qinshui-winter-2023.toml", HOME / "counties/140521-qinshui.toml"
TODAY = date(2023, 12, 13)
WAN = 10_000
NOV_1, NOV_2 = half_month(date(2023, 11, 1)), half_month(date(2023, 11, 16))

# name in the namespace: login = the same, (name, unit, title, role, rank)
OFFICERS = {
    "office": ("王办", "drive-office", "攻坚办科员", "office", 3),
    "magistrate": ("赵县", "county-leaders", "县长", "leader", 1),
    "deputy": ("钱副", "county-leaders", "副县长", "leader", 2),
    "jiafeng": ("孙嘉", "jiafeng", "经济办主任", "unit", 3),
    "jiafeng_head": ("李嘉", "jiafeng", "镇长", "unit", 1),
    "duanshi": ("周端", "duanshi", "经济办主任", "unit", 3),
    "agriculture": ("吴农", "agriculture", "项目股股长", "unit", 3),
    "agriculture_head": ("郑农", "agriculture", "局长", "unit", 1),
    "agriculture_deputy": ("冯农", "agriculture", "副局长", "unit", 2),
    "forestry": ("陈林", "forestry", "资源股股长", "unit", 3),
    "statistics": ("褚统", "statistics", "投资股股长", "statistics", 3),
    "approvals": ("卫审", "approvals", "审批股股长", "approvals", 3),
    "inspector": ("蒋督", "inspection-group", "督查员", "inspector", 3),
}


@cache
def _files():
    return read_county(COUNTY), read_plan(PLAN)


def told(on: date | str, by: Officer | None = None, note: str = "") -> Told:
    """Told on a day, at five in the afternoon."""
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return Told(AREA, day, datetime.combine(day, time(17), CHINA), by, note=note)


def do(act, thing, frame: Told, **details) -> list:
    """An act and what stands after it, without asking who may (a world is told, not lived)."""
    facts = act(thing, frame, **details)
    stand(facts, frame.at)
    return facts


def voucher(mark: object = "", kind: str = "payment", amount: int | None = None) -> evidence.Paper:
    """No two marks have the same bytes."""
    return evidence.Paper(f"进账单{mark}.pdf", PDF + str(mark).encode(), kind, amount)


def pay_in(project, frame: Told, *, on: date, amount: int) -> Payment:
    """Funds with the voucher that shows them."""
    return do(figures.pay_in, project, frame, on=on, amount=amount, vouchers=[voucher(f"{on} {amount}")])[0]


def pay_in_bare(project, frame: Told, *, on: date, amount: int) -> Payment:
    """As a list that comes in says it: no voucher with it."""
    payment = frame.tell(Payment, on=on, project=project, amount=amount)
    stand([payment], frame.at)
    return payment


def photo(colour: str = "olive") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def settle() -> SimpleNamespace:
    """.officers.office …, .units.jiafeng …, .projects.sheep …, .problem, .drive, .today"""
    county, plan = _files()
    load_county(county, told("2023-10-01"))
    units = {unit.key: unit for unit in Unit.objects.all()}
    officers = _officers(units)
    load_plan(plan, told("2023-11-17", officers["office"]))
    lay_down(read(plan.problems.said()), told("2023-11-17", officers["office"]), plan.drive.starts_on)
    world = SimpleNamespace(
        officers=SimpleNamespace(**officers), units=SimpleNamespace(**{key.replace("-", "_"): unit for key, unit in units.items()}),
        projects=SimpleNamespace(), drive=Drive.objects.get(), today=TODAY,
    )
    _sheep(world)
    _gas(world)
    _road(world)
    _wind(world)
    return world


def looks(officer: Officer, on: date = TODAY, known: datetime | None = None, today: date | None = TODAY) -> Lens:
    return Lens(officer, When(on, known), today)


def sits(officer: Officer, on: date = TODAY, source=None) -> Desk:
    """At his desk on that day, which is his today."""
    return Desk(looks(officer, on, today=on), datetime.combine(on, time(18), CHINA), source)


def client_for(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _officers(units: dict[str, Unit]) -> dict[str, Officer]:
    found = {}
    for login, (name, unit, title, role, rank) in OFFICERS.items():
        officer = Officer.objects.create(login=login, name=name, area=AREA, must_change=False, password="!")
        frame = told("2023-10-01")
        stand([frame.tell(Post, officer=officer, unit=units[unit], title=title, role=role, rank=rank)], frame.at)
        found[login] = officer
    found["admin"] = Officer.objects.create(login="admin", name="管理员", area=AREA, must_change=False, is_staff=True, is_superuser=True, password="!")
    return found


def _register(world, name: str, unit: Unit, on: str, **says) -> Project:
    return do(card.register, unit, told(on), name=name, **says)[0].project


def _reach(project, kind: str, on: str, note: str = "", by=None) -> None:
    do(milestones.reach, project, told(on, by, note), kind=kind)


def _sheep(world) -> None:
    o, u = world.officers, world.units
    sheep = world.projects.sheep = _register(
        world, "肉羊全产业链项目", u.agriculture, "2022-11-08", code="2301-140521-89-01-000001", total=36000 * WAN, township=u.duanshi, place="端氏镇曲堤村",
        nature="new", owner="沁水县羊羊农牧有限公司", private=True, private_ground="企业全资民营", industrial=True, industrial_ground="发改局认定",
        responsible_name="刘股长", section="畜牧股", content="年出栏十万只",
    )
    for kind, on in (("signed", "2022-12-16"), ("approved", "2023-02-28"), ("started", "2023-09-20")):
        _reach(sheep, kind, on, by=o.agriculture)
    for paper, on in (("filing", "2023-02-28"), ("application", "2023-10-20"), ("licence", "2022-11-01"), ("scope", "2023-10-20")):
        do(evidence.add_evidence, sheep, told("2023-11-02", o.agriculture), paper=paper, name=f"{paper}.pdf", data=PDF + paper.encode(), on=date.fromisoformat(on))
    do(evidence.add_evidence, sheep, told("2023-11-03", o.agriculture), paper="photo", name="现场.jpg", data=photo(), on=date(2023, 9, 20))
    do(card.plan_year, sheep, told("2023-02-28", o.agriculture), year=2023, amount=12000 * WAN)
    do(card.sponsor, sheep, told("2023-11-01", o.office), leader=o.deputy, team=["县林业局", "端氏镇"])
    do(figures.opening, sheep, told("2023-11-01", o.agriculture), on=date(2023, 10, 31), amount=5000 * WAN)
    do(figures.report, sheep, told("2023-11-16", o.agriculture), period=NOV_1, amount=460 * WAN, evidenced=400 * WAN, physical=3000)
    later = do(figures.report, sheep, told("2023-12-01", o.agriculture), period=NOV_2, amount=540 * WAN, evidenced=300 * WAN, physical=3500)[0]
    do(mending.correct, later, told("2023-12-04", o.agriculture, "结算单金额不符"), amount=480 * WAN)
    step = do(problems.find, sheep, told("2023-11-20", o.agriculture), what="使用林地手续未批", category="林地")[0]
    world.problem = step.problem
    assign(step.problem, "2023-11-22", o.office, lead=u.forestry, person="陈林", due_on=date(2023, 12, 10))


def assign(problem, on: str, by=None, **said) -> None:
    """Verified and assigned on one day."""
    do(problems.advance, problem, told(on, by, "属实"), to="verified")
    do(problems.advance, problem, told(on, by), to="assigned", **said)


def solve(problem, on: str, lead=None, office=None, proof: bool = True) -> None:
    """From its assignment to the application for closing, and the proof beside it."""
    do(problems.advance, problem, told(on, lead), to="signed")
    do(problems.advance, problem, told(on, lead, "正在办"), to="feedback")
    do(problems.advance, problem, told(on, lead, "已批"), to="solved")
    if proof:
        do(evidence.add_evidence, problem, told(on, lead), paper="permit", name=f"批文{problem.pk}.pdf", data=PDF + str(problem.pk).encode())


def strike(problem, on: str, office=None) -> None:
    """Reviewed, closed and struck off on one day."""
    do(problems.advance, problem, told(on, office, "属实"), to="reviewed")
    do(problems.advance, problem, told(on, office), to="closed", grade="good")
    do(problems.advance, problem, told(on, office, "同意销号"), to="struck")


def _gas(world) -> None:
    o, u = world.officers, world.units
    gas = world.projects.gas = _register(
        world, "煤层气增压站及配套管网", u.jiafeng, "2023-03-01", code="2303-140521-45-01-000002", total=8000 * WAN, township=u.jiafeng, place="嘉峰镇",
        nature="new", industrial=True, industrial_ground="发改局认定", responsible_name="何站长",
    )
    do(card.plan_year, gas, told("2023-03-01", o.jiafeng), year=2023, amount=3000 * WAN)
    do(milestones.plan, gas, told("2023-03-01", o.jiafeng), kind="started", planned_on=date(2023, 11, 20))


def _road(world) -> None:
    o, u = world.officers, world.units
    road = world.projects.road = _register(
        world, "端氏镇曲堤连接线工程", u.duanshi, "2023-01-10", code="2301-140521-54-01-000003", total=6000 * WAN, township=u.duanshi, place="端氏镇", nature="new",
    )
    do(card.plan_year, road, told("2023-01-10", o.duanshi), year=2023, amount=4000 * WAN)
    do(evidence.add_evidence, road, told("2023-04-06", o.duanshi), paper="photo", name="桩.jpg", data=photo("grey"), on=date(2023, 4, 5))
    _reach(road, "started", "2023-04-05", by=o.duanshi)
    _reach(road, "enrolled", "2023-11-08", by=o.statistics)
    do(figures.report, road, told("2023-11-16", o.duanshi), period=NOV_1, amount=300 * WAN, evidenced=300 * WAN, physical=6000)
    do(figures.report, road, told("2023-12-01", o.duanshi), period=NOV_2, amount=350 * WAN, evidenced=200 * WAN, physical=7000)
    do(figures.enter_official, road, told("2023-12-08", o.statistics), month=date(2023, 11, 1), amount=520 * WAN)


def _wind(world) -> None:
    o, u = world.officers, world.units
    wind = world.projects.wind = _register(
        world, "固县风电一期", u.jiafeng, "2023-09-01", code="2309-140521-44-02-000004", total=52000 * WAN, place="固县乡", nature="new",
        industrial=True, industrial_ground="发改局认定", responsible_name="何站长",
    )
    _reach(wind, "reserved", "2023-11-10", by=o.office)
    do(card.plan_year, wind, told("2023-11-10", o.jiafeng), year=2024, amount=20000 * WAN)
    do(milestones.plan, wind, told("2023-11-10", o.jiafeng), kind="started", planned_on=date(2024, 2, 28))
    do(approvals.stand, wind, told("2023-11-20", o.approvals), item="filing", state="done", document="沁审备〔2023〕9号")
    do(approvals.stand, wind, told("2023-11-20", o.approvals), item="permit", state="under_way", unit=u.approvals, handler="卫审", due_on=date(2023, 12, 14))
