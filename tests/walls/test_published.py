"""Over every field of the vocabulary: nothing that may not leave the house is on any public page, file or feed, for all that was published (M61).

Every project, problem, officer and paper of the small world is given words nobody else has; whatever of them is found outside must be of an open field.
"""
import json
import re

import pytest

from gongjian.papers.blocks import Table
from gongjian.papers.classes import BLOCK_CLASSES
from gongjian.papers.kinds import every_kind
from gongjian.papers.models import DocumentStep
from gongjian.people.models import Officer
from gongjian.problems import acts as problems
from gongjian.problems.models import Problem
from gongjian.projects.acts import card, figures, milestones
from gongjian.projects.models import Project
from gongjian.publicity.models import ItemStep
from gongjian.rankings.models import RoundStep
from gongjian.reading.classes import CLOSED, EVIDENCE_CLASSES, OPEN, class_of, classes_of, is_open, lacking
from gongjian.reading.say import WORDS, column, say
from gongjian.reading.shown import plain, shown
from gongjian.reading.word import At
from gongjian.timeline.evidence import Evidence
from tests.papers.test_bulletin import at as bulletin_at
from tests.public.conftest import anybody, bulletin, out, ranked, staff  # noqa: F401 — fixtures
from tests.public.test_pages import every_page
from tests.publicity.gate import figures as drawn_up
from tests.publicity.gate import sent_out
from tests.world import NOV_1, NOV_2, TODAY, WAN, assign, do, looks, pay_in, told

ODD = 123_457  # 万元 that no sum of others comes to


