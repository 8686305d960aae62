"""Recording, planning and re-planning milestones; pausing and withdrawing."""
from datetime import date

from gongjian.projects.card import Project
from gongjian.projects.milestones import AFTER, PLANNABLE, Milestone
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

Kind = Milestone.Kind


def reach(project: Project, told: Told, *, kind: str, on: date | None = None) -> list[Fact]:
    """A milestone was reached on the day `on`. A start (开工) is the first permanent works: levelling the ground is a milestone of its own."""
    day = on or told.on
    label = Kind(kind).label
    if day > told.on:
        raise Refused(f"{label}日期 {day} 还没到：将来的日子请用「计划{label}」")
    state = _state(project, day)
    if kind not in ("paused", "resumed", "reserved"):  # what happens once: neither before that day nor, told already, after it
        reached = next((found for found in (getattr(seen, f"{kind}_on") for seen in (state, _state(project, told.on))) if found), None)
        if reached:
            raise Refused(f"已记{label}（{reached}）。日期有误请更正原记录")
    for before in AFTER.get(kind, ()):
        if not getattr(state, f"{before}_on", None):
            raise Refused(f"{day} 尚未{Kind(before).label}，不能记{label}")
    if kind == "paused" and state.paused_on:
        raise Refused(f"已于 {state.paused_on} 停工")
    if kind in ("paused", "withdrawn", "unenrolled") and not told.note:
        raise Refused(f"{label}须写明原因")
    if state.withdrawn_on and kind != "reserved":
        raise Refused(f"项目已于 {state.withdrawn_on} 退出")
    return [told.tell(Milestone, on=day, project=project, kind_of=kind)]


def plan(project: Project, told: Told, *, kind: str, planned_on: date) -> list[Fact]:
    """The day a milestone is planned for, or re-planned for: a later plan needs a reason, the earlier ones stay on record."""
    if kind not in PLANNABLE:
        raise Refused(f"「{Kind(kind).label}」不设计划日期")
    label, state = Kind(kind).label, _state(project, told.on)
    if getattr(state, f"{kind}_on"):
        raise Refused(f"已{label}，不必再定计划日期")
    held = getattr(state, f"planned_{kind}_on")
    if held == planned_on:
        raise Refused("计划日期没有变化")
    if held and planned_on > held and not told.note:
        raise Refused(f"计划{label}由 {held} 推迟到 {planned_on}，须写明原因")
    return [told.tell(Milestone, project=project, kind_of=kind, planned=True, planned_on=planned_on)]


def _state(project: Project, day: date) -> ProjectStanding:
    state = ProjectStanding.objects.at(When(day)).filter(project=project).first()
    if state is None:
        born = ProjectStanding.objects.filter(project=project).order_by("from_on").first()
        raise Refused(f"{day} 时这个项目还没有登记" + (f"（{born.born_on} 登记）" if born else ""))
    return state
