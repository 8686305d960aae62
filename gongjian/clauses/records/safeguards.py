"""The safeguards (M54–M60): stages, heads of units, their plans and tasks, who is named for what, what went out and what was ranked."""
from gongjian.clauses.figure import Figure, Page, Proof, Proofs, Record, State, View, many, proofs, tally
from gongjian.indicators.dwelling import dwelling
from gongjian.people.models import PostStanding, Unit
from gongjian.people.posts import Rank
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.publicity.flow import Kind
from gongjian.publicity.life import Life
from gongjian.publicity.seen import seen as items_seen
from gongjian.rankings.seen import seen as rounds_seen
from gongjian.reading.problem_words import OPEN
from gongjian.reading.say import say
from gongjian.workplans.flow import Step
from gongjian.workplans.models import Task, TaskStep, WorkPlan
from gongjian.workplans.reading import Stands, plans_of, tasks_of

WORKING = (Unit.Kind.TOWNSHIP, Unit.Kind.ZONE, Unit.Kind.DEPARTMENT)


def _units(view: View) -> list[int]:
    """The units that answer (责任主体), as far as he sees them."""
    rows = view.at.lens.see(Unit).filter(kind__in=WORKING)
    return list((rows.filter(unit=view.unit) if view.unit is not None else rows).values_list("unit_id", flat=True))


def stages(view: View) -> list[Figure]:
    """Where the projects stand: 谋划, 招引, 前期, 开工, 入统."""
    told = dwelling(view.at, view.unit)
    waiting = sum(len(stage.here) for stage in told)
    small = "，".join(f"{stage.title} {len(stage.here)}" for stage in told if stage.here)
    state = State.RECORDED if waiting else State.UNTOLD
    return [Figure("各环节在册项目", state, "", many(waiting), small=small, page=Page("stages"), scope=view.scope_of(Project))]


def heads(view: View) -> list[Figure]:
    """Units with a head and a deputy on record (M56)."""
    keys = _units(view)
    found = []
    for rank, what in ((Rank.HEAD, "登记了主要领导"), (Rank.DEPUTY, "登记了分管领导")):
        done = PostStanding.objects.at(view.at.when).filter(rank=rank, unit__in=keys).values("unit").distinct().count()
        found.append(tally(what, len(keys), done, measure="个单位", page=Page("units"), scope=view.scope_of(Unit)))
    return found


def workplans(view: View) -> list[Figure]:
    keys = _units(view)
    plans = plans_of(keys, view.at.when)
    evidence = proofs(view.told(WorkPlan, unit__in=keys), lambda fact: f"{fact.title} {fact.document}".strip(), lambda fact: Page("workplan", (fact.unit_id,)))
    tasks = _tasks(view, keys)
    late = sum(one.open and one.late(view.at.on) for one in tasks)
    steps = proofs(view.told(TaskStep, task__unit__in=keys, step=Step.FINISHED).select_related("task"), lambda fact: f"{fact.task.what} 完成 {fact.note}".strip(),
                   lambda fact: Page("workplan", (fact.task.unit_id,)))
    page, scope = Page("workplans"), view.scope_of(Unit)
    return [
        tally("定了工作方案", len(keys), len(plans), measure="个单位", page=page, scope=scope, proofs=evidence),
        tally("工作任务完成", len(tasks), sum(one.step == Step.FINISHED for one in tasks), measure="件", late=late, page=page, scope=scope, proofs=steps),
    ]


def _tasks(view: View, keys: list[int]) -> list[Stands]:
    return [one for one in tasks_of(Task.objects.filter(unit__in=keys), view.at.when) if one.step != Step.DROPPED]


def answering(view: View) -> list[Figure]:
    """Everything somebody has to do: how much of it names a person (M58)."""
    rows = view.named()
    problems = say(view.at.lens.see(Problem), Problem, view.at, ()).filter(OPEN, assigned_on__isnull=False)
    problems = problems.filter(lead=view.unit) if view.unit is not None else problems
    tasks = [one for one in _tasks(view, _units(view)) if one.open]
    told = {
        "下发列名": (rows.count(), rows.exclude(person="").count()), "在办问题": (problems.count(), problems.exclude(person="").count()),
        "工作任务": (len(tasks), sum(bool(one.person) for one in tasks)),
    }
    small = "，".join(f"{what} {asked}" for what, (asked, _) in told.items())
    asked, done = (sum(pair[place] for pair in told.values()) for place in (0, 1))
    return [tally("各项工作有专人", asked, done, measure="件", small=small, page=Page("due"), scope=view.scope_of(Unit))]


def _items(view: View) -> list[Life]:
    told = items_seen(view.at.lens)
    return told if view.unit is None else [one for one in told if view.unit in (one.item.unit_id, one.item.about_id)]


def _out(lives: list[Life]) -> Proofs:
    out = [(life, life.published) for life in lives if life.out]
    return Proofs(len(out), tuple(
        Proof(step.occurred_on, f"{life.kind.label}：{life.title}", step.by.name if step.by else "", Page("publicity-item", (life.item.pk,)))
        for life, step in sorted(((life, step) for life, step in out if step), key=lambda pair: (pair[1].occurred_on, pair[1].pk), reverse=True)[:12]
    ))


def publicity(view: View) -> list[Figure]:
    """What went out of 动态, 成效, 经验, 典型 (M59)."""
    told = [one for one in _items(view) if one.kind not in (Kind.EXPOSURE, Kind.FIGURES)]
    out = [one for one in told if one.out]
    small = "，".join(f"{kind.label} {number}" for kind in Kind if (number := sum(one.kind == kind for one in out)))
    waiting = len(told) - len(out)
    small = "；".join(filter(None, (small, f"在办 {waiting} 篇" if waiting and view.at.lens.sees_all(Unit) else "")))
    return [Figure("宣传报道公开", State.RECORDED if out else State.UNTOLD, "", many(len(out), "篇"), small=small, page=Page("publicity"),
                   scope=view.whose if view.unit is not None else "", proofs=lambda: _out(told))]


def exposures(view: View) -> list[Figure]:
    """Exposed in public after the unit was told and could answer (M60)."""
    told = [one for one in _items(view) if one.kind == Kind.EXPOSURE]
    out = sum(one.out for one in told)
    return [Figure("曝光", State.RECORDED if out else State.UNTOLD, "", many(out, "件"), page=Page("publicity"), scope=view.whose if view.unit is not None else "",
                   proofs=lambda: _out(told))]


def rankings(view: View) -> list[Figure]:
    """Rankings published (晾晒比拼)."""
    told = [life for life in rounds_seen(view.at.lens) if life.issued]
    rows = Proofs(len(told), tuple(
        Proof(life.issued.occurred_on, f"{life.number} {life.title}".strip(), life.issued.by.name if life.issued.by else "", Page("ranking-round", (life.round.pk,)))
        for life in told[:12] if life.issued
    ))
    return [Figure("排名公布", State.RECORDED if told else State.UNTOLD, "", many(len(told), "期"), page=Page("rankings"), proofs=lambda: rows)]


RECORDS = {
    "stages": Record("各环节", stages),
    "heads": Record("主要领导、分管领导", heads),
    "workplans": Record("单位工作方案", workplans),
    "answering": Record("专人盯办", answering),
    "publicity": Record("宣传报道", publicity),
    "exposures": Record("曝光", exposures),
    "rankings": Record("晾晒比拼", rankings, county=True),
}
