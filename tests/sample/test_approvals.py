"""Approvals of the sample county: forty-six projects on the way, some late, some stopped, and thirteen starts with their evidence."""
from collections import Counter
from datetime import date

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.changes import catalogue_on
from gongjian.approvals.handing_in import handed
from gongjian.approvals.models import Advice, Approval, ApprovalStanding, Checklist, ChecklistStanding, Material
from gongjian.people.models import Unit
from gongjian.projects.models import Milestone, ProjectStanding
from gongjian.targets.models import Named
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When
from tests.sample.looking import rows

AREA = "140521"


def ahead(day: date):
    """The projects of list 9 on that day."""
    first, last = date(2024, 1, 1), date(2024, 3, 31)
    return ProjectStanding.objects.at(When(day)).filter(nature="new", started_on=None, withdrawn_on=None, planned_started_on__range=(first, last)).values("project")


def share(day: date) -> float:
    lists = list(ChecklistStanding.objects.at(When(day)).filter(project__in=ahead(day)).values_list("done", "needed"))
    return 100 * sum(done for done, _ in lists) / sum(needed for _, needed in lists)


def test_forty_six_projects_are_on_the_way_and_a_little_more_than_half_is_granted_in_mid_december(sample):
    assert rows(9, "2023-12-13") == 46
    states = Counter(ApprovalStanding.objects.at(When(date(2023, 12, 13))).filter(project__in=ahead(date(2023, 12, 13))).values_list("state", flat=True))
    assert {"done", "under_way", "preparing", "not_begun", "not_needed", "unknown"} <= set(states)
    assert 58 < share(date(2023, 12, 13)) < 64 and share(date(2023, 11, 26)) < share(date(2023, 12, 13)) < share(date(2024, 2, 20))
    kinds = ChecklistStanding.objects.at(When(date(2023, 12, 13))).filter(project__in=ahead(date(2023, 12, 13)))
    assert len(set(kinds.values_list("kind_of", flat=True))) >= 8 and set(kinds.values_list("path", flat=True)) == {"approve", "verify", "file"}


def test_the_thirteen_have_all_started_by_20_december_each_with_a_photo_and_a_contract(sample):
    named = set(Named.objects.filter(issue__sheet=5).values_list("project", flat=True))
    started = Milestone.objects.filter(project__in=named, kind_of="started", planned=False)
    assert len(named) == started.count() == 13
    assert max(started.values_list("occurred_on", flat=True)) == date(2023, 12, 20)
    for start in started:
        beside = Evidence.objects.filter(supports="projects.milestone", supports_id=start.pk).values_list("paper", flat=True)
        assert set(beside) == {"photo", "contract"}
    assert rows(5, "2023-12-20") == 0


def test_on_26_november_three_units_are_late_by_themselves(sample):
    keys = dict(Unit.objects.values_list("pk", "key"))

    def late(day: date) -> set[str]:
        return {keys[one.unit] for one in handed(When(day), AREA, 2024) if one.late(day, date(2023, 11, 25))}

    assert late(date(2023, 11, 25)) == set()
    assert late(date(2023, 11, 26)) == {"guxian", "health-sports", "hudi"}
    assert late(date(2023, 11, 30)) == {"hudi"} and late(date(2023, 12, 2)) == set()


def test_one_stays_stopped_by_farmland_one_moved_off_a_red_line_and_one_was_told_twice(sample):
    standing = {day: set(filter(None, ChecklistStanding.objects.at(When(day)).values_list("obstacle", flat=True))) for day in (date(2023, 12, 20), date(2023, 12, 28))}
    assert {one[:6] for one in standing[date(2023, 12, 20)]} == {"永久基本农田", "生态保护红线"}
    assert {one[:6] for one in standing[date(2023, 12, 28)]} == {"永久基本农田"}
    told = Counter(Advice.objects.values_list("project", flat=True))
    assert sorted(told.values())[-2:] == [1, 2]
    assert Advice.objects.get(occurred_on=date(2024, 1, 9)).note


def test_a_promise_made_shorter_holds_for_later_lists_alone(sample):
    changed = catalogue_on(date(2023, 12, 18), AREA).items["permit"].promised
    assert (read().items["permit"].promised.days, changed.days) == (5, 3)
    kept = Checklist.objects.exclude(occurred_on=date(2023, 12, 21))
    assert all(told.catalogue_on < date(2023, 12, 18) for told in kept)
    assert "新版目录" in Checklist.objects.get(catalogue_on=date(2023, 12, 21)).note


def test_files_went_to_intermediaries_came_back_were_refused_and_were_late(sample):
    assert Approval.objects.filter(desk="agency").count() > 50
    assert Approval.objects.filter(state="correcting").exclude(note="").count() > 5
    assert Approval.objects.filter(state="refused").exclude(note="").exists()
    assert Material.objects.filter(state="returned").exclude(note="").exists()
    late = ApprovalStanding.objects.at(When(date(2023, 12, 13))).filter(state="under_way", due_on__lt=date(2023, 12, 13))
    assert late.exists()
