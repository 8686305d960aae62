"""督查 (M52): in November, December and January every unit on ten points, in February four that lag; found, answered, published; one is called off."""
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.models import Check, Finding, Inspection, InspectionStep
from gongjian.sample.days import working_day
from gongjian.sample.lines import Line, Tale, dice
from gongjian.sample.papers import beside
from gongjian.sample.people import clerks, people
from gongjian.sample.problems import tell_problem
from gongjian.sample.sketches import HOME, names_of_units
from gongjian.timeline.when import CHINA

HEAD, MEMBER = "ducha-head", "ducha"
NOT_INSPECTED = ("drive-office", "county-leaders", "inspection-group")
WEAK = ("tuwo", "guxian", "zhangcun")
FIXED = {("zone", date(2023, 12, 1)): date(2023, 12, 19)}  # the day on which a problem was found to have come back
CALLED_OFF = {("education", date(2024, 1, 1)): (date(2024, 1, 16), "期末考试期间不进校园督查，节后另行安排")}
OBJECTED = {("housing", date(2023, 12, 1)): "施工一项所列停工是为保障供热，有县政府会议纪要，请予核实"}
ANSWERS = ("对督查结论无异议，已列出整改清单。", "情况属实，限一周内整改到位，整改情况另报。", "无异议。扣分事项已明确分管领导和责任科室。")
SCHEME = "按“十督”逐项核查：先核对已知情况，再看现场、问企业；系统里已有的材料不再索要。"
TODAY = {"tuwo": (date(2024, 2, 19), 5), "zone": (date(2024, 2, 20), 2)}  # in February: begun, and how many points checked by the last day


@cache
def _read() -> dict:
    return tomllib.loads((HOME / "inspections.toml").read_text("utf-8"))


def tell_inspections(tale: Tale) -> None:
    for month in _read()["month"]:
        units = month.get("units") or [unit for unit in names_of_units() if unit in clerks() and unit not in NOT_INSPECTED]
        days = [day for day in _days(month["from"], month["to"]) if working_day(day) == day]
        for place, unit in enumerate(units):
            _inspect(tale, month, unit, place, FIXED.get((unit, month["month"])) or days[place % len(days)])


def _inspect(tale: Tale, month: dict, unit: str, place: int, day: date) -> None:
    first = month["month"]
    number = f"督〔{first.year}〕{first.month:02d}-{place + 1:02d}"
    tale.thing(Inspection, number, number=number, unit=unit, drive="", month=first)
    group = {"leader": people()[HEAD].name, "members": people()[MEMBER].name}
    scope = {"starts_on": month["from"], "ends_on": month["to"], "dimensions": "," + "".join(f"{key}," for key in DIMENSIONS)}
    _step(tale, number, "arranged", month["arranged"], 15, place, HEAD, said=SCHEME, **scope, **group)
    if (unit, first) in CALLED_OFF:
        on, why = CALLED_OFF[unit, first]
        return _step(tale, number, "called_off", on, 9, 0, HEAD, said=why)
    if "published" not in month and unit not in TODAY:
        return None
    day, points = TODAY.get(unit, (day, 10)) if "published" not in month else (day, 10)
    _step(tale, number, "begun", day, 8, 40, MEMBER)
    scores = _site(tale, number, unit, first, day, points)
    if "published" in month:
        _conclude(tale, number, unit, month, scores)
    return None


def _site(tale: Tale, number: str, unit: str, month: date, day: date, points: int) -> dict[str, int]:
    """The checks of a day at the site, with what was found; returns the scores."""
    rng, scores = dice("inspect", number), {}
    found = {row["dimension"]: row for row in _read()["finding"] if (row["inspect"], row["month"]) == (unit, month)}
    for place, key in enumerate([*found, *(key for key in DIMENSIONS if key not in found)][:points]):
        score = rng.choices((10, 9, 8, 7, 6), (2, 3, 3, 2, 1) if unit in WEAK else (6, 5, 3, 1, 0))[0]
        score, said = (min(score, 7), found[key]["what"]) if key in found else (score, "" if score == 10 else rng.choice(_read()["wanting"][key]))
        at, scores[key] = _at(day, 9, 5 + place * 16), score
        check = tale.tell(
            Check, day, at, MEMBER, inspection=number, dimension=key, score=score, conclusion=said, judged=_judged(key, month),
        )
        if key in found:
            _found(tale, number, check, found[key])
    return scores


