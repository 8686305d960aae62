"""/stocktakes: the matrix, one sponsor, recording a stocktake with photos, the panel beside a project (M47, M51)."""
import io
import re
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gongjian.projects.acts import card
from gongjian.stocktake.acts import stocktakes
from gongjian.stocktake.models import Stocktake
from gongjian.timeline.evidence import Evidence
from tests.pages.plain import text
from tests.world import client_for, do, photo, told

SAID = {"how": "site", "on": "2023-12-12", "hour": "09:30", "place": "端氏镇曲堤村工地", "found": "主体封顶，缺施工合同", "required": "月底补齐"}


def new(world, name="sheep") -> str:
    return f"/projects/{getattr(world.projects, name).pk}/stocktakes/new"


def taken_on(day: str) -> SimpleUploadedFile:
    exif, out = Image.Exif(), io.BytesIO()
    exif.get_ifd(0x8769)[0x9003] = f"{day} 09:30:00"
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("工地.jpg", out.getvalue(), "image/jpeg")


def page(officer, address: str) -> str:
    return text(client_for(officer).get(address).content.decode())


def test_the_matrix_says_in_words_and_figures_what_each_sponsor_owes(world):
    o = world.officers
    do(card.sponsor, world.projects.road, told("2023-11-02", o.office), leader=o.magistrate)
    do(stocktakes.take_stock, world.projects.sheep, told("2023-12-05", o.deputy), how="phone", found="好")
    said = page(o.office, "/stocktakes")
    assert "本半月（12月上半月，还剩 3 天）应调度 2 个，已调度 1 个" in said and "赵县县长" in said and "合计 2 人" in said
    html = client_for(o.office).get("/stocktakes").content.decode()
    assert "11月下半月：应调度 1 个，已调度 0 个，未调度 1 个" in html and "未到" in said and "1/1" in said
    assert page(o.deputy, "/stocktakes").index("钱副本人") < page(o.deputy, "/stocktakes").index("赵县"), "his own comes first"
    assert "应调度 2 个" not in page(o.office, "/stocktakes?on=2023-11-20") or "11月下半月" in page(o.office, "/stocktakes?on=2023-11-20")


def test_a_unit_sees_its_own_projects_sponsors_only_and_the_administrator_none(world):
    do(card.sponsor, world.projects.road, told("2023-11-02", world.officers.office), leader=world.officers.magistrate)
    said = page(world.officers.agriculture, "/stocktakes")
    assert "钱副" in said and "赵县" not in said and "（只列您可见的项目）" in said
    assert "没有您可见的包保项目" in page(world.officers.forestry, "/stocktakes")
    assert client_for(world.officers.agriculture).get("/stocktakes/by/赵县").status_code == 404


def test_one_sponsor_project_by_project_and_what_is_hidden_is_counted(world):
    o = world.officers
    do(card.sponsor, world.projects.road, told("2023-11-02", o.office), leader=o.magistrate)
    said = page(o.deputy, "/stocktakes/by/赵县")
    assert "端氏镇曲堤连接线工程" not in said and "另有 1 个项目不在您可见的范围内" in said
    mine = page(o.deputy, "/stocktakes/by/钱副")
    assert "肉羊全产业链项目" in mine and "未调度" in mine and "待调度" in mine and "记调度" in mine
    assert "记调度" in page(o.office, "/stocktakes/by/钱副") and "记调度" not in page(o.magistrate, "/stocktakes/by/钱副")
    assert client_for(o.office).get("/stocktakes/by/无人").status_code == 404


def test_a_sponsor_records_a_visit_with_its_photo_and_it_stands_by_the_project(world):
    client = client_for(world.officers.deputy)
    gone = client.post(new(world), SAID | {"paper1_file": taken_on("2023:12:12"), "latitude": "35.69", "longitude": "112.19"})
    assert gone.status_code == 302 and gone.url.endswith("#stocktakes")
    fact = Stocktake.objects.get()
    assert (fact.leader, fact.occurred_on, fact.place, fact.latitude, f"{fact.hour:%H:%M}") == (world.officers.deputy, date(2023, 12, 12), "端氏镇曲堤村工地", 35.69, "09:30")
    paper = Evidence.objects.get(subject="stocktake")
    assert paper.subject_id == fact.pk and client.get(f"/evidence/{paper.pk}").status_code == 200
    said = page(world.officers.agriculture, f"/projects/{world.projects.sheep.pk}")
    assert "调度记录 12月上半月已调度" in said and "钱副 现场走访（端氏镇曲堤村工地）：主体封顶，缺施工合同 要求：月底补齐" in said
    assert "照片1" in said and "请核对" not in said and client_for(world.officers.forestry).get(f"/evidence/{paper.pk}").status_code == 404


