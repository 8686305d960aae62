"""The sample county's reserve: the flow on every road, one project of two units counted once, five reasons for leaving, and what nobody presets."""
from collections import Counter
from datetime import date

from gongjian.indicators.dwelling import dwelling
from gongjian.indicators.growing import quantities
from gongjian.indicators.pools import pools
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import line_of, pair_says
from gongjian.pages.reserve.stale import stale_rows
from gongjian.projects.models import Milestone, Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import say
from gongjian.reserve.flow import Reason, Step
from gongjian.reserve.models import ReserveStanding, ReserveStep
from gongjian.reserve.tags import by_axis, members
from gongjian.timeline.when import When
from gongjian.workplans.models import Task, WorkPlan
from gongjian.workplans.reading import tasks_of
from tests.sample.looking import at, reached

DAYS = ("2023-11-01", "2023-11-17", "2023-12-13", "2024-01-11", "2024-01-26", "2024-02-20")


def places(look) -> Counter:
    return Counter(say(look.lens.see(Project), Project, look, ("reserve_place",)).values_list("reserve_place", flat=True))


def test_the_reserve_reaches_its_number_first_and_its_money_later(sample):
    assert (reached("reserve_count", "2023-11-01"), reached("reserve_money", "2023-11-01")) == (168, 131.0)
    assert reached("reserve_count", "2024-01-11") == 189 and reached("reserve_money", "2024-01-26") >= 150
    then, later = at("2024-01-11"), at("2024-01-26")
    assert pair_says(line_of(then, "reserve_count"), line_of(then, "reserve_money")) == "数量达标、投资未达标"
    assert pair_says(line_of(later, "reserve_count"), line_of(later, "reserve_money")) == "数量、投资均达标"


def test_on_every_day_the_pools_count_each_project_once_and_for_one_unit(sample):
    for day in DAYS:
        look = at(day)
        told = pools(look)
        credited = [key for pool in told.pools for key in pool.credited]
        assert len(credited) == len(set(credited)) == len(told.master) == indicator("reserve_count").total(look), day
        assert sum(pool.money for pool in told.pools) == told.money == indicator("reserve_money").total(look) and told.added_up > len(told.master), day
        assert {pool.unit: len(pool.credited) for pool in told.pools if pool.credited} == indicator("reserve_count").by_unit(look), day


def test_a_project_of_two_units_counts_for_the_one_the_office_says(sample):
    credit = ReserveStep.objects.get(step=Step.CREDITED)
    told = pools(at("2024-02-20"))
    assert sum(credit.project_id in pool.held for pool in told.pools) >= 2
    assert [pool.unit for pool in told.pools if credit.project_id in pool.credited] == [credit.unit_id]
    assert ReserveStep.objects.filter(step=Step.JOINED).count() == 2, "of the other the office has not yet said"


def test_every_turn_is_told_and_every_reason_is_given(sample):
    told = set(ReserveStep.objects.values_list("step", flat=True))
    assert told == set(Step.values)
    assert set(ReserveStep.objects.filter(step=Step.WITHDRAWN).values_list("reason", flat=True)) == set(Reason.values)
    worded = (Step.RETURNED, Step.WITHDRAWN, Step.GRADED, Step.KEPT, Step.CREDITED, Step.JOINED)
    assert not ReserveStep.objects.filter(step__in=worded, note="").exists()


def test_what_was_admitted_was_vetted_before_and_its_milestone_says_so(sample):
    for admitted in ReserveStep.objects.filter(step=Step.ADMITTED):
        assert Milestone.objects.filter(project=admitted.project_id, kind_of="reserved", occurred_on=admitted.occurred_on, void=False).exists()
        assert ReserveStep.objects.filter(project=admitted.project_id, step=Step.VETTED, occurred_on__lte=admitted.occurred_on).exists()


def test_nobody_vets_his_own(sample):
    rows = ReserveStanding.objects.exclude(vetter=None)
    assert rows.exists() and not [row for row in rows if row.vetter_id == row.proposer_id]


def test_what_stands_still_is_shown_for_exit_until_somebody_says(sample):
    shown = {day: set(stale_rows(at(day), 0, 365).values_list("name", flat=True)) for day in ("2023-12-27", "2024-02-20")}
    assert {"中村镇温泉康养小镇", "十里乡石材加工园区"} <= shown["2023-12-27"]
    assert not {"中村镇温泉康养小镇", "十里乡石材加工园区"} & shown["2024-02-20"] and "土沃乡小型水库除险加固（二期）" in shown["2024-02-20"]


def test_a_person_grades_otherwise_than_the_papers_with_his_reason(sample):
    graded = ReserveStep.objects.get(step=Step.GRADED)
    look = at("2024-02-20")
    row = say(look.lens.see(Project).filter(project=graded.project_id), Project, look, ("maturity", "maturity_said")).get()
    assert (row.maturity, row.maturity_said) == ("C", "C") and graded.note
    assert indicator("reserve_mature_rate").total(look) not in (None, 0.0, 100.0)


def test_something_is_on_its_way_and_what_began_left_by_itself(sample):
    told = places(at("2023-12-13"))
    assert told[Place.PROPOSED] and told[Place.RETURNED] and told[Place.IN] > 50 and told[Place.STARTED] > 50 and told[Place.WITHDRAWN]


def test_lists_hold_only_what_a_paper_of_the_county_names(sample):
    named = by_axis(members(When(date(2024, 2, 20)), "140521"))
    assert named["direction"] and all(one.document for one in named["direction"])
    assert all(not some for axis, some in named.items() if axis != "direction"), "六大战略定位 and the rest are for the county to enter"


def test_the_year_before_is_told_and_its_quality_is_not_invented(sample):
    told = {one.of: one for one in quantities(at("2023-12-13"))}
    assert told["数量"].before and told["体量"].before and told["质量"].before is None


def test_dwelling_is_told_of_every_stage(sample):
    told = dwelling(at("2023-12-13"))
    assert all(stage.here for stage in told if stage.title != "招引落地") and all(stage.took is not None for stage in told[:4])


def test_units_have_their_plans_some_tasks_are_late_some_put_off(sample):
    told = tasks_of(Task.objects.all(), When(date(2024, 2, 20)))
    assert WorkPlan.objects.count() > 20 and len(told) > 80
    assert any(one.first_due_on != one.due_on for one in told) and any(one.late(date(2024, 2, 20)) for one in told)
    assert sum(not one.open for one in told) > len(told) / 2 and all(one.deputy_name and one.person for one in told)
