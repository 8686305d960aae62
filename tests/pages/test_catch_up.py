"""报追赶计划、审追赶计划 on the project's page: works, refuses bad input, keeps others out (M39)."""
from datetime import date

import pytest

from gongjian.projects.models import CatchUpPlan, CatchUpStanding
from gongjian.timeline.when import When
from tests.projects.test_catch_up import SAYS, promise
from tests.world import TODAY, client_for

LEGS = {"leg1": "7,000", "leg2": "9000", "leg4": "12000"}
TYPED = {"reason": SAYS["reason"], "measures": SAYS["measures"], "person": "刘股长", **LEGS}


def url(world, rest: str = "", name: str = "sheep") -> str:
    return f"/projects/{getattr(world.projects, name).pk}{rest}"


def post(world, officer, rest: str, data: dict):
    """Heard at once, if anything is odd about it."""
    client = client_for(officer)
    answer = client.post(url(world, rest), data)
    if answer.status_code == 200:
        form = answer.context["form"]
        answer = client.post(url(world, rest), data | {"heard": form.data["heard"]})
    return answer


def test_the_unit_tells_its_plan_and_the_page_shows_it_leg_by_leg(world):
    o = world.officers
    page = client_for(o.agriculture).get(url(world)).content.decode()
    assert "未报追赶计划" in page and "/catch-up/new" in page
    form = client_for(o.agriculture).get(url(world, "/catch-up/new")).content.decode()
    assert "到 2023-12-15" in form and "到 2024-04-30" in form and "序时应完成 12,000 万元" in form and 'value="刘股长"' in form and "调整理由" not in form
    assert post(world, o.agriculture, "/catch-up/new", TYPED).status_code == 302
    plan = CatchUpPlan.objects.get()
    assert plan.days == SAYS["legs"] and plan.by == o.agriculture
    page = client_for(o.agriculture).get(url(world)).content.decode()
    assert "未到首期，赶上时限 2024-01-31，还有 49 天" in page and 'class="promised"' in page and "点划线追赶计划" in page
    assert "2024-01-31 前赶上序时" in page, "it is in the history"
    before = client_for(o.office).get(url(world) + "?on=2023-12-12").content.decode()
    assert "未报追赶计划" in before and 'class="promised"' not in before and "/catch-up/" not in before


def test_what_is_odd_is_said_before_it_is_saved(world):
    answer = client_for(world.officers.agriculture).post(url(world, "/catch-up/new"), TYPED)
    assert answer.status_code == 200 and "此前最好的半月是 480 万元" in answer.content.decode()
    assert not CatchUpPlan.objects.exists()


@pytest.mark.parametrize("typed, reason", [
    ({"leg1": "七千"}, "不是金额"), ({"leg4": ""}, "没有赶上"), ({"leg1": "", "leg2": "", "leg4": ""}, "请至少写一期"), ({"measures": ""}, "这个字段是必填项"),
    ({"leg2": "99999"}, "只增不减"), ({"leg1": "-5"}, "金额不能为负"),
])
def test_a_bad_plan_stays_on_the_form_with_what_was_typed(world, typed, reason):
    answer = post(world, world.officers.agriculture, "/catch-up/new", TYPED | typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and reason in page and SAYS["reason"] in page and not CatchUpPlan.objects.exists()


def test_no_other_unit_tells_it_and_who_does_not_see_the_project_finds_no_page(world):
    o = world.officers
    for officer, status in ((o.office, 403), (o.statistics, 403), (o.deputy, 403), (o.jiafeng, 404)):
        assert client_for(officer).get(url(world, "/catch-up/new")).status_code == status, officer
    assert post(world, o.office, "/catch-up/new", TYPED).status_code == 403 and not CatchUpPlan.objects.exists()
    assert "还没有开工" in client_for(o.jiafeng).get(url(world, "/catch-up/new", "gas")).content.decode()


def test_the_office_accepts_or_sends_back_with_what_is_lacking(world):
    o, sheep = world.officers, world.projects.sheep
    plan = promise(sheep)
    page = client_for(o.office).get(url(world)).content.decode()
    assert "认可追赶计划" in page and "退回追赶计划" in page
    assert "认可追赶计划" not in client_for(o.agriculture).get(url(world)).content.decode()
    assert client_for(o.agriculture).get(url(world, "/catch-up/accepted")).status_code == 403
    assert post(world, o.office, "/catch-up/returned", {"plan": plan.pk, "note": ""}).status_code == 422
    assert post(world, o.office, "/catch-up/returned", {"plan": plan.pk, "note": "分期太粗"}).status_code == 302
    page = client_for(o.agriculture).get(url(world)).content.decode()
    assert "计划已退回" in page and "分期太粗" in page and "报追赶计划" in page
    assert post(world, o.agriculture, "/catch-up/new", TYPED).status_code == 302
    newer = CatchUpPlan.objects.latest("pk")
    assert post(world, o.office, "/catch-up/accepted", {"plan": plan.pk}).status_code == 422, "that one was looked at, another holds by now"
    assert post(world, o.office, "/catch-up/accepted", {"plan": newer.pk}).status_code == 302
    assert CatchUpStanding.objects.at(When(TODAY)).get(project=sheep).accepted_on == TODAY
    assert "没有待审的追赶计划" in client_for(o.office).get(url(world, "/catch-up/accepted")).content.decode()
    assert client_for(o.office).get(url(world, "/catch-up/whatever")).status_code == 404


def test_a_plan_is_changed_with_a_reason_and_begins_from_the_last_one(world):
    promise(world.projects.sheep)
    form = client_for(world.officers.agriculture).get(url(world, "/catch-up/new")).content.decode()
    assert "调整理由" in form and 'value="7000"' in form and SAYS["measures"] in form
    assert post(world, world.officers.agriculture, "/catch-up/new", TYPED).status_code == 422, "without a reason"
    assert post(world, world.officers.agriculture, "/catch-up/new", TYPED | {"note": "设备到货推迟", "leg1": "6500"}).status_code == 302
    page = client_for(world.officers.agriculture).get(url(world)).content.decode()
    assert "第 2 份" in page and "调整追赶计划" in page


def test_list_seven_is_narrowed_by_the_catch_up_and_says_it_in_excel_and_json(world):
    promise(world.projects.sheep)
    client = client_for(world.officers.office)
    page = client.get("/sheets/7").content.decode()
    assert "追赶进度" in page and "未到首期" in page and "未报追赶计划" in page
    only = client.get("/sheets/7", {"catch_up": "未到首期"}).content.decode()
    assert "肉羊全产业链项目" in only and "端氏镇曲堤连接线工程" not in only
    past = client.get("/sheets/7", {"on": "2023-12-04"}).content.decode()
    assert "未到首期" not in past
    assert date(2024, 1, 31).isoformat() in page
