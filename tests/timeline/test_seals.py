"""The seals: an untouched chain is intact; whatever is changed, removed or slipped in by raw SQL is found and the first is named."""
from datetime import datetime

import pytest
from django.db import connection

from gongjian.projects.card import Card, Project
from gongjian.projects.figures import Payment
from gongjian.timeline import guards, seals
from gongjian.timeline.seals import Batch, Link, seal, verify
from gongjian.timeline.when import CHINA
from tests.world import AREA, told

AT = datetime(2023, 11, 1, 12, tzinfo=CHINA)


@pytest.fixture
def payments(db):
    """Five payments in two batches; the third is the first of the second."""
    project = Project.objects.create(area=AREA)
    facts = [told("2023-11-01").tell(Payment, project=project, amount=100 * place, note="到位") for place in range(1, 6)]
    seal(AT, facts[:2])
    seal(AT, facts[2:])
    return facts


def behind_our_back(sql: str, *given):
    """What an administrator with the database's own tools could do."""
    with guards.lifted(), connection.cursor() as cursor:
        cursor.execute(sql, given)


def test_an_untouched_chain_is_intact(payments):
    found = verify()
    assert found.intact and (found.sealed, found.unsealed, found.broken) == (5, 0, None)
    assert found.head == Batch.objects.order_by("pk").last().head == Link.objects.order_by("position").last().digest
    assert [link.position for link in Link.objects.order_by("position")] == [1, 2, 3, 4, 5]


def test_nothing_to_seal_makes_no_batch(payments):
    assert seal(AT) is None and seal(AT, []) is None and Batch.objects.count() == 2


@pytest.mark.parametrize("chunk", [1, 2, 2000])
def test_a_changed_amount_is_found_and_named(payments, chunk):
    behind_our_back("UPDATE projects_payment SET amount = 999 WHERE id = %s", payments[3].pk)
    behind_our_back("UPDATE projects_payment SET amount = 999 WHERE id = %s", payments[4].pk)
    found = verify(chunk)
    assert not found.intact
    assert found.broken == f"第 4 环不符：资金到位（projects.payment 第 {payments[3].pk} 号）内容与封存时不一致"


@pytest.mark.parametrize("column, value", [
    ("occurred_on", "2023-10-01"), ("recorded_at", "2023-10-01 00:00:00+00:00"), ("note", "改"), ("area", "140522"), ("void", True), ("cell", "A1"),
])
def test_whatever_column_is_changed_it_is_found(payments, column, value):
    behind_our_back(f"UPDATE projects_payment SET {column} = %s WHERE id = %s", value, payments[0].pk)
    assert verify().broken.startswith("第 1 环不符")


def test_a_changed_word_inside_json_is_found(db):
    card = told("2023-11-01").tell(Card, project=Project.objects.create(area=AREA), says={"name": "甲", "total": 1, "unit": 3})
    seal(AT)
    assert verify().intact
    behind_our_back("UPDATE projects_card SET says = %s WHERE id = %s", '{"name": "甲", "total": 2, "unit": 3}', card.pk)
    assert "项目信息" in verify().broken


def test_a_deleted_fact_is_found(payments):
    behind_our_back("DELETE FROM projects_payment WHERE id = %s", payments[1].pk)
    assert verify().broken == f"第 2 环不符：资金到位（projects.payment 第 {payments[1].pk} 号）已被删除"


def test_a_fact_slipped_in_is_counted(payments):
    told("2023-11-01").tell(Payment, project=payments[0].project, amount=1)
    found = verify()
    assert found.broken is None and found.unsealed == 1 and not found.intact
    seal(AT)
    assert verify().intact


@pytest.mark.parametrize("change, sentence", [
    ("UPDATE timeline_link SET digest = 'x' WHERE position = 2", "第 2 环不符"),
    ("UPDATE timeline_link SET kind = 'projects.report' WHERE position = 3", "第 3 环不符"),
    ("UPDATE timeline_link SET kind = 'projects.nothing' WHERE position = 3", "第 3 环不符"),
    ("UPDATE timeline_link SET kind = '' WHERE position = 3", "第 3 环不符"),
    ("UPDATE timeline_link SET kind = 'people.unit' WHERE position = 3", "第 3 环不符"),
    ("DELETE FROM timeline_link WHERE position = 1", "第 1 环缺失"),
    ("DELETE FROM timeline_link WHERE position = 3", "第 3 环缺失"),
    ("DELETE FROM timeline_link WHERE position = 5", "末尾有环被删去"),
    ("UPDATE timeline_batch SET algorithm = 'md5'", "第 1 环不符"),
    ("UPDATE timeline_batch SET algorithm = 'rot13'", "第 1 环不符"),
])
def test_a_change_in_the_chain_itself_is_found(payments, change, sentence):
    behind_our_back(change)
    assert sentence in verify().broken


def test_the_tail_cut_off_with_its_batch_leaves_facts_outside_the_chain(payments):
    behind_our_back("DELETE FROM timeline_link WHERE position > 2")
    behind_our_back("DELETE FROM timeline_batch WHERE id = %s", Batch.objects.order_by("pk").last().pk)
    found = verify()
    assert not found.intact and found.unsealed == 3


def test_two_facts_that_change_places_are_found(payments):
    one, two = payments[0].pk, payments[1].pk
    behind_our_back("UPDATE projects_payment SET amount = CASE id WHEN %s THEN 200 WHEN %s THEN 100 ELSE amount END", one, two)
    assert verify().broken.startswith("第 1 环不符")


def test_where_there_is_no_sm3_the_chain_is_sha256(payments, monkeypatch):
    monkeypatch.setattr(seals, "ALGORITHM", "sha256")
    told("2023-11-02").tell(Payment, project=payments[0].project, amount=1)
    assert seal(AT).algorithm == "sha256"
    assert verify().intact, "each batch is read by the algorithm it was written with"
