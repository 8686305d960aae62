"""The clock of an item: every working day is one desk's, the limit stands still while others work on the file, across 调休 and Spring Festival."""
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.approvals.clock import Clock, Terms, months_after
from gongjian.approvals.items import Approval
from gongjian.timeline.calendar import official
from gongjian.timeline.daycount import WorkingDays
from tests.approvals.plainly import BY_STATE, NEXT, WORKED_ON, Plain
from tests.shaken import shaken

pytestmark = pytest.mark.django_db
# National Day of 2023 with its two Saturdays worked, New Year, Spring Festival 2024 (10–17 February off, the 4th and the 18th worked).
FIRST, LAST = date(2023, 9, 18), date(2024, 3, 8)
FIGURES = st.one_of(st.none(), st.builds(lambda days, counted: SimpleNamespace(days=days, counted=counted), st.integers(0, 20), st.sampled_from(["working", "natural"])))
TERMS = st.builds(Terms, FIGURES, FIGURES, st.sampled_from([0, 0, 1, 3]))


def counts(day: date) -> bool:
    return official(day).working


@st.composite
def courses(draw) -> list[Approval]:
    """Steps that follow each other, of any days in order, several of one day too."""
    steps, stands, day = [], "", FIRST
    for _ in range(draw(st.integers(1, 9))):
        day = min(day + timedelta(draw(st.sampled_from([0, 0, 1, 2, 3, 5, 8, 13, 21]))), LAST)
        stands = draw(st.sampled_from(sorted(NEXT[stands])))
        desk = draw(st.sampled_from(["", "", "agency", "owner"])) if stands in WORKED_ON else ""
        due = day + timedelta(draw(st.integers(0, 30))) if stands == "under_way" and draw(st.booleans()) else None
        superior = draw(st.sampled_from(["", "", "市局"])) if stands == "under_way" else ""
        until = day + timedelta(draw(st.integers(0, 60))) if stands == "done" and draw(st.booleans()) else None
        steps.append(Approval(occurred_on=day, state=stands, desk=desk, due_on=due, superior=superior, valid_until=until, handler=draw(st.sampled_from(["", "甲", "乙"]))))
    return steps


def lived(steps, terms: Terms, halts: dict[date, bool], on: date) -> tuple[Clock, Plain]:
    """The same course told both ways, up to the evening of `on`."""
    clock, first = Clock(WorkingDays(FIRST, LAST + timedelta(400)), terms), min([step.occurred_on for step in steps])
    plain = Plain(counts, *((figure.days, figure.counted) if figure else None for figure in (terms.limit, terms.part)), months=terms.months)
    day = first
    while day <= on:
        plain.morning(day)
        for step in (step for step in steps if step.occurred_on == day):
            plain.take(step, day)
            clock.step(step)
        if day in halts and halts[day] != clock.halted:
            plain.halt(halts[day], day)
            clock.halt(day, halts[day])
        day += timedelta(1)
    return clock, plain


@shaken
@given(st.data())
def test_the_clock_is_a_plain_replay_day_by_day(data):
    steps, terms = data.draw(courses()), data.draw(TERMS)
    halts = dict(data.draw(st.lists(st.tuples(st.dates(FIRST, LAST), st.booleans()), max_size=3)))
    on = data.draw(st.dates(steps[0].occurred_on, LAST))
    clock, plain = lived(steps, terms, halts, on)
    for name in ("state", "desk", "begun_on", "accepted_on", "done_on", "valid_until", "document", "superior", "handler", "due_on"):
        assert getattr(clock, name) == getattr(plain, name), (name, on)
    assert clock.charged(on) == plain.days


@shaken
@given(courses(), TERMS, st.dates(FIRST, LAST))
def test_owner_bureau_and_agency_add_up_to_the_working_days_that_passed(steps, terms, on):
    """From the day the handling began, which is nobody's, to its end; none lost, none twice."""
    clock, _ = lived(steps, terms, {}, max(on, steps[0].occurred_on))
    on = max(on, steps[0].occurred_on)
    if clock.begun_on is None:
        assert sum(clock.charged(on).values()) == 0
        return
    ended = clock.told_on if clock.state not in WORKED_ON else on
    if clock.state == "done":  # renewed since it was granted: the round ended with the grant
        ended = clock.done_on
    passed = sum(counts(clock.begun_on + timedelta(n)) for n in range(1, (ended - clock.begun_on).days + 1))
    assert sum(clock.charged(on).values()) == passed


def steps(*told) -> list[Approval]:
    return [Approval(occurred_on=date.fromisoformat(on), state=state, **said) for on, state, said in told]


def told(*course, terms: Terms | None = None) -> Clock:
    return Clock(WorkingDays(date(2023, 1, 1), date(2025, 12, 31)), terms).tell(steps(*course))


WEEK = SimpleNamespace(days=5, counted="working")


