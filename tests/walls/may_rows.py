"""What each act of MAY is done to in the small world, and how each officer is related to that: the table that test_may walks."""
import importlib
import inspect
import pkgutil
from dataclasses import replace

from gongjian.api import acts as keys
from gongjian.api.keys import Key
from gongjian.approvals import acts as approvals
from gongjian.approvals.models import CatalogueChange, HandIn
from gongjian.desk.desk import settle
from gongjian.desk.may import MAY
from gongjian.desk.relations import (
    APPROVALS,
    COOPERATES,
    COUNTY,
    CREDITED,
    HELPER,
    INSPECTOR,
    LEADER,
    OFFICE,
    OWN,
    RAISER,
    SOLVER,
    STATISTICS,
    TERRITORY,
    VETTER,
)
from gongjian.enrolment.acts.course import take_back_step
from gongjian.enrolment.acts.papers import describe
from gongjian.enrolment.acts.windows import give_notice
from gongjian.enrolment.models import EnrolmentStep
from gongjian.inspections.acts import course
from gongjian.inspections.models import Inspection
from gongjian.papers import acts as papers
from gongjian.papers import evidence_taken
from gongjian.papers.kinds import INSPECTORS_DRAFT
from gongjian.papers.kinds import kind as paper_kind
from gongjian.papers.models import Document
from gongjian.people import covers
from gongjian.people.models import Unit
from gongjian.problems import acts as problems
from gongjian.problems import assignment
from gongjian.problems.models import Problem, ProblemStep
from gongjian.projects.acts import card
from gongjian.projects.models import Milestone
from gongjian.promotion.acts import aids, chart, commitments, enterprises, leads, signings, trips
from gongjian.promotion.models import Aid, Commitment, CommitmentStep, Lead, LeadStep, Review, Ruling, Sameness, Signing, Trip
from gongjian.publicity import acts as publicity
from gongjian.publicity.models import Item
from gongjian.rankings import acts as rankings
from gongjian.rankings.models import Round, RoundAnswer
from gongjian.rankings.registry import pack
from gongjian.reserve.acts import course as reserve
from gongjian.reserve.acts import rules as reserve_rules
from gongjian.reserve.acts import tags
from gongjian.sheets.issuing import put_out
from gongjian.sheets.registry import sheet
from gongjian.stocktake.acts import sittings, stocktakes
from gongjian.stocktake.models import Decision, Sitting, SittingStep, Stocktake
from gongjian.timeline.evidence import Evidence
from gongjian.workplans import acts as workplans
from gongjian.workplans.models import Task
from tests.inspections.making import proposed
from tests.walls.test_contracts import EYES
from tests.world import TODAY, do, told

