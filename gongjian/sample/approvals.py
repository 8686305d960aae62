"""前期手续 of the 46 projects of the first quarter (list 9) and of the thirteen that were late: told by 25 November, then moved on week by week."""
from datetime import date, timedelta
from random import Random

from gongjian.approvals.items import Approval, Item
from gongjian.projects.milestones import Milestone
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch

# With whom an item lies, and how likely it is needed at all: by a building project, by one that is not a building.
OFFICES = {
    Item.FILING: ("approvals", 1.0), Item.LAND: ("natural-resources", 0.9), Item.PLANNING: ("natural-resources", 0.75),
    Item.ENVIRONMENT: ("environment", 0.85), Item.ENERGY: ("energy", 0.45), Item.WATER: ("water", 0.7), Item.FOREST: ("forestry", 0.3),
    Item.PERMIT: ("approvals", 0.85),
}
NOT_NEEDED = {
    Item.LAND: "不新增建设用地", Item.PLANNING: "线性工程，无需办理", Item.ENVIRONMENT: "登记表管理，网上备案", Item.ENERGY: "年综合能耗不足1000吨标准煤",
    Item.WATER: "占地不足0.5公顷", Item.FOREST: "不涉及林地", Item.PERMIT: "行业主管部门开工报告管理",
}
TERMS = {Item.LAND: 35, Item.PLANNING: 20, Item.ENVIRONMENT: 25, Item.ENERGY: 15, Item.WATER: 12, Item.FOREST: 40, Item.PERMIT: 10, Item.FILING: 7}
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
        said = {"project": sketch.key, "item": item.value, "unit": unit, "handler": clerks()[unit].name}
        if item in NOT_NEEDED and rng.random() > likely:
            tale.tell(Approval, listed, at, by, NOT_NEEDED[item], project=sketch.key, item=item.value, state="not_needed")
            continue
        done = sketch.approved if item == Item.FILING and sketch.approved else _done(item, ready, rng)
        begun = done - timedelta(TERMS[item] + rng.randint(0, 8))
        if done <= listed:
            tale.tell(Approval, max(done, sketch.born), at, by, document=_document(item, done, rng), state="done", **said)
            continue
        if begun > listed:
            tale.tell(Approval, listed, at, by, project=sketch.key, item=item.value, state="not_begun")
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
            if item == Item.FILING and not sketch.approved:
                tale.tell(Milestone, done, told, "shenpi", project=sketch.key, kind_of="approved")


def _done(item: Item, ready: date, rng: Random) -> date:
    """The earlier an item stands on the way to a start, the longer before it is done; the permit is the last."""
    lag = {Item.FILING: 75, Item.LAND: 45, Item.PLANNING: 28, Item.ENVIRONMENT: 35, Item.ENERGY: 30, Item.WATER: 25, Item.FOREST: 20, Item.PERMIT: 2}[item]
    return ready - timedelta(rng.randint(lag // 2, lag))


def _working(day: date) -> date:
    """Nothing is handled in the Spring Festival of 2024."""
    return date(2024, 2, 18) if date(2024, 2, 10) <= day <= date(2024, 2, 17) else day


def _document(item: Item, day: date, rng: Random) -> str:
    return f"沁{item.label[:1]}审字〔{day.year}〕{rng.randint(3, 240)}号（示例）"
