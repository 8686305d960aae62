"""Who may: one row an act. An act on a thing is open to those related to it in one of these ways."""
from collections.abc import Callable
from typing import Any

from gongjian.approvals import acts as approvals
from gongjian.approvals.acts.materials import BY as MATERIALS
from gongjian.approvals.flow import FLOW
from gongjian.approvals.models import Advice, Approval, CatalogueChange, Checklist, HandIn, Lifted, Material, Vetting
from gongjian.desk.relations import (
    AGENT,
    APPROVALS,
    COOPERATES,
    COUNTY,
    HANDLER,
    HELPER,
    INSPECTOR,
    INSPECTOR_HEAD,
    LEADER,
    OFFICE,
    OFFICE_HEAD,
    OWN,
    PROMOTER,
    RAISER,
    SOLVER,
    SPONSOR,
    STATISTICS,
    VERIFIER,
    VETTER,
)
from gongjian.enrolment.acts import course as enrolment
from gongjian.enrolment.acts.doubts import look_into
from gongjian.enrolment.acts.papers import describe
from gongjian.enrolment.acts.windows import give_notice
from gongjian.enrolment.models import Particulars
from gongjian.inspections.acts import course, site
from gongjian.people import covers
from gongjian.people.models import Unit
from gongjian.problems import acts as problems
from gongjian.problems import assignment
from gongjian.problems import mending as problem_mending
from gongjian.problems.flow import Step
from gongjian.problems.models import Problem, ProblemStep
from gongjian.projects.acts import card, catch_up, evidence, figures, mending, milestones, twins
from gongjian.projects.models import Card, CatchUpPlan, CatchUpVerdict, Milestone, Official, Payment, Report, Sponsorship, YearPlan
from gongjian.promotion.acts import aids, chart, commitments, enterprises, leads, signings, trips
from gongjian.promotion.flow import Step as LeadTurn
from gongjian.promotion.models import Aid, CommitmentStep, Lead, LeadStep, Review, Ruling, Sameness, Signing, Trip
from gongjian.reserve import mending as reserve_mending
from gongjian.reserve.acts import course as reserve
from gongjian.reserve.acts import judging, tags
from gongjian.reserve.acts import rules as reserve_rules
from gongjian.reserve.flow import Step as ReserveTurn
from gongjian.reserve.models import ReserveStep
from gongjian.stocktake.acts import sittings, stocktakes
from gongjian.stocktake.models import SittingStep, Stocktake
from gongjian.targets import allotting, clausewords
from gongjian.timeline.evidence import Evidence
from gongjian.workplans import acts as workplans

