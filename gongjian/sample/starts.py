"""Starts: the thirteen of list 5 one after another, then the first of 2024; late ones are re-planned with a reason."""
from datetime import date, timedelta

from gongjian.projects.figures import YearPlan
from gongjian.projects.milestones import Milestone
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.papers import paper
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch

# project: (told on, planned for, why)
REPLANNED = {
    "tuwo-road": ((date(2023, 12, 13), date(2023, 12, 18), "施工图审查意见修改，推迟进场"),),
    "guxian-gas": ((date(2023, 12, 14), date(2023, 12, 20), "管线段路由待定，改为先开工不涉及林地的阀室和计量站"),),
}
WHY_LATER = ("用地报批在省级审查", "施工招标流标，重新组织", "环评批复延后", "设计方案优化", "征拆未完成", "资金拨付计划调整")


def tell_starts(tale: Tale, sketches: list[Sketch]) -> None:
    for sketch in sketches:
        if sketch.group == "late":
            _late(tale, sketch)
        elif sketch.group == "spring":
            _spring(tale, sketch)


def start(tale: Tale, sketch: Sketch) -> None:
    """Recorded within three days, with a photo and the contract."""
    rng, by = dice("start", sketch.key), clerks()[sketch.unit].login
    at = moment(min(sketch.started + timedelta(rng.randint(0, 3)), date(2024, 2, 20)), rng, 14, 17)
    line = tale.tell(Milestone, sketch.started, at, by, project=sketch.key, kind_of="started")
    paper(tale, sketch, "photo", sketch.started, at + timedelta(minutes=1), by, supports=line)
    paper(tale, sketch, "contract", sketch.started - timedelta(rng.randint(5, 30)), at + timedelta(minutes=1), by, supports=line)


def _late(tale: Tale, sketch: Sketch) -> None:
    rng, by = dice("late-start", sketch.key), clerks()[sketch.unit].login
    # On 3 November each is given a new day by the units: the middle of December at the latest.
    new = min(sketch.started or date(2023, 12, 14), date(2023, 12, 15)) + timedelta(rng.randint(-4, 0) if sketch.key not in REPLANNED else 0)
    at = moment(date(2023, 11, 6), rng)
    tale.tell(
        Milestone, date(2023, 11, 6), at, by, "年内手续办结较晚，按冬季行动要求倒排", project=sketch.key, kind_of="started", planned=True,
        planned_on=min(new, date(2023, 12, 10)) if sketch.key in REPLANNED else new,
    )
    for told_on, planned_on, why in REPLANNED.get(sketch.key, ()):
        tale.tell(Milestone, told_on, moment(told_on, rng), by, why, project=sketch.key, kind_of="started", planned=True, planned_on=planned_on)
    if sketch.levelled:
        at = moment(sketch.levelled, rng, 15, 17)
        line = tale.tell(Milestone, sketch.levelled, at, by, "场地平整，不计开工", project=sketch.key, kind_of="levelled")
        paper(tale, sketch, "photo", sketch.levelled, at, by, supports=line)
    if sketch.started:
        start(tale, sketch)
        at = moment(sketch.started + timedelta(3), rng, 9, 11)
        tale.tell(YearPlan, sketch.started, at, by, "开工较晚，2023年度计划投资调入2024年", project=sketch.key, year=2023, amount=0)
    else:
        tale.tell(YearPlan, date(2023, 12, 29), moment(date(2023, 12, 29), rng), by, "转为2024年开工", project=sketch.key, year=2023, amount=0)


def _spring(tale: Tale, sketch: Sketch) -> None:
    if sketch.started:
        start(tale, sketch)
    elif sketch.flags.get("moved_out"):
        day, rng = sketch.flags["moved_out"], dice("moved", sketch.key)
        tale.tell(
            Milestone, day, moment(day, rng), clerks()[sketch.unit].login, "用地指标年内调剂不到位，推迟开工", project=sketch.key, kind_of="started",
            planned=True, planned_on=date(2024, 8, 31),
        )
    elif dice("postponed", sketch.key).random() < 0.25:
        rng = dice("postponed-to", sketch.key)
        day = date(2024, 1, 15) + timedelta(rng.randint(0, 30))
        day = date(2024, 2, 19) if date(2024, 2, 9) < day < date(2024, 2, 18) else day
        tale.tell(
            Milestone, day, moment(day, rng), clerks()[sketch.unit].login, rng.choice(WHY_LATER), project=sketch.key, kind_of="started", planned=True,
            planned_on=max(sketch.planned, date(2024, 3, 5)) + timedelta(rng.randint(3, 14)),
        )
