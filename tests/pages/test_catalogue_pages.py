"""The catalogue on the screen: what is not verified says so, an item whole with what surrounds it, a bureau changes its own items and a loop is named."""
import pytest

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.models import CatalogueChange
from tests.pages.hands import send
from tests.pages.on_the_way import officer, on_the_way
from tests.pages.plain import text
from tests.world import client_for


@pytest.fixture
def land(world):
    return officer(world, "land", "何地", "natural_resources")


def form(world, who, code, **said):
    """What the form holds, with some of it said anew; everything is sent, as a browser does."""
    page = client_for(who).get(f"/catalogue/{code}/change")
    held = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    return send(who, f"/catalogue/{code}/change", **{name: value for name, value in (held | {"note": "办事指南"} | said).items() if value is not None})


def test_every_item_is_there_by_stage_and_what_is_not_verified_says_so(world):
    page = text(client_for(world.officers.jiafeng).get("/catalogue").text)
    assert all(item.name in page for item in read().items.values()) and all(stage.name in page for stage in read().stages.values())
    assert "未核实" in page and "参考" in page and "处数字未核实" in page and "“未核实”：凭法规常识或推定" in page


@pytest.mark.parametrize(("query", "there", "not_there"), [
    ("?stage=0", "三区三线核查", "施工许可证"), ("?bureau=forestry", "使用林地审核", "三区三线核查"), ("?q=环评", "", "施工许可证"), ("?q=A8", "环境影响评价", "三区三线核查"),
    ("?element=1", "三区三线核查", "施工许可证"), ("?stage=x&bureau=nothing", "没有符合条件的事项", "三区三线核查"), ("?unsure=1", "三区三线核查", "")])
def test_it_is_narrowed(world, query, there, not_there):
    page = client_for(world.officers.office).get(f"/catalogue{query}").text
    rows = page[page.index("</form>", page.index('class="filter"')):]
    assert there in rows and (not not_there or not_there not in rows)


def test_an_item_is_told_whole(world):
    page = text(client_for(world.officers.jiafeng).get("/catalogue/environment").text)
    assert "市生态环境局沁水分局承办" in page and "法定 60 天" in page and "出处：" in page and "未核实：" in page and "申请材料" in page
    assert "项目代码" in page and "等它的" in page and "还没有记录" in page
    assert client_for(world.officers.jiafeng).get("/catalogue/nothing").status_code == 404
    for item in read().items.values():
        assert client_for(world.officers.office).get(f"/catalogue/{item.code}").status_code == 200, item.code


def test_a_bureau_changes_an_item_of_its_own_with_its_reason(world, land):
    assert form(world, land, "land", promised_days=6, promised_confidence="A", promised_source="办事指南2023版").status_code == 302
    told = CatalogueChange.objects.get()
    assert told.says == {"promised": {"days": 6, "counted": "working", "confidence": "A", "source": "办事指南2023版"}} and told.note == "办事指南"
    page = text(client_for(world.officers.jiafeng).get("/catalogue/land").text)
    assert "6 个工作日 已核原文；出处：办事指南2023版" in page and "改 承诺时限" in page and "何地" in page
    assert "5–25 个工作日" in text(client_for(world.officers.jiafeng).get("/catalogue/land?on=2023-12-12").text), "the day before it was as it was"


def test_a_project_keeps_the_catalogue_of_its_checklist(world):
    way = on_the_way(world)
    assert form(world, way.land, "land", promised_days=6, promised_confidence="A", promised_source="办事指南").status_code == 302
    page = text(client_for(way.land).get(f"/projects/{way.projects.wind.pk}/approvals/land/under_way").text)
    assert "5–25 个工作日" in page and "6 个工作日（" not in page


def test_a_loop_is_refused_by_its_name_and_what_was_typed_stays(world, land):
    answer = form(world, land, "supply", after=["landplan", "conversion"])
    assert answer.status_code == 422 and "供地" in text(answer.text) and "→" in text(answer.text) and CatalogueChange.objects.count() == 0
    assert answer.context["form"]["after"].value() == ["landplan", "conversion"]


def test_what_changes_nothing_has_no_reason_or_no_source_is_not_saved(world, land):
    assert "没有改动" in text(form(world, land, "land").text)
    assert form(world, land, "land", promised_days=6, note="").status_code == 422
    assert "写明出处" in text(form(world, land, "land", promised_days=6, promised_confidence="A", promised_source="").text)
    assert form(world, land, "land", promised_days="-3").status_code == 422 and form(world, land, "land", after=["nothing"]).status_code == 422
    assert CatalogueChange.objects.count() == 0


def test_others_items_are_not_his_to_change(world, land):
    assert client_for(land).get("/catalogue/forest/change").status_code == 403
    assert "改这一项" not in client_for(land).get("/catalogue/forest").text and "改这一项" in client_for(land).get("/catalogue/land").text
    assert client_for(world.officers.statistics).get("/catalogue/land/change").status_code == 403
    assert client_for(world.officers.approvals).get("/catalogue/forest/change").status_code == 200
    assert client_for(land).get("/catalogue/nothing/change").status_code == 404


def test_a_change_is_taken_back_by_who_may(world, land):
    form(world, land, "land", likely=12)
    told = CatalogueChange.objects.get()
    assert f"/facts/cataloguechange/{told.pk}/void" in client_for(land).get("/catalogue/land").text
    assert send(land, f"/facts/cataloguechange/{told.pk}/void", note="改错了").status_code == 302
    assert "12 个工作日" not in text(client_for(land).get("/catalogue/land").text)
