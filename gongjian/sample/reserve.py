"""谋划储备: proposals vetted and admitted, some returned, some taken back; one project of two units counted once; what does not move leaves or is kept.

Nothing here enters or leaves the pool of 2024 but on the days the other tellers give: 168 on 1 November, 189 on 11 January.
"""
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from gongjian.projects.figures import YearPlan
from gongjian.projects.milestones import Milestone
from gongjian.reserve.flow import Reason
from gongjian.reserve.models import ReserveStep, Tag, Tagging, TagNaming
from gongjian.reserve.vetting import QUESTIONS, verdict
from gongjian.sample.cards import GONE, booked
from gongjian.sample.days import eve, working_day
from gongjian.sample.lines import Line, Tale, dice, moment
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch, names_of_units
from gongjian.timeline.money import WAN

WHY = {"投资主体退出": "owner", "与国土空间规划不符": "policy", "资金未落实": "elements", "并入其他项目实施": "twin"}
CONDITIONS = (
    ("land", "林地手续在办，开工前取得"), ("owner", "资本金年内到位"), ("policy", "节能审查后实施"), ("land", "供地方案已上报"), ("truth", "可研批复前复核投资"),
)
LISTED_ON, TAGGED_ON = date(2023, 11, 6), date(2023, 11, 22)
LAST_YEAR_ON = date(2022, 11, 20)  # the reserve of 2023 was fixed then, by and large
YEAR = 2024


@cache
def _read() -> dict:
    return tomllib.loads(Path(__file__).with_name("reserve.toml").read_text("utf-8"))


def old_ones() -> list[Sketch]:
    """Projects that were reserved in 2022, have no plan for 2024 and have not moved since."""
    names, found = names_of_units(), []
    for row in _read()["old"]:
        said = {name: value for name, value in row.items() if name not in ("total", "reserved", "steps")}
        sketch = Sketch(group="old", place=names[row["township"]], fixed=True, total=row["total"] * WAN, **said)
        sketch.reserved, sketch.born = row["reserved"], row["reserved"] - timedelta(12)
        sketch.planned, sketch.ends = date(2024, 9, 30), date(2026, 6, 30)
        found.append(sketch)
    return found


def prepare_reserve(sketches: list[Sketch]) -> None:
    """What enters during the drive was registered, and proposed, a week or two before."""
    for sketch in sketches:
        if sketch.group == "fresh":
            earlier = sketch.reserved - timedelta(dice("proposed", sketch.key).randint(7, 14))
            sketch.born = max(working_day(earlier), date(2023, 11, 2))


def tell_reserve(tale: Tale, sketches: list[Sketch]) -> None:
    by_group: dict[str, list[Sketch]] = {}
    for sketch in sketches:
        by_group.setdefault(sketch.group, []).append(sketch)
    admitted = [_fresh(tale, sketch, place) for place, sketch in enumerate(by_group["fresh"])]
    for sketch in by_group["spring"]:
        _booked(tale, sketch)
    for sketch, row in zip(by_group["idea"], _read()["ideas"], strict=True):
        _steps(tale, sketch, row["steps"])
    for sketch, row in zip(by_group["old"], _read()["old"], strict=True):
        _steps(tale, sketch, row.get("steps", []))
    _gone(tale, by_group["gone"], [sketch for sketch in by_group["later"] if sketch.flags.get("leaves")])
    _together(tale, [sketch for sketch in admitted if sketch.unit not in clerks() or sketch.unit != sketch.township])
    _graded(tale, by_group["spring"])
    _last_year(tale, sketches)
    _tags(tale, sketches)


def vetter(sketch: Sketch) -> str:
    """The department of its trade; nobody vets his own."""
    first = _read()["vetters"][sketch.sector]
    return next(unit for unit in (first, "development-reform", "natural-resources") if unit != sketch.unit)


