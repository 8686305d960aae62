"""What is owed next in a problem's life, by when: the nodes of 13710 and the office's own (rules.md §1)."""
from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from gongjian.problems.flow import WORKING, Step
from gongjian.problems.ledger import Competence, Rung

if TYPE_CHECKING:
    from gongjian.problems.life import Life


class Node(models.TextChoices):
    VERIFY = "verify", "核实"
    ASSIGN = "assign", "交办"
    SIGN = "sign", "签收"
    FEEDBACK = "feedback", "反馈"
    REPORT_UP = "report_up", "上报"
    SOLVE = "solve", "办结"
    LOOK = "look", "挂起复查"
    REVIEW = "review", "复核"
    CONCLUDE = "conclude", "办结或退回"
    STRIKE = "strike", "销号"
    # The office's, beside what the unit owes.
    EXTENSION = "extension", "审批延期"
    DELIBERATE = "deliberate", "提交专题会议"


# The step that settles a node.
SETTLES = {
    Node.VERIFY: Step.VERIFIED, Node.ASSIGN: Step.ASSIGNED, Node.SIGN: Step.SIGNED, Node.FEEDBACK: Step.FEEDBACK, Node.REPORT_UP: Step.REPORTED_UP,
    Node.SOLVE: Step.SOLVED, Node.LOOK: Step.RESUMED, Node.REVIEW: Step.REVIEWED, Node.CONCLUDE: Step.CLOSED, Node.STRIKE: Step.STRUCK,
    Node.EXTENSION: Step.EXTENDED, Node.DELIBERATE: Step.DELIBERATED,
}
Owed = tuple[str, date | None]
NOTHING: Owed = ("", None)


def owed(life: "Life") -> Owed:
    """The earliest thing owed by whoever holds the problem."""
    rules, walk = life.rules, life.days.walk
    match life.step:
        case Step.FOUND:
            return Node.VERIFY, walk(life.step_on, rules.verify)
        case Step.VERIFIED | Step.REOPENED:
            return Node.ASSIGN, walk(life.step_on, rules.verify)
        case Step.ASSIGNED | Step.TRANSFERRED:
            return Node.SIGN, walk(life.step_on, rules.arranged)
        case Step.HELD:
            return Node.LOOK, walk(life.looked_on or life.step_on, rules.progress)
        case Step.SOLVED:
            return Node.REVIEW, walk(life.step_on, rules.review)
        case Step.REVIEWED:
            return Node.CONCLUDE, walk(life.step_on, rules.review)
        case Step.CLOSED:
            return Node.STRIKE, walk(life.step_on, rules.review)
        case step if step in WORKING:
            return min(_of_the_unit(life), key=lambda node: node[1] or date.max)
    return NOTHING


def _of_the_unit(life: "Life") -> list[Owed]:
    rules, walk = life.rules, life.days.walk
    fed = life.fed_on
    if life.rung != Rung.DATED and life.rung_on and (fed is None or fed < life.rung_on):
        found: list[Owed] = [(Node.FEEDBACK, walk(life.rung_on, rules.feedback))]
    else:
        found = [(Node.FEEDBACK, walk(max(filter(None, (fed, life.signed_on, life.step_on))), rules.progress))]
    if life.competence != Competence.COUNTY and life.reported_up_on is None and life.assigned_on:
        found.append((Node.REPORT_UP, walk(life.assigned_on, rules.report_up)))
    if life.due_by:
        found.insert(0, (Node.SOLVE, life.due_by))
    return found


def owed_by_office(life: "Life") -> Owed:
    """What the office owes beside that: to answer a request for time, to put the problem before the special meeting."""
    if life.desk in ("", "office"):
        return NOTHING
    if life.asked_due_on:
        return Node.EXTENSION, life.due_by or life.step_on
    if life.rung == Rung.MEETING and life.rung_on and (life.deliberated_on is None or life.deliberated_on < life.rung_on):
        return Node.DELIBERATE, life.days.walk(life.rung_on, life.rules.deliberate)
    return NOTHING
