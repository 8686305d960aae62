"""Bringing a list of problems in at the browser and at the command line: works, refuses bad input, keeps others out."""
import json

import pytest
from django.core.management import CommandError, call_command

from gongjian.intake.models import Form, Receipt
from gongjian.problems import acts as problems
from gongjian.problems.models import ProblemStanding
from gongjian.timeline.when import When
from tests.intake.ledgers import FOREST, LAND, POWER, but, ledger
from tests.intake.make import xlsx
from tests.pages.test_intake import arrived, send
from tests.world import TODAY, client_for, do, told


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def office(world):
    return client_for(world.officers.office)


def there(what: str) -> bool:
    return ProblemStanding.objects.at(When(TODAY)).filter(what=what).exists()


def test_a_ledger_is_read_shown_brought_in_and_taken_back(office):
    page = arrived(send(office, ledger(LAND, POWER, but(FOREST, 责任人="李林")), "问题清单.xlsx"))
    shown = office.get(page).content.decode()
    assert "新问题 <b>2</b> 个，更改 <b>1</b> 个，相同 <b>0</b> 个" in shown and "新项目" not in shown and "3 行问题；表头第 2 行" in shown
    assert "登记、核实并交办" in shown and "登记，待核实" in shown and "李林" in shown and "事权层级" in shown and "金额单位" not in shown
    assert not there("未签供地合同"), "looking writes nothing"
    receipt = arrived(office.post(f"{page}/bring-in"))
    assert there("未签供地合同") and "新增 2 个、更改 1 个、相同 0 个" in office.get(receipt).content.decode()
    assert "与库中完全一致" in office.get(page).content.decode()
    arrived(office.post(f"{receipt}/undo", {"note": "表拿错了"}))
    assert not there("未签供地合同")


def test_an_error_names_its_place_and_stops_the_whole_file(office):
    page = arrived(send(office, ledger(LAND, but(POWER, 牵头单位="县某某局", 责任人="李工", 办结时限="2023-12-30")), "问题清单.xlsx"))
    shown = office.get(page).content.decode()
    assert "1 处错误" in shown and "牵头单位“县某某局”不在单位名录里" in shown and "disabled" in shown
    office.post(f"{page}/bring-in")
    assert not there("未签供地合同") and not Receipt.objects.exists()


def test_a_near_project_and_a_near_problem_are_decided_by_a_person(office, world):
    page = arrived(send(office, ledger(but(LAND, 涉及项目="煤层气增压站及其配套的管网"), but(FOREST, 问题="使用林地的手续还未批")), "问题清单.xlsx"))
    shown = office.get(page).content.decode()
    assert "2 行待认定" in shown and "就是「煤层气增压站及配套管网」" in shown and "项目「煤层气增压站及其配套的管网」" in shown and "是新问题" in shown
    office.post(f"{page}/bring-in", {"row:清单!4": "new"})
    assert not Receipt.objects.exists() and "1 行待认定" in office.get(page).content.decode(), "what was decided is kept"
    arrived(office.post(f"{page}/bring-in", {"row:清单!3@0": world.projects.gas.pk}))
    assert there("未签供地合同") and there("使用林地的手续还未批")


def test_what_the_table_is_about_is_corrected_and_remembered(office):
    data = xlsx([["序号", "项目名称", "存在问题", "责任单位", "备注"], [1, "煤层气增压站及配套管网", "缺电", "嘉峰镇", ""]])
    page = arrived(send(office, data))
    assert "更改 <b>1</b> 个" in office.get(page).content.decode()
    office.post(f"{page}/correct", {"about:清单": "problem", "col:清单:C": "problem", "heads:清单": "1", "form": "某局问题表"})
    assert "新问题 <b>1</b> 个" in office.get(page).content.decode() and Form.objects.get().mapping["about"] == "problem"
    again = arrived(send(office, xlsx([["序号", "项目名称", "存在问题", "责任单位", "备注"], [1, "固县风电一期", "缺地", "嘉峰镇", ""]]), "又一份.xlsx"))
    assert "新问题 <b>1</b> 个" in office.get(again).content.decode()


def test_what_was_not_taken_back_is_said_on_the_receipt(office):
    receipt = arrived(office.post(f"{arrived(send(office, ledger(LAND, POWER), '问题清单.xlsx'))}/bring-in"))
    do(problems.advance, ProblemStanding.objects.at(When(TODAY)).get(what="未签供地合同").problem, told(TODAY), to="signed")
    office.post(f"{receipt}/undo", {"note": "重来"})
    assert "没有撤销：「未签供地合同」" in office.get(receipt).content.decode() and there("未签供地合同")


def test_others_see_neither_the_file_nor_bring_it_in(office, world):
    page = arrived(send(office, ledger(LAND), "问题清单.xlsx"))
    assert client_for(world.officers.jiafeng).get(page).status_code == 404
    assert client_for(world.officers.jiafeng).post(f"{page}/bring-in").status_code == 404
    assert office.post(f"{page}/bring-in?on=2023-11-20").status_code == 422
    neighbour = client_for(world.officers.duanshi)
    theirs = arrived(send(neighbour, ledger(but(FOREST, 问题="缺水")), "问题清单.xlsx"))
    assert "不是本单位的项目" in neighbour.get(theirs).content.decode()
    neighbour.post(f"{theirs}/bring-in")
    assert not Receipt.objects.exists()


def test_the_command_says_applies_and_takes_back(world, capsys, tmp_path):
    file = tmp_path / "问题清单.xlsx"
    file.write_bytes(ledger(LAND, but(FOREST, 问题="使用林地的手续还未批"), but(POWER, 涉及项目="煤层气增压站及其配套的管网")))

    def said(*args):
        call_command(*args, "--json")
        return json.loads(capsys.readouterr().out)

    found = said("intake", str(file))
    assert found["sheets"][0]["about"] == "problem" and (found["new"], found["doubtful"]) == (1, 2) and found["problems"]["rows"][0]["steps"] == ["find", "verified", "assigned"]
    with pytest.raises(CommandError, match="有 1 行问题拿不准"):
        call_command("intake", str(file), "--apply")
    capsys.readouterr()
    done = said("intake", str(file), "--apply", "--doubtful", "skip")
    assert done["applied"] and (done["new"], done["skip"]) == (1, 2) and there("未签供地合同")
    assert said("receipt", "undo", str(done["receipt"]))["facts"] == 3 and not there("未签供地合同")


def test_the_ledgers_own_file_comes_back_unchanged(office, world):
    """Also a problem that is about a unit and no project."""
    do(problems.find, world.units.jiafeng, told(TODAY), what="未按月上报调度表", origin="inspection")
    arrived(office.post(f"{arrived(send(office, ledger(LAND, POWER), '问题清单.xlsx'))}/bring-in"))
    back = office.get("/problems.xlsx").content
    assert "新问题 <b>0</b> 个，更改 <b>0</b> 个，相同 <b>4</b> 个" in office.get(arrived(send(office, back, "问题台账.xlsx"))).content.decode()
