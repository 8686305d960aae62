"""The architecture keeps its promise (CONTRIBUTING.md): one file, one line or one row adds a thing, and every face of it appears."""
import importlib
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from gongjian import indicators as indicators_room
from gongjian import papers as papers_room
from gongjian import sheets as sheets_room
from gongjian.desk.may import MAY
from gongjian.indicators.registry import every_indicator
from gongjian.intake import headings, synonyms
from gongjian.intake.understand import understand
from gongjian.papers.kinds import every_kind
from gongjian.papers.models import Document
from gongjian.problems import acts as problems
from gongjian.problems.flow import FLOW, Step, Turn
from gongjian.projects.models import Project
from gongjian.reading.project_words import PROJECT
from gongjian.reading.word import Word
from gongjian.sheets.registry import every_sheet
from gongjian.targets.loading import load_plan
from gongjian.targets.models import Drive
from gongjian.targets.planfile import read_plan
from tests.world import client_for, sits, told

TENTH = '''
from django.db.models import Q

from gongjian.sheets.roll import Roll

SHEET = Roll(
    number=10, title="在库未签约项目清单", where=lambda at: Q(reserved_on__isnull=False, signed_on=None, withdrawn_on=None),
    columns=("unit_name", "name", "total", "reserved_on", "responsible_name"), order=("unit_name", "name"),
    enters=(("reserved_on", "入库"),), leaves=(("signed_on", "已签约"),),
)
'''
COMPLETIONS = '''
from django.db.models import Count

from gongjian.indicators.indicator import Indicator, in_period

INDICATOR = Indicator(title="入库项目", measure="count", number=lambda at: Count("project"), among=in_period("reserved_on"), basis="count")
'''

GREETING = '''
from gongjian.papers.blocks import Head, Para, Paper, RedHead, Signature, Title
from gongjian.papers.kinds import Ask, Kind, organ_of


def draft(at, *, leader=""):
    return Paper("问候函", at.on, (RedHead(organ_of(at.drive), Head.LETTER), Title("问候函"), Para("said", f"{leader}辛苦了。"), Signature(organ_of(at.drive))))


PAPER = Kind("greeting", "问候函", draft, Head.LETTER, asks=(Ask("leader", "领导", required=True),), help="向领导问候")
'''


@pytest.fixture
def one_more(tmp_path, monkeypatch):
    """Put one file beside those of a room, for this test only."""
    registries = (every_sheet, every_indicator, every_kind)

    def put(room, name: str, text: str) -> None:
        file = tmp_path / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        if file.parent != tmp_path:
            file.with_name("__init__.py").write_text("")
        for module in [module for module in sys.modules if module.startswith(f"{room.__name__}.{name.split('/')[0]}")]:
            monkeypatch.delitem(sys.modules, module, raising=False)
        monkeypatch.setattr(room, "__path__", [*room.__path__, str(tmp_path)])
        for registry in registries:
            registry.cache_clear()

    yield put
    monkeypatch.undo()
    for registry in registries:
        registry.cache_clear()


def said(*command: str) -> object:
    out = io.StringIO()
    call_command(*command, stdout=out)
    return json.loads(out.getvalue())


def test_a_tenth_list_is_one_file(world, one_more):
    one_more(sheets_room, "reserved_unsigned", TENTH)
    office = client_for(world.officers.office)
    assert "在库未签约项目清单" in office.get("/sheets").content.decode()  # the list of lists
    page = office.get("/sheets/10")
    assert page.status_code == 200 and "固县风电一期" in page.content.decode()
    told_rows = office.get("/sheets/10.json").json()
    assert [(row["name"], row["total"], row["reserved_on"]) for row in told_rows["rows"]] == [("固县风电一期", 520_000_000, "2023-11-10")]
    cells = [cell.value for row in load_workbook(io.BytesIO(office.get("/sheets/10.xlsx").content)).active.iter_rows() for cell in row]
    assert "固县风电一期" in cells and 52000 in cells
    assert office.get("/sheets/10/compare?a=2023-11-01&b=2023-12-13").status_code == 200
    assert len(load_workbook(io.BytesIO(office.get("/sheets/all.xlsx").content)).sheetnames) == 10
    assert {"number": 10, "title": "在库未签约项目清单", "count": 1} in said("sheets", "--on", "2023-12-13")


def test_the_tenth_list_shows_nothing_foreign(world, one_more):
    one_more(sheets_room, "reserved_unsigned", TENTH)
    assert client_for(world.officers.duanshi).get("/sheets/10.json").json()["rows"] == []
    assert client_for(world.officers.jiafeng).get("/sheets/10.json").json()["count"] == 1