# Done under a name of its own: a list is put out, a file is taken in.
UNDER_A_NAME = {"put_out": "issue", "receive": "receive", "undo": "receive"}
# How each officer is related to the gas project (嘉峰镇's; forestry vets it for the reserve, it counts for 端氏镇 there), to its problem (agriculture solves, the zone helps) and to 嘉峰镇 itself.
TO_GAS = {
    "office": {OFFICE}, "magistrate": {COUNTY}, "jiafeng": {OWN, TERRITORY}, "statistics": {STATISTICS}, "approvals": {APPROVALS}, "inspector": {INSPECTOR},
    "forestry": {VETTER}, "duanshi": {CREDITED},
}
TO_STUCK = {"office": {OFFICE}, "magistrate": {COUNTY}, "inspector": {INSPECTOR}, "jiafeng": {OWN, RAISER}, "agriculture": {SOLVER}, "zone": {COOPERATES}}
TO_JIAFENG = {
    "office": {OFFICE}, "magistrate": {COUNTY}, "deputy": {COUNTY}, "jiafeng": {OWN}, "statistics": {STATISTICS}, "approvals": {APPROVALS}, "inspector": {INSPECTOR},
}
# To an inspection of 嘉峰镇 that was proposed; the heads who publish it are in tests/inspections.
TO_PROPOSED = {"office": {OFFICE}, "magistrate": {COUNTY}, "jiafeng": {OWN}, "inspector": {INSPECTOR}}
# To a lead of 嘉峰镇 for which the bureau of agriculture was asked for aid; the promotion centre has an officer of its own below.
TO_LEAD = {"office": {OFFICE}, "magistrate": {COUNTY}, "inspector": {INSPECTOR}, "jiafeng": {OWN}, "agriculture": {HELPER}}
TO_ENTERPRISE = {who: ways for who, ways in TO_LEAD.items() if who != "agriculture"}
# To the county as a whole: whoever has a unit that answers for projects is somebody's own; leaders and inspectors look on.
WATCHING = ("nowhere", "admin", "magistrate", "deputy", "inspector")
LEADERS = ("magistrate", "deputy")
TO_COUNTY = {who: TO_JIAFENG.get(who, set()) | ({OWN} if who not in WATCHING else set()) | ({LEADER} if who in LEADERS else set()) for who in EYES}
# What is told of a unit of the reserve and of its own plan.
OF_A_UNIT = (reserve.propose, reserve.join_in, workplans.lay_out, workplans.set_task)
# Papers stand above the desk: their acts name their row themselves.
UNDER = {
    "draft_paper": (papers.draft, lambda world: paper_kind("weekly")), "return_paper": (papers.give_back, lambda world: Document(kind="weekly")),
    "draft_inspection_paper": (papers.draft, lambda world: replace(paper_kind("weekly"), drafted_by=INSPECTORS_DRAFT)),
    "sign_paper": (papers.sign, lambda world: Document(kind="weekly")), "pass_numbers": (papers.pass_numbers, lambda world: world.drive),
    "take_pack": (evidence_taken.take_pack, lambda world: world.projects.gas),
    "propose_ranking": (rankings.propose, lambda world: pack("winter")), "answer_ranking": (rankings.answer, lambda world: world.units.jiafeng),
    "rule_ranking": (rankings.rule, lambda world: RoundAnswer()), "issue_ranking": (rankings.issue, lambda world: Round()),
    "enter_points": (rankings.enter, lambda world: world.units.jiafeng),
    "write_publicity": (publicity.draft, lambda world: world.units.jiafeng), "expose_unit": (publicity.expose, lambda world: world.units.jiafeng),
    "answer_publicity": (publicity.answer, lambda world: world.units.jiafeng), "draw_up_figures": (publicity.draw_up, lambda world: world.drive),
    "check_publicity": (publicity.check, lambda world: Item()), "return_publicity": (publicity.give_back, lambda world: Item()),
    "sign_publicity": (publicity.sign, lambda world: Item()), "publish_publicity": (publicity.publish, lambda world: Item()),
    "withdraw_publicity": (publicity.withdraw, lambda world: Item()),
    "give_key": (keys.give_key, lambda world: None), "stop_key": (keys.stop_key, lambda world: Key()),
}
ON_A_UNIT = ("answer_ranking", "enter_points", "write_publicity", "expose_unit", "answer_publicity")


def acts():
    """Every public function of a room that is told: acts of the rooms below the desk, and those of lists and files."""
    rooms = (
        "projects.acts", "stocktake.acts.stocktakes", "stocktake.acts.sittings", "problems.acts", "problems.mending", "problems.assignment", "approvals.acts",
        "promotion.acts", "targets.allotting", "inspections.acts", "sheets.issuing", "people.covers", "papers.acts", "enrolment.acts",
        "reserve.acts", "reserve.mending", "workplans.acts",
        "rankings.acts", "publicity.acts",
    )
    for room in rooms:
        module = importlib.import_module(f"gongjian.{room}")
        modules = [importlib.import_module(f"{module.__name__}.{found.name}") for found in pkgutil.iter_modules(module.__path__)] if hasattr(module, "__path__") else [module]
        for one in modules:
            for name, function in inspect.getmembers(one, inspect.isfunction):
                if function.__module__ == one.__name__ and not name.startswith("_") and list(inspect.signature(function).parameters)[1:2] == ["told"]:
                    yield function


