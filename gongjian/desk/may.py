"""Who may: one row an act. An act on a thing is open to those related to it in one of these ways."""
from collections.abc import Callable
from typing import Any

from gongjian.approvals import acts as approvals
from gongjian.approvals.models import Approval
from gongjian.desk.relations import (
    APPROVALS,
    COOPERATES,
    COUNTY,
    INSPECTOR,
    INSPECTOR_HEAD,
    LEADER,
    OFFICE,
    OFFICE_HEAD,
    OWN,
    RAISER,
    SOLVER,
    SPONSOR,
    STATISTICS,
)
from gongjian.inspections.acts import course, site
from gongjian.people import covers
from gongjian.problems import acts as problems
from gongjian.problems import assignment
from gongjian.problems import mending as problem_mending
from gongjian.problems.flow import Step
from gongjian.problems.models import Problem, ProblemStep
from gongjian.projects.acts import card, evidence, figures, mending, milestones, twins
from gongjian.projects.models import Card, Milestone, Official, Payment, Report, Sponsorship, YearPlan
from gongjian.promotion import acts as promotion
from gongjian.promotion.models import Trip
from gongjian.stocktake.acts import sittings, stocktakes
from gongjian.stocktake.models import SittingStep, Stocktake
from gongjian.targets import allotting
from gongjian.timeline.evidence import Evidence