def _found(tale: Tale, number: str, check: Line, row: dict) -> None:
    """A finding: put right on the spot, or a problem of the ledger from that moment on."""
    said = {"inspection": number, "dimension": row["dimension"], "what": row["what"], "project": row.get("project")}
    at = check.at + timedelta(minutes=6)
    if row.get("spot"):
        tale.tell(Finding, check.on, at, MEMBER, on_spot=True, problem=None, **said)
    else:
        key = f"{number} {row['dimension']}"
        tell_problem(tale, key, {"steps": [], **row, "found": check.on, "found_at": at, "origin": "inspection"}, MEMBER)
        tale.tell(Finding, check.on, at, MEMBER, problem=key, **said)
    if row["dimension"] in ("construction", "progress", "environment"):
        beside(tale, "inspection", number, "photo", check.on, at + timedelta(minutes=1), MEMBER, supports=check)


def _conclude(tale: Tale, number: str, unit: str, month: dict, scores: dict[str, int]) -> None:
    rng, name, proposed = dice("conclude", number), names_of_units()[unit], month["proposed"]
    _propose(tale, number, name, scores, proposed, 9, rng.randint(0, 59))
    if objection := OBJECTED.get((unit, month["month"])):
        _step(tale, number, "answered", proposed + timedelta(1), 10, 20, clerks()[unit].login, said=objection)
        again = proposed + timedelta(2)
        _step(tale, number, "begun", again, 9, 0, MEMBER)
        tale.tell(
            Check, again, _at(again, 9, 30), MEMBER, inspection=number, dimension="construction", score=10, conclusion="核对会议纪要，停工有据，不扣分", judged=[],
        )
        _propose(tale, number, name, scores | {"construction": 10}, again, 10, 0)
    elif rng.random() < 0.6:
        day = working_day(proposed + timedelta(1)) if rng.random() < 0.7 else proposed
        _step(tale, number, "answered", day, 15, rng.randint(0, 59), clerks()[unit].login, said=rng.choice(ANSWERS))
    last = next(line for line in reversed(tale.lines) if line.model is InspectionStep and line.said["step"] == "proposed")
    at = {"said": last.said["said"], "advice": last.said["advice"]}
    _step(tale, number, "published", month["published"], 16, int(number[-2:]), HEAD, **at)


def _propose(tale: Tale, number: str, name: str, scores: dict[str, int], day: date, hour: int, minute: int) -> None:
    worst = sorted(DIMENSIONS, key=lambda key: scores[key])[:2]
    lost = "、".join(f"{DIMENSIONS[key].title}（{scores[key]} 分）" for key in worst if scores[key] < 10)
    said = f"{name}十项得 {sum(scores.values())} 分" + (f"，扣分较多的是{lost}。" if lost else "，没有扣分。")
    advice = "".join(_read()["advice"][key] for key in worst if scores[key] < 10)
    _step(tale, number, "proposed", day, hour, minute, MEMBER, said=said, advice=advice, answer_by=day + timedelta(3))


def _judged(key: str, month: date) -> list[dict]:
    """Of what was known before, what holds for every unit."""
    known = {"mechanisms": ("persons", "每个项目都写明了责任人")} | ({"construction": ("paused", "没有登记停工的项目")} if month.year == 2023 else {})
    return [{"fact": known[key][0], "said": known[key][1], "true": True, "words": ""}] if key in known else []


def _step(tale: Tale, number: str, step: str, day: date, hour: int, minute: int, by: str, said: str = "", **details) -> None:
    tale.tell(InspectionStep, day, _at(day, hour, minute), by, inspection=number, step=step, said=said, **details)


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour), CHINA) + timedelta(minutes=minute)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(n) for n in range((last - first).days + 1))
