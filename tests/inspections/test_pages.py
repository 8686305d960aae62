"""The pages of 督查: the month, arranging, one inspection, its course; the trio of each: works, refuses bad input, keeps others out."""
import json

import pytest
from django.core.management import CommandError, call_command

from gongjian.inspections.acts import course, site
from gongjian.inspections.models import Inspection, InspectionStep
from tests.inspections.making import arranged, begun, checked, officer, proposed
from tests.pages.plain import text
from tests.world import client_for, do, told

ARRANGE = {
    "month": "2023-12", "starts_on": "2023-12-14", "ends_on": "2023-12-15", "dimensions": ["progress", "enrolment"], "leader": "蒋组长",
    "members": "蒋督", "scheme": "看现场",
}


def get(world, who: str, address: str) -> str:
    return text(client_for(getattr(world.officers, who)).get(address).content.decode())


def test_the_month_shows_points_blanks_and_what_is_left_of_the_cap(world):
    do(site.check, checked(world), told("2023-12-13"), dimension="progress", score=0, conclusion="未动工")
    page = get(world, "inspector", "/inspections?month=2023-12")
    assert "督查 · 2023年12月" in page and "每单位每月至多 1 次" in page and "督查 1 个单位" in page
    assert "嘉峰镇督〔2023〕12-01督查中01010/ 2000郑村镇安排1" in page, "the zero of 进度 and the 10 of 入统; no finding; none of the cap left"


def test_nothing_is_arranged_for_a_month_gone_by(world):
    page = get(world, "inspector", "/inspections?month=2023-11")
    assert "安排督查" not in page and "嘉峰镇未安排" in page


def test_a_point_not_yet_checked_is_said_so(world):
    begun(world)
    assert "未查" in get(world, "office", "/inspections")


def test_the_month_asked_for_is_brought_inside_the_drive_and_nonsense_is_the_present_month(world):
    assert "2024年2月" in get(world, "inspector", "/inspections?month=2030-01") and "2023年11月" in get(world, "inspector", "/inspections?month=2001-01")
    assert "2023年12月" in get(world, "inspector", "/inspections?month=x")


def test_others_see_what_was_published_and_no_point(world):
    inspection = proposed(world)
    page = get(world, "duanshi", "/inspections")
    assert "这个月还没有通报" in page and "嘉峰镇" not in page
    assert "征求意见" in get(world, "jiafeng", "/inspections") and "2023-12-15 前可以答复" in get(world, "jiafeng", "/inspections")
    do(course.answer, inspection, told("2023-12-13"), words="属实")
    do(course.publish, inspection, told("2023-12-13"))
    page = get(world, "duanshi", "/inspections")
    assert "嘉峰镇" in page and "18/ 20" in page and "机制" not in page and f"/inspections/{inspection.pk}" not in page
    assert client_for(world.officers.duanshi).get(f"/inspections/{inspection.pk}").status_code == 404
    assert client_for(world.officers.admin).get("/inspections").status_code in (200, 403)


def test_the_group_arranges_an_inspection(world):
    client, unit = client_for(world.officers.inspector), world.units.jiafeng
    page = client.get(f"/inspections/new?unit={unit.pk}&month=2023-12").content.decode()
    assert "煤层气增压站及配套管网" in page and "每月至多 1 次" in page
    answer = client.post("/inspections/new", ARRANGE | {"unit": unit.pk, "projects": [world.projects.gas.pk]})
    inspection = Inspection.objects.get()
    assert answer.url == f"/inspections/{inspection.pk}" and inspection.number == "督〔2023〕12-01"
    page = get(world, "inspector", answer.url)
    assert "督进度、督入统" in page and "煤层气增压站及配套管网" in page and "看现场" in page and "未查" in page


def test_a_plan_that_is_refused_keeps_what_was_typed(world):
    client, unit = client_for(world.officers.inspector), world.units.jiafeng
    wrong = client.post("/inspections/new", ARRANGE | {"unit": unit.pk, "ends_on": "2024-01-02"})
    assert wrong.status_code == 422 and "督查时间须在 2023年12月之内" in wrong.content.decode() and "蒋组长" in wrong.content.decode()
    assert client.post("/inspections/new", ARRANGE | {"unit": unit.pk, "scheme": ""}).status_code == 422
    assert client.post("/inspections/new", {"unit": "x"}).status_code == 422
    arranged(world)
    beyond = client.post("/inspections/new", ARRANGE | {"unit": unit.pk}).content.decode()
    assert "嘉峰镇12月最多督查 1 次，已安排 督〔2023〕12-01" in beyond and Inspection.objects.count() == 1