def test_a_kind_of_paper_is_one_folder(world, one_more, tmp_path):
    one_more(papers_room, "greeting/paper", GREETING)
    office = client_for(world.officers.office)
    assert "向领导问候" in office.get("/papers/new").text
    assert office.post("/papers/new/greeting", {}).status_code == 422 and not Document.objects.exists()
    page = office.post("/papers/new/greeting", {"leader": "赵县"}, follow=True)
    document = Document.objects.get()
    assert "赵县辛苦了。" in page.text and document.about == {"leader": "赵县"}
    assert office.get(f"/papers/{document.pk}.docx").content[:2] == b"PK"
    assert said("paper", "greeting", "--leader", "钱副", "--on", "2023-12-13", "--json")["blocks"][2]["text"] == "钱副辛苦了。"


def test_an_indicator_is_one_file(world, one_more):
    one_more(indicators_room, "reserved", COMPLETIONS)
    answer = said("indicator", "reserved", "--by", "unit", "--on", "2023-12-13", "--json")
    assert (answer["title"], answer["value"], answer["by_unit"]) == ("入库项目", 1, {"嘉峰镇": 1})


def test_a_word_is_one_line(world, one_more, monkeypatch):
    monkeypatch.setitem(PROJECT, "born_late", Word("登记较晚", lambda at: PROJECT["started_in"].means(at), "flag"))
    one_more(sheets_room, "reserved_unsigned", TENTH.replace('"reserved_on", "responsible_name"', '"reserved_on", "born_late"'))
    told_rows = client_for(world.officers.office).get("/sheets/10.json").json()
    assert [column["label"] for column in told_rows["columns"]][-1] == "登记较晚" and told_rows["rows"][0]["born_late"] is False


def test_a_step_in_a_life_is_one_row_of_its_flow_and_one_of_may(world, monkeypatch):
    """The flow says what a step may follow and what it needs, MAY says whose it is; nothing else knows."""
    office, problem = world.officers.office, world.problem
    assert not sits(office).may(problems.advance, problem, "solved")
    monkeypatch.setitem(FLOW, Step.SOLVED, Turn(Step.SOLVED, after=(Step.ASSIGNED,)))
    monkeypatch.setitem(MAY, (problems.advance, Step.SOLVED), ("指挥部办公室",))
    sits(office).do(problems.advance, problem, kind=Step.SOLVED)
    assert problem.steps.last().step == Step.SOLVED


NEXT_WINTER = """
[drive]
key = "qinshui-winter-2024"
title = "沁水县2024年项目建设冬季行动"
area = "140521"
number = "沁政办函〔2024〕00号"
issued_on = 2024-11-05
from = 2024-11-01
to = 2025-02-28
office = "县项目攻坚指挥部办公室"
invest_year = 2024
reserve_year = 2025
region = "沁水县"
"""


def next_winter() -> bytes:
    """This winter's file with another head and one target of its own: as a county would write it, by copying."""
    text = (Path(__file__).parents[2] / "plans/qinshui-winter-2023.toml").read_text("utf-8")
    head, rest = text.split("[drive]", 1)
    rest = rest[rest.index("[rhythm]"):]
    return (NEXT_WINTER + rest.replace("2024", "2025").replace("2023", "2024").replace('value = "44.3亿"', 'value = "50亿"')).encode()


def test_next_winter_is_a_plan_file_and_no_code(world):
    plan = read_plan(next_winter())
    load_plan(plan, told("2024-11-05", world.officers.office))
    assert Drive.objects.count() == 2
    answer = said("targets", "--on", "2024-11-20", "--json")
    assert {line["key"]: line["asked"] for line in answer}["invested"] == 5_000_000_000
    before = said("targets", "--on", "2023-12-13", "--json")
    assert {line["key"]: line["asked"] for line in before}["invested"] == 4_430_000_000
    titles = {row["number"]: row["title"] for row in said("sheets", "--on", "2024-11-20")}
    assert titles[5] == "2024年未开工项目清单" and titles[9].startswith("2025年")


def test_an_incoming_heading_is_one_line_of_synonyms(tmp_path, monkeypatch):
    table = "沁水县项目表\n序号,工程大号,责任单位,总投资（万元）\n1,端氏小学迁建,端氏镇,1200\n2,嘉峰管网改造,嘉峰镇,3400\n".encode()
    lines = Path(synonyms.__file__).with_name("synonyms.txt").read_text("utf-8")
    assert "工程大号" not in lines
    (tmp_path / "synonyms.txt").write_text(lines.replace("\nname\n", "\nname\n    工程大号\n", 1), "utf-8")
    with monkeypatch.context() as changed:
        changed.setattr(Path, "with_name", lambda self, name: tmp_path / name)
        importlib.reload(synonyms)
    importlib.reload(headings)
    try:
        (sheet,) = understand(table, "表.csv").lists
        assert {column.heading: (column.word, column.confidence) for column in sheet.columns}["工程大号"] == ("name", 1.0)
    finally:
        importlib.reload(synonyms)
        importlib.reload(headings)


def test_the_small_world_is_as_it_was(world):
    assert len(every_sheet()) == 9 and Project.objects.count() == 4 and date(2023, 12, 13) == world.today
