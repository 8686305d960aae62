"""What makes the story more than a table: completions, a rename, a move, a new total, a pause, a withdrawal, twins, a denominator that changes."""
from datetime import date, timedelta

from gongjian.projects.card import Card
from gongjian.projects.milestones import Milestone
from gongjian.projects.twins import Twin
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch
from gongjian.targets.targets import Member
from gongjian.timeline.money import WAN

RENAMED_ON = date(2023, 12, 8)
MOVED_ON = date(2023, 12, 1)
COUNTED_ON = date(2023, 11, 25)
SLIPPED = 3


def prepare(sketches: list[Sketch]) -> None:
    """What must be known before amounts are reckoned: who slips, who moves, who leaves the denominator."""
    finishing = [sketch for sketch in sketches if sketch.group == "finishing"]
    for sketch in dice("slipped").sample(finishing, SLIPPED):
        sketch.completed = None
    mover = next(s for s in sketches if s.group == "enrolled" and s.unit == "industry")
    mover.flags["moves"] = (MOVED_ON, "zone")
    spring = [s for s in sketches if s.group == "spring" and not s.started and not s.fixed and s.cell == "NN"]
    spring[0].flags["moved_out"] = date(2024, 1, 17)
    grown = next(s for s in sketches if s.group == "enrolled" and not s.fixed and s.cell == "IN")
    grown.flags["grows"] = round(grown.total * 1.14 / (10 * WAN)) * 10 * WAN


def tell_twists(tale: Tale, sketches: list[Sketch]) -> None:
    by_key = {sketch.key: sketch for sketch in sketches}
    _completions(tale, [sketch for sketch in sketches if sketch.group == "finishing"])
    park = by_key["fungus-park"]
    _card(tale, park, RENAMED_ON, "按市农业农村局批复更名", name="沁水县现代菌菇产业示范园")
    for sketch in sketches:
        if "moves" in sketch.flags:
            _card(tale, sketch, MOVED_ON, "企业入园，责任单位调整", by="office", unit="zone")
        if "grows" in sketch.flags:
            _card(tale, sketch, date(2023, 12, 15), "初步设计概算批复调整总投资", total=sketch.flags["grows"])
        if sketch.flags.get("leaves"):
            day = date(2023, 12, 20)
            tale.tell(Milestone, day, moment(day, dice("leaves", sketch.key)), "office", "与国土空间规划不符，移出储备库", project=sketch.key, kind_of="withdrawn")
    paused = [s for s in sketches if s.group == "enrolled" and s.curve == "outdoor" and not s.fixed][:4]
    for sketch in paused:
        rng, by = dice("pause", sketch.key), clerks()[sketch.unit].login
        day = date(2024, 1, 10) + timedelta(rng.randint(0, 14))
        tale.tell(Milestone, day, moment(day, rng), by, "低温冻土，冬季停工", project=sketch.key, kind_of="paused")
        if sketch is not paused[-1]:
            tale.tell(Milestone, date(2024, 2, 19), moment(date(2024, 2, 20), rng, 9, 12), by, project=sketch.key, kind_of="resumed")
    _twins(tale, sketches)
    _denominator(tale, [sketch for sketch in sketches if sketch.group == "spring"])


def _card(tale: Tale, sketch: Sketch, on: date, why: str, by: str = "", **says) -> None:
    tale.tell(Card, on, moment(on, dice("card", sketch.key, *says)), by or clerks()[sketch.unit].login, why, project=sketch.key, says=says)


def _completions(tale: Tale, finishing: list[Sketch]) -> None:
    for sketch in finishing:
        rng, by = dice("complete", sketch.key), clerks()[sketch.unit].login
        if not sketch.completed:
            day = sketch.ends + timedelta(1)
            tale.tell(
                Milestone, day, moment(day, rng), by, "设备到货延迟，竣工顺延", project=sketch.key, kind_of="completed", planned=True,
                planned_on=date(2024, 4, 30),
            )
            continue
        at = moment(sketch.completed + timedelta(rng.randint(0, 4)), rng)
        tale.tell(Milestone, sketch.completed, at, by, project=sketch.key, kind_of="completed")
        if sketch.industrial and sketch.completed < date(2023, 12, 20) and rng.random() < 0.5:
            used = sketch.completed + timedelta(rng.randint(15, 30))
            tale.tell(Milestone, used, moment(used, rng), by, project=sketch.key, kind_of="commissioned")


def _twins(tale: Tale, sketches: list[Sketch]) -> None:
    """One pair waits for a decision (端氏镇 and 县农业农村局 both entered the mushroom sheds); another was decided: one project, told twice."""
    kept, gone = (next(s for s in sketches if s.group == group and s.cell == "NN" and not s.fixed) for group in ("later", "gone"))
    at = moment(date(2023, 11, 14), dice("twins"))
    tale.tell(Twin, date(2023, 11, 14), at, "office", "经核对不是同一项目", project=kept.key, other=gone.key, verdict="apart")


def _denominator(tale: Tale, spring: list[Sketch]) -> None:
    """M13: frozen with 46 projects on 25 November; one is moved out in January, with its reason."""
    at = moment(COUNTED_ON, dice("denominator"), 16, 17)
    for sketch in spring:
        tale.tell(Member, COUNTED_ON, at, "office", "下发时锁定", target="start_rate", project=sketch.key, counted=True)
    for sketch in spring:
        if day := sketch.flags.get("moved_out"):
            late = moment(day, dice("moved-out"), 16, 17)
            tale.tell(Member, day, late, "office", "用地指标年内调剂不到位，经专题会议同意移出", target="start_rate", project=sketch.key, counted=False)


