"""包保领导半月调度 (M51): in each half-month each sponsor goes through his projects, most at his own sitting, some on the site; a few are missed."""
from datetime import date, datetime, time, timedelta
from random import Random

from gongjian.sample.days import eve, working_day
from gongjian.sample.lines import Tale, dice
from gongjian.sample.papers import beside
from gongjian.sample.people import LEFT_ON, people
from gongjian.sample.phrases import asked, seen
from gongjian.sample.places import site
from gongjian.sample.sketches import Sketch
from gongjian.sample.sponsors import HEIR, LEAVER, OF_SECTOR, key_projects
from gongjian.stocktake.models import Minute, Sitting, SittingStep, Stocktake
from gongjian.timeline.periods import Period, half_months
from gongjian.timeline.when import CHINA

FIRST, LAST = date(2023, 11, 1), date(2024, 2, 20)
HALVES = half_months(FIRST, LAST)
FESTIVAL = date(2024, 2, 9)  # what was not done by then waits for the working days after Spring Festival
MISSED = {("deputy2", HALVES[4])}  # a whole half-month: he was at the provincial congress, and nobody does it for him
NOT_YET = {(HEIR, HALVES[7]), ("deputy4", HALVES[7])}  # the last half-month is not over
FORGOTTEN = 0.025  # of single projects, now and then
VISITS = 2  # on the site, of each leader in each half-month
OLD_PHOTO = ("deputy4", HALVES[1])  # a photo taken days before the visit it is put beside


def tell_stocktakes(tale: Tale, sketches: list[Sketch]) -> None:
    keyed = key_projects(sketches)
    for half in HALVES:
        for login, projects in _charges(half, keyed).items():
            rng = dice("stocktake", login, half.start.isoformat())
            first, last = _span(login, half)
            owed = [sketch for sketch in projects if not _over(sketch, min(half.end, LAST))]
            if (login, half) in MISSED | NOT_YET or not owed:
                continue
            _round(tale, login, half, first, last, [sketch for sketch in owed if rng.random() >= FORGOTTEN], rng)


def _charges(half: Period, keyed: list[Sketch]) -> dict[str, list[Sketch]]:
    """Who looks at what in a half-month. In the one in which a sponsor leaves, he does some first and his heir the rest."""
    found = {login: [sketch for sketch in keyed if sketch.sector in sectors] for login, sectors in OF_SECTOR.items()}
    if half.end >= LEFT_ON:
        handed = found.pop(LEAVER)
        done = handed[::3] if LEFT_ON in half else []
        found |= {LEAVER: done} if done else {}
        found[HEIR] = [sketch for sketch in handed if sketch not in done]
    return found


def _span(login: str, half: Period) -> tuple[date, date]:
    """The days on which he can look in a half-month."""
    if LEFT_ON in half and login == LEAVER:
        return half.start, LEFT_ON - timedelta(2)
    if LEFT_ON in half and login == HEIR:
        return LEFT_ON + timedelta(1), half.end
    return half.start, min(half.end, FESTIVAL) if half.start < FESTIVAL else half.end


def _over(sketch: Sketch, day: date) -> bool:
    return bool(sketch.completed and sketch.completed <= day or sketch.withdrawn)


def _round(tale: Tale, login: str, half: Period, first: date, last: date, projects: list[Sketch], rng: Random) -> None:
    days = [day for day in (first + timedelta(n) for n in range((last - first).days + 1)) if working_day(day) == day]
    sat = days[rng.randint(len(days) // 2, len(days) - 1)]
    rng.shuffle(projects)
    for sketch in projects[:VISITS]:
        _visit(tale, login, sketch, rng.choice(days), rng, old=(login, half) == OLD_PHOTO and sketch is projects[0])
    for sketch, how in zip(projects[VISITS:VISITS + 2], ("phone", "written"), strict=False):
        day = rng.choice(days)
        tale.tell(Stocktake, day, _at(day, rng.randint(9, 11), rng), login, **_look(sketch, login, how, day, rng))
    if projects[VISITS + 2:]:
        _sit(tale, login, half, sat, projects[VISITS + 2:], rng)


def _visit(tale: Tale, login: str, sketch: Sketch, day: date, rng: Random, old: bool) -> None:
    at = _at(day, rng.randint(14, 16), rng)
    latitude, longitude = site(sketch)
    there = {"hour": at.time().replace(second=0), "place": f"{sketch.place}项目现场", "latitude": latitude, "longitude": longitude}
    line = tale.tell(Stocktake, day, at + timedelta(minutes=40), login, **there, **_look(sketch, login, "site", day, rng))
    if rng.random() < 0.6 or old:
        taken = day - timedelta(4) if old else day
        beside(tale, "stocktake", line, "photo", day, line.at + timedelta(minutes=2), login, supports=line, taken=taken, place=(latitude, longitude))


def _sit(tale: Tale, login: str, half: Period, day: date, projects: list[Sketch], rng: Random) -> None:
    """His own sitting: called the day before, held, minuted and closed by the office; what it went through counts as taken stock of."""
    key, name = f"{login} {half.start}", people()[login].name
    tale.thing(Sitting, key, kind="leader", leader=login, leader_name=name)
    said = {"sitting": key, "held_on": day, "place": "县政府二楼会议室", "chair": name}
    called = eve(day)
    tale.tell(SittingStep, called, _at(called, 8, rng), "office", step="convened", attendance=[], **said)
    at = _at(day, 17, rng)
    said["attendance"] = [name, "攻坚办", *dict.fromkeys(f"{sketch.place[:3]}项目专班" for sketch in projects)]
    tale.tell(SittingStep, day, at, "office", step="held", **said)
    tale.tell(Minute, day, at + timedelta(minutes=5), "office", sitting=key, item=None, text=f"听取 {len(projects)} 个项目半月进展，逐个核对形象进度、入统材料和未销号问题。")
    for sketch in projects:
        look = _look(sketch, login, "meeting", day, rng)
        tale.tell(Stocktake, day, at + timedelta(minutes=9), "office", sitting=key, basis=f"{name}半月调度", **look)
    tale.tell(SittingStep, day, at + timedelta(minutes=9), "office", step="closed", **said)


def _look(sketch: Sketch, login: str, how: str, day: date, rng: Random) -> dict:
    return {"project": sketch.key, "leader": login, "leader_name": people()[login].name, "how": how, "found": seen(sketch, day, rng), "required": asked(sketch, day, rng)}


def _at(day: date, hour: int, rng: Random) -> datetime:
    return datetime.combine(day, time(hour, rng.randint(2, 18), rng.randint(0, 59)), CHINA)