def test_over_spring_festival_nobody_is_late_by_a_holiday():
    """Accepted on Wednesday 7 February with five working days: 8 and 9 February, then 18 (a Sunday worked), 19 and 20."""
    clock = told(("2024-02-07", "under_way", {}), terms=Terms(WEEK))
    assert clock.due_on == date(2024, 2, 20)
    assert clock.charged(date(2024, 2, 17)) == {"owner": 0, "bureau": 2, "agency": 0}
    assert clock.charged(date(2024, 2, 18))["bureau"] == 3


def test_the_weekend_worked_for_a_holiday_counts():
    clock = told(("2024-02-02", "under_way", {}), terms=Terms(WEEK))  # a Friday; Sunday the 4th is worked
    assert clock.due_on == date(2024, 2, 8)


def test_sent_back_it_waits_for_the_owner_and_comes_back_with_the_days_it_had_left():
    clock = told(("2023-12-01", "under_way", {}), ("2023-12-05", "correcting", {}), terms=Terms(WEEK))
    assert clock.due_on is None and clock.desk == "owner"
    clock.tell(steps(("2023-12-12", "under_way", {})))
    assert clock.due_on == date(2023, 12, 15), "two of five days were used"
    assert clock.charged(date(2023, 12, 14)) == {"owner": 5, "bureau": 4, "agency": 0}


def test_the_intermediarys_days_are_neither_the_bureaus_nor_the_owners():
    clock = told(
        ("2023-11-01", "preparing", {"desk": "agency", "agency": "某设计院"}), ("2023-11-20", "preparing", {}), ("2023-11-24", "under_way", {}),
        ("2023-11-28", "under_way", {"desk": "agency", "agency": "某评审机构"}), ("2023-12-05", "under_way", {}), terms=Terms(WEEK),
    )
    assert clock.charged(date(2023, 12, 6)) == {"owner": 4, "bureau": 3, "agency": 18}
    assert (clock.due_on, clock.agency) == (date(2023, 12, 8), "某评审机构")


def test_a_day_that_was_named_holds_until_the_clock_stands_still():
    clock = told(("2023-12-01", "under_way", {"due_on": date(2023, 12, 9)}))  # a Saturday
    assert clock.due_on == date(2023, 12, 9)
    clock.tell(steps(("2023-12-04", "correcting", {}), ("2023-12-06", "under_way", {})))
    assert clock.due_on == date(2023, 12, 12), "four working days were left"


def test_what_is_handed_up_is_no_longer_late_by_the_countys_part():
    """县级初审转报 5 working days; 20 for the whole."""
    clock = told(("2023-12-01", "under_way", {}), terms=Terms(SimpleNamespace(days=20, counted="working"), WEEK))
    assert clock.due_on == date(2023, 12, 8)
    clock.tell(steps(("2023-12-07", "under_way", {"superior": "市规划和自然资源局"})))
    assert (clock.due_on, clock.superior, clock.desk) == (date(2023, 12, 29), "市规划和自然资源局", "bureau")
    assert told(("2023-12-01", "under_way", {}), ("2023-12-07", "under_way", {"superior": "省厅"}), terms=Terms(None, WEEK)).due_on is None


def test_refused_and_handled_again_is_a_round_of_its_own():
    clock = told(("2023-11-01", "under_way", {}), ("2023-11-08", "refused", {"note": "选址不符"}), terms=Terms(WEEK))
    assert (clock.state, clock.due_on, clock.why, clock.charged(date(2023, 11, 30))["bureau"]) == ("refused", None, "选址不符", 5)
    clock.tell(steps(("2023-12-01", "preparing", {}), ("2023-12-06", "under_way", {})))
    assert (clock.begun_on, clock.accepted_on, clock.due_on) == (date(2023, 12, 1), date(2023, 12, 6), date(2023, 12, 13))
    assert clock.charged(date(2023, 12, 7)) == {"owner": 3, "bureau": 1, "agency": 0}


def test_granted_before_the_system_came_it_was_on_nobodys_desk_here():
    clock = told(("2022-05-16", "done", {"document": "沁自然资预〔2022〕8号"}), terms=Terms(months=36))
    assert (clock.done_on, clock.begun_on, clock.valid_until) == (date(2022, 5, 16), None, date(2025, 5, 16))
    assert clock.charged(date(2023, 12, 1)) == {"owner": 0, "bureau": 0, "agency": 0}


def test_renewed_in_time_it_was_still_granted_when_it_was():
    clock = told(("2022-05-16", "done", {}), ("2023-05-10", "done", {"document": "延续", "valid_until": date(2024, 5, 16)}), terms=Terms(months=12))
    assert (clock.done_on, clock.valid_until, clock.document) == (date(2022, 5, 16), date(2024, 5, 16), "延续")


def test_how_late_it_was_is_known_when_it_is_granted():
    clock = told(("2023-12-01", "under_way", {}), ("2023-12-20", "done", {}), terms=Terms(WEEK))
    assert (clock.due_on, clock.limit_on, clock.done_on) == (None, date(2023, 12, 8), date(2023, 12, 20))


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 60))
def test_so_many_months_later_is_the_same_day_or_the_last_of_that_month(day, months):
    end = months_after(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(1)).day == 1)


def test_every_desk_has_its_state():
    assert set(BY_STATE) == set(WORKED_ON)
