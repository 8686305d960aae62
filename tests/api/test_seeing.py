"""What a key sees is what its eyes see on the page and in Excel, and never more."""
import io

import openpyxl
import pytest

from gongjian.api.personal import NAMES
from gongjian.projects.acts import card, mending, milestones
from gongjian.projects.models import Report
from gongjian.reading.say import WORDS
from tests.api.asking import NAMED, ask, bare, error, given, read
from tests.public.conftest import ranked
from tests.publicity.gate import staff
from tests.world import NOV_2, WAN, client_for, do, told

EYES = ("office", "magistrate", "deputy", "jiafeng", "duanshi", "agriculture", "forestry", "statistics", "approvals", "inspector")
POSTS = {"drive_office": "office", "jiafeng": "unit", "duanshi": "unit", "agriculture": "unit", "statistics": "statistics", "approvals": "approvals"}


@pytest.mark.parametrize("who", EYES)
def test_a_key_reads_the_nine_lists_as_its_officer_reads_them_on_two_days(world, who):
    secret, client = given(world, who).secret, client_for(getattr(world.officers, who))
    for number in range(1, 10):
        for day in ("2023-11-17", "2023-12-13"):
            page, told_it = client.get(f"/sheets/{number}.json?on={day}").json(), read(secret, f"sheets/{number}?on={day}")
            for part in ("number", "title", "on", "count", "columns", "totals"):
                assert told_it[part] == page[part], (number, day, part)
            assert bare(told_it["rows"]) == bare(page["rows"])


@pytest.mark.parametrize("unit", POSTS)
def test_a_units_post_sees_what_its_officers_see_on_the_page_and_in_excel(world, unit):
    secret = given(world, unit=unit, role=POSTS[unit]).secret
    client = client_for(getattr(world.officers, {"drive_office": "office"}.get(unit, unit)))
    book = openpyxl.load_workbook(io.BytesIO(client.get("/projects.xlsx").content)).active
    in_excel = {cell for row in book.iter_rows(values_only=True) for cell in row if isinstance(cell, str)}
    rows = read(secret, "projects")["rows"]
    assert {row["name"] for row in rows} == {name for name in names(world) if name in in_excel}
    page = client.get("/projects").content.decode()
    assert {row["name"] for row in rows} == {name for name in names(world) if name in page}


def names(world) -> list[str]:
    return [project.standings.last().name for project in vars(world.projects).values()]


def test_of_another_units_project_only_name_unit_place_and_stage_are_told(world):
    secret, gas = given(world, "duanshi").secret, world.projects.gas.pk
    assert gas not in {row["key"] for row in read(secret, "projects")["rows"]}
    assert "不在这把密钥可见的范围内" in error(ask(secret, f"projects/{gas}"), 404)
    told_of = next(row for row in read(secret, "directory")["projects"] if row["key"] == gas)
    assert told_of == {"key": gas, "name": "煤层气增压站及配套管网", "unit": "嘉峰镇", "place": "嘉峰镇", "stage": "储备前期"}
    assert read(secret, f"problems?project={gas}")["rows"] == []


def test_a_project_it_sees_is_told_whole_and_says_on_which_basis_each_figure_is(world):
    said = read(given(world, "office").secret, f"projects/{world.projects.road.pk}")
    project, basis = said["project"], {column["name"]: (column["unit"], column["basis"]) for column in said["columns"]}
    assert (project["name"], project["reported_total"], project["official_total"], project["physical"]) == ("端氏镇曲堤连接线工程", 650 * WAN, 520 * WAN, 70)
    assert basis["reported_total"] == ("元", "调度口径") and basis["official_total"] == ("元", "统计口径") and basis["paid_total"] == ("元", "到位资金")
    assert basis["physical"] == ("%", "形象进度") and basis["total"] == ("元", "计划数") and basis["name"] == ("", "")


