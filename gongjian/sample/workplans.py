"""Units' own plans (M57): most have laid out one, with tasks that are done in time, late, put off or still open; some units have none yet."""
from datetime import date, timedelta

from gongjian.people.posts import Rank
from gongjian.sample.days import eve, working_day
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.people import clerks, officer
from gongjian.sample.sketches import Sketch, names_of_units
from gongjian.workplans.models import Task, TaskStep, WorkPlan

NONE = ("finance", "emergency", "statistics", "approvals", "health-sports", "zhangcun")  # no plan yet, or their work lies elsewhere
AIMS = (
    "对照九张清单，把开工、入统、储备、招商任务分到人、排到天；每周五碰头，逐项销号；材料随办随归档。",
    "主要领导亲自抓重点项目，分管领导每周现场一次；手续、用地、资金三张表同步推进；缺什么补什么，不过夜。",
    "倒排工期，未开工的限期开工，已开工的盯形象进度和入统材料；谋划项目成熟一个申报一个。",
)
END = date(2024, 2, 20)


def tell_workplans(tale: Tale, sketches: list[Sketch]) -> None:
    names = names_of_units()
    for unit, clerk in clerks().items():
        if clerk.role != "unit" or unit in NONE:
            continue
        rng = dice("workplan", unit)
        on = working_day(date(2023, 11, 20) + timedelta(rng.randint(0, 14)))
        number = f"{names[unit]}〔2023〕{rng.randint(12, 88)}号（示例）"
        tale.tell(
            WorkPlan, on, moment(on, rng, 14, 17), clerk.login, unit=unit, title=f"{names[unit]}2023年项目建设冬季行动工作方案", document=number, aims=rng.choice(AIMS),
        )
        for place, (what, project, due) in enumerate(_wanted(unit, sketches)):
            _task(tale, unit, f"{unit}-{place}", what, project, on, due)


def _wanted(unit: str, sketches: list[Sketch]) -> list[tuple[str, Sketch | None, date]]:
    """Its tasks: of its own projects what the lists ask of them, and two of its own."""
    mine = [sketch for sketch in sketches if sketch.unit == unit]
    found: list[tuple[str, Sketch | None, date]] = [("梳理2024年一季度计划开工项目的前期手续，报县审批局", None, date(2023, 12, 8))]
    found += [(f"{sketch.name}开工，现场留证", sketch, date(2023, 12, 15)) for sketch in mine if sketch.group == "late"][:2]
    found += [(f"补齐{sketch.name}入统材料", sketch, date(2023, 12, 25)) for sketch in mine if sketch.group == "waiting"][:2]
    found += [(f"{sketch.name}具备开工条件", sketch, eve(sketch.planned)) for sketch in mine if sketch.group == "spring" and sketch.planned][:2]
    return [*found, ("谋划2024年后续项目，成熟的申报入库", None, date(2024, 1, 31)), ("冬季停工项目安全检查和节后复工准备", None, date(2024, 2, 23))]


def _task(tale: Tale, unit: str, key: str, what: str, sketch: Sketch | None, on: date, due: date) -> None:
    rng, by = dice("task", key), clerks()[unit].login
    if due < on or (sketch and sketch.born > on):
        return
    task = tale.thing(Task, key, unit=unit, project=sketch.key if sketch else None, what=what[:200], workstream="")
    deputy = officer(unit, Rank.DEPUTY)
    at = moment(on, rng, 17, 17)
    tale.tell(TaskStep, on, at, by, task=task, step="set", person=clerks()[unit].name, deputy=deputy.login, due_on=due)
    done = _done(sketch, due, rng)
    if done is None or done > END:
        if due < END and rng.random() < 0.4:
            put = max(on + timedelta(1), eve(due))
            later = working_day(due + timedelta(21))
            tale.tell(TaskStep, put, moment(put, rng), by, "要件未齐，经分管领导同意顺延", task=task, step="put_off", due_on=later)
        return
    day = max(working_day(done), on + timedelta(1))
    if day <= END:
        tale.tell(TaskStep, day, moment(day, rng, 9, 17), by, "已办，见项目记录" if sketch else "已办", task=task, step="finished")


def _done(sketch: Sketch | None, due: date, rng) -> date | None:
    """When what was asked of the project happened; the rest mostly in time."""
    if sketch is None:
        return due + timedelta(rng.randint(-6, 3)) if rng.random() < 0.8 else None
    return sketch.enrolled if sketch.group == "waiting" else sketch.started
