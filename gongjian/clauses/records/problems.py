"""Problems (M42–M46, M54): the ledger, the closed loop, what was reported up, the ladder, single matters the plan names, who cooperates."""
from collections import Counter

from django.db.models import Q, QuerySet

from gongjian.clauses.figure import Figure, Page, Record, State, View, many, proofs, tally
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Competence, Rung
from gongjian.problems.models import Problem, ProblemStep
from gongjian.reading.problem_words import OPEN
from gongjian.reading.say import say


def _rows(view: View, *words: str) -> QuerySet:
    rows = say(view.at.lens.see(Problem), Problem, view.at, ("light", *words)).order_by()
    return rows if view.unit is None else rows.filter(Q(lead=view.unit) | Q(cooperating__contains=f",{view.unit},"))


def _steps(view: View, rows: QuerySet, *steps: Step):
    told = view.told(ProblemStep, problem__in=rows.values("problem_id"), step__in=[step.value for step in steps])
    return proofs(told, lambda fact: f"{fact.get_step_display()} {fact.note}".strip(), lambda fact: Page("problem", (fact.problem_id,)))


def ledger(view: View) -> list[Figure]:
    """Found, and of those taken on how many have unit, person and day."""
    rows = _rows(view).exclude(step=Step.DECLINED)
    full = rows.filter(lead__isnull=False, due_on__isnull=False).exclude(person="")
    told = Counter(rows.values_list("category", flat=True)).most_common(4)
    small = "，".join(f"{name or '未分类'} {number}" for name, number in told)
    if not rows.count():
        return [Figure("问题台账", State.UNTOLD, page=Page("problems"), scope=view.scope_of(Problem))]
    return [tally("台账问题有责任部门、责任人、时限", rows.count(), full.count(), measure="件", small=small, page=Page("problems"), scope=view.scope_of(Problem),
                  proofs=_steps(view, rows, Step.FOUND, Step.ASSIGNED))]


def struck(view: View) -> list[Figure]:
    """Assigned, and struck off: the zero of 13710."""
    rows = _rows(view).filter(assigned_on__isnull=False)
    late = rows.filter(light="R").count()
    closed = rows.filter(struck_on=None, closed_on__isnull=False).count()
    small = f"另有已办结待销号 {closed} 件" if closed else ""
    return [tally("交办问题销号", rows.count(), rows.filter(struck_on__isnull=False).count(), measure="件", late=late, small=small, page=Page("problems"),
                  scope=view.scope_of(Problem), proofs=_steps(view, rows, Step.STRUCK, Step.CLOSED))]


def reported_up(view: View) -> list[Figure]:
    rows = _rows(view).filter(competence__in=(Competence.CITY, Competence.PROVINCE), assigned_on__isnull=False)
    return [tally("省、市级事权上报", rows.count(), rows.filter(reported_up_on__isnull=False).count(), measure="件", page=Page("problems"),
                  scope=view.scope_of(Problem), proofs=_steps(view, rows, Step.REPORTED_UP))]


def ladder(view: View) -> list[Figure]:
    """Open matters by rung, and how many of each are past their day."""
    found = []
    for rung in Rung:
        rows = _rows(view).filter(OPEN, rung=rung.value, assigned_on__isnull=False)
        count, late = rows.count(), rows.filter(light="R").count()
        state = State.BEHIND if late else State.OPEN if count else State.DONE
        gap = f"差 {many(count, '件')}" + (f"，逾期 {many(late, '件')}" if late else "") if count else ""
        found.append(Figure(f"{rung.label}未了", state, "", many(count, "件"), gap, page=Page("problem-board"), light="R" if late else "",
                            scope=view.scope_of(Problem), proofs=_steps(view, _rows(view).filter(rung=rung.value), Step.MOVED, Step.DELIBERATED)))
    return found


def problems_of(view: View) -> list[Figure]:
    """Every problem of the projects of that name, one by one: who leads, who cooperates, by when, where it stands."""
    rows = _rows(view, "project_name", "lead_name", "limit_on", "step").filter(project_name__contains=view.arg).order_by("found_on", "pk")
    found = [_matter(view, row) for row in rows]
    return found or [Figure(f"{view.arg}的问题", State.UNTOLD, page=Page("problems"), scope=view.scope_of(Problem))]


def _matter(view: View, row) -> Figure:
    over = bool(row.struck_on)
    state = State.DONE if over else State.BEHIND if row.light == "R" else State.OPEN
    done = f"{row.struck_on.month}月{row.struck_on.day}日销号" if over else Step(row.step).label
    asked = f"{row.limit_on.month}月{row.limit_on.day}日前办结" if row.limit_on else ""
    with_whom = f"，{row.cooperating_names.strip('、')}配合" if row.cooperating_names else ""
    small = (f"{row.lead_name}牵头{with_whom}" if row.lead_name else "未交办") + (f"，{row.person}" if row.person else "")
    gap = "" if over else "逾期未销号" if row.light == "R" else "未销号"
    steps = view.told(ProblemStep, problem=row.problem_id)
    evidence = proofs(steps, lambda fact: f"{fact.get_step_display()} {fact.note}".strip(), lambda fact: Page("problem", (fact.problem_id,)))
    return Figure(row.what, state, asked, done, gap, small=small, page=Page("problem", (row.problem_id,)), light="R" if row.light == "R" else "", proofs=evidence)


def cooperation(view: View) -> list[Figure]:
    """Problems that more than one unit works at, and how many of those were fed back on."""
    rows = _rows(view).exclude(cooperating_names="").filter(assigned_on__isnull=False)
    return [tally("多个单位联办的问题销号", rows.count(), rows.filter(struck_on__isnull=False).count(), measure="件", page=Page("problems"),
                  scope=view.scope_of(Problem), proofs=_steps(view, rows, Step.FEEDBACK))]


RECORDS = {
    "ledger": Record("问题台账", ledger),
    "struck": Record("销号", struck),
    "reported_up": Record("上报", reported_up),
    "ladder": Record("督办层级", ladder),
    "problems_of": Record("某项目的问题", problems_of, asks="项目名称"),
    "cooperation": Record("联办", cooperation),
}