@pytest.fixture
def marked(world, staff):  # noqa: F811
    """Every field that a form can fill holds something of its own, and everything that can be published is."""
    o, sheep = world.officers, world.projects.sheep
    for officer in Officer.objects.all():
        Officer.objects.filter(pk=officer.pk).update(phone=f"139{officer.pk:08d}")
    do(card.change_card, sheep, told("2023-12-01"), provincial=True, provincial_ground="省重点依据甲", remarks="备注甲", industrial_ground="产业依据甲",
       private_ground="民间依据甲", funding="private_firm", section="科室甲", responsible_name="责任人甲")
    do(card.plan_year, sheep, told("2023-12-01"), year=2024, amount=ODD * WAN)
    do(figures.report, world.projects.gas, told("2023-12-01", o.jiafeng), period=NOV_2, amount=7_001 * WAN)
    pay_in(sheep, told("2023-11-20", o.agriculture), on=NOV_1.end, amount=777_003 * WAN // 100)
    do(milestones.plan, sheep, told("2023-12-01", o.agriculture), kind="enrolled", planned_on=NOV_2.end.replace(year=2024))
    do(figures.enter_official, sheep, told("2023-12-08", o.statistics), month=NOV_1.start, amount=4_321_09)
    stuck = do(problems.find, sheep, told("2023-12-01", o.agriculture), what="问题甲：坟地没有迁", category="征拆甲")[0].problem
    assign(stuck, "2023-12-02", o.office, lead=world.units.forestry, person="承办人甲", due_on=TODAY, leader="分管甲", section="林地股甲")
    ranked(world, staff)
    sent_out(drawn_up(world, staff.wang), staff)
    bulletin(world, staff)
    return world


def outside(anybody) -> str:  # noqa: F811
    """All that anybody can get, as one text, what the pages say of themselves included."""
    return "\n".join(every_page(anybody).values())


def distinct(text: str) -> bool:
    """Long enough to be told from chance: two Chinese characters, or a figure of five digits; a day is looked for as well."""
    return bool(re.search(r"[一-鿿]{2}", text)) or len(re.sub(r"\D", "", text)) >= 5


def values(world, about, name: str) -> set[str]:
    """What the word says of every row there is, as screens and as JSON say it."""
    look = At(looks(world.officers.statistics if name.startswith("official") else world.officers.office), world.drive)
    rows = say(look.lens.see(about), about, look, [name])
    said = {value for value in rows.values_list(column(about, name, rows.model), flat=True) if value not in (None, "")}
    told_word = WORDS[about][name]
    texts = {str(form) for value in said for form in (shown(told_word, value), plain(told_word, value))}
    return {text for text in texts if distinct(text)}


def test_no_closed_or_internal_field_is_outside(marked, anybody):  # noqa: F811
    whole = outside(anybody)
    allowed = {text for about in WORDS for name in WORDS[about] if is_open(classes_of(about), name) for text in values(marked, about, name)}
    found, looked_for = [], 0
    for about, words in WORDS.items():
        for name in words:
            if class_of(classes_of(about), name) != OPEN:
                own = {text for text in values(marked, about, name) if not any(text in other for other in allowed)}
                looked_for += len(own)
                found += [(about.__name__, name, text) for text in own if text in whole and text not in SAID_OF_THE_COUNTY]
    assert looked_for > 60, "there was enough to look for"
    assert found == []


# What a paper or a page says of the county in the same words as a field says of one project: the name of a thing, not its value.
SAID_OF_THE_COUNTY = {
    "13710督办", "指挥部办公室", "县农业农村局", "县林业局", "限期办理", "嘉峰镇", "端氏镇", "产业", "民间", "产业 民间", "2023-12-13", "2023-12-05", "交办", "储备", "前期", "办结", "核实",
    "签收", "摸底上报", "已办结",
    "50亿元以上", "10—50亿元", "5—10亿元",  # sizes, in the titles of targets
}


def test_what_the_county_says_in_the_same_words_is_said_by_name(marked):
    """The list above holds names of kinds, units, days of publication: no word of any one row is hidden behind it."""
    ownwords = {"问题甲：坟地没有迁", "征拆甲", "承办人甲", "分管甲", "林地股甲", "责任人甲", "备注甲", "科室甲", "沁水县羊羊农牧有限公司"}
    assert not ownwords & SAID_OF_THE_COUNTY


@pytest.mark.parametrize("text", [
    "问题甲", "坟地", "征拆甲", "承办人甲", "分管甲", "林地股甲", "责任人甲", "备注甲", "科室甲", "依据甲", "羊羊农牧", "刘股长", "何站长", "畜牧股", "123,457", "1234570000",
    "7,001", "70010000", "77,700.3", "43.21", "卫审", "使用林地", "filing.pdf", "现场.jpg",
])
def test_words_of_one_project_one_problem_one_person_are_not_outside(marked, anybody, text):  # noqa: F811
    assert text not in outside(anybody)


def test_no_officer_is_named_and_no_telephone_is_told(marked, anybody):  # noqa: F811
    whole = outside(anybody)
    for officer in Officer.objects.exclude(login="admin"):
        assert officer.name not in whole and officer.phone not in whole and officer.login not in re.findall(r"\b[a-z_]{5,}\b", re.sub(r"<[^>]+>", "", whole))


def test_no_evidence_is_outside_and_none_has_an_address(marked, anybody):  # noqa: F811
    whole = outside(anybody)
    assert Evidence.objects.exists() and not any(class_of(EVIDENCE_CLASSES, kind) == OPEN for kind in Evidence.Kind.values)
    assert [fact for fact in Evidence.objects.all() if fact.sha256 in whole or fact.file in whole or fact.title in whole] == []


def test_the_frozen_figures_hold_open_words_alone(marked):
    (step,) = ItemStep.objects.filter(step="signed")
    for record in step.figures["projects"]:
        assert [name for name in record if name not in ("key", "unit") and not is_open(classes_of(Project), name)] == []
    assert {"official_total", "reported_total", "owner"}.isdisjoint(json.dumps(step.figures))


def test_no_units_figure_of_fewer_than_three_is_frozen(marked):
    """Not even hidden: what is not to be told is not in what is kept for the public."""
    (step,) = ItemStep.objects.filter(step="signed")
    for row in step.figures["units"]["rows"]:
        cell = row["cells"].get("invested")
        assert cell is None or cell["done"] in (None, 0), "no unit of the small world has three projects under way"


def test_every_block_of_an_open_paper_has_its_class(marked):
    look = bulletin_at(marked.officers.office)
    for key, classes in BLOCK_CLASSES.items():
        blocks = every_kind()[key].drafted(look, {}).blocks
        assert lacking(classes, [block.key for block in blocks]) == []
        assert [block.key for block in blocks if isinstance(block, Table) and is_open(classes, block.key)] == ["whole-targets-table"]


def test_every_block_that_was_signed_and_is_open_is_outside(marked, anybody):  # noqa: F811
    """Else the test above would hold for a page that shows nothing."""
    whole = outside(anybody)
    (step,) = DocumentStep.objects.filter(step="signed")
    shown_blocks = [block for block in step.paper["blocks"] if block.get("text") and is_open(BLOCK_CLASSES["bulletin"], block["key"])]
    assert len(shown_blocks) >= 8 and all(block["text"].split("\n")[0][:12] in whole for block in shown_blocks)


def test_a_rankings_parts_are_not_outside(marked, anybody):  # noqa: F811
    whole = outside(anybody)
    said = RoundStep.objects.get(step="issued").ranking
    parts = {part[name] for board in said["boards"] for league in board["leagues"] for row in league["rows"] for part in row["parts"] for name in ("said", "why") if name in part}
    telling = [text for text in parts if "%" in text and len(re.sub(r"\D", "", text)) >= 3]
    assert telling and [text for text in telling if text in whole] == []


def test_problems_are_closed_as_a_whole(marked, anybody):  # noqa: F811
    assert not any(told_class == OPEN for told_class in classes_of(Problem).values())
    assert class_of(classes_of(Problem), "responsible_name") == CLOSED
    assert [problem.what for problem in Problem.objects.all() if problem.what and problem.what in outside(anybody)] == []
