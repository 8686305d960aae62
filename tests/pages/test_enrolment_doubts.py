"""/enrolment/doubts: questions to a person, seen by the office and the statistics bureau alone; looking into one says what was found."""
import re

import pytest
from django.test import Client

from gongjian.enrolment.models import Looked
from tests.enrolment.making import paper, started
from tests.pages.hands import send
from tests.pages.plain import text
from tests.world import WAN, client_for

CHARGES = re.compile("造假|虚报|弄虚|作弊|违规|违法|骗")


@pytest.fixture
def pair(world):
    """村道硬化 and 集镇供水 with one photo between them; the world itself has two whose photos are old."""
    two = started(world, name="村道硬化", total=2000 * WAN), started(world, name="集镇供水", total=2000 * WAN, unit=world.units.duanshi)
    for project in two:
        paper(project, "photo", sha256="a" * 64, on="2023-12-01", media="image/jpeg")
    return two


def page(officer, query="") -> str:
    answer = client_for(officer).get(f"/enrolment/doubts{query}")
    assert answer.status_code == 200
    return answer.text


def key_of(html: str, what: str) -> str:
    """The address of its form."""
    return re.search(rf'{what}.*?href="(/enrolment/doubts/look\?[^"]+)"', html, re.DOTALL).group(1)


def test_office_and_bureau_see_each_kind_with_its_projects_and_what_settles_it(world, pair):
    for officer in (world.officers.office, world.officers.statistics):
        html = page(officer)
        said = text(html)
        assert "待核对 3 条，已核对 0 条" in said and "同一张照片 1 条" in said and "进度与照片 2 条" in said
        assert "「村道硬化」「集镇供水」用了同一张照片，请核对是否误传" in said and "怎么办误传的作废后补传本项目的照片" in said.replace(" ", "")
        assert f'href="/projects/{pair[0].pk}/enrolment"' in html and not CHARGES.search(said)
        assert "不说明谁有错" in said and "未核实" in said


def test_nobody_else_sees_them(world, pair):
    o = world.officers
    for officer in (o.jiafeng, o.magistrate, o.deputy, o.inspector, o.approvals, o.admin):
        answer = client_for(officer).get("/enrolment/doubts")
        assert answer.status_code == 403 and "用了同一张照片" not in answer.text
        assert "用了同一张照片" not in client_for(officer).get(f"/projects/{pair[0].pk}/enrolment").text
    assert Client().get("/enrolment/doubts").headers["Location"].startswith("/sign-in")
    look = key_of(page(o.office), "同一张照片，")
    for officer in (o.jiafeng, o.inspector):
        assert client_for(officer).get(look).status_code == 404 and client_for(officer).post(look, {"note": "看过"}).status_code == 404
    assert not Looked.objects.exists()


def test_looking_into_one_says_what_was_found_and_closes_it_until_something_comes_to_it(world, pair):
    o = world.officers
    look = key_of(page(o.office), "同一张照片，")
    form = client_for(o.office).get(look)
    assert "用了同一张照片" in form.text and "核对的情况和依据" in form.text
    bad = client_for(o.office).post(look, {"note": " "})
    assert bad.status_code == 422 and "这个字段是必填项" in bad.text
    done = send(o.office, look, note="两个标段同一现场")
    assert done.headers["Location"] == "/enrolment/doubts" and Looked.objects.get().note == "两个标段同一现场"
    assert "用了同一张照片" not in page(o.statistics) and "待核对 2 条，已核对 1 条" in text(page(o.statistics))
    said = text(page(o.statistics, "?stands=looked"))
    assert "王办 2023-12-13 核对：两个标段同一现场" in said and "怎么办" not in said
    again = client_for(o.statistics).post(look, {"note": "又看"})
    assert again.status_code == 422 and "这一条已经核对过" in again.text
    third = started(world, name="文化广场", total=2000 * WAN)
    paper(third, "photo", sha256="a" * 64, on="2023-12-02", media="image/jpeg")
    assert "「村道硬化」「集镇供水」「文化广场」用了同一张照片" in page(o.statistics), "another project comes to it: asked anew"


def test_filters_and_the_empty_page(world, pair):
    o = world.officers
    assert "用了同一张照片" in page(o.office, "?kind=same_photo") and "最近的照片" not in page(o.office, "?kind=same_photo")
    assert "没有符合条件的疑点" in page(o.office, "?stands=looked")
    assert "待核对 3 条" in text(page(o.office, "?kind=x&stands=y"))
    assert "没有要核对的疑点" in page(o.office, "?on=2023-11-02"), "no progress was reported, no photo shared"


def test_a_doubt_that_is_not_there_and_a_past_day(world, pair):
    office = client_for(world.officers.office)
    assert office.get("/enrolment/doubts/look?doubt=same_photo:x").status_code == 404 and office.get("/enrolment/doubts/look").status_code == 404
    html = page(world.officers.office, "?on=2023-12-05")
    assert "用了同一张照片" in html and "/enrolment/doubts/look" not in html, "a past day is read-only"


def test_they_stand_beside_the_project_too(world, pair):
    html = client_for(world.officers.statistics).get(f"/projects/{pair[1].pk}/enrolment").text
    assert "用了同一张照片" in html and 'href="/enrolment/doubts"' in html