MAY: dict[object, tuple[str, ...]] = {
    card.register: (OFFICE, OWN),
    card.change_card: (OFFICE, OWN),
    card.plan_year: (OFFICE, OWN),
    card.sponsor: (OFFICE,),
    card.sponsor_sector: (OFFICE,),
    figures.report: (OWN,),  # nobody fills in for another: the unit's figure is the unit's
    figures.opening: (OWN, OFFICE),
    figures.enter_official: (STATISTICS,),  # the statistics bureau alone
    figures.pay_in: (OWN,),
    evidence.add_evidence: (OWN, OFFICE, STATISTICS, APPROVALS),
    twins.decide: (OFFICE,),
    milestones.plan: (OWN, OFFICE),
    (milestones.reach, "reserved"): (OFFICE, OWN),
    (milestones.reach, "signed"): (OWN, OFFICE),
    (milestones.reach, "approved"): (OWN, OFFICE, APPROVALS),
    (milestones.reach, "levelled"): (OWN, OFFICE),
    (milestones.reach, "started"): (OWN, OFFICE),
    (milestones.reach, "enrolled"): (STATISTICS,),
    (milestones.reach, "completed"): (OWN, OFFICE),
    (milestones.reach, "commissioned"): (OWN, OFFICE),
    (milestones.reach, "paused"): (OWN, OFFICE),
    (milestones.reach, "resumed"): (OWN, OFFICE),
    (milestones.reach, "withdrawn"): (OFFICE,),
    approvals.stand: (OWN, APPROVALS, OFFICE),
    problems.find: (OWN, OFFICE, SPONSOR, INSPECTOR),
    problems.hand_over: (OFFICE,),
    problems.concern: (OFFICE,),
    problems.join: (OFFICE,),
    problems.split: (OFFICE,),
    (problems.advance, Step.VERIFIED): (OFFICE,),
    (problems.advance, Step.DECLINED): (OFFICE,),
    (problems.advance, Step.ASSIGNED): (OFFICE,),
    (problems.advance, Step.SIGNED): (SOLVER,),
    (problems.advance, Step.FEEDBACK): (SOLVER, COOPERATES),
    (problems.advance, Step.TRANSFERRED): (OFFICE,),
    (problems.advance, Step.HELD): (OFFICE,),  # whoever works against the clock does not stop it
    (problems.advance, Step.RESUMED): (OFFICE, SOLVER),
    (problems.advance, Step.SOLVED): (SOLVER,),
    (problems.advance, Step.REVIEWED): (OFFICE, RAISER, INSPECTOR),
    (problems.advance, Step.RETURNED): (OFFICE,),
    (problems.advance, Step.CLOSED): (OFFICE, COUNTY),
    (problems.advance, Step.STRUCK): (OFFICE, COUNTY),
    (problems.advance, Step.REOPENED): (OFFICE, INSPECTOR, COUNTY),
    (problems.advance, Step.PRESSED): (OFFICE, SPONSOR, COUNTY, INSPECTOR),
    (problems.advance, Step.ASKED): (SOLVER,),
    (problems.advance, Step.EXTENDED): (OFFICE, COUNTY),
    (problems.advance, Step.DENIED): (OFFICE, COUNTY),
    (problems.advance, Step.REPORTED_UP): (SOLVER, OFFICE),
    (problems.advance, Step.MOVED): (OFFICE, COUNTY),
    (problems.advance, Step.DELIBERATED): (OFFICE,),
    assignment.amend: (OFFICE,),
    (evidence.add_evidence, Problem): (SOLVER, COOPERATES, RAISER, OFFICE, INSPECTOR, SPONSOR),
    (problem_mending.set_right, ProblemStep): (OFFICE, SOLVER, COOPERATES, RAISER, INSPECTOR),
    (problem_mending.take_back, ProblemStep): (OFFICE, SOLVER, COOPERATES, RAISER, INSPECTOR),
    promotion.sign: (OWN, OFFICE),
    # Who is away: himself, his head or the office (covers.py refuses any other of these).
    covers.cover: (OWN, OFFICE, COUNTY, STATISTICS, APPROVALS, INSPECTOR),
    covers.uncover: (OWN, OFFICE, COUNTY, STATISTICS, APPROVALS, INSPECTOR),
    promotion.travel: (OWN, OFFICE),
    # A stocktake is the sponsor's own; the office tells it for him with its source named (stocktakes.take_stock).
    stocktakes.take_stock: (SPONSOR, OFFICE),
    stocktakes.photograph: (SPONSOR, OFFICE),
    # A sitting is the office's record; a sponsor may keep that of his own half-month sitting (acts/sittings.py refuses any other).
    sittings.convene: (OFFICE, LEADER),
    sittings.hold: (OFFICE, LEADER),
    sittings.call_off: (OFFICE, LEADER),
    sittings.write: (OFFICE, LEADER),
    sittings.decide: (OFFICE, LEADER),
    sittings.revoke: (OFFICE, LEADER),
    sittings.close: (OFFICE, LEADER),
    course.arrange: (INSPECTOR,),
    course.begin: (INSPECTOR,),
    site.check: (INSPECTOR,),
    site.note_finding: (INSPECTOR,),
    site.photograph: (INSPECTOR,),
    course.propose: (INSPECTOR,),
    course.answer: (OWN,),  # before it is published, by the unit itself
    course.publish: (INSPECTOR_HEAD, OFFICE_HEAD),
    course.call_off: (INSPECTOR,),
    # Correcting and voiding: those who may tell a fact may mend it.
    (mending.correct, Report): (OWN,),
    (mending.correct, Payment): (OWN,),
    (mending.correct, Official): (STATISTICS,),
    (mending.correct, Milestone): (OWN, OFFICE),
    (mending.correct, YearPlan): (OFFICE, OWN),
    (mending.correct, Approval): (OWN, APPROVALS, OFFICE),
    (mending.correct, Trip): (OWN, OFFICE),
    (mending.correct, Stocktake): (SPONSOR, OFFICE),
    (mending.void, Report): (OWN,),
    (mending.void, Payment): (OWN,),
    (mending.void, Official): (STATISTICS,),
    (mending.void, Milestone): (OWN, OFFICE),
    (mending.void, YearPlan): (OFFICE, OWN),
    (mending.void, Card): (OFFICE, OWN),
    (mending.void, Sponsorship): (OFFICE,),
    (mending.void, Evidence): (OWN, OFFICE),
    (mending.void, Approval): (OWN, APPROVALS, OFFICE),
    (mending.void, Trip): (OWN, OFFICE),
    (mending.void, Stocktake): (SPONSOR, OFFICE),
    (mending.void, SittingStep): (OFFICE,),
    allotting.allot: (OFFICE,),
    allotting.count_in: (OFFICE,),
    allotting.publish_growth: (STATISTICS,),  # as published, by the bureau that publishes it
    "issue": (OFFICE,),
    "receive": (OFFICE, OWN),
    # Papers stand above the desk: their acts name these rows (`under`).
    "draft_paper": (OFFICE,),  # drafting, editing, checking, withdrawing
    "draft_inspection_paper": (OFFICE, INSPECTOR),
    "return_paper": (OFFICE, INSPECTOR, LEADER),
    "sign_paper": (OFFICE_HEAD, LEADER),
    "pass_numbers": (OFFICE,),
    # So do rankings: proposed and withdrawn, answered by the unit itself, found upon, published, points entered.
    "propose_ranking": (OFFICE,),
    "answer_ranking": (OWN,),
    "rule_ranking": (OFFICE,),
    "issue_ranking": (OFFICE_HEAD, LEADER),
    "enter_points": (OFFICE,),
    # And what is published: written, an exposure, figures drawn up; checked, answered, given back, signed, made public, taken down.
    "write_publicity": (OWN, OFFICE),
    "expose_unit": (OFFICE, INSPECTOR),
    "draw_up_figures": (OFFICE,),
    "check_publicity": (OFFICE,),
    "answer_publicity": (OWN,),  # before it is signed, by the unit itself
    "return_publicity": (OFFICE, LEADER),
    "sign_publicity": (OFFICE_HEAD, LEADER),
    "publish_publicity": (OFFICE,),
    "withdraw_publicity": (OFFICE, LEADER),
}
# Enrolment is the statistics bureau's word, and so is mending it.
MEND_ENROLLED = (STATISTICS,)


def under(row: str | Callable[[Any], str]) -> Callable:
    """For an act of a room above the desk: the name of its row, or what says it of the thing. No `kind` opens another door to it."""

    def named(act: Callable) -> Callable:
        act.under = row if callable(row) else lambda thing: row  # type: ignore[attr-defined]
        return act

    return named
