"""Before an item is handled: 研判, 一次性告知, 报送前期手续清单; and an item of the catalogue that its bureau changed in the middle of the winter."""
from datetime import date, timedelta

from gongjian.approvals.advice import Advice, Finding, Lifted, Obstacle
from gongjian.approvals.changes import CatalogueChange
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.handing_in import HandIn
from gongjian.approvals.vetting import Verdict, Vetting
from gongjian.sample.approvals import agent_of, listed_on
from gongjian.sample.checklists import profile
from gongjian.sample.days import working_day
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.people import clerks, officer
from gongjian.sample.sketches import Sketch

SIGNERS = (("development-reform", "县发改局"), ("approvals", "县审批局"), ("natural-resources", "县自然资源局"), ("environment", "市生态环境沁水分局"))
POINTS = ("产业政策", "规划选址", "用地", "林地与生态", "资金", "前期手续")
CHANGED_ON, RENEWED_ON = date(2023, 12, 18), date(2023, 12, 21)
TOLD_OF = {"forest": Obstacle.FOREST, "river": Obstacle.RIVER, "mining": Obstacle.MINING, "geohazard": Obstacle.GEOHAZARD, "relics": Obstacle.RELICS}
ALWAYS = (Obstacle.RED_LINE, Obstacle.FARMLAND, Obstacle.BOUNDARY, Obstacle.POLICY)
WORDS = {
    Obstacle.FOREST: "占用林地，须办使用林地审核", Obstacle.RIVER: "涉及河道管理范围，须作洪水影响评价", Obstacle.MINING: "位于矿区，须作压覆矿产调查",
    Obstacle.GEOHAZARD: "位于地质灾害易发区，须作危险性评估", Obstacle.RELICS: "邻近文物保护单位，须先考古调查",
}


def tell_vetting(tale: Tale, sketches: list[Sketch]) -> None:
    ahead = [sketch for sketch in sketches if sketch.group in ("spring", "late")]
    spring = [sketch for sketch in ahead if sketch.group == "spring"]
    stopped, moved, again = stories(spring)
    for sketch in ahead:
        _notice(tale, sketch, stopped, moved)
    for sketch in spring:
        _vetted(tale, sketch, stopped, moved)
    _lifted(tale, moved)
    _second(tale, again)
    _handed(tale, spring)
    _changed(tale, spring)


def stories(spring: list[Sketch]) -> tuple[Sketch, Sketch, Sketch]:
    """The one stopped by farmland for good (it is moved out of the quarter), the one moved off a red line, the one told twice."""
    stopped = next(sketch for sketch in spring if sketch.flags.get("moved_out"))
    others = [sketch for sketch in spring if sketch is not stopped and not sketch.started and not sketch.fixed]
    dice("vetting").shuffle(others)
    return stopped, others[0], others[1]


def _notice(tale: Tale, sketch: Sketch, stopped: Sketch, moved: Sketch) -> None:
    rng, by = dice("notice", sketch.key), clerks()["natural-resources"].login
    day = working_day(listed_on(sketch) + timedelta(rng.randint(2, 7)))
    says, told = profile(sketch).says, []
    conflicts = {stopped.key: (Obstacle.FARMLAND, "占永久基本农田3.2亩，年内无补划指标"), moved.key: (Obstacle.RED_LINE, "西北角压生态保护红线1.1亩")}
    for kind in ALWAYS:
        conflict = conflicts.get(sketch.key, (None, ""))
        told.append({"kind": kind.value, "finding": Finding.CONFLICT.value, "words": conflict[1]} if kind == conflict[0] else _none(kind))
    for name, kind in TOLD_OF.items():
        told.append({"kind": kind.value, "finding": Finding.SETTLE.value, "words": WORDS[kind]} if says.get(name) else _none(kind))
    number = f"沁自然资告〔2023〕{rng.randint(20, 140)}号（示例）"
    tale.tell(Advice, day, moment(day, rng, 10, 16), by, project=sketch.key, unit="natural-resources", number=number, obstacles=told)


def _none(kind: Obstacle) -> dict:
    return {"kind": kind.value, "finding": Finding.NONE.value, "words": ""}


