"""The projects' cards, year plans and milestones up to the opening of the books, and what enters the reserve afterwards."""
from datetime import date, datetime, timedelta

from gongjian.people.posts import Rank
from gongjian.projects.card import Card
from gongjian.projects.figures import YearPlan
from gongjian.projects.milestones import Milestone
from gongjian.sample.lines import OPENED, Tale, dice, moment, opening
from gongjian.sample.people import clerks, officer, section
from gongjian.sample.sketches import Sketch

GROUNDS = {
    "industrial": "县发改局产业项目认定（示例）", "private": "备案证载明民间资本控股（示例）", "provincial": "列入省级重点工程名单（示例）",
}
FUNDING = {"IP": "private_firm", "IN": "state_firm", "NP": "private_firm", "NN": "government"}
GONE = ("投资主体退出", "与国土空间规划不符", "资金未落实", "并入其他项目实施")


def booked(sketch: Sketch) -> datetime:
    """When the project was entered: at the opening of the books, or on the day it came."""
    if sketch.born > OPENED:
        return moment(sketch.born, dice("booked", sketch.key), 9, 11)
    return opening(list(clerks()).index(sketch.unit) * 2)


def says(sketch: Sketch) -> dict:
    rng = dice("card", sketch.key)
    deputy = officer(sketch.unit, Rank.DEPUTY)
    said = {
        "name": sketch.name, "owner": sketch.owner, "unit": sketch.unit, "township": sketch.township, "place": sketch.place,
        "industry": sketch.industry, "sector": sketch.sector, "content": sketch.content, "total": sketch.total,
        "nature": "continued" if sketch.started and sketch.started.year < 2023 else "new", "funding": FUNDING[sketch.cell],
        "industrial": sketch.industrial, "private": sketch.private, "provincial": sketch.provincial, "attracted": sketch.attracted,
        "responsible": deputy.login, "section": section(sketch.unit), "curve": sketch.curve,
        "start_year": (sketch.started or sketch.planned or date(2025, 1, 1)).year, "end_year": (sketch.ends or date(2026, 1, 1)).year,
    }
    if rng.random() < 0.04 and not sketch.fixed:
        said["funding"] = "mixed"
    if sketch.group == "done" or rng.random() < 0.88:
        day = sketch.approved or sketch.born
        said["code"] = f"{day:%y%m}-140521-{rng.choice(('04', '07', '18', '89', '89'))}-{rng.choice(('01', '01', '01', '02', '05'))}-{rng.randint(100000, 999999)}"
    return said | {f"{flag}_ground": ground for flag, ground in GROUNDS.items() if said[flag]}


def tell_cards(tale: Tale, sketches: list[Sketch]) -> None:
    for sketch in sketches:
        at, by = booked(sketch), clerks()[sketch.unit].login

        def reach(kind: str, day: date | None, note: str = "", sketch=sketch, at=at, by=by) -> None:
            if day and day <= max(OPENED, sketch.born):
                tale.tell(Milestone, day, at, by, note, project=sketch.key, kind_of=kind)

        def plan(kind: str, day: date | None, sketch=sketch, at=at, by=by) -> None:
            if day:
                tale.tell(Milestone, sketch.born, at, by, project=sketch.key, kind_of=kind, planned=True, planned_on=day)

        tale.tell(Card, sketch.born, at, by, project=sketch.key, says=says(sketch))
        plan("started", sketch.planned)
        plan("completed", sketch.ends)
        for kind in ("reserved", "signed", "approved", "started"):
            reach(kind, getattr(sketch, kind))
        if sketch.group not in ("waiting", "late", "spring") and sketch.enrolled:
            tale.tell(Milestone, sketch.enrolled, at, "tongji", project=sketch.key, kind_of="enrolled")
        reach("completed", sketch.completed)
        if sketch.completed and sketch.completed < date(2023, 10, 1) and sketch.industrial:
            reach("commissioned", sketch.completed + timedelta(20))
        reach("withdrawn", sketch.withdrawn, dice("gone", sketch.key).choice(GONE))
        if sketch.y:
            tale.tell(YearPlan, max(sketch.born, date(2023, 1, 5)), at, by, project=sketch.key, year=2023, amount=sketch.y)
        if sketch.p:
            tale.tell(YearPlan, max(sketch.born, date(2023, 10, 25)), at, by, project=sketch.key, year=2024, amount=sketch.p)
