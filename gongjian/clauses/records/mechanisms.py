"""The working mechanisms (M47–M53): sponsors, lists, named rows, sittings, half-months, inspections and what was published of them."""
from collections.abc import Callable

from gongjian.clauses.figure import Figure, Page, Proof, Proofs, Record, State, View, many, none_yet, proofs, tally
from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import Step as Course
from gongjian.inspections.models import Inspection, InspectionStep
from gongjian.people.models import Unit, UnitStanding
from gongjian.problems.models import ProblemStanding
from gongjian.projects.models import Project, Sponsorship, SponsorStanding
from gongjian.sheets.registry import every_sheet
from gongjian.stocktake.halves import Sum
from gongjian.stocktake.matrix import read
from gongjian.stocktake.models import Decision, Sitting, SittingStep, Stocktake
from gongjian.stocktake.sittings import stands_of
from gongjian.targets.models import Issue

INSPECTED = (Unit.Kind.TOWNSHIP, Unit.Kind.ZONE, Unit.Kind.DEPARTMENT)
HOWS = Stocktake.How


def sponsors(view: View) -> list[Figure]:
    """Leaders, the projects they answer for, the sectors."""
    rows = SponsorStanding.objects.at(view.at.when).filter(area__startswith=view.at.lens.officer.area)
    seen = view.at.lens.see(Project).filter(withdrawn_on=None, completed_on=None)
    seen = seen.filter(unit=view.unit) if view.unit is not None else seen
    of = rows.filter(project__in=seen.order_by().values("project_id"))
    leaders, projects = of.values("leader_name").distinct().count(), of.values("project").distinct().count()
    sectors = rows.filter(project=None).values("sector").distinct().count()
    small = f"{leaders} 位领导" + (f"，另包 {sectors} 个行业" if sectors and view.unit is None else "")
    told = view.told(Sponsorship)
    told = told if view.whole else told.filter(project__in=seen.order_by().values("project_id"))
    evidence = proofs(told, lambda fact: f"{fact.leader_name}包保{fact.sector}".strip(), lambda fact: Page("project", (fact.project_id,)) if fact.project_id else None)
    state = State.RECORDED if projects else State.UNTOLD
    return [Figure("包保项目", state, "", many(projects), small=small, page=Page("sheet", (4,)), scope=view.scope_of(Project), proofs=evidence)]


def lists(view: View) -> list[Figure]:
    """Of the plan's lists: how many are there, how many were issued."""
    drive = view.at.drive
    numbers = [int(number) for number in drive.rules.get("lists", {})] if drive else []
    there = {sheet.number for sheet in every_sheet()} & set(numbers)
    rows = view.told(Issue, drive=drive)
    issued = set(rows.values_list("sheet", flat=True)) & there
    evidence = proofs(rows, lambda fact: f"{fact.number} {fact.title}", lambda fact: Page("issue", (fact.pk,)))
    left = sorted(there - issued)
    small = f"未下发：{'、'.join(f'清单{number}' for number in left)}" if left else ""
    found = [tally("建立清单", len(numbers), len(there), measure="张", page=Page("sheets"))]
    return [*found, tally("清单下发", len(there), len(issued), measure="张", small=small, page=Page("issues"), proofs=evidence)]


def named(view: View) -> list[Figure]:
    """Rows of issued lists: each has its person, its task and its day (M49)."""
    rows = view.named()
    full = rows.exclude(person="").exclude(duty="")
    issues = view.told(Issue).filter(pk__in=rows.values("issue"))
    evidence = proofs(issues, lambda fact: f"{fact.number} {fact.title}", lambda fact: Page("issue", (fact.pk,)))
    if not rows.exists():
        return [Figure("下发列名定人定责定时限", State.UNTOLD, page=Page("issues"), scope=view.scope_of(Unit))]
    return [tally("下发列名定人定责定时限", rows.count(), full.count(), measure="项", page=Page("issues"), scope=view.scope_of(Unit), proofs=evidence)]


def sittings(view: View) -> list[Figure]:
    """County and special sittings held, and what they decided that is not yet struck off. Who may not read their record sees how many."""
    area = view.at.lens.officer.area
    kinds = (Sitting.Kind.COUNTY, Sitting.Kind.SPECIAL)
    held = [
        one for one in stands_of(Sitting.objects.filter(area__startswith=area, kind__in=kinds), view.at.when)
        if one.step.step in (SittingStep.Step.HELD, SittingStep.Step.CLOSED) and (view.at.drive is None or one.held_on >= view.at.drive.starts_on)
    ]
    decided = view.told(Decision, sitting__in=[one.sitting.pk for one in held]).filter(problem__isnull=False)
    mine = view.of_units(decided)
    done = mine.filter(problem__standings__in=_struck(view)).values("pk").distinct().count()
    readable = set(view.at.lens.sittings().values_list("pk", flat=True))
    rows = sorted((one for one in held if one.sitting.pk in readable), key=lambda one: one.held_on, reverse=True)
    evidence = Proofs(len(held), tuple(
        Proof(one.held_on, one.title, one.step.chair or (one.step.by.name if one.step.by else ""), Page("sitting", (one.sitting.pk,))) for one in rows[:12]
    ))
    county = sum(one.sitting.kind == Sitting.Kind.COUNTY for one in held)
    small = f"县政府调度会 {county} 次，专题会议 {len(held) - county} 次" if held else ""
    page = Page("sittings") if readable else None
    found = [Figure("调度会议", State.RECORDED if held else State.UNTOLD, "", many(len(held), "次"), small=small, page=page, proofs=lambda: evidence)]
    if held:
        found.append(tally("议定事项销号", mine.count(), done, measure="件", page=page, scope=view.scope_of(Unit)))
    return found


