"""A ranking is a function of the facts: the same when replayed, unchanged by their order, by a report told in two, by what happens elsewhere."""
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongjian.people.models import Naming, Unit
from gongjian.people.units import restand_unit
from gongjian.projects.acts import card, figures, mending, milestones
from gongjian.projects.models import Report
from gongjian.rankings.frozen import Said, as_json
from gongjian.rankings.registry import every_pack, pack
from gongjian.rankings.standing import ranking
from gongjian.timeline.money import WAN
from gongjian.timeline.periods import Period, half_months
from tests.rankings.plainly import allot, at, moment, ranked
from tests.shaken import shaken, taken_back
from tests.world import TODAY, do, told

PACKS = sorted(every_pack())
few = settings(shaken, max_examples=10)  # each case reckons every pack twice
HALVES = half_months(date(2023, 10, 1), date(2023, 11, 30))
TOWNS = ("jiafeng", "duanshi", "zhengzhuang", "longgang")


@pytest.fixture(scope="module")
def towns(settled):
    """Four towns with a task and a project under way each, so that there is something to rank."""
    world = SimpleNamespace(**vars(settled), sites={})
    for place, unit in enumerate(TOWNS):
        project = do(card.register, getattr(world.units, unit), told("2023-01-05"), name=f"{unit}项目", total=(place + 1) * 5000 * WAN, nature="new")[0].project
        do(card.plan_year, project, told("2023-01-05"), year=2023, amount=(place + 1) * 3000 * WAN)
        do(milestones.reach, project, told("2023-04-01"), kind="started")
        allot(world, "invested", unit, 1000 * WAN)
        allot(world, "enrolments", unit, place)
        world.sites[unit] = project
    return world


reports = st.dictionaries(st.tuples(st.sampled_from(TOWNS), st.integers(0, len(HALVES) - 1)), st.integers(0, 900), max_size=8)


def report(world, unit: str, period: Period, amount: int, on: date | None = None) -> None:
    do(figures.report, world.sites[unit], told(on or period.end), period=period, amount=amount * WAN)


def bare(world, name: str = "winter", **look) -> Said:
    return as_json(ranked(world, pack(name), **look))


@pytest.mark.parametrize("name", PACKS)
def test_replayed_it_is_the_same(towns, world, name):
    assert bare(towns, name) == bare(towns, name)


@few
@given(told_reports=reports, dice=st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(towns, world, told_reports, dice):
    found = []
    for shuffle in (False, True):
        lines = list(told_reports.items())
        if shuffle:
            dice.shuffle(lines)
        with taken_back():
            for (unit, half), amount in lines:
                report(towns, unit, HALVES[half], amount, TODAY)
            found.append([bare(towns, name) for name in PACKS])
    assert found[0] == found[1]


@few
@given(told_reports=reports.filter(bool), cut=st.integers(1, 13), share=st.floats(0, 1))
def test_a_report_told_in_two_changes_nothing(towns, world, told_reports, cut, share):
    (unit, half), amount = next(iter(told_reports.items()))
    whole, middle = HALVES[half], HALVES[half].start + timedelta(days=cut)
    found = []
    for split in (False, True):
        with taken_back():
            for (other, period), said in told_reports.items():
                if (other, period) != (unit, half):
                    report(towns, other, HALVES[period], said)
            if split:
                first = round(amount * share)
                report(towns, unit, Period(whole.start, middle), first)
                report(towns, unit, Period(middle + timedelta(days=1), whole.end), amount - first)
            else:
                report(towns, unit, whole, amount)
            found.append([bare(towns, name) for name in PACKS])
    assert found[0] == found[1]


@few
@given(told_reports=reports, kind=st.sampled_from(["zone", "department"]), amount=st.integers(0, 5000))
def test_a_unit_added_elsewhere_changes_no_row_of_the_towns(towns, world, told_reports, kind, amount):
    with taken_back():
        for (unit, half), said in told_reports.items():
            report(towns, unit, HALVES[half], said)
        before = {name: league(bare(towns, name), "township") for name in ("winter", "yinchuan", "yanan")}
        new = Unit.objects.create(area_id="140521", key="new-one", kind=kind, order=900)
        frame = told("2023-06-01")
        frame.tell(Naming, unit=new, name="新设单位", short="新设")
        restand_unit(new, frame.at)
        allot(towns, "invested", new, amount * WAN + 1)
        project = do(card.register, new, told("2023-06-02"), name="别处的项目", total=9000 * WAN, nature="new")[0].project
        do(card.plan_year, project, told("2023-06-02"), year=2023, amount=5000 * WAN)
        do(milestones.reach, project, told("2023-07-01"), kind="started")
        do(figures.report, project, told("2023-11-30"), period=HALVES[-1], amount=amount * WAN)
        after = {name: league(bare(towns, name), "township") for name in before}
        there = bare(towns)
    assert after == before
    assert any(row["name"] == "新设" for board in there["boards"] for one in board["leagues"] for row in one["rows"]), "it is in a league of its own"


def league(said: Said, kind: str) -> list:
    """The rows of the towns' leagues."""
    return [one["rows"] for board in said["boards"] for one in board["leagues"] if one["key"] in ("townships", "towns", "places")]


@few
@given(earlier=reports, later=reports, amount=st.integers(1, 900))
def test_what_was_learned_later_changes_what_is_known_now_and_not_what_was_known_then(towns, world, earlier, later, amount):
    """A correction of December changes the ranking of 30 November as it is known now; as it was known then it stays."""
    on, then = date(2023, 11, 30), moment(date(2023, 12, 2), 23)
    with taken_back():
        report(towns, "duanshi", HALVES[0], 500, date(2023, 12, 1))
        for (unit, half), said in earlier.items():
            if (unit, half) != ("duanshi", 0):
                report(towns, unit, HALVES[half], said, date(2023, 12, 1))
        before = [bare(towns, name, on=on, known=then) for name in PACKS]
        fact = Report.objects.get(project=towns.sites["duanshi"], occurred_on=HALVES[0].end)
        do(mending.correct, fact, told("2023-12-05", note="凭证不符"), amount=amount * WAN + 500 * WAN)
        for (unit, half), said in later.items():
            if (unit, half) not in earlier and (unit, half) != ("duanshi", 0):
                report(towns, unit, HALVES[half], said, date(2023, 12, 6))
        assert [bare(towns, name, on=on, known=then) for name in PACKS] == before
        now, known = bare(towns, on=on), before[PACKS.index("winter")]
    assert _investment(now, towns) != _investment(known, towns)


def _investment(said: Said, world) -> str:
    key = world.units.duanshi.pk
    return next(part["said"] for board in said["boards"] for one in board["leagues"] for row in one["rows"] if row["unit"] == key for part in row["parts"] if part["key"] == "investment")


def test_it_can_be_replayed_on_any_day_of_the_drive(towns, world):
    """Starts of scores: nothing on the first day but what October brought; no day fails."""
    for day in (world.drive.starts_on, date(2023, 12, 31), date(2024, 1, 1), world.drive.ends_on, date(2024, 4, 2)):
        for name in PACKS:
            assert bare(towns, name, on=day)["on"] == day.isoformat()


def test_the_same_for_whoever_looks(towns, world):
    """Through no officer's eyes: a unit's clerk reckons the same as the office (who may see which row is another matter)."""
    told_rankings = {who: as_json(ranking(at(towns, who), pack("winter"))) for who in ("office", "jiafeng", "deputy", "forestry")}
    assert all(said == told_rankings["office"] for said in told_rankings.values())
