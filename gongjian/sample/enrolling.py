"""入统: papers come together, the statistics bureau enters; then its own figures, month by month, never for January."""
from datetime import date, datetime, timedelta

from gongjian.projects.figures import Official
from gongjian.projects.milestones import Milestone
from gongjian.sample import entries
from gongjian.sample.amounts import HALVES, MONTHS, Amounts
from gongjian.sample.lines import Tale, dice, moment, opening
from gongjian.sample.papers import earlier, paper
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch
from gongjian.timeline.money import WAN
from gongjian.timeline.periods import month_end

PAPERS = ("filing", "application", "contract", "photo", "licence", "scope")
BY_13_DECEMBER = (
    date(2023, 11, 10), date(2023, 11, 10), date(2023, 11, 10), date(2023, 11, 14), date(2023, 11, 20), date(2023, 11, 20), date(2023, 11, 20),
    date(2023, 11, 20), date(2023, 11, 24), date(2023, 11, 27), date(2023, 11, 27), date(2023, 11, 30), date(2023, 12, 5), date(2023, 12, 5),
    date(2023, 12, 5), date(2023, 12, 8), date(2023, 12, 8), date(2023, 12, 11), date(2023, 12, 11), date(2023, 12, 12), date(2023, 12, 13),
)
BY_YEAR_END = (
    date(2023, 12, 15), date(2023, 12, 18), date(2023, 12, 18), date(2023, 12, 20), date(2023, 12, 20), date(2023, 12, 20), date(2023, 12, 22),
    date(2023, 12, 22), date(2023, 12, 25), date(2023, 12, 25), date(2023, 12, 25), date(2023, 12, 26), date(2023, 12, 27), date(2023, 12, 28),
    date(2023, 12, 29),
)
NEVER = (None, None)
# What the last seventeen still lack on 13 December: nine only a photo or a contract, eight something more.
LACKING = (
    *[("photo",)] * 4, *[("contract",)] * 3, *[("photo", "contract")] * 2, ("filing",), ("application", "contract"), ("application", "scope"),
    ("filing", "photo"), ("application",), ("licence", "application", "photo"), ("filing", "application"), ("filing", "scope", "contract"),
)
# Place in the order of entry: which of the returns happened to it; which field of which paper was told wrongly at first.
COMES_BACK = {9: 0, 14: 1, 19: 2, 26: 0, 31: 1}
WRONG = {
    12: ("contract", "sealed"), 17: ("application", "place_code"), 23: ("application", "planned_total"), 25: ("application", "place_code"), 29: ("contract", "sealed"),
    36: ("contract", "sealed"), 37: ("application", "place_code"),
}
LAST_PAPERS = date(2023, 12, 14)  # photographs taken again, contracts amended: none is dated earlier
FEBRUARY = {"fungus-factory": date(2024, 2, 19), "tankers": date(2024, 2, 19), "booster": date(2024, 2, 20), "wells": date(2024, 2, 20)}


def tell_enrolments(tale: Tale, sketches: list[Sketch]) -> None:
    waiting = [sketch for sketch in sketches if sketch.group == "waiting"]
    order = [sketch for sketch in waiting if sketch.key != "sheep"]
    dice("enrolling").shuffle(order)
    order.insert(28, next(sketch for sketch in waiting if sketch.key == "sheep"))  # 肉羊: its problem is solved first
    for place, (sketch, day) in enumerate(zip(order, BY_13_DECEMBER + BY_YEAR_END + NEVER, strict=True)):
        sketch.enrolled = day
        wrong = WRONG.get(place, ("", ""))
        ready = _gather(tale, sketch, LACKING[place - 21] if place >= 21 else None, *wrong)
        _plan(tale, sketch)
        if day:
            if wrong[0]:
                entries.set_right(tale, sketch, *wrong, at=ready + timedelta(minutes=10))
            entries.course(tale, sketch, ready, COMES_BACK.get(place))
            enter(tale, sketch)
    for sketch in sketches:
        if sketch.key in FEBRUARY:
            sketch.enrolled = FEBRUARY[sketch.key]
            at = moment(date(2024, 1, 24), dice("papers", sketch.key))
            for kind in ("filing", "application", "licence", "scope"):
                entries.particulars(tale, sketch, paper(tale, sketch, kind, _dated(sketch, kind, at.date()), at, clerks()[sketch.unit].login))
            entries.course(tale, sketch, at + timedelta(days=7))
            enter(tale, sketch)