# By what the approvals' own tables say a step may be told, as relations to the project; which item is whose, the act asks itself.
WHOSE = {"owner": OWN, "bureau": HANDLER, "agent": AGENT, "approvals": APPROVALS, "office": OFFICE}

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
    figures.vouch: (OWN,),
    catch_up.plan_catch_up: (OWN,),  # nobody promises for another
    catch_up.judge_catch_up: (OFFICE, VETTER),
    evidence.add_evidence: (OWN, OFFICE, STATISTICS, APPROVALS, HANDLER, AGENT),  # a bureau lays its own grant beside it
    twins.decide: (OFFICE,),
    milestones.plan: (OWN, OFFICE),
    (milestones.reach, "reserved"): (OFFICE,),  # a unit proposes; what was admitted before the books were opened the office puts in
    (milestones.reach, "signed"): (OWN, OFFICE),
    (milestones.reach, "approved"): (OWN, OFFICE, APPROVALS),
    (milestones.reach, "levelled"): (OWN, OFFICE),
    (milestones.reach, "started"): (OWN, OFFICE),
    (milestones.reach, "enrolled"): (STATISTICS,),
    (milestones.reach, "unenrolled"): (STATISTICS,),
    (milestones.reach, "completed"): (OWN, OFFICE),
    (milestones.reach, "commissioned"): (OWN, OFFICE),
    (milestones.reach, "paused"): (OWN, OFFICE),
    (milestones.reach, "resumed"): (OWN, OFFICE),
    (milestones.reach, "withdrawn"): (OFFICE,),
    approvals.stand: (OWN, HANDLER, AGENT, APPROVALS, OFFICE),  # at all; each step below
    **{(approvals.stand, state): tuple(WHOSE[hat] for hat in turn.by) for state, turn in FLOW.items()},
    approvals.draw_up: (OWN, AGENT, APPROVALS, OFFICE),
    approvals.deliver: (OWN, HANDLER, AGENT, APPROVALS),
    **{(approvals.deliver, state): tuple(WHOSE[hat] for hat in by) for state, by in MATERIALS.items()},
    approvals.advise: (HANDLER, APPROVALS, OFFICE),
    approvals.lift: (HANDLER, APPROVALS, OFFICE),
    approvals.vet: (APPROVALS, OFFICE),
    approvals.hand_in: (OWN,),  # nobody hands in for another
    approvals.change_item: (OWN, APPROVALS, OFFICE),  # a bureau its own items (acts/catalogue.py refuses any other)
    describe: (OWN,),  # beside the unit's own papers; nobody fills in for another
    enrolment.submit_papers: (OWN,),
    enrolment.verify_papers: (VERIFIER,),
    enrolment.review_papers: (STATISTICS,),
    enrolment.record_answer: (STATISTICS,),
    enrolment.send_back: (VERIFIER, STATISTICS),
    enrolment.enrol: (STATISTICS,),
    enrolment.unenrol: (STATISTICS,),
    enrolment.take_back_step: (OWN, VERIFIER, STATISTICS),
    give_notice: (STATISTICS,),
    look_into: (OFFICE, STATISTICS),
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
    signings.sign: (OWN, OFFICE),
    # The reserve: a unit proposes its own, the department of its trade vets, the office decides (M19).
    reserve.propose: (OWN,),
    reserve.join_in: (OWN,),
    (reserve.advance, ReserveTurn.RETRACTED): (OWN,),
    (reserve.advance, ReserveTurn.VETTED): (VETTER,),
    (reserve.advance, ReserveTurn.RETURNED): (OFFICE,),
    (reserve.advance, ReserveTurn.ADMITTED): (OFFICE,),
    (reserve.advance, ReserveTurn.WITHDRAWN): (OFFICE,),
    (reserve.advance, ReserveTurn.CREDITED): (OFFICE,),
    (reserve.advance, ReserveTurn.GRADED): (OFFICE,),
    (reserve.advance, ReserveTurn.KEPT): (OFFICE,),
    (reserve_mending.take_back, ReserveStep): (OFFICE, OWN, VETTER),
    tags.tag_project: (OWN, OFFICE),
    tags.enter: (OFFICE,),
    tags.rename: (OFFICE,),
    tags.end: (OFFICE,),
    reserve_rules.lay_down: (OFFICE,),
    judging.judge: (OFFICE,),
    # A unit's own plan is its own (M57); its papers too.
    workplans.lay_out: (OWN,),
    workplans.set_task: (OWN,),
    workplans.advance: (OWN,),
    (evidence.add_evidence, Unit): (OWN,),
    # Who is away: himself, his head or the office (covers.py refuses any other of these).
    covers.cover: (OWN, OFFICE, COUNTY, STATISTICS, APPROVALS, INSPECTOR),
    covers.uncover: (OWN, OFFICE, COUNTY, STATISTICS, APPROVALS, INSPECTOR),
    trips.travel: (OWN, OFFICE),
    # 招商: whose lead it is moves it on; the unit that leads on promotion, and the office, review and judge.
    enterprises.enlist: (OWN, PROMOTER, OFFICE),
    enterprises.restate: (OWN, PROMOTER, OFFICE),
    enterprises.disclose: (OWN, PROMOTER, OFFICE),
    leads.spot: (OWN, PROMOTER),
    (leads.take_step, LeadTurn.TALKED): (OWN,),
    (leads.take_step, LeadTurn.REGISTERED): (OWN,),
    (leads.take_step, LeadTurn.LANDED): (OWN,),
    (leads.take_step, LeadTurn.CHANGED): (OWN, PROMOTER),
    (leads.take_step, LeadTurn.LOST): (OWN, PROMOTER),
    (leads.take_step, LeadTurn.RESUMED): (OWN, PROMOTER),
    leads.review: (PROMOTER, OFFICE),
    signings.conclude: (OWN,),
    signings.decide_pair: (OFFICE, PROMOTER),
    signings.rule_on: (OFFICE,),
    signings.lay_rules: (OFFICE,),
    commitments.promise: (OWN, PROMOTER),
    commitments.put_off: (PROMOTER, OFFICE),
    commitments.fulfil: (OWN, PROMOTER, HELPER),
    commitments.judge_broken: (PROMOTER, OFFICE),
    aids.ask_aid: (OWN, PROMOTER, OFFICE),
    aids.give_aid: (HELPER,),  # by the unit it was asked of (acts/aids.py refuses any other)
    aids.waive_aid: (OWN, PROMOTER),
    chart.place_link: (PROMOTER, OFFICE),
    chart.place_resource: (OWN, PROMOTER, OFFICE),
    chart.import_outline: (OFFICE, PROMOTER),
    (evidence.add_evidence, Lead): (OWN, PROMOTER, HELPER, OFFICE),
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
    (mending.correct, Approval): (OWN, HANDLER, AGENT, APPROVALS, OFFICE),  # whoever told it (Approval.closed_to)
    (mending.correct, Trip): (OWN, OFFICE),
    (mending.correct, Signing): (OWN, OFFICE),
    (mending.correct, Stocktake): (SPONSOR, OFFICE),
    (mending.void, Report): (OWN,),
    (mending.void, Payment): (OWN,),
    (mending.void, Official): (STATISTICS,),
    (mending.void, Milestone): (OWN, OFFICE),
    (mending.void, YearPlan): (OFFICE, OWN),
    (mending.void, CatchUpPlan): (OWN,),
    (mending.void, CatchUpVerdict): (OFFICE, VETTER),
    (mending.void, Card): (OFFICE, OWN),
    (mending.void, Sponsorship): (OFFICE,),
    (mending.void, Evidence): (OWN, OFFICE),
    (mending.void, Approval): (OWN, HANDLER, AGENT, APPROVALS, OFFICE),
    (mending.void, Checklist): (OWN, AGENT, APPROVALS, OFFICE),
    (mending.void, Material): (OWN, HANDLER, AGENT, APPROVALS),
    (mending.void, Advice): (HANDLER, APPROVALS, OFFICE),
    (mending.void, Lifted): (HANDLER, APPROVALS, OFFICE),
    (mending.void, Vetting): (APPROVALS, OFFICE),
    (mending.void, HandIn): (OWN,),
    (mending.void, CatalogueChange): (OWN, APPROVALS, OFFICE),
    (mending.void, Particulars): (OWN,),
    (mending.void, Trip): (OWN, OFFICE),
    (mending.void, Signing): (OWN, OFFICE),
    (mending.void, LeadStep): (OWN, OFFICE),
    (mending.void, Review): (PROMOTER, OFFICE),
    (mending.void, CommitmentStep): (PROMOTER, OFFICE),
    (mending.void, Aid): (OWN, PROMOTER),
    (mending.void, Sameness): (OFFICE, PROMOTER),
    (mending.void, Ruling): (OFFICE,),
    (mending.void, Stocktake): (SPONSOR, OFFICE),
    (mending.void, SittingStep): (OFFICE,),
    allotting.allot: (OFFICE,),
    clausewords.explain: (OFFICE, OWN),  # a unit of its own clauses (targets/clausewords.py refuses any other)
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
    "take_pack": (OWN, STATISTICS, OFFICE),  # a project's papers for enrolment, as one file
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
    # Keys for other systems are the office's to give and to stop.
    "give_key": (OFFICE,),
    "stop_key": (OFFICE,),
}
# Enrolment is the statistics bureau's word, and so is mending it.
MEND_ENROLLED = (STATISTICS,)


def under(row: str | Callable[[Any], str]) -> Callable:
    """For an act of a room above the desk: the name of its row, or what says it of the thing. No `kind` opens another door to it."""

    def named(act: Callable) -> Callable:
        act.under = row if callable(row) else lambda thing: row  # type: ignore[attr-defined]
        return act

    return named