def _fresh(tale: Tale, sketch: Sketch, place: int) -> Sketch:
    """Proposed when it was registered, vetted in between, admitted on the day it enters the reserve."""
    rng = dice("reserve", sketch.key)
    condition = CONDITIONS[place // 4 % len(CONDITIONS)] if place % 4 == 1 else None
    proposed, vetted = sketch.born, max(eve(sketch.reserved), sketch.born)
    _propose(tale, sketch, proposed, secured=round(sketch.p * rng.uniform(0.3, 1.3) / (10 * WAN)) * 10 * WAN if rng.random() < 0.6 else None)
    _vet(tale, sketch, vetted, {condition[0]: ["condition", condition[1]]} if condition else {}, "有条件符合" if condition else "各项符合，建议入库")
    at = moment(sketch.reserved, rng, 15, 17)
    note = f"同意入库，{condition[1]}，由{names_of_units()[vetter(sketch)]}跟踪" if condition else "同意入库"
    tale.tell(ReserveStep, sketch.reserved, at, "office", note, project=sketch.key, step="admitted")
    tale.tell(Milestone, sketch.reserved, at, "office", project=sketch.key, kind_of="reserved")
    return sketch


def _booked(tale: Tale, sketch: Sketch) -> None:
    """Admitted before the books were opened: the papers of then, put in with the rest."""
    at, rng = booked(sketch), dice("reserve", sketch.key)
    secured = round(sketch.p * rng.uniform(0.7, 1.4) / (10 * WAN)) * 10 * WAN if rng.random() < 0.7 else None
    tale.tell(ReserveStep, sketch.born, at, clerks()[sketch.unit].login, project=sketch.key, step="proposed", unit=sketch.unit, vetter=vetter(sketch), year=YEAR, secured=secured)
    findings = _findings({})
    between = sketch.born + (sketch.reserved - sketch.born) / 2
    tale.tell(
        ReserveStep, between, at, clerks()[vetter(sketch)].login, "随建账补录", project=sketch.key, step="vetted", findings=findings, verdict=verdict(findings).value,
    )
    tale.tell(ReserveStep, sketch.reserved, at, "office", "随建账补录", project=sketch.key, step="admitted")


def _steps(tale: Tale, sketch: Sketch, steps: list[dict]) -> None:
    for row in steps:
        rng, note = dice("reserve", sketch.key, str(row["on"]), row["step"]), row.get("note", "")
        match row["step"]:
            case "proposed":
                _propose(tale, sketch, row["on"], note)
            case "vetted":
                _vet(tale, sketch, row["on"], {key: row[key] for key in QUESTIONS if key in row}, note)
            case "retracted":
                tale.tell(ReserveStep, row["on"], moment(row["on"], rng), clerks()[sketch.unit].login, note, project=sketch.key, step="retracted")
            case "withdrawn":
                _withdraw(tale, sketch, row["on"], row["reason"], note)
            case step:
                tale.tell(ReserveStep, row["on"], moment(row["on"], rng, 15, 17), "office", note, project=sketch.key, step=step)


def _propose(tale: Tale, sketch: Sketch, on: date, note: str = "", secured: int | None = None) -> Line:
    at = moment(on, dice("propose", sketch.key, str(on)), 12, 14)
    said = {"unit": sketch.unit, "vetter": vetter(sketch), "year": YEAR, "secured": secured}
    return tale.tell(ReserveStep, on, at, clerks()[sketch.unit].login, note, project=sketch.key, step="proposed", **said)


def _vet(tale: Tale, sketch: Sketch, on: date, answers: dict, note: str) -> None:
    findings = _findings(answers)
    at, by = moment(on, dice("vet", sketch.key, str(on)), 15, 16), clerks()[vetter(sketch)].login
    tale.tell(ReserveStep, on, max(at, booked(sketch) + timedelta(hours=4)), by, note, project=sketch.key, step="vetted", findings=findings, verdict=verdict(findings).value)


def _findings(answers: dict) -> dict:
    return {key: answers.get(key) or ["pass", ""] for key in QUESTIONS}


def _withdraw(tale: Tale, sketch: Sketch, on: date, reason: str, note: str) -> None:
    at = moment(on, dice("withdraw", sketch.key), 15, 17)
    tale.tell(ReserveStep, on, at, "office", note, project=sketch.key, step="withdrawn", reason=reason)
    tale.tell(Milestone, on, at, "office", f"{Reason(reason).label}：{note}", project=sketch.key, kind_of="withdrawn")


def _gone(tale: Tale, before: list[Sketch], leaving: list[Sketch]) -> None:
    """Those that had left before the books were opened, and the one that leaves in December: the reason beside the milestone told elsewhere."""
    for sketch in before:
        words = dice("gone", sketch.key).choice(GONE)
        by = clerks()[sketch.unit].login
        tale.tell(ReserveStep, sketch.withdrawn, booked(sketch), by, words, project=sketch.key, step="withdrawn", reason=WHY[words])
    for sketch in leaving:
        told = next(line for line in tale.lines if line.model is Milestone and line.said.get("project") == sketch.key and line.said["kind_of"] == "withdrawn")
        tale.tell(ReserveStep, told.on, told.at, "office", "与国土空间规划不符，移出储备库", project=sketch.key, step="withdrawn", reason="policy")


def _together(tale: Tale, admitted: list[Sketch]) -> None:
    """Two townships say of a bureau's project in their territory that they work on it too; the office credits one of them."""
    first, second = [sketch for sketch in admitted if sketch.unit != sketch.township and sketch.reserved < date(2023, 12, 20)][:2]
    for place, sketch in enumerate((first, second)):
        on = working_day(sketch.reserved + timedelta(4))
        at = moment(on, dice("join", sketch.key))
        note = "项目在我镇，征地拆迁和用工由我镇负责" if place == 0 else "由我镇引进，配套道路我镇实施"
        tale.tell(ReserveStep, on, at, clerks()[sketch.township].login, note, project=sketch.key, step="joined", unit=sketch.township)
    on = working_day(first.reserved + timedelta(9))
    words = "前期工作主要由乡镇承担，储备计入乡镇，责任单位不变"
    tale.tell(ReserveStep, on, moment(on, dice("credit", first.key)), "office", words, project=first.key, step="credited", unit=first.township)


def _graded(tale: Tale, spring: list[Sketch]) -> None:
    """A person says otherwise than the approvals do, with the reason."""
    sketch = next(sketch for sketch in spring if not sketch.started and not sketch.fixed)
    on = date(2024, 1, 22)
    tale.tell(
        ReserveStep, on, moment(on, dice("graded", sketch.key)), "office", "专班现场核对，征拆未完成，三个月内不具备开工条件", project=sketch.key, step="graded", grade="C",
    )


def _last_year(tale: Tale, sketches: list[Sketch]) -> None:
    """What the reserve of 2023 was to be when it was fixed: a year ago there is something to compare with."""
    for sketch in sketches:
        if sketch.y and sketch.reserved and sketch.reserved <= LAST_YEAR_ON and sketch.born <= LAST_YEAR_ON:
            said = round(sketch.y * dice("last year", sketch.key).uniform(0.8, 1.0) / (10 * WAN)) * 10 * WAN
            at = booked(sketch)
            tale.tell(YearPlan, LAST_YEAR_ON, at, clerks()[sketch.unit].login, "2023年储备时的安排", project=sketch.key, year=2023, amount=said)


def _tags(tale: Tale, sketches: list[Sketch]) -> None:
    """主攻方向 as the plan names them, and nothing else; projects of the reserve carry them by their trade."""
    for place, (name, sectors) in enumerate(_read()["directions"].items()):
        key = tale.thing(Tag, f"direction-{place}", axis="direction")
        tale.tell(TagNaming, LISTED_ON, moment(LISTED_ON, dice("tag", name), 9, 10), "office", tag=key, name=name, document="冬季行动方案三（一）1")
        for sketch in _tagged(sketches, sectors):
            on = max(TAGGED_ON, working_day(sketch.reserved + timedelta(1)))
            tale.tell(Tagging, on, moment(on, dice("tagged", sketch.key), 9, 17), "office", project=sketch.key, tag=key)


def _tagged(sketches: list[Sketch], sectors: list[str]) -> Iterator[Sketch]:
    return (sketch for sketch in sketches if sketch.sector in sectors and sketch.group in ("spring", "later", "fresh") and sketch.reserved)
