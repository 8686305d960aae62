"""What a person should look at: one photo beside two projects, one contract number twice, one village's works in two parts."""
from datetime import date, timedelta

from gongjian.enrolment.particulars import Particulars
from gongjian.sample.entries import particulars
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.papers import paper
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch
from gongjian.timeline.evidence import Evidence

PARTS = ("张村乡小岭村通村道路安全防护工程（一期）", "张村乡小岭村通村道路安全防护工程（二期）")


def prepare_parts(sketches: list[Sketch]) -> None:
    """The two largest of those below 500万元 are two stretches of one road, one owner's, each too small to be entered."""
    pair = sorted((sketch for sketch in sketches if sketch.group == "small"), key=lambda sketch: -sketch.total)[:2]
    for sketch, name in zip(pair, PARTS, strict=True):
        sketch.name, sketch.owner, sketch.place, sketch.content = name, "沁水县张村乡人民政府", "张村乡小岭村", "安装波形护栏、警示标志，修补路面。"


def tell_doubts(tale: Tale, sketches: list[Sketch]) -> None:
    waiting = [sketch for sketch in sketches if sketch.group == "waiting" and sketch.enrolled and sketch.enrolled < date(2023, 12, 13)]
    by_unit: dict[str, list[Sketch]] = {}
    for sketch in waiting:
        by_unit.setdefault(sketch.unit, []).append(sketch)
    pair = next(own for own in by_unit.values() if len(own) > 1)[:2]
    _one_photo(tale, *pair)
    others = [sketch for sketch in waiting if sketch not in pair]
    _one_number(tale, others[0], next(sketch for sketch in others[1:] if sketch.unit != others[0].unit))


def tell_winter_photos(tale: Tale, sketches: list[Sketch]) -> None:
    """Most send a photo in January too; those that do not are asked for one where their progress goes on."""
    for sketch in sketches:
        rng = dice("winter-photo", sketch.key)
        if sketch.group == "waiting" and sketch.enrolled and rng.random() < 0.75:
            day = date(2024, 1, rng.randint(8, 26))
            particulars(tale, sketch, paper(tale, sketch, "photo", day, moment(day, rng, 14, 17), clerks()[sketch.unit].login))


def _one_photo(tale: Tale, one: Sketch, other: Sketch) -> None:
    """The same clerk put one file beside both of his projects, and a day later the right one beside the second."""
    first = next(line for line in tale.lines if line.model is Evidence and line.said.get("project") == one.key and line.said["kind"] == "photo")
    rng = dice("one-photo")
    day = max(first.at.date(), one.started, other.started) + timedelta(4)
    at = moment(day, rng, 10, 11)
    line = paper(tale, other, "photo", day, at, clerks()[other.unit].login)
    line.paper = first.paper
    particulars(tale, other, line)


def _one_number(tale: Tale, one: Sketch, other: Sketch) -> None:
    lines = [
        next(line for line in tale.lines if line.model is Particulars and line.said["project"] == sketch.key and line.said["evidence"].said["kind"] == "contract")
        for sketch in (one, other)
    ]
    lines[1].said["number"] = lines[0].said["number"]
