"""The papers of an item supplied, returned, complete (M37)."""
from datetime import date

from gongjian.approvals.about import About, about, mine
from gongjian.approvals.flow import AGENT, APPROVALS, BUREAU, OWNER
from gongjian.approvals.materials import Material
from gongjian.approvals.whole import papers_of
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact, in_turn
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told

BY = {
    Material.State.SUPPLIED: (OWNER, AGENT, APPROVALS), Material.State.RETURNED: (BUREAU, APPROVALS), Material.State.COMPLETE: (BUREAU, APPROVALS),
}


def deliver(project: Project, told: Told, *, item: str, state: str, document: str = "", on: date | None = None) -> list[Fact]:
    """`state`: supplied, returned (with its reason) or complete; complete with no `document` is said of the whole file."""
    day, paper = on or told.on, document.strip()[:80]
    if state not in Material.State.values:
        raise Refused("请选择材料的状态：已提供、退回或齐全")
    if day > told.on:
        raise Refused("日期还没到")
    said = Material.State(state)
    known = about(project, item, day)
    mine(known, told, BY[said], said.label)
    _follows(known, said, paper, told)
    return [told.tell(Material, on=day, project=project, item=item, state=said.value, document=paper)]


def _follows(known: About, state: Material.State, paper: str, told: Told) -> None:
    """What came back was supplied before; what is missing cannot be complete."""
    facts = in_turn(Material._base_manager.filter(project=known.project, item=known.code))
    papers = papers_of(facts, known.code, known.item.materials, known.on)
    if state != Material.State.COMPLETE and not paper:
        raise Refused("请写明是哪一份材料")
    if state == Material.State.RETURNED and not told.note:
        raise Refused("退回须写明理由，一次说清要补什么")
    if state == Material.State.RETURNED and papers.get(paper, "") not in (Material.State.SUPPLIED, Material.State.COMPLETE):
        raise Refused(f"「{paper}」还没有提供，不能退回")
    if state == Material.State.SUPPLIED and papers.get(paper) == Material.State.SUPPLIED:
        raise Refused(f"「{paper}」已经提供，没有退回")
    back = [name for name, stands in papers.items() if stands == Material.State.RETURNED and (not paper or name == paper)]
    if state == Material.State.COMPLETE and back:
        raise Refused(f"退回的材料还没有重新提供：{'、'.join(back)}")
    if state == Material.State.COMPLETE and paper and not papers.get(paper):
        raise Refused(f"「{paper}」还没有提供，不能记齐全")