def test_one_projects_official_figure_is_only_for_those_who_may_read_it_on_the_page(world):
    road = world.projects.road.pk
    assert read(given(world, "magistrate").secret, f"projects/{road}")["project"]["official_total"] is None
    assert read(given(world, "duanshi").secret, f"projects/{road}")["project"]["official_total"] == 520 * WAN


def test_names_of_persons_and_their_numbers_are_covered_whoever_asks(world):
    do(card.change_card, world.projects.sheep, told("2023-12-01"), remarks="找刘股长13800001234，身份证140521199001011234")
    secret = given(world, "office").secret
    sheep = read(secret, f"projects/{world.projects.sheep.pk}")["project"]
    assert (sheep["responsible_name"], sheep["sponsors"], sheep["team"]) == ("刘**", "钱*", "县林业局、端氏镇")
    assert sheep["remarks"] == "找刘股长138********，身份证140***************"
    assert {row["responsible_name"] for row in read(secret, "problems")["rows"]} == {"陈*"}
    whole = "".join(ask(secret, path).text for path in ("sheets/4", "sheets/8", "projects", "problems", "units", "targets"))
    assert not [officer.name for officer in vars(world.officers).values() if officer.name in whole]


def test_every_word_that_names_a_person_is_covered():
    marks = ("责任人", "承办人", "代办员", "联系人", "领导", "专班", "经手人")
    said = {about.__name__: {name for name, word in words.items() if any(mark in word.label for mark in marks)} for about, words in WORDS.items()}
    assert {about: said[about] for about in NAMES} == {about: set(found) for about, found in NAMES.items()}
    assert set(NAMED) == {name for found in NAMES.values() for name in found}


def test_a_past_day_is_told_as_it_was_and_as_it_was_known(world):
    do(milestones.reach, world.projects.gas, told("2023-12-12"), kind="started")
    secret = given(world, "office").secret
    assert read(secret, "sheets/5")["count"] == 0 and read(secret, "sheets/5?on=2023-12-11")["count"] == 1
    later = Report.objects.filter(project=world.projects.road, occurred_on=NOV_2.end).first()
    do(mending.correct, later, told("2023-12-13", note="核减"), amount=200 * WAN)
    road = f"projects/{world.projects.road.pk}"
    assert read(secret, road)["project"]["reported_total"] == 500 * WAN
    then = read(secret, f"{road}?on=2023-12-12&known=2023-12-12")
    assert then["project"]["reported_total"] == 650 * WAN and (then["on"], then["known"]) == ("2023-12-12", "2023-12-12T23:59:59.999999+08:00")
    assert read(secret, f"{road}?known=2023-12-12T08:00")["project"]["reported_total"] == 650 * WAN


def test_only_published_rankings_are_given_and_they_are_given_whole(world):
    hired, secret = staff(world), given(world, "duanshi").secret
    begun = ranked(world, hired, issued=None)
    assert read(secret, "rankings")["rankings"] == [] and "没有" in error(ask(secret, f"rankings/{begun.pk}"), 404)
    issued = ranked(world, hired, on=world.today.replace(day=4))
    (one,) = read(secret, "rankings")["rankings"]
    assert (one["key"], one["number"], one["day"]) == (issued.pk, "排1号", "2023-12-04") and len(one["sha256"]) == 64
    rows = [row for board in read(secret, f"rankings/{issued.pk}")["boards"] for league in board["leagues"] for row in league["rows"]]
    assert {"嘉峰镇", "端氏镇"} <= {row["name"] for row in rows}
    assert read(secret, "rankings?on=2023-12-11")["rankings"] == [], "not out on that day"


def test_units_are_named_and_it_is_said_whose_figures_are_seen(world):
    told_units = read(given(world, "jiafeng").secret, "units")["units"]
    assert [unit["name"] for unit in told_units if unit["seen"]] == ["嘉峰镇"] and {"端氏镇", "龙港镇"} <= {unit["name"] for unit in told_units}