def _struck(view: View):
    return ProblemStanding.objects.at(view.at.when).filter(struck_on__isnull=False)


def stocktakes(view: View) -> list[Figure]:
    """Half-months gone by: owed, done, missed; and the one that runs (M51)."""
    drive, area = view.at.drive, view.at.lens.officer.area
    if drive is None:
        return []
    only = None
    if not view.whole:
        seen = view.at.lens.see(Project)
        only = set((seen.filter(unit=view.unit) if view.unit is not None else seen).values_list("project_id", flat=True))
    told = read(drive.half_months, view.at.when, area, only)
    facts = view.told(Stocktake, occurred_on__gte=drive.starts_on)
    facts = facts if only is None else facts.filter(project__in=only)
    evidence = proofs(facts, lambda fact: f"{fact.leader_name} {HOWS(fact.how).label}：{fact.found}", lambda fact: Page("project", (fact.project_id,)))
    scope, page = view.scope_of(Project) if only is not None else "", Page("stocktakes")
    ended = [total for half, total in zip(told.periods, told.sums, strict=True) if half.end < view.at.on]
    over, now = sum(ended, Sum()), told.now()
    found = []
    if ended:
        missed = over.owed - over.done
        state = State.NO_TASK if not over.owed else State.MISSED if missed else State.DONE
        found.append(Figure("已过半月调度", state, many(over.owed, "个项目次"), many(over.done, "个项目次"), f"差 {many(missed, '个项目次')}" if missed else "",
                            small=f"{len(ended)} 个半月", page=page, scope=scope, proofs=evidence))
    if now is not None:
        total, half = told.sums[now], told.periods[now]
        rest = none_yet if ended else evidence  # the same facts are named once
        found.append(tally("本半月调度", total.owed, total.done, measure="个项目", small=half.title, page=page, scope=scope, proofs=rest))
    return found or [Figure("半月调度", State.AHEAD, page=page, scope=scope)]


def _inspection(opens: set[int]) -> Callable[[InspectionStep], Page | None]:
    """Of others the number is open, the paper is not."""
    return lambda fact: Page("inspection", (fact.inspection_id,)) if fact.inspection_id in opens else None


def inspections(view: View) -> list[Figure]:
    """Month by month of the drive: how many of the units to be inspected were, as far as the day; of others what was published."""
    drive, on = view.at.drive, view.at.on
    if drive is None:
        return []
    whole = view.at.lens.sees_all(Inspection)
    rows = view.at.lens.see(Inspection).filter(called_off_on=None) if whole else view.at.lens.published_inspections()
    rows = rows if view.whole else rows.filter(unit__in=view.units)
    units = UnitStanding.objects.at(view.at.when).filter(area__startswith=view.at.lens.officer.area, kind__in=INSPECTED)
    count = (units if view.whole else units.filter(unit__in=view.units)).count()
    scope = "" if whole and view.whole else "已通报的" if view.unit is None else view.whose
    found: list[Figure] = []
    opens = set(view.at.lens.see(Inspection).values_list("inspection_id", flat=True))
    for month in drive.months:
        if month.start > on:
            break
        done = rows.filter(month=month.start.replace(day=1), begun_on__isnull=False).values("unit").distinct().count()
        keys = rows.filter(month=month.start.replace(day=1)).values("inspection_id")
        steps = view.told(InspectionStep, inspection__in=keys, step=Course.BEGUN)
        evidence = proofs(steps.select_related("inspection"), lambda fact: f"督查 {fact.inspection.number}", _inspection(opens))
        found.append(tally(f"{month.start.month}月督导", count, done, measure="个单位", due=month.end, on=on, page=Page("inspections", (), f"month={month.start:%Y-%m}"),
                           small=f"十督 {len(DIMENSIONS)} 项" if not found else "", scope=scope, proofs=evidence))
    return found or [Figure("每月督导", State.AHEAD, page=Page("inspections"))]


def published(view: View) -> list[Figure]:
    """Inspections whose findings were published, of those begun (M53)."""
    whole = view.at.lens.sees_all(Inspection)
    rows = (view.at.lens.see(Inspection) if whole else view.at.lens.published_inspections()).filter(called_off_on=None, begun_on__isnull=False)
    rows = rows if view.whole else rows.filter(unit__in=view.units)
    out, opens = rows.filter(published_on__isnull=False), set(view.at.lens.see(Inspection).values_list("inspection_id", flat=True))
    steps = view.told(InspectionStep, inspection__in=out.values("inspection_id"), step=Course.PUBLISHED)
    evidence = proofs(steps.select_related("inspection"), lambda fact: f"通报 {fact.inspection.number}", _inspection(opens))
    if not rows.exists():
        return [Figure("督查结果通报", State.UNTOLD, page=Page("inspections"))]
    return [tally("督查结果通报", rows.count(), out.count(), measure="次", page=Page("inspections"), scope="" if whole and view.whole else "已通报的", proofs=evidence)]


RECORDS = {
    "sponsors": Record("包保", sponsors),
    "lists": Record("各张清单", lists, county=True),
    "named": Record("下发列名", named),
    "sittings": Record("调度会议", sittings),
    "stocktakes": Record("半月调度", stocktakes),
    "inspections": Record("每月督导", inspections),
    "inspections_published": Record("督查通报", published),
}
