"""会议: called with its pack, held, minuted in the room, decided, closed; who may read it and who keeps it (M50, G14)."""
from datetime import date

import pytest

from gongjian.problems.models import Problem
from gongjian.projects.acts import card, milestones
from gongjian.stocktake.models import AgendaItem, Decision, Minute, Sitting, Stocktake
from gongjian.timeline.when import When
from tests.pages.plain import text
from tests.world import TODAY, client_for, do, looks, told

NOW = When(TODAY)
CALLED = {"held_on": "2023-12-13", "place": "三楼会议室", "chair": "赵县", "attendance": "县林业局、县农业农村局", "note": ""}


@pytest.fixture
def office(world):
    return client_for(world.officers.office)


def call(client, kind="county", **said) -> Sitting:
    answer = client.post(f"/sittings/new/{kind}", CALLED | said)
    assert answer.status_code == 302, text(answer.content.decode())
    return Sitting.objects.latest("pk")


def held(client, kind="county", **said) -> Sitting:
    sitting = call(client, kind, **said)
    assert client.post(f"/sittings/{sitting.pk}/hold", {"on": "2023-12-13", "place": "三楼会议室", "chair": "赵县", "attendance": "县林业局"}).status_code == 302
    return sitting


def item_of(sitting, word: str) -> AgendaItem:
    return AgendaItem.objects.get(sitting=sitting, text__contains=word, section="enrolments") if word == "肉羊" else AgendaItem.objects.get(sitting=sitting, text__contains=word)


def read(client, sitting) -> str:
    return text(client.get(f"/sittings/{sitting.pk}").content.decode())


def test_calling_shows_the_pack_and_freezes_it(world, office):
    form = text(office.get("/sittings/new/county").content.decode())
    assert "县政府调度会材料" in form and "煤层气增压站及配套管网" in form and 'value="赵县"' in office.get("/sittings/new/county").content.decode()
    sitting = call(office)
    said = read(office, sitting)
    assert "县政府调度会（12月13日）" in said and "已通知" in said and "到期未开工的项目" in said and "记开会" in said and "保存纪要" not in said
    do(milestones.reach, world.projects.gas, told("2023-12-13"), kind="started")
    assert "煤层气增压站及配套管网" in read(office, sitting), "the agenda is what it was when it was called"
    assert "县政府调度会2023-12-13已通知赵县" in text(office.get("/sittings").content.decode())


def test_minutes_are_typed_against_the_agenda_and_all_that_changed_is_saved(world, office):
    sitting = held(office)
    gas, sheep = item_of(sitting, "煤层气"), item_of(sitting, "肉羊")
    typed = {f"minute-{gas.pk}": "管材本周到场", f"was-{gas.pk}": "", f"minute-{sheep.pk}": "", f"was-{sheep.pk}": "", "minute-0": "下次会议12月底", "was-0": ""}
    assert office.post(f"/sittings/{sitting.pk}/minutes", typed).url == f"/sittings/{sitting.pk}"
    assert Minute.objects.as_of(NOW).count() == 2 and "管材本周到场" in read(office, sitting) and "下次会议12月底" in read(office, sitting)
    office.post(f"/sittings/{sitting.pk}/minutes", typed | {f"was-{gas.pk}": str(Minute.objects.get(item=gas).pk), "was-0": str(Minute.objects.get(item=None).pk)})
    assert Minute.objects.count() == 2, "nothing changed, nothing told"


def test_what_two_people_typed_at_once_is_not_lost(world, office):
    sitting = held(office)
    gas = item_of(sitting, "煤层气")
    office.post(f"/sittings/{sitting.pk}/minutes", {f"minute-{gas.pk}": "甲写的", f"was-{gas.pk}": ""})
    late = office.post(f"/sittings/{sitting.pk}/minutes", {f"minute-{gas.pk}": "乙写的", f"was-{gas.pk}": "", "minute-0": "另一条", "was-0": ""})
    said = late.content.decode()
    assert late.status_code == 422 and "别人刚刚改成了“甲写的”" in said and "乙写的" in said and Minute.objects.as_of(NOW).get(item=gas).text == "甲写的"
    assert Minute.objects.as_of(NOW).get(item=None).text == "另一条", "what can be saved is saved"
    long = office.post(f"/sittings/{sitting.pk}/minutes", {"minute-0": "字" * 3001, "was-0": str(Minute.objects.get(item=None).pk)})
    assert long.status_code == 422 and "最多 3000 字" in long.content.decode()


