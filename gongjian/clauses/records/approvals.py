"""Approvals of the projects that are to start in the coming first quarter (M30–M37); a unit without such a project has 无任务."""
from django.db.models import QuerySet, Sum

from gongjian.approvals.advice import Finding
from gongjian.approvals.flow import State as Item
from gongjian.approvals.handing_in import ahead, handed
from gongjian.approvals.models import Advice, Approval, ApprovalStanding, Checklist, ChecklistStanding, HandIn, Lifted, Material, Vetting
from gongjian.clauses.figure import Figure, Page, Record, State, View, many, proofs, tally
from gongjian.people.models import Unit
from gongjian.projects.models import Project

RUNNING = (Item.PREPARING.value, Item.UNDER_WAY.value, Item.CORRECTING.value)


def _ahead(view: View) -> QuerySet:
    """The projects, started or not, as far as he sees them."""
    rows = view.at.lens.see(Project).filter(ahead(view.at.next_year)).order_by()
    return rows.filter(unit=view.unit) if view.unit is not None else rows


def _keys(view: View) -> set[int]:
    return set(_ahead(view).values_list("project_id", flat=True))


def _project(fact) -> Page:
    return Page("project-approvals", (fact.project_id,))


def vettings(view: View) -> list[Figure]:
    keys = _keys(view)
    rows = view.told(Vetting, project__in=keys)
    last = {fact.project_id: fact.get_verdict_display() for fact in rows.order_by("occurred_on", "pk")}
    verdicts = sorted(set(last.values()))
    small = "，".join(f"{name} {list(last.values()).count(name)}" for name in verdicts)
    evidence = proofs(rows, lambda fact: f"研判：{fact.get_verdict_display()}", _project)
    return [tally("逐项研判", len(keys), len(last), small=small, page=Page("approvals"), scope=view.scope_of(Project), proofs=evidence)]


def hand_ins(view: View) -> list[Figure]:
    """Late from the day after by itself; what came late stays known."""
    drive, on = view.at.drive, view.at.on
    due = drive.approvals_due if drive else None
    told = handed(view.at.when, view.at.lens.officer.area, view.at.next_year, None if view.whole else view.units)
    done = [one for one in told if one.first_on]
    after = sum(bool(due and one.first_on and one.first_on > due) for one in done)
    names = dict(view.at.lens.see(Unit).values_list("unit_id", "short"))
    missing = "、".join(names.get(one.unit, "") for one in told if one.late(on, due))
    small = "；".join(filter(None, (f"{due.month}月{due.day}日前" if due else "", f"迟报 {after} 个" if after else "", f"未报：{missing}" if missing else "")))
    evidence = proofs(view.of_units(view.told(HandIn, year=view.at.next_year)), lambda fact: f"{names.get(fact.unit_id, '')}报送 {len(fact.projects)} 个项目")
    return [tally("前期手续清单报送", len(told), len(done), measure="个单位", due=due, on=on, small=small, page=Page("handing-in"), scope=view.scope_of(Unit),
                  proofs=evidence)]


def checklists(view: View) -> list[Figure]:
    keys = _keys(view)
    listed = ChecklistStanding.objects.at(view.at.when).filter(project__in=keys, listed_on__isnull=False)
    sums = listed.aggregate(needed=Sum("needed"), done=Sum("done"), unknown=Sum("unknown"))
    small = f"应办 {sums['needed'] or 0} 件，已办结 {sums['done'] or 0} 件，待核 {sums['unknown'] or 0} 件" if listed else ""
    evidence = proofs(view.told(Checklist, project__in=keys), lambda fact: "编审批清单、要素前置清单", _project)
    return [tally("审批清单、要素前置清单", len(keys), listed.count(), small=small, page=Page("approvals"), scope=view.scope_of(Project), proofs=evidence)]


