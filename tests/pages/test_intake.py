"""Bringing a spreadsheet in at the browser: works, refuses bad input, keeps others out."""
import io

import pytest

from gongjian.intake import arrivals
from gongjian.intake.models import Arrival, Form, Receipt
from gongjian.projects.models import ProjectStanding
from gongjian.timeline.when import When
from tests.intake.make import projects, xlsx
from tests.intake.test_bringing_in import POULTRY, ROUTE, table
from tests.world import TODAY, client_for


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path


def send(client, data: bytes, name: str = "重点项目.xlsx"):
    file = io.BytesIO(data)
    file.name = name
    return client.post("/intake", {"file": file})


def named(name: str) -> bool:
    return ProjectStanding.objects.at(When(TODAY)).filter(name=name).exists()


@pytest.fixture
def office(world):
    return client_for(world.officers.office)


def arrived(response) -> str:
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def test_a_file_is_read_shown_brought_in_and_taken_back(office, world):
    page = arrived(send(office, table(POULTRY, ROUTE)))
    shown = office.get(page).content.decode()
    assert "新项目 <b>2</b> 个" in shown and "端氏镇蛋鸡养殖场" in shown and "100%" in shown
    assert not named("端氏镇蛋鸡养殖场"), "looking writes nothing"
    receipt = arrived(office.post(f"{page}/bring-in"))
    assert named("端氏镇蛋鸡养殖场") and "新增 2 个" in office.get(receipt).content.decode(), "said once, on arrival"
    said = office.get(receipt).content.decode()
    assert "新增 2、更改 0、相同 0" in said and "重点项目.xlsx" in said and "王办" in said and "有效" in said and "未定" not in said
    assert "与库中完全一致" in office.get(page).content.decode()
    arrived(office.post(f"{receipt}/undo", {"note": "去年的表"}))
    assert not named("端氏镇蛋鸡养殖场") and "已撤销" in office.get("/intake").content.decode()


def test_what_cannot_be_read_is_said_in_a_sentence_and_nothing_is_lost(office):
    page = arrived(send(office, b"MZ\x90\x00" + b"\x00" * 400, "清单.xlsx"))
    assert "读不了这份文件" in office.get(page).content.decode()
    assert "这是空文件" in send(office, b"").content.decode()
    assert office.post("/intake", {}).status_code == 422
    assert Arrival.objects.get().failed


def test_an_error_stops_the_whole_file_and_names_its_place(office):
    page = arrived(send(office, table(POULTRY, [*ROUTE[:5], "#REF!", *ROUTE[6:]])))
    shown = office.get(page).content.decode()
    assert "1 处错误" in shown and "disabled" in shown
    office.post(f"{page}/bring-in")
    assert not named("端氏镇蛋鸡养殖场") and not Receipt.objects.exists()


def test_a_near_name_is_decided_by_a_person(office, world):
    page = arrived(send(office, table([1, "肉羊全产业链建设项目（一体化）", "县农业农村局", "", "新建", 36000, "", "", "", ""])))
    assert "就是「肉羊全产业链项目」" in office.get(page).content.decode()
    office.post(f"{page}/bring-in")
    assert not Receipt.objects.exists(), "undecided: nothing comes in"
    cell = "清单!3"
    arrived(office.post(f"{page}/bring-in", {f"row:{cell}": world.projects.sheep.pk}))
    assert Receipt.objects.get().changed == 1 and named("肉羊全产业链建设项目（一体化）")


def test_a_column_is_corrected_and_the_form_remembered(office):
    data = xlsx([["序号", "项目名称", "责任单位", "建设规模数额"], [1, "某厂房", "端氏镇", 900]])
    page = arrived(send(office, data))
    office.post(f"{page}/correct", {"col:清单:D": "total", "unit:清单": "亿元", "heads:清单": "1", "form": "某局的表"})
    assert "9,000,000" in office.get(page).content.decode()
    assert Form.objects.get().mapping["columns"] == {"D": "total"}
    assert office.post(f"{page}/correct", {"heads:清单": "一"}).status_code == 422


def test_a_long_file_is_read_apart_with_a_bar(office, monkeypatch):
    begun = []
    monkeypatch.setattr(arrivals.threading, "Thread", lambda target, args, daemon: type("T", (), {"start": lambda self: begun.append(args)})())
    monkeypatch.setattr(arrivals, "LONG_KB", 0)
    page = arrived(send(office, xlsx([["序号", "项目名称", "总投资（万元）"], *projects(30)])))
    shown = office.get(page).content.decode()
    assert begun and "<progress" in shown and "hx-trigger" in shown
    arrivals._read(*begun[0])
    assert "新项目 <b>30</b> 个" in office.get(page).content.decode()


def test_the_past_is_looked_at_and_not_changed(office):
    assert office.post("/intake?on=2023-11-20", {}).status_code == 422
    assert "type=\"file\"" not in office.get("/intake?on=2023-11-20").content.decode()
    page = arrived(send(office, table(POULTRY)))
    assert office.post(f"{page}/bring-in?on=2023-11-20").status_code == 422 and not Receipt.objects.exists()


def test_others_see_neither_the_file_nor_the_receipt(office, world):
    page = arrived(send(office, table(POULTRY)))
    receipt = arrived(office.post(f"{page}/bring-in"))
    neighbour = client_for(world.officers.jiafeng)
    assert neighbour.get(page).status_code == 404 and neighbour.get(f"{page}/file").status_code == 404 and neighbour.get(receipt).status_code == 404
    assert "重点项目.xlsx" not in neighbour.get("/intake").content.decode()
    assert client_for(world.officers.inspector).post("/intake", {}).status_code == 422


def test_the_file_comes_back_as_it_came(office):
    data = table(POULTRY)
    page = arrived(send(office, data))
    back = office.get(f"{page}/file")
    assert back.content == data and "attachment" in back["Content-Disposition"]
