"""What must be true before anything is served: every word a view speaks is in the vocabulary, every act has its row of MAY."""
import inspect
import pkgutil
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.core import checks
from django.urls import get_resolver

from gongjian.api import acts as key_acts
from gongjian.approvals import acts as approval_acts
from gongjian.approvals.catalogue import book as catalogue
from gongjian.clauses.links import mistakes
from gongjian.desk.lens import READS, Lens
from gongjian.desk.may import MAY
from gongjian.enrolment import acts as enrolment_acts
from gongjian.indicators import classes as indicator_classes
from gongjian.indicators.indicator import Indicator
from gongjian.indicators.registry import every_indicator
from gongjian.inspections.acts import course, site
from gongjian.papers import acts as paper_acts
from gongjian.papers import classes as paper_classes
from gongjian.papers.kinds import every_kind
from gongjian.people import covers
from gongjian.people.models import Officer
from gongjian.problems import acts as problems
from gongjian.projects import acts as project_acts
from gongjian.promotion import acts as promotion_acts
from gongjian.promotion.models import Signing
from gongjian.publicity import acts as publicity_acts
from gongjian.rankings import acts as ranking_acts
from gongjian.rankings import registry as packs
from gongjian.rankings.packfile import PackError
from gongjian.reading import classes as reading
from gongjian.reading.say import WORDS, words_in
from gongjian.reading.word import At
from gongjian.reserve import acts as reserve_acts
from gongjian.reserve import mending as reserve_mending
from gongjian.sheets.grid import Grid
from gongjian.sheets.registry import every_sheet
from gongjian.stocktake import acts as stocktake_acts
from gongjian.targets import allotting, clausewords
from gongjian.targets.plandefs import PlanFile
from gongjian.targets.planfile import read_plan
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.told import Told
from gongjian.timeline.tomlfile import FileMistakes
from gongjian.timeline.when import When
from gongjian.workplans import acts as workplans


def at_some_day() -> At:
    """Conditions may look at the day and the drive; with no drive they ask the database nothing."""
    return At(Lens(Officer(area="000000"), When(date(2023, 12, 13))), None)


@checks.register
def views_speak_words(app_configs=None, **kwargs) -> list:
    """The nine lists and every indicator."""
    wrong = []
    for sheet in every_sheet():
        if isinstance(sheet, Grid):
            wrong += [_error(f"清单 {sheet.number}：没有「{name}」这个指标") for name in sheet.beside if name not in every_indicator()]
            continue
        reasons = [word for word, _ in (*sheet.enters, *sheet.leaves)]
        spoken = [*sheet.columns, *(way.lstrip("-") for way in sheet.order), *filter(None, [sheet.deadline, sheet.person]), *reasons]
        wrong += _unsaid(f"清单 {sheet.number}", sheet.about, spoken, words_in(sheet.where(at_some_day())))
    for name, told in every_indicator().items():
        if isinstance(told, Indicator) and told.about is not Signing:
            wrong += _unsaid(f"指标 {name}", told.about, [], set().union(*(words_in(number) for number in told.aggregates(at_some_day()).values())))
    return wrong


@checks.register
def acts_have_their_row(app_configs=None, **kwargs) -> list:
    """An act is a public function of a thing and Told; who may do it stands in MAY."""
    rows = {key[0] if isinstance(key, tuple) else key for key in MAY}
    papers = [act for act in (*acts_of(paper_acts), *acts_of(ranking_acts), *acts_of(publicity_acts), *acts_of(key_acts)) if not hasattr(act, "under")]
    lacking = [act for act in every_act() if act not in rows] + papers
    return [_error(f"{act.__module__}.{act.__name__} 在 desk/may.py 里没有一行") for act in lacking]


@checks.register
def papers_have_their_row(app_configs=None, **kwargs) -> list:
    """Every folder of papers holds a kind, and whoever drafts it stands in MAY."""
    return [_error(f"公文 {kind.key}：MAY 里没有「{kind.drafted_by}」") for kind in every_kind().values() if kind.drafted_by not in MAY]


@checks.register
def the_catalogue_is_sound(app_configs=None, **kwargs) -> list:
    """The catalogue of approvals can be read, and its items, kinds and attributes fit together."""
    try:
        mistakes = catalogue.read().check()
    except FileMistakes as wrong:
        mistakes = list(wrong.sentences)
    return [_error(f"手续目录：{sentence}") for sentence in mistakes]


