"""上次议定未了：what earlier sittings of this kind decided and is not struck off yet, late ones first (G14)."""
from gongjian.packs.part import Kind, Part, Row, Scope
from gongjian.packs.parts.problems import clock, said_of, still_open
from gongjian.reading.word import At
from gongjian.stocktake.models import Decision
from gongjian.stocktake.sittings import SittingStep


def rows(at: At, scope: Scope) -> list[Row]:
    facts = Decision.objects.as_of(at.when).filter(sitting__kind=scope.kind, sitting__in=at.lens.sittings())
    if scope.leader:
        facts = facts.filter(sitting__leader=scope.leader)
    decided = {fact.problem_id: fact for fact in facts.order_by("occurred_on", "pk")}
    days = dict(SittingStep.objects.as_of(at.when).filter(sitting__in={fact.sitting_id for fact in decided.values()}).order_by("pk").values_list("sitting_id", "held_on"))
    found = []
    for problem in still_open(at, {"problem__in": decided}):
        fact = decided[problem.problem_id]
        held_on = days.get(fact.sitting_id, fact.occurred_on)
        light, limit = clock(problem, at.on)
        words = "，".join(filter(None, [f"{held_on.month}月{held_on.day}日议定", said_of(problem), limit, problem.progress]))
        cells = (fact.text, f"{held_on}", problem.lead_name or "", fact.person, str(problem.limit_on or fact.due_on), limit)
        found.append(Row(fact.text, words, cells, light, "problem", str(problem.problem_id), fact.project_id))
    return found


PART = Part(1, "decided", "前次议定未了事项", ("议定事项", "会议", "责任单位", "责任人", "时限", "情况"), rows, kinds=(Kind.COUNTY, Kind.LEADER, Kind.SPECIAL))