def test_a_photo_of_another_day_is_said_first_and_stays_said(world):
    client = client_for(world.officers.deputy)
    first = client.post(new(world), SAID | {"paper1_file": taken_on("2023:11:20")})
    body = first.content.decode()
    assert first.status_code == 200 and "拍摄于 2023-11-20，与走访日期 2023-12-12 相差 22 天" in body and not Stocktake.objects.exists()
    again = SAID | {name: field_value(body, name) for name in ("heard", "paper1_kept")}
    assert client.post(new(world), again).status_code == 302
    assert "请核对：照片「工地.jpg」拍摄于 2023-11-20" in page(world.officers.deputy, f"/projects/{world.projects.sheep.pk}")


def field_value(body: str, name: str) -> str:
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', body).group()
    return re.search(r'value="([^"]*)"', tag).group(1)


def test_a_form_that_cannot_be_saved_says_why_and_loses_nothing(world):
    client = client_for(world.officers.deputy)
    for wrong, why in (
        ({"place": ""}, "现场走访须写明地点"), ({"found": ""}, "看到、听到的情况"), ({"on": "2023-12-20"}, "日期还没到"), ({"latitude": "3500"}, ""),
        ({"how": "phone", "paper1_file": taken_on("2023:12:12")}, "照片只随现场走访"),
    ):
        answer = client.post(new(world), SAID | wrong)
        assert answer.status_code == 422 and why in answer.content.decode() and "月底补齐" in answer.content.decode()
    client.post(new(world), SAID)
    assert "已经记过" in client.post(new(world), SAID).content.decode() and Stocktake.objects.count() == 1
    assert client.post(new(world), SAID | {"how": "phone", "paper1_file": SimpleUploadedFile("a.jpg", photo("red"))}).status_code == 422


def test_the_office_records_for_the_sponsor_with_its_source_and_others_do_not(world):
    o = world.officers
    office = client_for(o.office)
    form = office.get(new(world)).content.decode()
    assert 'value="钱副"' in form and "攻坚办只替领导记，不替领导说" in form
    assert office.post(new(world), SAID | {"leader_name": "钱副", "basis": ""}).status_code == 422
    assert office.post(new(world), SAID | {"leader_name": "钱副", "basis": "联络员转告"}).status_code == 302
    assert "王办记，依据：联络员转告" in page(o.office, f"/projects/{world.projects.sheep.pk}")
    for who, status in ((o.agriculture, 403), (o.inspector, 403), (o.magistrate, 403), (o.forestry, 404)):
        assert client_for(who).get(new(world)).status_code == status
    assert "请先定包保" in office.post(new(world, "gas"), SAID | {"leader_name": "钱副", "basis": "x"}).content.decode()
    assert client_for(o.deputy).get(f"{new(world)}?on=2023-12-01").status_code == 422, "a past day is only looked at"


def test_a_stocktake_is_corrected_keeps_its_photo_and_is_voided(world):
    client, project = client_for(world.officers.deputy), f"/projects/{world.projects.sheep.pk}"
    client.post(new(world), SAID | {"paper1_file": taken_on("2023:12:12")})
    fact = Stocktake.objects.get()
    mended = {"occurred_on": "2023-12-11", "place": fact.place, "found": "主体已封顶", "required": fact.required, "note": "写错日期"}
    assert client.post(f"/facts/stocktake/{fact.pk}/correct", mended).status_code == 302
    said = page(world.officers.deputy, project)
    assert "主体已封顶" in said and "照片1" in said
    second = Stocktake.objects.get(corrects=fact)
    assert client_for(world.officers.agriculture).get(f"/facts/stocktake/{second.pk}/void").status_code == 403
    client.post(f"/facts/stocktake/{second.pk}/void", {"note": "没有去"})
    assert "12月上半月待调度，还剩 3 天" in page(world.officers.deputy, project)