@checks.register
def plans_measure_by_what_is_there(app_configs=None, **kwargs) -> list:
    """Every clause of every file of plans/ is tied to targets, indicators, lists, records and pages that exist; what is not there is told by its name."""
    found = []
    for file in sorted(Path(settings.HOME, "plans").glob("*.toml")):
        try:
            plan = read_plan(file)
        except FileMistakes as wrong:
            found += [_error(f"plans/{file.name}：{sentence}") for sentence in wrong.sentences]
            continue
        if isinstance(plan, PlanFile):
            found += [_error(f"plans/{file.name}：{sentence}") for sentence in unmeasured(plan)]
    return found


def unmeasured(plan: PlanFile) -> list[str]:
    """A sentence for every link of a clause of this plan, and every indicator of a target, that leads nowhere."""
    told = [f"目标 {target.key}：没有「{target.indicator}」这个指标" for target in plan.targets if target.indicator not in every_indicator()]
    links = ((clause.id, clause.measured_by) for clause in plan.clauses)
    return told + list(mistakes(links, [target.key for target in plan.targets], page_names()))


def page_names() -> list[str]:
    """Url names of pages that need nothing said: those a clause may lead to."""
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    return sorted(name for name in names if any(not params for _, params in get_resolver().reverse_dict.getlist(name)[0][0]))


@checks.register
def rule_packs_can_be_used(app_configs=None, **kwargs) -> list:
    """Every file of rulepacks/ reads whole: no unknown measure, no overlapping subsets added up, no single respondents ranked. The usual one is there."""
    wrong = [f"rulepacks/{name}.toml：{sentence}" for name, read in packs.files().items() if isinstance(read, PackError) for sentence in read.sentences]
    lacking = [] if packs.USUAL in packs.files() else [f"没有考评办法 rulepacks/{packs.USUAL}.toml"]
    return [_error(sentence) for sentence in (*wrong, *lacking)]


@checks.register
def everything_has_its_class(app_configs=None, **kwargs) -> list:
    """Every word, indicator, kind of evidence and kind of paper says whether it may be published (M61); what nobody has classed is not shown outside."""
    told = [(f"{about._meta.verbose_name}的词", reading.classes_of(about), words) for about, words in WORDS.items()]
    told += [("指标（全县）", indicator_classes.COUNTY_CLASSES, every_indicator()), ("指标（单位）", indicator_classes.UNIT_CLASSES, every_indicator())]
    told += [("佐证材料", reading.EVIDENCE_CLASSES, Evidence.Kind.values), ("公文", paper_classes.KIND_CLASSES, every_kind())]
    lacking = [(where, name) for where, classes, names in told for name in reading.lacking(classes, names)]
    return [_error(f"{where}「{name}」没有公开属性：在同一处的 classes.py 里写明公开、内部或不公开") for where, name in lacking]


def every_act() -> list:
    packages = (project_acts, stocktake_acts, approval_acts, enrolment_acts, promotion_acts, reserve_acts)
    rooms = (import_module(f"{room.__name__}.{module.name}") for room in packages for module in pkgutil.iter_modules(room.__path__))
    return [act for module in (problems, allotting, clausewords, course, site, covers, reserve_mending, workplans, *rooms) for act in acts_of(module)]


def acts_of(module: ModuleType) -> list:
    own = (act for name, act in vars(module).items() if inspect.isfunction(act) and act.__module__ == module.__name__ and not name.startswith("_"))
    return [act for act in own if Told in [parameter.annotation for parameter in inspect.signature(act).parameters.values()]]


def _unsaid(where: str, about: type, spoken: list[str], conditions: set[str]) -> list:
    """A name is a word, or a field of the table the words stand on."""
    fields = {field.name for field in READS[about]._meta.get_fields()} | {"pk", "project", "problem"}
    known = set(WORDS[about]) | fields
    names = [name for name in spoken if name not in WORDS[about]] + [name for name in conditions if name.split("__")[0] not in known]
    return [_error(f"{where}：「{name}」不在词表里") for name in dict.fromkeys(names)]


def _error(said: str):
    return checks.Error(said, id="gongjian.E001")
