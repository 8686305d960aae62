"""Over every text of every fact there is: what was told in any room is not outside, unless it was put out there by name (M61).

`test_published.py` asks of the vocabulary; this asks of the tables, so that a room whose texts are no words (a trip, a task, a plea) is looked at as well.
"""
import re
from html import unescape

import pytest
from django.apps import apps
from django.db import models

from gongjian.approvals import acts as approvals
from gongjian.enrolment.acts import course as enrolment
from gongjian.people.models import Officer
from gongjian.projects.acts import card
from gongjian.projects.models import Project
from gongjian.promotion.acts import aids, commitments, trips
from gongjian.publicity import acts as publicity
from gongjian.publicity.life import life_of
from gongjian.publicity.models import Item
from gongjian.rankings import acts as rankings
from gongjian.reading.classes import PROJECT_CLASSES, is_open
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.workplans import acts as workplans
from tests.enrolment.making import at_its_verifier
from tests.promotion.making import enlisted, led
from tests.public.conftest import anybody, bulletin, out, ranked, staff  # noqa: F401 — fixtures
from tests.public.test_pages import every_page
from tests.publicity.gate import figures as drawn_up
from tests.publicity.gate import sent_out, written
from tests.reserve.hands import propose, vet
from tests.world import TODAY, WAN, do, sits, told

# Open by their own table: what the county says of itself, and what a round, a paper, an item says when it goes out (items are asked one by one below).
ITS_OWN = {
    "people.Naming": {"name", "short"}, "targets.Growth": {"document"}, "targets.Allotment": {"document"}, "rankings.RoundStep": {"title", "number"},
    "papers.DocumentStep": {"prefix", "number"},
}


@pytest.fixture
def told_of(world, staff):  # noqa: F811
    """Something told in every room that issue after issue has added, and everything published that can be."""
    o, u, p = world.officers, world.units, world.projects
    lead = led(world, "landed", enterprise=enlisted(world, "秘而不宣装备公司", intent="意向甲乙丙", contact="丁经理", contact_post="副总戊", phone="13912345678"), title="井口装置秘密项目")
    do(trips.travel, u.jiafeng, told("2023-12-02"), leader="主要领导己", place="某市某区庚园", enterprise="庚辛材料公司", outcome="达成意向壬", next_step="再次拜访癸", next_on=TODAY)
    do(commitments.promise, lead, told("2023-12-03"), side="government", clause="utilities", content="道路修到厂门口子", due_on=TODAY, unit=u.jiafeng)
    do(aids.ask_aid, lead, told("2023-12-03"), element="water", what="接通自来水丑", unit=u.water, due_on=TODAY, person="办事员寅")
    idle = do(card.register, u.duanshi, told("2023-11-20"), name="农产品仓库子午", nature="new", total=4000 * WAN)[0].project
    propose(world, idle, note="申报理由卯")
    vet(idle, land=["condition", "用地待核辰"])
    task = do(workplans.set_task, u.jiafeng, told("2023-12-01"), what="完成管线报批巳", person="何站长午", due_on=TODAY)[0].task
    do(workplans.advance, task, told("2023-12-05", note="推进情况未"), to="told")
    do(approvals.stand, p.wind, told("2023-12-04"), item="forest", state="under_way", handler="承办员申", document="受理回执酉")
    road = at_its_verifier(world, name="河道治理工程戌")
    do(enrolment.send_back, road, told("2023-12-05", o.forestry, "照片看不清地点亥"), reason="photos")
    begun = ranked(world, staff, issued=None)
    sits(staff.jiafeng, begun.steps.get().occurred_on).do(rankings.answer, u.jiafeng, round=begun, plea="figures", words="答复申辩甲子")
    sent_out(drawn_up(world, staff.wang), staff)
    sent_out(written(world, staff.jiafeng), staff)
    written(world, staff.duanshi, u.duanshi, title="草稿标题乙丑", words="草稿正文丙寅")
    dropped = written(world, staff.duanshi, u.duanshi, title="作废标题丁卯", words="作废正文戊辰")
    sits(staff.wang).do(publicity.drop, dropped, note="作废理由己巳")
    bulletin(world, staff)
    return world


def texts(model: type[models.Model]) -> list[tuple[str, str]]:
    """(field, value) of everything that was typed into it."""
    fields = [field.name for field in model._meta.concrete_fields if isinstance(field, (models.CharField, models.TextField)) and not field.choices]
    return [(name, value) for row in model._default_manager.values(*fields) for name, value in row.items() if value] if fields else []


def telling(text: str) -> bool:
    return bool(re.search(r"[一-鿿]{3}|[0-9]{8}", text))


def facts() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Fact)]


def put_out(model: type[models.Model], field: str, value: str) -> bool:
    """Whether this text is outside because it is to be."""
    if field in ITS_OWN.get(model._meta.label, ()):
        return True
    if model._meta.app_label == "projects" and is_open(PROJECT_CLASSES, field):
        return True
    if model._meta.label == "publicity.ItemStep":
        return any(value in (life.title, life.words, life.stands.ground, *(step.words for step in life.answers)) for life in map(life_of, Item.objects.all()) if life.out)
    return False


def test_no_text_of_any_room_is_outside_unless_it_was_put_out(told_of, anybody):  # noqa: F811
    whole = unescape("\n".join(every_page(anybody).values()))
    looked_at, found = set(), []
    for model in facts():
        for field, value in texts(model):
            if telling(value) and not put_out(model, field, value):
                looked_at.add(model._meta.label)
                found += [(model._meta.label, field, value)] if value in whole else []
    assert found == [], "\n".join(map(str, found))
    assert {name.split(".")[0] for name in looked_at} >= {"projects", "promotion", "reserve", "workplans", "approvals", "enrolment", "rankings", "publicity", "timeline"}


def test_what_was_put_out_is_outside(told_of, anybody):  # noqa: F811
    whole = "\n".join(every_page(anybody).values())
    for text in ("增压站进场", "肉羊全产业链项目", "此件公开发布"):
        assert text in whole
    for text in ("甲乙丙", "丁经理", "139123", "庚辛", "草稿标题", "作废正文", "秘密项目", "申辩", "办事员"):
        assert text not in whole


def test_no_person_enterprise_or_paper_of_any_room_is_outside(told_of, anybody):  # noqa: F811
    whole = unescape("\n".join(every_page(anybody).values()))
    people = {officer.name for officer in Officer.objects.exclude(login="admin")}
    papers = {evidence.title for evidence in Evidence.objects.all()}
    assert people and papers and [text for text in people | papers if len(text) > 1 and text in whole] == []
    names = {row.name for row in apps.get_model("promotion.EnterpriseStanding").objects.all()}
    assert "秘而不宣装备公司" in names and not [name for name in names if name in whole]
    assert Project.objects.count() > 3
