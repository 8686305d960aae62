"""The reserve beyond its targets (M18, M19): the three quantities, the pools, what waits for whom."""
from django.db.models import Count

from gongjian.clauses.figure import Figure, Page, Record, State, View, many, proofs
from gongjian.indicators.growing import quantities as grown
from gongjian.indicators.growing import sentence
from gongjian.indicators.pools import pools as pools_of
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import say
from gongjian.reserve.models import ReserveStep

WAITING = (Place.PROPOSED, Place.VETTED, Place.RETURNED)


def quantities(view: View) -> list[Figure]:
    """三量齐增 against the same day last year; what was not on record then is not compared."""
    told = sentence(grown(view.at))
    state = State.DONE if told == "三量齐增" else State.UNTOLD if told.startswith("去年") else State.OPEN
    return [Figure("数量、质量、体量与上年同日相比", state, "三量齐增", told, page=Page("reserve"), scope="" if view.whole else "全县")]


def pools(view: View) -> list[Figure]:
    told, page = pools_of(view.at), Page("reserve-pools")
    steps = view.since_start(ReserveStep)
    seen = view.of_units(steps) if view.whole else steps.filter(project__in=view.at.lens.see(Project).values("project_id"))
    evidence = proofs(seen, lambda step: f"{step.get_step_display()} {step.note}".strip(), lambda step: Page("project", (step.project_id,)))
    shown = [pool for pool in told.pools if view.unit is None or pool.unit == view.unit]
    if view.unit is not None:
        held = shown[0].held if shown else frozenset()
        return [Figure("子库项目", State.RECORDED, "", many(len(held)), page=page, scope=view.whose, proofs=evidence)]
    small = f"各子库相加 {told.added_up} 个，其中 {told.in_several} 个在两个以上子库，总库只计一次"
    return [
        Figure("总库项目", State.RECORDED if told.master else State.UNTOLD, "", many(len(told.master)), small=small if view.whole else "", page=Page("reserve"),
               scope="" if view.whole else "全县", proofs=evidence),
        Figure("建立子库的单位", State.RECORDED if shown else State.UNTOLD, "", many(len(shown)), page=page, scope="" if view.whole else "您可见的"),
    ]


def queue(view: View) -> list[Figure]:
    """What waits to be vetted, decided or mended."""
    rows = say(view.at.lens.see(Project), Project, view.at, ("reserve_place",)).order_by()
    rows = rows.filter(unit=view.unit) if view.unit is not None else rows
    told = {Place(row["reserve_place"]): row["n"] for row in rows.values("reserve_place").annotate(n=Count("pk"))}
    waiting = {place: told[place] for place in WAITING if told.get(place)}
    small = "，".join(f"{place.label} {number}" for place, number in waiting.items())
    count = sum(waiting.values())
    state = State.OPEN if count else State.DONE
    return [Figure("申报未了", state, "", many(count), "", small=small, page=Page("reserve-queue"), scope=view.scope_of(Project))]


RECORDS = {
    "quantities": Record("三量齐增", quantities),
    "pools": Record("“1+X”总库和子库", pools),
    "reserve_queue": Record("申报审查", queue),
}
