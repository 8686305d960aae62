"""/enrolment/windows: until when papers are taken, by month and level; what is not the bureau's word says so; the bureau alone changes it."""
import pytest
from django.test import Client

from gongjian.enrolment.models import WindowNotice
from tests.enrolment.making import complete, day, way_of
from tests.pages.hands import send
from tests.pages.plain import text
from tests.world import client_for

NOTICE = {"month": "2023-12-01", "level": "other", "opens_on": "2023-12-01", "closes_on": "2023-12-20", "document": "沁统函〔2023〕6号", "note": "12月顺延"}


def page(officer, query="") -> str:
    answer = client_for(officer).get(f"/enrolment/windows{query}")
    assert answer.status_code == 200
    return answer.text


def flat(html: str) -> str:
    return "".join(text(html).split())


def test_every_month_and_level_is_said_january_has_none_and_the_plans_days_are_unverified(world):
    said = flat(page(world.officers.jiafeng))
    assert "2023年11月" in said and "2024年6月" in said and "2023年12月本月12月1日—5日" in said
    assert "2024年1月免报免报免报免报" in said and "2月1日—10日未核实" in said and "参考外地做法，以县统计局当月通知为准" in said
    assert "开着：市报省（2023-12-20截止），省审（2023-12-25截止）" in said and "12月1日—20日剩7天·未核实" in said


def test_the_bureau_changes_a_window_with_its_ground_and_submissions_follow(world):
    o = world.officers
    form = client_for(o.statistics).get("/enrolment/windows/new?month=2023-12&level=other")
    assert 'value="2023-12-10"' in form.text and "2024年1月</option>" not in form.text and "2024年2月</option>" in form.text
    done = send(o.statistics, "/enrolment/windows/new", **NOTICE)
    assert done.headers["Location"] == "/enrolment/windows"
    said = flat(page(o.jiafeng))
    assert "12月1日—20日剩7天·沁统函〔2023〕6号" in said and "2023年12月其他项目：2023-12-01至2023-12-20沁统函〔2023〕6号·12月顺延·褚统" in said
    project = complete(world)
    send(o.jiafeng, f"/projects/{project.pk}/enrolment/submit", verifier=world.units.forestry.pk)
    assert way_of(project).window == day("2023-12-01"), "in time by the notice"


def test_a_month_may_be_closed(world):
    o = world.officers
    send(o.statistics, "/enrolment/windows/new", month="2024-02-01", level="other", closed="on", note="省局系统升级")
    assert "2024年2月2月1日—5日未核实不受理省局系统升级" in flat(page(o.jiafeng))
    assert WindowNotice.objects.get().closed


@pytest.mark.parametrize(("wrong", "words"), [
    ({"note": ""}, "这个字段是必填项"), ({"closes_on": "2023-11-30"}, "截止日期早于开始日期"), ({"closes_on": "2023-12-05"}, "已经过去"),
    ({"opens_on": "2023-11-20"}, "须在 2023年12月之内"), ({"opens_on": "", "closes_on": ""}, "请写明开始和截止日期"), ({"month": "2024-01-01"}, "选择一个有效的选项"),
    ({"level": "moon"}, "选择一个有效的选项"),
])
def test_bad_days_are_refused_in_words(world, wrong, words):
    answer = client_for(world.officers.statistics).post("/enrolment/windows/new", NOTICE | wrong)
    assert answer.status_code == 422 and words in answer.text and not WindowNotice.objects.exists()


def test_nobody_else_changes_them(world):
    o = world.officers
    for officer in (o.jiafeng, o.office, o.magistrate, o.inspector, o.admin):
        assert client_for(officer).get("/enrolment/windows/new").status_code == 403
        assert client_for(officer).post("/enrolment/windows/new", NOTICE).status_code == 403
        assert "改窗口" not in page(officer)
    assert "改窗口" in page(o.statistics) and "/enrolment/windows/new?month=2024-02&amp;level=new" in page(o.statistics)
    assert Client().get("/enrolment/windows").headers["Location"].startswith("/sign-in")
    assert client_for(o.statistics).get("/enrolment/windows/new?on=2023-12-01").status_code == 422
    assert not WindowNotice.objects.exists()


def test_nonsense_in_the_address_is_passed_over(world):
    answer = client_for(world.officers.statistics).get("/enrolment/windows/new?month=2023-99&level=x")
    assert answer.status_code == 200 and 'value="2023-12-10"' in answer.text
