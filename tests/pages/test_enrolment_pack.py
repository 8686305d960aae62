"""A project's evidence pack: to its unit, the statistics bureau and the office, and written down; not to others, and not on a past day."""
import hashlib
import io
import zipfile

import pytest
from django.test import Client

from gongjian.papers import evidence_pack, fonts
from gongjian.papers.models import PackTaken
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import verify
from tests.pages.plain import text
from tests.world import client_for

try:
    fonts.families("")
except Refused:
    pytest.skip(fonts.INSTALL, allow_module_level=True)


def taken(officer, world, form="zip", query=""):
    return client_for(officer).get(f"/projects/{world.projects.sheep.pk}/enrolment/pack.{form}{query}")


def test_unit_bureau_and_office_take_it_and_it_is_written_down(world):
    o, sheep = world.officers, world.projects.sheep
    for officer in (o.agriculture, o.statistics, o.office):
        answer = taken(officer, world)
        data = b"".join(answer.streaming_content)
        assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/zip"
        assert "%E8%82%89%E7%BE%8A" in answer.headers["Content-Disposition"] and answer.headers["Cache-Control"] == "private, no-store"
        said = PackTaken.objects.get(by=officer)
        assert (said.project, said.sha256, said.size, said.count) == (sheep, hashlib.sha256(data).hexdigest(), len(data), 5)
        assert len(zipfile.ZipFile(io.BytesIO(data)).namelist()) == 7
    assert len({one.sha256 for one in PackTaken.objects.all()}) == 1, "the same bytes whoever takes it"
    assert PackTaken.objects.count() == 3
    page = text(client_for(o.office).get(f"/projects/{sheep.pk}").text)
    assert "取走入统材料压缩包（5 件）" in page and "县统计局 褚统" in page
    assert verify().broken is None


def test_the_bound_one_too_and_the_same_twice_is_told_once(world):
    first, second = taken(world.officers.statistics, world, "pdf"), taken(world.officers.statistics, world, "pdf")
    assert b"".join(first.streaming_content) == b"".join(second.streaming_content) and first.headers["Content-Type"] == "application/pdf"
    assert PackTaken.objects.get().form == "pdf"


def test_others_get_none(world):
    o = world.officers
    for officer in (o.jiafeng, o.forestry, o.admin):
        assert taken(officer, world).status_code == 404
    for officer in (o.inspector, o.magistrate, o.deputy, o.duanshi):  # they see the project
        answer = taken(officer, world)
        assert answer.status_code == 403 and "这件事由责任单位、县统计局、指挥部办公室办理" in answer.text
    assert taken(o.office, world).status_code == 200
    assert Client().get(f"/projects/{world.projects.sheep.pk}/enrolment/pack.zip").headers["Location"].startswith("/sign-in")
    assert PackTaken.objects.count() == 1


def test_no_papers_a_past_day_and_too_much_are_refused_in_words(world, monkeypatch):
    o = world.officers
    none = client_for(o.jiafeng).get(f"/projects/{world.projects.gas.pk}/enrolment/pack.zip")
    assert none.status_code == 422 and "还没有入统材料，无从打包。请先补材料" in none.text
    past = taken(o.office, world, query="?on=2023-12-01")
    assert past.status_code == 422 and "请回到今天办理" in past.text
    monkeypatch.setattr(evidence_pack, "MOST", 100)
    assert "不能一次打包" in taken(o.office, world).text
    assert not PackTaken.objects.exists()
