"""Which papers are asked for, by kind of investment: the table, the words lists speak, and the two never apart."""
from itertools import combinations

import pytest

from gongjian.enrolment.needs import NATIONAL, NEEDED, NEEDS, Paper, in_scope, lacking, missing, needs_of
from gongjian.enrolment.readiness import readiness
from gongjian.projects.acts import card
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.project_words import PROJECT
from gongjian.reading.say import say
from gongjian.reading.shown import shown
from gongjian.reading.word import At
from gongjian.timeline.when import FAR_AT
from tests.enrolment.making import started
from tests.world import TODAY, WAN, do, looks, told


def test_an_ordinary_project_owes_six_papers():
    assert NEEDED == (Paper.FILING, Paper.APPLICATION, Paper.CONTRACT, Paper.PHOTO, Paper.LICENCE, Paper.SCOPE)
    assert missing(",filing,photo,") == ["入库申请表", "施工合同", "营业执照", "内容说明"]
    assert missing(",filing,photo,", "ordinary") == missing(",filing,photo,")


def test_a_mere_purchase_owes_contract_payment_and_photo_of_what_arrived():
    assert missing(",filing,application,licence,", "purchase") == ["购置合同", "付款凭证", "设备照片"]
    assert missing(",filing,application,licence,contract,invoice,equipment,", "purchase") == [], "a large invoice is as good as a payment"
    assert "现场照片" not in missing(",", "purchase")


def test_real_estate_owes_its_land_contract_too():
    assert missing(",filing,application,contract,photo,licence,scope,", "estate") == ["土地出让合同"]


def test_from_fifty_million_on_more_is_expected_and_nothing_more_required():
    few, more = needs_of("", NATIONAL - 1), needs_of("", NATIONAL)
    assert [need.label for need in more if need not in few] == ["可研报告", "材料说明"]
    assert {need.status for need in more if need not in few} == {"expected"} and needs_of("", None) == few


def test_every_need_says_its_source_and_how_sure_it_is():
    for need in (need for table in NEEDS.values() for need in table):
        assert need.source and need.confidence in "AaBC" and need.detail
        assert need.caveat == {"A": "", "a": "参考", "B": "未核实", "C": "未核实"}[need.confidence]


def test_scope_is_five_million_or_real_estate_and_never_a_total_nobody_told():
    assert [in_scope(total, "") for total in (None, 0, 500 * WAN - 1, 500 * WAN)] == [False, False, False, True]
    assert [in_scope(total, "estate") for total in (None, 100 * WAN)] == [True, True]


PILES = [papers for size in (0, 1, 3, 5, 7) for papers in combinations(("filing", "application", "contract", "photo", "licence", "scope", "invoice", "equipment", "land"), size)]


@pytest.mark.parametrize("kind", ["", "ordinary", "purchase", "estate"])
def test_words_say_of_every_pile_of_papers_what_the_table_says(world, kind):
    """In SQL and without a loop, and just as in Python."""
    project = started(world)
    row = ProjectStanding.objects.get(project=project, known_until=FAR_AT, until_on__year=9999)
    ProjectStanding.objects.filter(project=project).delete()
    many = []
    for pile in PILES:
        own = Project.objects.create(area=project.area)
        said = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in ("id", "project")}
        many.append(ProjectStanding(**said | {"project_id": own.pk, "papers": "," + "".join(f"{one}," for one in sorted(pile)), "investment_kind": kind}))
    ProjectStanding.objects.bulk_create(many)
    at = At(looks(world.officers.office), world.drive)
    words = ("enrol_missing", "enrol_missing_count", "enrol_easy", "in_scope")
    rows = list(say(at.lens.see(Project).filter(project__in=[one.project_id for one in many]), Project, at, words))
    assert len(rows) == len(PILES)
    for one, ready in zip(rows, readiness(rows, at.when, 2023), strict=True):
        lacks = missing(one.papers, kind)
        assert shown(PROJECT["enrol_missing"], one.enrol_missing) == "、".join(lacks)
        assert one.enrol_missing_count == len(lacks) == len(lacking(one.papers, kind)) == len(ready.missing)
        assert one.enrol_easy == ready.easy == (bool(lacks) and set(lacks) <= {"现场照片", "设备照片", "施工合同", "购置合同"})
        assert one.in_scope == ready.scoped


def test_the_kind_is_a_word_of_the_card_with_its_day(world):
    project = started(world)
    do(card.change_card, project, told("2023-12-05", note="购置"), investment_kind="purchase")
    at = At(looks(world.officers.office), world.drive)

    def says(day):
        return say(at.then(day).lens.see(Project), Project, at.then(day), ("enrol_missing",)).get(project=project).enrol_missing

    assert "现场照片" in says(told("2023-12-04").on) and "设备照片" in says(TODAY) and "现场照片" not in says(TODAY)
