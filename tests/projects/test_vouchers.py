"""Funds paid in count once a voucher shows them (M17): kept as a fact before, counted from when the voucher is known, by the day the money came in."""
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import line_of
from gongjian.indicators.trend import trends
from gongjian.indicators.unvouched import unvouched_of
from gongjian.projects.acts import card, evidence, figures, mending
from gongjian.projects.models import Payment, Project, Tally
from gongjian.projects.replay import tallies
from gongjian.projects.restand import lives
from gongjian.projects.vouchers import unvouched
from gongjian.reading.word import At
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.refused import Refused
from gongjian.timeline.standing import history
from gongjian.timeline.when import end_of
from tests.shaken import shaken
from tests.world import PDF, TODAY, WAN, do, looks, pay_in, pay_in_bare, told, voucher


@pytest.fixture
def road(world):
    do(card.change_card, world.projects.road, told("2023-10-02"), attracted=True)
    return world.projects.road


def born(world) -> Project:
    return do(card.register, world.units.jiafeng, told("2023-10-02"), name="某招商项目", nature="new", total=10**9, attracted=True)[0].project


def at(world, on: date = TODAY, known=None) -> At:
    return At(looks(world.officers.office, on, known), world.drive)


def counted(world, on: date = TODAY, known=None) -> tuple[int, int]:
    """(done, left out) of the target, 万元."""
    line = line_of(at(world, on, known), "paid_in")
    return line.done // WAN, (unvouched_of(line) or 0) // WAN


def test_what_has_no_voucher_is_kept_and_not_counted_until_it_has_one(world, road):
    pay_in(road, told("2023-11-06"), on=date(2023, 11, 5), amount=200 * WAN)
    bare = pay_in_bare(road, told("2023-11-21"), on=date(2023, 11, 20), amount=300 * WAN)
    assert counted(world) == (200, 300) and unvouched([road.pk], at(world).when) == [bare]
    do(figures.vouch, bare, told("2023-12-11"), vouchers=[voucher()])
    assert counted(world) == (500, 0) and unvouched([road.pk], at(world).when) == []
    assert counted(world, date(2023, 11, 30)) == (500, 0), "by the day the money came in"
    assert counted(world, known=end_of(date(2023, 12, 10))) == (200, 300), "and from when the voucher was known"
    assert counted(world, date(2023, 11, 19)) == (200, 0)


def test_a_voucher_told_after_the_period_still_shows_what_came_in_within_it(world, road):
    bare = pay_in_bare(road, told("2023-12-30"), on=date(2023, 12, 29), amount=300 * WAN)
    do(figures.vouch, bare, told("2024-01-08"), vouchers=[voucher()])
    assert counted(world, date(2024, 1, 10)) == (300, 0)


def test_a_voucher_taken_back_no_longer_counts_and_the_same_file_may_be_given_again(world, road):
    payment = pay_in(road, told("2023-11-06"), on=date(2023, 11, 5), amount=200 * WAN)
    paper = Evidence.objects.get(supports=Payment.kind())
    do(mending.void, paper, told("2023-11-10", note="附错了"))
    assert counted(world) == (0, 200) and counted(world, known=end_of(date(2023, 11, 9))) == (200, 0)
    do(figures.vouch, payment, told("2023-11-12"), vouchers=[voucher("2023-11-05 2000000")])
    assert counted(world) == (200, 0)


def test_a_payment_taken_back_takes_its_voucher_with_it(world, road):
    payment = pay_in(road, told("2023-11-06"), on=date(2023, 11, 5), amount=200 * WAN)
    do(mending.void, payment, told("2023-11-10", note="重复"))
    assert counted(world) == (0, 0)
    with pytest.raises(Refused, match="已被更正或作废"):
        figures.vouch(payment, told("2023-11-11"), vouchers=[voucher()])


def test_a_payment_set_right_twice_keeps_its_voucher(world, road):
    payment = pay_in(road, told("2023-11-06"), on=date(2023, 11, 5), amount=200 * WAN)
    mended = do(mending.correct, payment, told("2023-11-07", note="抄错"), amount=210 * WAN)[0]
    do(mending.correct, mended, told("2023-11-08", note="日期"), occurred_on=date(2023, 11, 4))
    assert counted(world) == (210, 0) and unvouched([road.pk], at(world).when) == []


def test_a_photo_or_a_report_beside_it_is_no_voucher(world, road):
    bare = pay_in_bare(road, told("2023-11-21"), on=date(2023, 11, 20), amount=300 * WAN)
    do(evidence.add_evidence, road, told("2023-11-22"), paper="photo", name="会议.pdf", data=PDF + b"p", supports=bare)
    do(evidence.add_evidence, road, told("2023-11-22"), paper="payment", name="进账单.pdf", data=PDF + b"q")
    assert counted(world) == (0, 300)
    do(figures.vouch, bare, told("2023-11-23"), vouchers=[evidence.Paper("进账单.pdf", PDF + b"q", "payment")])
    assert counted(world) == (300, 0), "the file that lay beside the project is put to the payment it shows"
    with pytest.raises(Refused, match="已经在"):
        figures.pay_in(road, told("2023-11-24"), on=date(2023, 11, 20), amount=1, vouchers=[evidence.Paper("进账单.pdf", PDF + b"q", "payment")])


