"""GLOSSARY.md names everything the code lists, by its Chinese term and its English word."""
import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

from gongjian import sheets
from gongjian.api.keys import Step as KeyStep
from gongjian.approvals.advice import Finding, Obstacle
from gongjian.approvals.flow import Desk, Level, State
from gongjian.approvals.materials import Material
from gongjian.approvals.vetting import Verdict
from gongjian.clauses.figure import State as Standing
from gongjian.desk import relations
from gongjian.desk.may import MAY
from gongjian.enrolment.flow import EnrolState, Reason
from gongjian.enrolment.flow import Level as Reviewer
from gongjian.enrolment.needs import Status
from gongjian.enrolment.windows import WindowLevel
from gongjian.indicators.plain import FigureState
from gongjian.indicators.registry import every_indicator
from gongjian.papers.flow import Step as PaperStep
from gongjian.people.posts import Role
from gongjian.people.units import Unit
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Competence, Grade, Origin, Rung, WaitsFor, Weight
from gongjian.problems.nodes import Node
from gongjian.projects.bands import Band
from gongjian.projects.card import Curve, Funding, InvestmentKind, Nature
from gongjian.projects.catch_up import Verdict as OnCatchUp
from gongjian.projects.milestones import Milestone
from gongjian.projects.twins import Twin
from gongjian.promotion.aids import Element
from gongjian.promotion.chains import Strength, Tier
from gongjian.promotion.commitments import Clause, Side
from gongjian.promotion.commitments import State as Promise
from gongjian.promotion.coordinates import Datum
from gongjian.promotion.enterprises import Size
from gongjian.promotion.flow import Step as LeadTurn
from gongjian.promotion.leads import Newness, Trade
from gongjian.promotion.models import Aid, CommitmentStep, Resource, ResourceCard, Review, Sameness
from gongjian.promotion.signings import Signing
from gongjian.publicity.flow import Kind as ItemKind
from gongjian.publicity.flow import Step as ItemStep
from gongjian.rankings.flow import Plea
from gongjian.rankings.flow import Step as RoundStep
from gongjian.reading.catch_up_words import CatchUp, Judged
from gongjian.reading.classes import Publication
from gongjian.reading.problem_words import Light
from gongjian.reading.reserve_words import Place
from gongjian.reserve.flow import Reason as Exit
from gongjian.reserve.flow import Step as ReserveTurn
from gongjian.reserve.grades import Grade as Maturity
from gongjian.reserve.key_projects import Outcome, Sort, Sureness
from gongjian.reserve.vetting import Answer
from gongjian.stocktake.models import Sitting, SittingStep, Stocktake
from gongjian.targets.targets import Basis, Measure
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.source import Source
from gongjian.workplans.flow import Step as TaskTurn

HOME = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (HOME / "GLOSSARY.md").read_text("utf-8").splitlines() if re.match(r"\| (?!中文)", line)
]
TERMS = {(row[0], row[1]) for row in ROWS}
CHOICES = (
    Evidence.Kind, Source.Kind, Unit.Kind, Role, Milestone.Kind, Nature, Funding, Curve, Twin.Verdict, Basis, Measure, State, Desk, Level, Material.State, Obstacle, Finding, Verdict, Signing.Kind, PaperStep, Step, Weight, Competence,
    Origin, Rung, WaitsFor, Grade, Node, Light,
    Stocktake.How, Sitting.Kind, SittingStep.Step, InvestmentKind, EnrolState, Reviewer, Reason, WindowLevel, Status,
    LeadTurn, Trade, Newness, Review.Kind, Size, Side, Clause, CommitmentStep.Step, Promise, Element, Aid.State, Strength, Tier, Resource.Kind, ResourceCard.State,
    Datum, Sameness.Verdict,
    ReserveTurn, Exit, Answer, Maturity, Place, Band, Outcome, Sort, Sureness, TaskTurn,
    CatchUp, Judged, OnCatchUp,
    RoundStep, Plea, ItemKind, ItemStep, Publication, Standing, KeyStep, FigureState,
)


def unnamed(pairs) -> list:
    return [pair for pair in pairs if pair not in TERMS]


def test_every_choice_of_the_code_is_named():
    assert unnamed((label, value) for choices in CHOICES for value, label in choices.choices) == []


def test_every_relation_is_named():
    said = {name: value for name, value in vars(relations).items() if name.isupper() and isinstance(value, str)}
    assert len(said) >= 10 and unnamed((label, name) for name, label in said.items()) == []


def test_every_act_of_may_is_named():
    acts = {key[0].__name__ if isinstance(key, tuple) else getattr(key, "__name__", key) for key in MAY}
    assert acts - {row[1] for row in ROWS} == set()


def test_every_list_is_named():
    modules = [importlib.import_module(f"{sheets.__name__}.{module.name}") for module in pkgutil.iter_modules(sheets.__path__)]
    assert unnamed((module.SHEET.title, module.__name__.rpartition(".")[2]) for module in modules if hasattr(module, "SHEET")) == []


def test_every_indicator_is_named():
    assert unnamed((told.title, name) for name, told in every_indicator().items()) == []


def test_every_row_has_three_cells_and_says_an_english_word():
    assert [row for row in ROWS if len(row) != 3 or not re.search(r"[A-Za-z0-9]", row[1])] == []


def test_no_table_gives_one_term_two_words():
    """Within a table. Across tables 立项 is a milestone and an item, and is said so there."""
    tables = re.split(r"\n#{2,3} ", (HOME / "GLOSSARY.md").read_text("utf-8"))
    found = [Counter(re.findall(r"^\| ([^|]+?) \|", part, re.M)) for part in tables]
    assert [term for counted in found for term, times in counted.items() if times > 1] == []
