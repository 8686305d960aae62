"""How ready projects are, what they would bring, and that command, list 6 and the overview's sentence say the same."""
import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from gongjian.enrolment.acts import course
from gongjian.enrolment.readiness import readiness
from gongjian.indicators.enrol_rate import INDICATOR
from gongjian.projects.acts import evidence, figures, milestones
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.sheets.compare import compare
from gongjian.sheets.not_enrolled import SHEET
from tests.enrolment.making import at_its_verifier, complete, go, paper, started
from tests.world import NOV_1, NOV_2, PDF, TODAY, WAN, client_for, do, looks, told


def at(world, who="office", on=TODAY) -> At:
    return At(looks(getattr(world.officers, who), on), world.drive)


def ready(world, project, on=TODAY):
    seen = at(world, on=on)
    return readiness(seen.lens.see(Project).filter(project=project), seen.when, seen.year)[0]


def command(*args) -> str:
    out = io.StringIO()
    call_command("enrolment", *args, stdout=out)
    return out.getvalue()


def test_what_a_project_lacks_and_would_bring(world):
    sheep = ready(world, world.projects.sheep)
    assert [need.label for need in sheep.missing] == ["施工合同"] and sheep.easy and sheep.waiting and not sheep.ready
    assert sheep.value == (5000 + 460 + 480) * WAN, "调度口径, this year's"
    assert (sheep.state, sheep.since, sheep.window.month) == ("preparing", None, date(2024, 2, 1))
    do(evidence.add_evidence, world.projects.sheep, told("2023-12-10", world.officers.agriculture), paper="contract", name="合同.pdf", data=PDF + b"c")
    assert ready(world, world.projects.sheep).ready and not ready(world, world.projects.sheep, date(2023, 12, 9)).ready


def test_what_was_done_in_years_before_is_not_brought(world):
    old = started(world, name="老项目")
    do(figures.opening, old, told("2023-06-05"), on=date(2022, 12, 31), amount=900 * WAN)
    assert ready(world, old).value == 0
    do(figures.report, old, told("2023-12-01"), period=NOV_2, amount=50 * WAN)
    assert ready(world, old).value == 50 * WAN
    assert ready(world, started(world, name="未报")).value is None, "未报 is not zero"


def test_outside_is_not_preparing(world):
    assert ready(world, started(world, name="小", total=400 * WAN)).state == "outside"
    assert ready(world, started(world, name="不明", total=None)).state == "outside"
    houses = ready(world, started(world, name="小区", total=400 * WAN, investment_kind="estate"))
    assert houses.state == "preparing" and houses.waiting
    assert ready(world, world.projects.gas).state == "preparing" and not ready(world, world.projects.gas).waiting


def test_returned_papers_are_ready_again_when_nothing_is_wrong(world):
    project = at_its_verifier(world)
    assert not ready(world, project).ready, "already handed in"
    go(world, project, "verify", "return")
    assert ready(world, project).ready and ready(world, project).state == "returned"


def test_list_6_says_where_the_papers_are_and_takes_a_removed_project_back(world):
    project = at_its_verifier(world)
    states = {record["name"]: record["enrol_state"] for record in SHEET.table(at(world)).records()}
    assert states == {"河道治理": "单位提交", "肉羊全产业链项目": "材料准备"}
    do(course.unenrol, world.projects.road, told("2023-12-12", world.officers.statistics, "重复入库"))
    found = compare(SHEET, at(world, on=date(2023, 12, 11)), at(world))
    assert [(row.title, row.on, row.why) for row in found.came] == [("端氏镇曲堤连接线工程", date(2023, 12, 12), "退库")]
    go(world, project, "verify", "review", "province", "enrol", on="2023-12-12")
    found = compare(SHEET, at(world, on=date(2023, 12, 11)), at(world))
    assert [row.why for row in found.left] == ["已入统"]


def test_real_estate_below_the_floor_is_on_list_6(world):
    started(world, name="小区", total=400 * WAN, investment_kind="estate")
    assert "小区" in {record["name"] for record in SHEET.table(at(world)).records()}


def test_the_sentence_the_command_and_the_list_say_the_same_numbers(world):
    """其余 N 个中 M 个只差现场照片或合同，补齐可带入 X 亿元."""
    bought = started(world, name="购置设备", investment_kind="purchase")
    for kind in ("filing", "application", "licence", "payment", "equipment"):
        paper(bought, kind)
    far = started(world, name="还早")
    do(figures.report, bought, told("2023-12-01"), period=NOV_2, amount=10_000 * WAN)
    do(figures.report, far, told("2023-12-01"), period=NOV_1, amount=700 * WAN)
    said = json.loads(command("--on", "2023-12-13", "--json"))
    assert (said["waiting"], said["easy"], said["money"]) == (3, 2, (5940 + 10_000) * WAN)
    assert {row["name"]: row["missing"] for row in said["projects"] if row["easy"]} == {"肉羊全产业链项目": ["施工合同"], "购置设备": ["购置合同"]}
    records = SHEET.table(at(world)).records()
    assert len(records) == said["waiting"]
    page = client_for(world.officers.office).get("/").content.decode()
    assert "2 个只差现场照片或合同" in page and "补齐可带入" in page and "1.6" in page
    text = command("--on", "2023-12-13")
    assert "已开工未入统 3 个，2 个只差现场照片或合同，补齐可带入 1.6 亿元（本年完成，调度口径）" in text and "未报" not in text


def test_the_command_tells_findings_and_keeps_to_whose_eyes(world):
    project = started(world, name="要改的")
    paper(project, "contract", says={"sealed": False})
    text = command("--on", "2023-12-13", "--findings")
    assert "要改的　会退回　施工合同：合同双方没有都盖章。补盖印章后重新上传（参考）" in text
    assert [row["name"] for row in json.loads(command("--on", "2023-12-13", "--as", "duanshi", "--json"))["projects"]] == ["肉羊全产业链项目"]
    empty = json.loads(command("--on", "2023-03-01", "--json"))
    assert (empty["waiting"], empty["projects"], empty["money"]) == (0, [], 0)
    assert "已开工未入统 0 个" in command("--on", "2023-03-01")


@pytest.mark.parametrize("count", [1, 12])
def test_however_many_projects_the_queries_are_eight(world, count, django_assert_num_queries):
    projects = [complete(world, name=f"项目{number}") for number in range(count)]
    seen = at(world)
    rows = seen.lens.see(Project).filter(project__in=projects)
    with django_assert_num_queries(8):
        assert len(readiness(rows, seen.when, seen.year)) == count


def test_a_withdrawn_project_is_not_waiting(world):
    project = complete(world)
    do(milestones.reach, project, told("2023-12-05", note="停建"), kind="withdrawn")
    assert not ready(world, project).waiting and ready(world, project).state == "outside"


def test_the_rate_of_a_unit_with_nothing_to_enrol_is_nothing_and_not_zero(world):
    """入统率 of a zero denominator is 无任务."""
    rates = INDICATOR.by_unit(at(world))
    assert rates == {world.units.duanshi.pk: 100.0, world.units.agriculture.pk: 0.0}, "嘉峰镇 has started nothing, and zero of one is zero"
    assert INDICATOR.total(at(world)) == 50.0 and INDICATOR.total(at(world, on=date(2023, 1, 15))) is None
