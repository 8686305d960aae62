"""前期手续 of the 46 projects of the first quarter (list 9) and of the thirteen that were late: told by 25 November, then moved on week by week."""
from datetime import date, timedelta
from random import Random

from gongjian.approvals.items import Approval, item_name
from gongjian.projects.milestones import Milestone
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch

# With whom an item lies, and how likely it is needed at all: by a building project, by one that is not a building.
OFFICES = {
    "filing": ("approvals", 1.0), "land": ("natural-resources", 0.9), "planning": ("natural-resources", 0.75),
    "environment": ("environment", 0.85), "energy": ("energy", 0.45), "water": ("water", 0.7), "forest": ("forestry", 0.3),
    "permit": ("approvals", 0.85),
}
NOT_NEEDED = {
    "land": "不新增建设用地", "planning": "线性工程，无需办理", "environment": "登记表管理，网上备案", "energy": "年综合能耗不足1000吨标准煤",
    "water": "占地不足0.5公顷", "forest": "不涉及林地", "permit": "行业主管部门开工报告管理",
}
TERMS = {"land": 35, "planning": 20, "environment": 25, "energy": 15, "water": 12, "forest": 40, "permit": 10, "filing": 7}
LISTED_LATE = {"zhangcun": date(2023, 11, 28), "health-sports": date(2023, 11, 27), "shili": date(2023, 12, 1)}
END = date(2024, 2, 20)


def tell_approvals(tale: Tale, sketches: list[Sketch]) -> None:
    for sketch in sketches:
        if sketch.group in ("spring", "late"):
            _items(tale, sketch, dice("approvals", sketch.key))


def _items(tale: Tale, sketch: Sketch, rng: Random) -> None:
    listed = LISTED_LATE.get(sketch.unit) or date(2023, 11, 20) + timedelta(rng.randint(0, 5))
    if sketch.group == "late":
        listed = date(2023, 11, 3)
    at, by = moment(listed, rng, 9, 11), clerks()[sketch.unit].login
    ready = (sketch.started or sketch.planned + timedelta(rng.randint(-5, 30))) - timedelta(2)
    for item, (unit, likely) in OFFICES.items():
        said = {"project": sketch.key, "item": item, "unit": unit, "handler": clerks()[unit].name}
        if item in NOT_NEEDED and rng.random() > likely:
            tale.tell(Approval, listed, at, by, NOT_NEEDED[item], project=sketch.key, item=item, state="not_needed")
            continue
        done = sketch.approved if item == "filing" and sketch.approved else _done(item, ready, rng)
        begun = done - timedelta(TERMS[item] + rng.randint(0, 8))
        if done <= listed:
            tale.tell(Approval, max(done, sketch.born), at, by, document=_document(item, done, rng), state="done", **said)
            continue
        if begun > listed:
            tale.tell(Approval, listed, at, by, project=sketch.key, item=item, state="not_begun")
        begun = max(begun, listed)
        if begun > END:
            continue
        due = min(done, ready) - timedelta(rng.randint(0, 6)) if rng.random() < 0.25 else done + timedelta(rng.randint(0, 8))
        due = max(due, begun + timedelta(2))
        start = at if begun == listed else moment(_working(begun), rng)
        tale.tell(Approval, begun, start, by if begun == listed else "shenpi", state="under_way", due_on=due, **said)
        if done <= END:
            told = max(moment(_working(done), rng, 14, 17), start)
            tale.tell(Approval, done, told, "shenpi", document=_document(item, done, rng), state="done", **said)
            if item == "filing" and not sketch.approved:
                tale.tell(Milestone, done, told, "shenpi", project=sketch.key, kind_of="approved")


def _done(item: str, ready: date, rng: Random) -> date:
    """The earlier an item stands on the way to a start, the longer before it is done; the permit is the last."""
    lag = {"filing": 75, "land": 45, "planning": 28, "environment": 35, "energy": 30, "water": 25, "forest": 20, "permit": 2}[item]
    return ready - timedelta(rng.randint(lag // 2, lag))


def _working(day: date) -> date:
    """Nothing is handled in the Spring Festival of 2024."""
    return date(2024, 2, 18) if date(2024, 2, 10) <= day <= date(2024, 2, 17) else day


def _document(item: str, day: date, rng: Random) -> str:
    return f"沁{item_name(item)[:1]}审字〔{day.year}〕{rng.randint(3, 240)}号（示例）"
