"""How the sample county's projects went into the base, and what a person should look at."""
from collections import Counter
from datetime import date

from gongjian.enrolment.doubting import doubts
from gongjian.enrolment.flow import EnrolState
from gongjian.enrolment.models import EnrolmentStanding, EnrolmentStep
from gongjian.enrolment.readiness import readiness
from gongjian.projects.models import Milestone, ProjectStanding
from gongjian.sample.load import OPENED
from gongjian.targets.models import Named
from gongjian.timeline.when import When

DAY = date(2023, 12, 13)


def named() -> set[int]:
    return set(Named.objects.filter(issue__sheet=6).values_list("project", flat=True))


def test_every_entry_of_the_winter_was_handed_in_verified_and_passed_by_every_level(sample):
    entered = dict(Milestone.objects.filter(project__in=named(), kind_of="enrolled", planned=False).values_list("project", "occurred_on"))
    assert len(entered) == 36
    large = set(ProjectStanding.objects.at(When(DAY)).filter(total__gte=50_000_000).values_list("project_id", flat=True))
    for project, day in entered.items():
        steps = list(EnrolmentStep.objects.filter(project=project).order_by("recorded_at").values_list("step", "occurred_on"))
        said = [step for step, _ in steps]
        last = ["submitted", "verified", "reviewed", "city", "province", *(["nation"] if project in large else [])]
        assert said[-len(last):] == last, project
        assert all(OPENED <= on <= day for _, on in steps)


def test_what_was_returned_says_why_and_was_handed_in_again(sample):
    back = list(EnrolmentStep.objects.filter(step="returned"))
    assert len(back) == 5 and all(step.note and step.reason for step in back)
    for step in back:
        assert EnrolmentStep.objects.filter(project=step.project_id, step="submitted", recorded_at__gt=step.recorded_at).exists()


def test_nobody_was_entered_whose_papers_would_be_returned(sample):
    rows = list(ProjectStanding.objects.at(When(date(2024, 2, 20))).filter(project__in=named(), enrolled_on__isnull=False))
    assert [(one.row.name, one.blocks[0].what) for one in readiness(rows, When(date(2024, 2, 20)), 2023) if one.blocks] == []


def test_the_nine_that_lack_only_a_photo_or_a_contract_are_easy_and_two_papers_would_be_returned(sample):
    rows = ProjectStanding.objects.at(When(DAY)).filter(project__in=named(), enrolled_on=None)
    ready = readiness(rows, When(DAY), 2023)
    assert (len(ready), sum(one.easy for one in ready), sum(bool(one.blocks) for one in ready)) == (17, 9, 2)
    assert {one.state for one in ready} == {EnrolState.PREPARING}
    states = Counter(EnrolmentStanding.objects.at(When(date(2023, 11, 9))).values_list("state", flat=True))
    assert set(states) - {"enrolled"}  # some are on their way


def test_a_photo_a_number_and_a_road_in_two_parts_are_asked_about(sample):
    kinds = Counter(doubt.kind for doubt in doubts(ProjectStanding.objects.at(When(DAY)), When(DAY)))
    assert (kinds["same_photo"], kinds["same_contract"], kinds["parts"]) == (1, 1, 1)
