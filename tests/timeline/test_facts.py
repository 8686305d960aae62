"""Facts are only ever added: the model, the queryset and the database itself refuse anything else; corrections and voids are facts."""
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from gongjian.projects.card import Project
from gongjian.projects.figures import Payment, Report
from gongjian.timeline import guards
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.kept import KeptForEver, kept_models
from gongjian.timeline.when import When, end_of
from tests.shaken import shaken
from tests.world import AREA, told

DAY = date(2023, 11, 1)


@pytest.fixture
def payment(db):
    return told(DAY).tell(Payment, project=Project.objects.create(area=AREA), amount=100)


def raw(sql: str, *given):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, given)


def refuses_by_database(sql: str, *given):
    with pytest.raises(DatabaseError, match="only ever added"):
        raw(sql, *given)


def test_a_fact_is_neither_saved_again_nor_deleted(payment):
    payment.amount = 200
    with pytest.raises(KeptForEver, match="事实只增不改"):
        payment.save()
    with pytest.raises(KeptForEver):
        payment.save(update_fields=["amount"])
    with pytest.raises(KeptForEver):
        payment.delete()
    assert Payment.objects.get().amount == 100


def test_a_queryset_neither_updates_nor_deletes(payment):
    for attempt in (
        lambda: Payment.objects.update(amount=1),
        lambda: Payment.objects.filter(pk=payment.pk).delete(),
        lambda: Payment.objects.bulk_update([payment], ["amount"]),
        lambda: Payment.objects.update_or_create(pk=payment.pk, defaults={"amount": 1}),
        lambda: payment.project.payments.all().delete(),
    ):
        with pytest.raises(KeptForEver):
            attempt()
    assert Payment.objects.get().amount == 100


def test_nor_does_the_base_manager_or_an_upsert_get_past_the_database(payment):
    with pytest.raises((DatabaseError, KeptForEver)), transaction.atomic():
        Payment._base_manager.filter(pk=payment.pk).update(amount=1)
    again = Payment(pk=payment.pk, area=AREA, occurred_on=DAY, recorded_at=payment.recorded_at, project=payment.project, amount=7)
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        Payment.objects.bulk_create([again], update_conflicts=True, update_fields=["amount"], unique_fields=["id"])
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    assert Payment.objects.get().amount == 100


@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model._meta.label_lower)
def test_every_kept_table_has_its_guards(db, model):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid WHERE relname = %s", [model._meta.db_table])
            assert {f"{model._meta.db_table}_kept", f"{model._meta.db_table}_whole"} <= {name for (name,) in cursor.fetchall()}
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [model._meta.db_table])
            assert {f"{model._meta.db_table}_no_{verb}" for verb in ("UPDATE", "DELETE")} <= {name for (name,) in cursor.fetchall()}


def test_every_fact_of_the_house_is_kept():
    assert set(facts_of_the_house()) <= set(kept_models()) and len(facts_of_the_house()) >= 15


def test_raw_sql_is_refused_by_the_database(payment):
    refuses_by_database("UPDATE projects_payment SET amount = 1")
    refuses_by_database("DELETE FROM projects_payment")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        refuses_by_database("TRUNCATE projects_payment CASCADE")
    assert Payment.objects.get().amount == 100


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's own")
def test_replace_is_no_way_round_on_sqlite(payment):
    columns = "id, area, occurred_on, recorded_at, cell, note, void, amount, project_id"
    refuses_by_database(f"INSERT OR REPLACE INTO projects_payment ({columns}) SELECT id, area, occurred_on, recorded_at, cell, note, void, 1, project_id FROM projects_payment")
    assert Payment.objects.get().amount == 100


def test_the_guards_stand_again_after_a_later_migrate(payment):
    guards.take_down()
    call_command("migrate", verbosity=0)
    refuses_by_database("UPDATE projects_payment SET amount = 1")
    guards.put_up()
    refuses_by_database("DELETE FROM projects_payment")


