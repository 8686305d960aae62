"""Issuing a list freezes it; its rows are followed up; those who see none of its rows do not see it."""
import hashlib

import pytest

from gongjian.projects.acts import card, milestones
from gongjian.targets.models import Issue
from tests.world import client_for, do, told

FORM = {"number": "沁攻坚办〔2023〕3号", "due_on": "2023-12-20", "duty": "12月20日前开工"}


@pytest.fixture
def office(world):
    return client_for(world.officers.office)


@pytest.fixture
def issued(world, office) -> Issue:
    office.post("/sheets/5/issue", FORM)
    return Issue.objects.get()


def test_the_office_issues_and_lands_on_the_frozen_list(world, office):
    assert "每行都有责任人" in office.get("/sheets/5/issue").text
    answer = office.post("/sheets/5/issue", FORM, follow=True)
    issue = Issue.objects.get()
    assert answer.redirect_chain[-1][0] == f"/issues/{issue.pk}"
    assert "列名 1 项，已了 0 项，逾期 0 项" in answer.text and issue.file_sha256 in answer.text and "何站长" in answer.text
    assert "沁攻坚办〔2023〕3号" in office.get("/sheets").text


@pytest.mark.parametrize(("said", "why"), [
    ({"number": ""}, "必填"), ({"due_on": "2023-12-01"}, "早于今天"), ({"due_on": "someday"}, "有效的日期"), ({"duty": ""}, "必填"),
])
def test_a_poor_form_is_refused_and_stays_filled(world, office, said, why):
    answer = office.post("/sheets/5/issue", FORM | said)
    assert answer.status_code == 200 and (why in answer.text or "这个字段" in answer.text) and not Issue.objects.exists()
    assert "沁攻坚办" in answer.text


def test_rows_without_a_person_are_named_before_and_refused_after(world, office):
    do(milestones.reach, world.projects.gas, told("2023-12-12"), kind="started")
    do(card.change_card, world.projects.gas, told("2023-12-12"), responsible_name="")
    form = office.get("/sheets/6/issue").text
    assert "共 2 行，其中 1 行没有责任人" in form and "缺责任人" in form
    answer = office.post("/sheets/6/issue", FORM)
    assert "「煤层气增压站及配套管网」没有责任人" in answer.text and "12月20日前开工" in answer.text and not Issue.objects.exists()


def test_the_same_number_twice_is_refused(office, issued):
    assert "已经下发过" in office.post("/sheets/5/issue", FORM).text and Issue.objects.count() == 1


@pytest.mark.parametrize("who", ["magistrate", "deputy", "jiafeng", "statistics", "approvals", "inspector", "admin"])
def test_only_the_office_issues(world, who):
    client = client_for(getattr(world.officers, who))
    assert client.get("/sheets/5/issue").status_code == client.post("/sheets/5/issue", FORM).status_code == 422
    assert "下发清单" not in client.get("/sheets/5").text and not Issue.objects.exists()


def test_on_a_past_day_nothing_is_issued(world, office):
    answer = office.post("/sheets/5/issue?on=2023-12-01", FORM)
    assert answer.status_code == 422 and "过去的一天" in answer.text and not Issue.objects.exists()
    assert "下发清单" not in office.get("/sheets/5?on=2023-12-01").text


def test_a_row_that_left_the_list_is_done_and_the_print_is_as_it_was(world, office, issued):
    do(milestones.reach, world.projects.gas, told("2023-12-13"), kind="started")
    text = office.get(f"/issues/{issued.pk}").text
    assert "列名 1 项，已了 1 项，逾期 0 项" in text and "2023-12-13 已开工" in text and "8,000" in text
    assert "已开工" in office.get(f"/sheets/5/compare?from={issued.pk}").text


def test_the_register_and_the_issue_show_only_what_one_sees(world, issued):
    assert issued.number in client_for(world.officers.jiafeng).get("/issues").text
    for who in ("duanshi", "agriculture", "forestry", "deputy"):
        client = client_for(getattr(world.officers, who))
        assert issued.number not in client.get("/issues").text
        assert client.get(f"/issues/{issued.pk}").status_code == client.get(f"/issues/{issued.pk}.xlsx").status_code == 404


def test_the_printed_file_is_for_those_who_see_every_row(world, office, issued):
    data = office.get(f"/issues/{issued.pk}.xlsx").content
    assert hashlib.sha256(data).hexdigest() == issued.file_sha256
    jiafeng = client_for(world.officers.jiafeng)
    assert jiafeng.get(f"/issues/{issued.pk}").status_code == 200 and jiafeng.get(f"/issues/{issued.pk}.xlsx").status_code == 404


def test_before_it_was_issued_there_was_none(office, issued):
    assert office.get(f"/issues/{issued.pk}?on=2023-12-12").status_code == 404
    assert "还没有下发过清单" in office.get("/issues?on=2023-12-12").text