def test_a_decision_becomes_a_clocked_problem_with_its_link(world, office):
    sitting = held(office)
    sheep = item_of(sitting, "肉羊")
    went = office.post(f"/sittings/{sitting.pk}/minutes", {f"minute-{sheep.pk}": "缺合同", f"was-{sheep.pk}": "", "decide": str(sheep.pk)})
    assert went.url == f"/sittings/{sitting.pk}/decisions/new?item={sheep.pk}" and Minute.objects.as_of(NOW).get().text == "缺合同"
    form = office.get(went.url).content.decode()
    assert f'<option value="{world.projects.sheep.pk}" selected>' in form and f'<option value="{world.units.agriculture.pk}" selected>' in form
    said = {"text": "月底前补齐施工合同", "project": world.projects.sheep.pk, "unit": world.units.agriculture.pk, "person": "吴农", "due_on": "2023-12-29"}
    assert office.post(went.url, said | {"person": "", "due_on": "2023-12-01"}).status_code == 422
    done = office.post(went.url, said)
    assert done.status_code == 302 and done.url == f"/sittings/{sitting.pk}#item-{sheep.pk}"
    decision = Decision.objects.get()
    stands = looks(world.officers.agriculture).see(Problem).get(problem=decision.problem)
    assert (stands.origin, stands.step, stands.due_on, decision.item) == ("sitting", "assigned", date(2023, 12, 29), sheep)
    body = office.get(f"/sittings/{sitting.pk}").content.decode()
    assert "月底前补齐施工合同" in text(body) and f'href="/problems/{decision.problem_id}"' in body and "剩 16 天" in body
    assert "前次议定未了事项" in text(office.get("/sittings/new/county").content.decode())
    assert office.post(f"/decisions/{decision.pk}/revoke", {"note": ""}).status_code == 422
    assert office.post(f"/decisions/{decision.pk}/revoke", {"note": "会上没有定"}).status_code == 302
    assert "月底前补齐施工合同" not in read(office, sitting)


def test_a_sponsors_sitting_marks_his_projects_and_closing_asks_for_the_rest(world, office):
    o = world.officers
    do(card.sponsor, world.projects.road, told("2023-11-02", o.office), leader=o.deputy)
    assert "选定后按他包保的项目生成材料" in office.get("/sittings/new/leader").content.decode()
    assert office.post("/sittings/new/leader", CALLED).status_code == 422
    sitting = held(office, "leader", leader=str(o.deputy.pk))
    sheep = item_of(sitting, "肉羊")
    office.post(f"/sittings/{sitting.pk}/minutes", {f"minute-{sheep.pk}": "缺合同", f"was-{sheep.pk}": ""})
    assert "记作已调度 1 个项目肉羊全产业链项目" in read(office, sitting)
    form = office.get(f"/sittings/{sitting.pk}/close").content.decode()
    assert "端氏镇曲堤连接线工程" in form and "肉羊全产业链项目" not in form[form.index("会上还过了") :]
    assert "请写明这些项目的情况" in office.post(f"/sittings/{sitting.pk}/close", {"projects": [world.projects.road.pk], "found": ""}).content.decode()
    office.post(f"/sittings/{sitting.pk}/close", {"projects": [world.projects.road.pk], "found": "按计划推进"})
    assert Stocktake.objects.as_of(NOW).count() == 2 and "已结会" in read(office, sitting) and "保存纪要" not in read(office, sitting)
    assert office.post(f"/sittings/{sitting.pk}/minutes", {"minute-0": "再记", "was-0": ""}).status_code == 422


def test_who_may_read_it_and_who_keeps_it(world, office):
    o = world.officers
    county, his = held(office), held(office, "leader", leader=str(o.deputy.pk))
    for who, sees in ((o.magistrate, (200, 200)), (o.deputy, (200, 200)), (o.inspector, (200, 200)), (o.jiafeng, (404, 404)), (o.statistics, (404, 404)), (o.admin, (404, 404))):
        assert tuple(client_for(who).get(f"/sittings/{one.pk}").status_code for one in (county, his)) == sees
    deputy = client_for(o.deputy)
    assert "保存纪要" not in read(deputy, county) and "保存纪要" in read(deputy, his)
    assert deputy.post(f"/sittings/{county.pk}/minutes", {"minute-0": "x", "was-0": ""}).status_code == 403
    assert "由指挥部办公室记录" in deputy.get(f"/sittings/{county.pk}/close").content.decode()
    assert deputy.get("/sittings/new/leader").status_code == 200 and o.magistrate.name not in text(deputy.get("/sittings/new/leader").content.decode()).split("主持人")[0]
    refused = deputy.post("/sittings/new/county", CALLED)
    assert refused.status_code == 422 and "会议由指挥部办公室记录" in refused.content.decode()
    assert client_for(o.jiafeng).get("/sittings/new/county").status_code == 403
    assert "还没有会议" in text(client_for(o.jiafeng).get("/sittings").content.decode())
    assert client_for(o.magistrate).get(f"/sittings/{his.pk}").status_code == 200 and office.get("/sittings/new/tea").status_code == 404


def test_it_is_called_off_or_corrected_and_a_past_day_is_only_read(world, office):
    sitting = call(office)
    assert office.post(f"/sittings/{sitting.pk}/call-off", {"note": ""}).status_code == 422
    assert "已通知" in text(office.get(f"/sittings/{sitting.pk}/close").content.decode()), "what cannot be done now says why"
    office.post(f"/sittings/{sitting.pk}/call-off", {"note": "与省里会议冲突"})
    assert "取消" in read(office, sitting) and "与省里会议冲突" in read(office, sitting)
    other = held(office)
    assert office.post(f"/sittings/{other.pk}/hold", {"on": "2023-12-13", "attendance": "县住建局", "note": ""}).status_code == 422
    office.post(f"/sittings/{other.pk}/hold", {"on": "2023-12-13", "attendance": "县住建局", "note": "漏记"})
    assert "出席：县住建局" in read(office, other)
    assert office.get(f"/sittings/{other.pk}?on=2023-12-12").status_code == 404, "it was not called yet"
    assert office.post(f"/sittings/{other.pk}/minutes?on=2023-12-12", {"minute-0": "x"}).status_code in (404, 422)