def rows():
    """(act, kind, what it is done to, whom that is related to how) for every row of MAY."""
    for key in MAY:
        act, kind = key if isinstance(key, tuple) else (key, None)
        if key in UNDER:
            yield key, UNDER[key][0], None, UNDER[key][1], TO_GAS if key == "take_pack" else TO_JIAFENG if key in ON_A_UNIT else TO_COUNTY
        elif isinstance(act, str):
            yield key, put_out, act, lambda world: sheet(5), TO_COUNTY
        elif act in (problems.advance, problems.concern, problems.join, problems.split, assignment.amend):
            yield key, act, kind, lambda world: world.projects.stuck, TO_STUCK
        elif kind in (LeadStep, Review, Aid, CommitmentStep, Lead) or (act in LEAD_ACTS and act not in (leads.spot,)):
            yield key, act, kind if act is leads.take_step else None, _of_a_lead(act, kind), TO_LEAD
        elif act in (enterprises.restate, enterprises.disclose):
            yield key, act, None, lambda world: lead_of(world).enterprise, TO_ENTERPRISE
        elif kind in (Signing, Sameness, Ruling) or act in (signings.decide_pair, signings.rule_on):
            yield key, act, None, lambda world, kind=kind: kind(signing=Signing(unit=world.units.jiafeng)) if kind in (Sameness, Ruling) else Signing(unit=world.units.jiafeng), (
                TO_COUNTY if kind in (Sameness, Ruling) else TO_JIAFENG)
        elif act in (signings.lay_rules, chart.place_link, chart.import_outline):
            yield key, act, None, lambda world: "county", TO_COUNTY
        elif act in (
            card.register, card.sponsor_sector, signings.sign, trips.travel, enterprises.enlist, leads.spot, chart.place_resource, problems.hand_over, course.arrange, covers.cover, covers.uncover,
            *OF_A_UNIT,
        ):
            yield key, act, kind, lambda world: world.units.jiafeng, TO_JIAFENG
        elif act.__module__.startswith("gongjian.inspections"):
            yield key, act, kind, lambda world: Inspection.objects.first() or proposed(world), TO_PROPOSED
        elif act in (tags.enter, tags.rename, tags.end, reserve_rules.lay_down):
            yield key, act, None, lambda world: "140521", TO_COUNTY
        elif act is workplans.advance:
            yield key, act, None, lambda world: Task(unit=world.units.jiafeng), TO_JIAFENG
        elif kind is Unit:
            yield key, act, None, lambda world: world.units.jiafeng, TO_JIAFENG
        elif act.__module__.endswith("allotting"):
            yield key, act, kind, lambda world: world.drive.targets.get(key="start_rate"), TO_COUNTY
        elif kind in (Problem, ProblemStep):
            yield key, act, None, lambda world, kind=kind: world.projects.stuck if kind is Problem else ProblemStep(problem=world.projects.stuck), TO_STUCK
        elif kind in (Trip, HandIn):
            yield key, act, None, lambda world, kind=kind: kind(unit=world.units.jiafeng), TO_JIAFENG
        elif kind is CatalogueChange or act is approvals.change_item:
            yield key, act, None, lambda world, kind=kind: CatalogueChange() if kind else "environment", TO_COUNTY
        elif act is approvals.hand_in:
            yield key, act, kind, lambda world: world.units.jiafeng, TO_JIAFENG
        elif act in (describe, take_back_step):
            model = Evidence if act is describe else EnrolmentStep
            yield key, act, None, _a_fact(model), TO_GAS
        elif act in (give_notice, sittings.convene):
            yield key, act, None, lambda world: "county", TO_COUNTY
        elif act.__module__.endswith("acts.sittings"):
            yield key, act, None, lambda world, act=act: Decision(project=world.projects.gas) if act is sittings.revoke else Sitting(), TO_COUNTY
        elif kind is SittingStep:
            yield key, act, None, lambda world: SittingStep(), TO_COUNTY
        elif act is stocktakes.photograph:
            yield key, act, None, lambda world: Stocktake(project=world.projects.gas), TO_GAS
        elif isinstance(kind, type):
            yield key, act, None, _a_fact(kind), TO_GAS
        else:
            yield key, act, kind, lambda world: world.projects.gas, TO_GAS


LEAD_ACTS = (
    leads.take_step, leads.review, signings.conclude, commitments.promise, commitments.put_off, commitments.fulfil, commitments.judge_broken, aids.ask_aid,
    aids.give_aid, aids.waive_aid,
)


def lead_of(world) -> Lead:
    """A lead of 嘉峰镇 with an enterprise of its own, and water asked of the bureau of agriculture."""
    if found := Lead.objects.first():
        return found
    frame = told("2023-11-10", world.officers.jiafeng)
    enterprise = do(enterprises.enlist, world.units.jiafeng, frame, name="某某装备公司")[0].enterprise
    lead = do(leads.spot, world.units.jiafeng, frame, enterprise=enterprise, title="井口装置", trade="industry")[0].lead
    settle([frame.tell(Aid, lead=lead, element="water", state="asked", what="日供水", unit=world.units.agriculture, due_on=TODAY)], frame.at)
    return lead


def _of_a_lead(act, kind):
    of_a_promise = (commitments.put_off, commitments.fulfil, commitments.judge_broken)

    def thing(world):
        lead = lead_of(world)
        if act in of_a_promise:
            return Commitment(lead=lead)
        if kind is CommitmentStep:
            return CommitmentStep(commitment=Commitment(lead=lead))
        return kind(lead=lead) if kind in (LeadStep, Review, Aid) else lead

    return thing


def _a_fact(model):
    said = {Evidence: lambda project: {"subject": "project", "subject_id": project.pk}, Milestone: lambda project: {"project": project, "kind_of": "levelled"}}
    return lambda world: model(**said.get(model, lambda project: {"project": project})(world.projects.gas))