def test_lifted_guards_are_put_back_even_after_a_failure(payment):
    with pytest.raises(ZeroDivisionError), guards.lifted():
        raw("UPDATE projects_payment SET amount = 5")
        1 / 0
    refuses_by_database("UPDATE projects_payment SET amount = 6")
    assert Payment.objects.get().amount == 5


def test_only_a_test_database_empties_itself(db, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "/srv/county.sqlite3")
    with pytest.raises(CommandError, match="这里不清空正式数据库"):
        call_command("flush", interactive=False, verbosity=0)


def test_a_void_takes_a_fact_back_from_then_on(payment):
    told("2023-11-20", note="重复").tell(Payment, on=DAY, project=payment.project, amount=100, corrects=payment, void=True)
    assert not Payment.objects.as_of(When(date(2023, 12, 1))).exists()
    assert not Payment.objects.as_of(When(DAY)).exists(), "a past day is told as we know it now"
    assert Payment.objects.as_of(When(DAY, known=end_of(date(2023, 11, 19)))).get() == payment
    assert Payment.objects.count() == 2


def test_a_fact_is_corrected_once_and_corrections_form_a_line(payment):
    said = {"project": payment.project, "on": DAY}
    first = told("2023-11-02").tell(Payment, amount=110, corrects=payment, **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        told("2023-11-03").tell(Payment, amount=120, corrects=payment, **said)
    second = told("2023-11-04").tell(Payment, amount=130, corrects=first, **said)
    seen = [Payment.objects.as_of(When(DAY, known=end_of(date(2023, 11, day)))).get().amount for day in (1, 2, 3, 4, 5)]
    assert seen == [100, 110, 110, 130, 130]
    told("2023-11-06").tell(Payment, amount=130, corrects=second, void=True, **said)
    assert not Payment.objects.as_of(When(DAY)).exists(), "voiding the last one does not bring an earlier one back"


def test_a_correction_may_move_a_fact_to_another_day(payment):
    told("2023-11-20").tell(Payment, on=date(2023, 11, 10), project=payment.project, amount=100, corrects=payment)
    assert not Payment.objects.as_of(When(date(2023, 11, 9))).exists()
    assert Payment.objects.as_of(When(date(2023, 11, 10))).exists()


def test_how_late_a_fact_was_told_can_be_said(payment):
    late = told("2023-11-20").tell(Payment, on=DAY, project=payment.project, amount=1)
    assert (late.recorded_at.date() - late.occurred_on).days == 19


# Told in a row: on a day 0–9, a correction or a void of an earlier one that still stands, or a fact of its own.
telling = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["new", "correct", "void"])), min_size=1, max_size=9)


@shaken
@given(telling, st.integers(-1, 10), st.one_of(st.none(), st.integers(-1, 10)))
def test_as_of_is_a_plain_replay(db_taken_back, lines, on, known):
    with db_taken_back():
        project, facts = Project.objects.create(area=AREA), []
        for moment, (day, which, verb) in enumerate(lines):
            standing = [fact for fact in facts if not fact.void and not any(other.corrects_id == fact.pk for other in facts)]
            corrects = standing[which % len(standing)] if verb != "new" and standing else None
            facts.append(
                told(DAY + timedelta(moment)).tell(
                    Report, on=DAY + timedelta(day), project=project, amount=moment, corrects=corrects, void=bool(corrects) and verb == "void"
                )
            )
        when = When(DAY + timedelta(on), None if known is None else end_of(DAY + timedelta(known)))
        stands: dict[int, Report] = {}
        for fact in facts:
            if when.known and fact.recorded_at > when.known:
                break
            stands.pop(fact.corrects_id, None)
            if not fact.void:
                stands[fact.pk] = fact
        expected = {key for key, fact in stands.items() if fact.occurred_on <= when.on}
        assert set(Report.objects.as_of(when).values_list("pk", flat=True)) == expected