def enter(tale: Tale, sketch: Sketch) -> None:
    tale.tell(Milestone, sketch.enrolled, moment(sketch.enrolled, dice("enter", sketch.key), 10, 17), "tongji", project=sketch.key, kind_of="enrolled")


def _plan(tale: Tale, sketch: Sketch) -> None:
    rng, day = dice("plan-enrol", sketch.key), date(2023, 11, 17)
    planned = date(2023, 12, 10) if sketch.enrolled and sketch.enrolled <= date(2023, 12, 13) else date(2023, 12, 25)
    tale.tell(
        Milestone, day, moment(day, rng, 15, 17), clerks()[sketch.unit].login, project=sketch.key, kind_of="enrolled", planned=True, planned_on=planned
    )


def _gather(tale: Tale, sketch: Sketch, lacking: tuple[str, ...] | None, wrong_kind: str, wrong_field: str) -> datetime:
    """Some papers are there at the opening of the books, some come in November, the last before the entry. Returns when the last was told.

    Of the paper `wrong_kind` the field `wrong_field` is told wrongly at first: the system says so before anybody returns it.
    """
    rng, by = dice("gather", sketch.key), clerks()[sketch.unit].login
    there = opening(5 + list(clerks()).index(sketch.unit) * 2)
    others = [kind for kind in PAPERS if kind not in (lacking or ())]
    first = others[:1] + rng.sample(others[1:], min(len(others) - 1, rng.randint(0, 2)))
    if len(first) > 4 or (not lacking and len(first) == len(PAPERS)):
        first = first[:3]
    last = sketch.enrolled or date(2023, 12, 13)
    second = moment(min(last - timedelta(2 if last < date(2023, 11, 20) else 9), date(2023, 11, 9) + timedelta(rng.randint(0, 18 if not lacking else 30))), rng, 9, 16)
    third = moment(max(date(2023, 12, 14), last - timedelta(6)), rng, 8, 9) if sketch.enrolled else None
    told: list[datetime] = []
    for kind in PAPERS:
        at = there if kind in first else third if kind in (lacking or ()) else second
        if at:
            day = at.date() - timedelta(1) if at is third else _dated(sketch, kind, at.date())
            line = paper(tale, sketch, kind, max(day, LAST_PAPERS) if at is third else day, at, by)
            told.append(line.at)
            entries.particulars(tale, sketch, line, wrong_field if kind == wrong_kind else "")
    return max(told)


def _dated(sketch: Sketch, kind: str, told_on: date) -> date:
    """The day on the paper: filed before the start, contracted before it, photographed after it."""
    rng = dice("paper-day", sketch.key, kind)
    match kind:
        case "filing" | "licence":
            return sketch.approved
        case "contract":
            return earlier(sketch.started, rng)
        case _:
            return max(sketch.started, earlier(told_on, rng, 9))


def tell_officials(tale: Tale, sketches: list[Sketch], amounts: Amounts) -> None:
    """What the statistics bureau accepted: near the units' word, not equal to it; only of projects entered by the month's end."""
    for sketch in sketches:
        if not sketch.enrolled:
            continue
        rng, of_month = dice("official", sketch.key), {}
        for period, amount in amounts.get(sketch.key, {}).items():
            if period in (*MONTHS, *HALVES[:6]):
                end = month_end(period.end)
                of_month[end] = of_month.get(end, 0) + amount
        carried = of_month.pop(date(2023, 1, 31), 0)  # January is not surveyed: February carries it
        for end, amount in of_month.items():
            if end < sketch.enrolled or (sketch.completed and end > month_end(sketch.completed)):
                carried += amount
                continue
            accepted = round((amount * rng.uniform(0.84, 1.03) + carried * 0.12) / WAN) * WAN  # of what came before the entry little is accepted
            carried = 0
            day = end + timedelta(rng.choice((9, 10, 10, 11)))
            at = moment(day, rng, 9, 11) if end >= date(2023, 10, 1) else opening(60)
            tale.tell(Official, end, at, "tongji", project=sketch.key, amount=accepted)
