"""Telling what a paper says (填材料要素). The unit's own word beside its own paper; nobody fills in for another."""
from gongjian.enrolment.particulars import ASKS, Particulars
from gongjian.projects.card import Project
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def describe(paper: Evidence, told: Told, **says) -> list[Fact]:
    """All that the paper says, by the fields of ASKS: money in 元, days as dates, seals as True, False or None. Told again it corrects what was
    told before: all is said anew, and what is said differently or no more wants a reason."""
    asks = ASKS.get(paper.paper, ()) if paper.subject == "project" else ()
    if not asks:
        raise Refused(f"「{paper.get_paper_display()}」没有要填的要素")
    if wrong := set(says) - set(asks):
        raise Refused(f"「{paper.get_paper_display()}」不填 {'、'.join(sorted(wrong))}")
    if paper.void or Evidence.objects.filter(corrects=paper).exists():
        raise Refused("这份材料已被更正或作废，请在最新的一份上填")
    project = Project.objects.select_for_update().get(pk=paper.subject_id)  # two at once are told one after the other
    said = {name: value.strip() if isinstance(value, str) else value for name, value in says.items() if value not in (None, "")}
    _sound(said, told)
    before = Particulars.objects.as_of(When(FAR)).filter(evidence=paper).order_by("pk").last()
    if not said and before is None:
        raise Refused("请至少填一项要素")
    held = {name: value for name in asks if (value := getattr(before, name)) not in (None, "")} if before else {}
    if before and said == held:
        raise Refused("与已填的没有差别")
    if not told.note and any(said.get(name) != value for name, value in held.items()):
        raise Refused("改已填的要素须写明理由")
    return [told.tell(Particulars, on=before.occurred_on if before else None, project=project, evidence=paper, corrects=before, **said)]


def _sound(said: dict, told: Told) -> None:
    """What no paper can say."""
    for name in ("amount", "planned_total"):
        if said.get(name, 0) < 0:
            raise Refused(f"{Particulars.label(name)}不能为负")
    for name in ("dated_on", "shown_on", "started_on"):
        if name in said and said[name] > told.on:
            raise Refused(f"{Particulars.label(name)} {said[name]} 还没到")
    if "starts_on" in said and "ends_on" in said and said["ends_on"] < said["starts_on"]:
        raise Refused("工期止早于工期起")