def test_the_same_press_twice_arranges_once(world):
    client = client_for(world.officers.inspector)
    for _ in range(2):
        client.post("/inspections/new", ARRANGE | {"unit": world.units.jiafeng.pk, "once": "a" * 32})
    assert Inspection.objects.count() == 1


@pytest.mark.parametrize("who", ["office", "magistrate", "jiafeng", "statistics"])
def test_nobody_else_arranges(world, who):
    assert client_for(getattr(world.officers, who)).get("/inspections/new").status_code == 403
    assert client_for(getattr(world.officers, who)).post("/inspections/new", ARRANGE | {"unit": world.units.duanshi.pk}).status_code == 403


def test_on_a_past_day_nothing_is_arranged_and_nothing_offered(world):
    inspection = arranged(world)
    client = client_for(world.officers.inspector)
    assert client.get("/inspections/new?on=2023-12-12").status_code == 422
    page = get(world, "inspector", f"/inspections/{inspection.pk}?on=2023-12-12")
    assert "这是过去的一天，只读" in page and "开展督查" not in page
    assert client.get(f"/inspections/{inspection.pk}?on=2023-12-01").status_code == 404


def test_one_inspection_tells_held_papers_and_missing_ones_to_the_group_alone(world):
    inspection = begun(world, unit=world.units.agriculture, dimensions=["enrolment"])
    page = get(world, "inspector", f"/inspections/{inspection.pk}")
    assert "已有 5 件，不再向单位索取；缺 1 件" in page and "施工合同" in page and "立项文件（2023-02-28）" in page
    assert "不再向单位索取" not in get(world, "office", f"/inspections/{inspection.pk}")
    assert client_for(world.officers.agriculture).get(f"/inspections/{inspection.pk}").status_code == 404


def test_the_course_is_walked_by_its_pages(world):
    officer(world, "inspector_head", "inspection_group", "inspector", 1)
    inspection = checked(world)
    group, unit, head = (client_for(getattr(world.officers, who)) for who in ("inspector", "jiafeng", "inspector_head"))
    at = f"/inspections/{inspection.pk}"
    assert group.post(f"{at}/propose", {"conclusion": ""}).status_code == 422
    assert group.post(f"{at}/propose", {"conclusion": "总体较好", "advice": "建议约谈"}).status_code == 302
    page = get(world, "jiafeng", at)
    assert "总体较好" in page and "征求意见稿" in page and "建议约谈" in page and "不是对单位或个人的处理决定" in page
    early = head.post(f"{at}/publish", {"conclusion": "总体较好"})
    assert early.status_code == 422 and "单位还没有答复，现在不能通报" in early.content.decode()
    assert group.get(f"{at}/publish").status_code == 403 and group.get(f"{at}/answer").status_code == 403
    assert unit.post(f"{at}/answer", {"words": " "}).status_code == 422
    assert unit.post(f"{at}/answer", {"words": "属实，已整改"}).status_code == 302
    assert "属实，已整改" in head.get(f"{at}/publish").content.decode()
    assert head.post(f"{at}/publish", {"conclusion": "总体较好，已整改"}).status_code == 302
    assert [step.step for step in InspectionStep.objects.order_by("pk")] == ["arranged", "begun", "proposed", "answered", "published"]
    closed = unit.get(f"{at}/answer")
    assert closed.status_code == 422 and "当前为「已通报」，不能答复" in closed.content.decode()


def test_what_is_called_off_says_why(world):
    inspection = arranged(world)
    client = client_for(world.officers.inspector)
    assert client.post(f"/inspections/{inspection.pk}/call-off", {"why": ""}).status_code == 422
    assert client.post(f"/inspections/{inspection.pk}/call-off", {"why": "与市督查撞期"}).status_code == 302
    assert "已撤销：与市督查撞期" in get(world, "inspector", f"/inspections/{inspection.pk}")


def test_the_command_says_the_month(world, capsys):
    checked(world)
    call_command("inspections", "--month", "2023-12", "--json")
    told_out = json.loads(capsys.readouterr().out)
    row = told_out["inspections"][0]
    assert (row["number"], row["unit_name"], row["scores"], row["score"], row["full"]) == ("督〔2023〕12-01", "嘉峰镇", {"progress": 8, "enrolment": 10}, 18, 20)
    call_command("inspections")
    assert "18/20" in capsys.readouterr().out
    call_command("inspections", "--as", "jiafeng")
    assert "督查 0 个单位" in capsys.readouterr().out
    with pytest.raises(CommandError, match="不是月份"):
        call_command("inspections", "--month", "12月")