def handlers(view: View) -> list[Figure]:
    """Items under way: those with somebody who handles them, those past their day."""
    rows = ApprovalStanding.objects.at(view.at.when).filter(project__in=_keys(view), state__in=RUNNING)
    count, named = rows.count(), rows.exclude(handler="").filter(unit__isnull=False).count()
    late = rows.filter(due_on__lt=view.at.on).count()
    agents = ChecklistStanding.objects.at(view.at.when).filter(project__in=_keys(view), agent__isnull=False).count()
    small = "；".join(filter(None, (f"超过时限 {late} 件" if late else "", f"有代办员的项目 {agents} 个" if agents else "")))
    evidence = proofs(view.told(Approval, project__in=_keys(view)), lambda fact: f"{fact.item} {fact.get_state_display()} {fact.document}".strip(), _project)
    return [tally("在办事项有承办单位、承办人", count, named, measure="件", small=small, page=Page("approvals-queue"), scope=view.scope_of(Project), proofs=evidence)]


def advices(view: View) -> list[Figure]:
    keys = _keys(view)
    rows = view.told(Advice, project__in=keys)
    told: dict[int, list[Advice]] = {}
    for fact in rows.order_by("occurred_on", "pk"):
        told.setdefault(fact.project_id, []).append(fact)
    again = sum(len(facts) > 1 for facts in told.values())
    stopped = {
        (project, one["kind"]) for project, facts in told.items() for fact in facts for one in fact.obstacles if one.get("finding") == Finding.CONFLICT
    } - set(view.told(Lifted, project__in=keys).values_list("project_id", "obstacle"))
    small = "；".join(filter(None, (f"第二次告知 {again} 个" if again else "", f"政策性障碍未消除 {len(stopped)} 项" if stopped else "")))
    evidence = proofs(rows, lambda fact: f"一次性告知 {fact.number}".strip(), _project)
    return [tally("一次性告知", len(keys), len(told), small=small, page=Page("approvals-blocked"), scope=view.scope_of(Project), proofs=evidence)]


def agencies(view: View) -> list[Figure]:
    """Whose days went by: owner, bureau, intermediary (M36); days of items that ran."""
    rows = ApprovalStanding.objects.at(view.at.when).filter(project__in=_keys(view))
    sums = rows.aggregate(owner=Sum("owner_days"), bureau=Sum("bureau_days"), agency=Sum("agency_days"), items=Sum("agency_days"))
    days = {label: sums[name] or 0 for name, label in (("agency", "中介机构"), ("owner", "项目单位"), ("bureau", "承办单位"))}
    if not any(days.values()):
        return [Figure("中介机构耗时", State.UNTOLD, page=Page("approvals"), scope=view.scope_of(Project))]
    small = "，".join(f"{label} {number:,} 个工作日" for label, number in days.items() if label != "中介机构")
    with_agency = rows.filter(agency_days__gt=0).count()
    return [Figure("中介机构耗时", State.RECORDED, "", many(days["中介机构"], "个工作日"), small=f"涉及 {with_agency} 件；{small}", page=Page("approvals-blocked"),
                   scope=view.scope_of(Project))]


def materials(view: View) -> list[Figure]:
    """Papers by their last word: what came back and was not supplied again is open."""
    rows = view.told(Material, project__in=_keys(view))
    last: dict[tuple, str] = {}
    for project, item, document, state in rows.order_by("occurred_on", "pk").values_list("project_id", "item", "document", "state"):
        if state == Material.State.COMPLETE and not document:
            last |= {key: state for key in last if key[:2] == (project, item)}
        else:
            last[project, item, document] = state
    back = sum(state == Material.State.RETURNED for state in last.values())
    evidence = proofs(rows, lambda fact: f"{fact.document or '全部材料'} {fact.get_state_display()}", _project)
    if not last:
        return [Figure("向前置部门提供资料", State.UNTOLD, page=Page("sheet", (9,)), scope=view.scope_of(Project))]
    small = f"退回待补 {back} 份" if back else ""
    return [tally("向前置部门提供资料", len(last), len(last) - back, measure="份", small=small, page=Page("sheet", (9,)), scope=view.scope_of(Project), proofs=evidence)]


RECORDS = {
    "vettings": Record("研判", vettings),
    "hand_ins": Record("清单报送", hand_ins),
    "checklists": Record("审批清单", checklists),
    "handlers": Record("承办人员", handlers),
    "advices": Record("一次性告知", advices),
    "agencies": Record("中介机构耗时", agencies),
    "materials": Record("材料", materials),
}