def test_funds_of_a_project_that_was_not_attracted_count_for_no_target(world):
    pay_in(world.projects.sheep, told("2023-11-06"), on=date(2023, 11, 5), amount=200 * WAN)
    pay_in_bare(world.projects.sheep, told("2023-11-06"), on=date(2023, 11, 5), amount=100 * WAN)
    assert counted(world) == (0, 0)


def test_the_weeks_behind_a_target_are_those_of_vouchers(world, road):
    pay_in(road, told("2023-11-06"), on=date(2023, 11, 5), amount=200 * WAN)
    pay_in_bare(road, told("2023-11-21"), on=date(2023, 11, 20), amount=300 * WAN)
    pay_in(road, told("2023-12-12"), on=date(2023, 12, 7), amount=50 * WAN)
    weeks = trends(at(world), [line_of(at(world), "paid_in")])["paid_in"]
    assert [(week or 0) // WAN for week in weeks] == [0, 0, 200, 200, 200, 200, 200, 250]


paid = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.sampled_from(["shown", "later", "bare"])), min_size=1, max_size=5)


@shaken
@given(paid, st.randoms(use_true_random=False), st.integers(0, 70), st.integers(1, 8))
def test_neither_the_order_nor_a_payment_split_in_two_changes_what_counts(world, db_taken_back, payments, rng, looked_at, part):
    day = date(2023, 10, 3) + timedelta(looked_at)

    def told_in(rows) -> list[tuple[int, int]]:
        """All told in November, one a day; what gets its voucher later gets it in December."""
        with db_taken_back():
            project, late = born(world), []
            for place, (days, much, how) in enumerate(rows):
                frame, said = told(date(2023, 11, 15) + timedelta(place)), {"on": date(2023, 10, 3) + timedelta(days), "amount": much * WAN}
                if how == "shown":
                    do(figures.pay_in, project, frame, **said, vouchers=[voucher(place)])
                else:
                    late += [(pay_in_bare(project, frame, **said), how)]
            for place, (bare, how) in enumerate(late):
                if how == "later":
                    do(figures.vouch, bare, told(date(2023, 12, 1) + timedelta(place)), vouchers=[voucher(f"补{place}")])
            return [counted(world), counted(world, known=end_of(date(2023, 11, 30))), counted(world, day)]

    shuffled, (days, much, how) = rng.sample(payments, len(payments)), payments[0]
    halves = [(days, min(part, much), how)] + ([(days, much - part, how)] if much > part else [])
    whole = told_in(payments)
    assert told_in(shuffled) == whole == told_in([*halves, *payments[1:]])
    of = lambda *hows: sum(much for _, much, how in payments if how in hows)
    assert whole[:2] == [(of("shown", "later"), of("bare")), (of("shown"), of("later", "bare"))]


def test_books_kept_before_vouchers_counted_are_filled_in_for_every_moment(world):
    """As books of an earlier release stand: made of figures alone, whatever papers lie beside them."""
    project = born(world)
    payment = pay_in(project, told("2023-11-06"), on=date(2023, 11, 5), amount=200 * WAN)
    bare = pay_in_bare(project, told("2023-11-21"), on=date(2023, 11, 20), amount=300 * WAN)
    do(figures.vouch, bare, told("2023-12-01"), vouchers=[voucher()])
    do(mending.correct, payment, told("2023-12-05", note="抄错"), amount=210 * WAN)
    do(mending.void, Evidence.objects.get(supports_id=bare.pk), told("2023-12-08", note="附错了"))
    rows = lambda: set(Tally.objects.filter(project=project).values_list("from_on", "until_on", "known_from", "known_until", "paid", "vouched"))
    kept, life = rows(), lives([project])[project.pk]
    Tally.objects.filter(project=project).delete()
    Tally.objects.bulk_create(history(life.moments(["reports", "officials", "payments"]), lambda moment: tallies(replace(life.known_at(moment), evidence=[]))))
    assert {row[-1] for row in rows()} == {0}
    import_module("gongjian.projects.migrations.0004_vouched").fill(apps, None)
    assert rows() == kept and {row[-1] for row in kept} == {200 * WAN, 500 * WAN, 510 * WAN, 210 * WAN}


def test_the_sum_is_one_query_however_many_payments(world, road):
    for day in range(1, 9):
        pay_in(road, told(date(2023, 11, day)), on=date(2023, 11, day), amount=day * WAN)
    eyes = at(world)
    assert eyes.lens.seat
    with CaptureQueriesContext(connection) as asked:
        assert indicator("paid_in").total(eyes) == 36 * WAN
    assert len(asked) == 1
