"""问题逾期或已上专题会议：problems overdue, or on the rung of the special meeting (M45, M50)."""
from datetime import date

from django.db.models import Q

from gongjian.packs.part import Kind, Part, Row, Scope
from gongjian.problems.flow import ENDED, Step
from gongjian.problems.ledger import Rung
from gongjian.problems.models import Problem
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.stocktake.models import Decision

WORDS = ("project_name", "lead_name", "limit_on", "light", "rung", "step")


def rows(at: At, scope: Scope) -> list[Row]:
    """What an earlier sitting of this kind decided stands in the section before, and not here again."""
    told = Decision.objects.as_of(at.when).filter(sitting__kind=scope.kind, sitting__in=at.lens.sittings())
    told = told.filter(sitting__leader=scope.leader) if scope.leader else told
    asked = Q(rung=Rung.MEETING) if scope.kind == Kind.SPECIAL else Q(red_on__lte=at.on) | Q(rung=Rung.MEETING)
    return [row_of(problem, at.on) for problem in still_open(at, asked, scope) if problem.problem_id not in set(told.values_list("problem_id", flat=True))]


def still_open(at: At, asked: Q | dict, scope: Scope | None = None) -> list:
    """Problems not struck off, as far as they may be seen, the longest overdue first."""
    seen = at.lens.see(Problem).filter(Q(**asked) if isinstance(asked, dict) else asked, struck_on=None).exclude(step__in=[step.value for step in ENDED])
    return list(say(scope.narrow(seen) if scope else seen, Problem, at, WORDS).order_by("red_on", "due_on", "pk"))


def row_of(problem, on: date) -> Row:
    light, limit = clock(problem, on)
    rung = Rung(problem.rung).label if problem.rung else ""
    about = problem.project_name or ""
    text = f"{about}：{problem.what}" if about else problem.what
    words = "，".join(filter(None, [said_of(problem), limit, rung, problem.progress]))
    cells = (problem.what, about, problem.lead_name or "", problem.person, str(problem.limit_on or ""), limit, rung)
    return Row(text, words, cells, light, "problem", str(problem.problem_id), problem.project_id)


def said_of(problem) -> str:
    """Whose it is, and where it stands."""
    who = "".join(filter(None, [problem.lead_name, problem.person]))
    return f"{who}，{Step(problem.step).label}" if who else Step(problem.step).label


def clock(problem, on: date) -> tuple[str, str]:
    """(light, 逾期 3 天 / 剩 2 天 / 停表)."""
    if problem.light == "D":
        return "G", "已办结，待销号"
    if problem.red_on and problem.red_on <= on:
        return "R", f"逾期 {(on - problem.red_on).days + 1} 天"
    if problem.due_by is None:
        return "N", "停表" if problem.due_on else ""
    return problem.light, "今日到期" if problem.due_by == on else f"剩 {(problem.due_by - on).days} 天"


PART = Part(
    7, "problems", "逾期和提请专题研究的问题", ("问题", "项目", "牵头单位", "责任人", "应办结", "情况", "层级"), rows,
    kinds=(Kind.COUNTY, Kind.LEADER, Kind.SPECIAL),
)