def _vetted(tale: Tale, sketch: Sketch, stopped: Sketch, moved: Sketch) -> None:
    """Three joint sessions in the first days of December."""
    rng = dice("vetted", sketch.key)
    day = rng.choice((date(2023, 12, 5), date(2023, 12, 6), date(2023, 12, 7)))
    verdict, conditions, note = Verdict.PASS, "", ""
    if sketch is stopped:
        verdict, note = Verdict.STOP, "占永久基本农田，年内不能解决，暂缓"
    elif sketch is moved:
        verdict, conditions = Verdict.CONDITION, "调整用地边界避让生态保护红线后再报建"
    elif rng.random() < 0.16:
        verdict, conditions = Verdict.CONDITION, rng.choice(("资金来源落实到位", "使用林地审核通过", "用地指标落实"))
    _vet(tale, sketch, day, verdict, conditions, note)


def _vet(tale: Tale, sketch: Sketch, day: date, verdict: Verdict, conditions: str, note: str) -> None:
    rng = dice("vet", sketch.key, day.isoformat())
    tale.tell(
        Vetting, day, moment(day, rng, 15, 17), "shenpi", note, project=sketch.key, verdict=verdict.value, conditions=conditions,
        points=[{"point": point, "words": "符合" if verdict == Verdict.PASS else conditions or note} for point in POINTS],
        signers=[{"unit": name, "name": officer(unit, 2).name if unit != "approvals" else officer(unit, 1).name} for unit, name in SIGNERS],
    )


def _lifted(tale: Tale, moved: Sketch) -> None:
    day = date(2023, 12, 27)
    tale.tell(
        Lifted, day, moment(day, dice("lifted"), 10, 12), clerks()["natural-resources"].login, "调整总平面，退让红线12米", project=moved.key,
        obstacle=Obstacle.RED_LINE.value, document="沁自然资函〔2023〕88号（示例）",
    )
    _vet(tale, moved, date(2023, 12, 28), Verdict.PASS, "", "")


def _second(tale: Tale, again: Sketch) -> None:
    """Told a second time, and why it was not told at once: such a notice is flagged."""
    day, rng = date(2024, 1, 9), dice("second")
    tale.tell(
        Advice, day, moment(day, rng, 10, 12), clerks()["natural-resources"].login, "城镇开发边界成果12月底更新，第一次告知时尚未启用", project=again.key,
        unit="natural-resources", number="沁自然资告〔2024〕3号（示例）",
        obstacles=[{"kind": Obstacle.BOUNDARY.value, "finding": Finding.SETTLE.value, "words": "新成果中有0.4亩在边界外，须作局部调整"}],
    )


def _handed(tale: Tale, spring: list[Sketch]) -> None:
    """Each unit in the afternoon of the day its last list was drawn up: by 25 November, three of them later (M31)."""
    units: dict[str, list[Sketch]] = {}
    for sketch in spring:
        units.setdefault(sketch.unit, []).append(sketch)
    for unit, own in units.items():
        day = max(listed_on(sketch) for sketch in own)
        at = moment(day, dice("handed", unit), 15, 17)
        tale.tell(HandIn, day, at, clerks()[unit].login, unit=unit, year=2024, projects=[sketch.key for sketch in own])


def _changed(tale: Tale, spring: list[Sketch]) -> None:
    """施工许可 is promised in three days and no more in five; whoever listed before keeps five, but for one that took the new catalogue."""
    promised = {"days": 3, "counted": "working", "confidence": "A", "source": "本县承诺", "note": "县审批局公开承诺（示例）"}
    tale.tell(
        CatalogueChange, CHANGED_ON, moment(CHANGED_ON, dice("changed"), 10, 11), "shenpi", "兑现全县提速承诺，施工许可由5个工作日压缩到3个", code="permit",
        says={"promised": promised},
    )
    sketch = next(one for one in spring if one.attracted and not one.started)
    about = profile(sketch)
    tale.tell(
        Checklist, RENEWED_ON, moment(RENEWED_ON, dice("renewed"), 10, 11), clerks()[sketch.unit].login, "企业要求按新承诺时限办理，换用新版目录",
        project=sketch.key, kind_of=about.kind, path=about.path, says=about.says, catalogue_on=RENEWED_ON, agent=agent_of(sketch),
        agent_name=next(person.name for person in clerks().values() if person.login == agent_of(sketch)),
        agent_unit=next(person.unit for person in clerks().values() if person.login == agent_of(sketch)),
    )
