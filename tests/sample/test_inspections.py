"""The sample's inspections (M52): three months, every unit, ten points; what was found, answered, published; four more run on the last day."""
from datetime import date

import pytest

from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import FLOW, Step
from gongjian.inspections.limits import answer_days, cap
from gongjian.inspections.models import Check, Finding, Inspection, InspectionStanding, InspectionStep
from gongjian.inspections.reading import month_summary
from gongjian.problems.models import ProblemStanding
from gongjian.projects.models import ProjectStanding
from gongjian.timeline.calendar import official
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When

LAST = date(2024, 2, 20)
MONTHS = [date(2023, 11, 1), date(2023, 12, 1), date(2024, 1, 1)]


@pytest.mark.parametrize("month", MONTHS)
def test_each_month_every_unit_was_inspected_on_ten_points_and_the_result_published(sample, month):
    told = month_summary(InspectionStanding.objects.at(When(LAST)), month, When(LAST))
    assert told.units == 29 - (month == MONTHS[2])
    assert all(set(row.scores) == set(DIMENSIONS) and None not in row.scores.values() and row.published_on for row in told.rows)
    assert all(60 < row.score <= 100 == row.full for row in told.rows)
    assert told.findings >= 5


def test_no_course_skips_a_step_and_each_says_what_it_must(sample):
    for inspection in Inspection.objects.all():
        steps, stood = list(inspection.steps.order_by("recorded_at", "pk")), None
        plan = steps[0]
        for step in steps:
            turn = FLOW[Step(step.step)]
            assert (stood in turn.after) if stood else turn.step == Step.ARRANGED, (inspection, step.step)
            assert bool(step.said) or not turn.says
            assert official(step.occurred_on).working
            stood = turn.step
        begun = next((step.occurred_on for step in steps if step.step == Step.BEGUN), None)
        assert begun is None or plan.starts_on <= begun <= plan.ends_on
        assert plan.recorded_at <= steps[-1].recorded_at


def test_nothing_is_published_before_the_unit_answered_or_its_time_was_over(sample):
    for step in InspectionStep.objects.filter(step=Step.PUBLISHED):
        earlier = list(step.inspection.steps.filter(recorded_at__lt=step.recorded_at).order_by("recorded_at"))
        assert earlier[-1].step == Step.ANSWERED or step.occurred_on > earlier[-1].answer_by
        proposed = [one for one in earlier if one.step == Step.PROPOSED][-1]
        assert (step.said, step.advice) == (proposed.said, proposed.advice)
        assert (proposed.answer_by - proposed.occurred_on).days == answer_days(step.inspection.drive)


def test_no_unit_is_inspected_beyond_the_cap_and_the_numbers_have_no_gap(sample):
    for month in (*MONTHS, date(2024, 2, 1)):
        here = list(Inspection.objects.filter(month=month).order_by("pk"))
        assert [int(one.number[-2:]) for one in here] == list(range(1, len(here) + 1))
        assert len({one.unit_id for one in here}) * cap(here[0].drive) == len(here)


def test_what_was_found_is_a_problem_from_that_moment_on_or_was_put_right_on_the_spot(sample):
    found = list(Finding.objects.select_related("problem", "inspection"))
    assert (len(found), sum(one.on_spot for one in found)) == (18, 6)
    for one in found:
        assert one.on_spot == (one.problem is None)
        if one.problem:
            first = one.problem.steps.order_by("pk").first()
            assert (first.recorded_at, one.problem.origin, first.by_id) == (one.recorded_at, "inspection", one.by_id)
        if one.project_id:
            stands = ProjectStanding.objects.at(When(one.occurred_on)).get(project=one.project_id)
            assert one.inspection.unit_id in (stands.unit_id, stands.township_id)
        check = Check.objects.filter(inspection=one.inspection, dimension=one.dimension).first()
        assert check.score < 10
        assert check.conclusion == one.what
    struck = ProblemStanding.objects.at(When(LAST)).filter(origin="inspection", struck_on__isnull=False)
    assert struck.count() == 9


def test_a_deduction_says_why_and_an_objection_led_to_another_look(sample):
    assert not Check.objects.filter(score__lt=10, conclusion="").exists()
    again = Inspection.objects.get(unit__key="housing", month=MONTHS[1])
    assert list(again.steps.order_by("recorded_at").values_list("step", flat=True)) == ["arranged", "begun", "proposed", "answered", "begun", "proposed", "published"]
    assert [check.score for check in Check.objects.filter(inspection=again, dimension="construction").order_by("pk")][-1] == 10


def test_one_was_called_off_and_does_not_count(sample):
    off = InspectionStanding.objects.at(When(LAST)).exclude(called_off_on=None)
    assert [(row.unit.key, row.step) for row in off] == [("education", "called_off")]


def test_on_the_last_day_an_inspection_is_under_way(sample):
    now = InspectionStanding.objects.at(When(LAST)).filter(month=date(2024, 2, 1))
    assert sorted(now.values_list("step", flat=True)) == ["arranged", "arranged", "begun", "begun"]
    assert 0 < Check.objects.filter(inspection__month=date(2024, 2, 1)).count() < 10


def test_photos_of_the_site_lie_beside_their_check(sample):
    photos = Evidence.objects.filter(subject="inspection")
    assert photos.count() >= 8
    assert set(photos.values_list("supports", flat=True)) == {Check.kind()}
