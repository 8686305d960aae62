"""An approval item under way says with whom and until when; one that is not needed says why (M33)."""
from datetime import date

import pytest

from gongjian.approvals import acts as approvals
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused
from tests.world import do, looks, told


@pytest.mark.parametrize(("said", "reason"), [
    ({"state": "under_way"}, "已受理须写明承办人"), ({"state": "not_needed"}, "无需办理须写明说明"), ({"state": "half_done"}, "请选择手续事项和状态"),
    ({"state": "expired"}, "请选择手续事项和状态"), ({"state": "done"}, "须写明批文号"), ({"state": "refused"}, "还没有受理，不能直接记「不予」"),
    ({"state": "correcting"}, "不能直接记「补正」"), ({"state": "preparing", "desk": "agency"}, "须写明中介机构"),
    ({"state": "preparing", "desk": "bureau"}, "文件不在承办单位手上"), ({"state": "done", "document": "1号", "desk": "owner"}, "只在组卷、受理、补正时写"),
    ({"state": "under_way", "handler": "某", "due_on": date(2023, 11, 30)}, "办理时限早于"), ({"state": "preparing", "due_on": date(2023, 12, 30)}, "办理时限在受理时定"),
    ({"state": "done", "document": "1号", "valid_until": date(2023, 11, 30)}, "有效期早于"), ({"state": "preparing", "superior": "省厅"}, "受理以后才能转报"),
    ({"state": "preparing", "level": "world"}, "办理层级"),
])
def test_an_item_that_says_too_little_is_refused(world, said, reason):
    with pytest.raises(Refused, match=reason):
        approvals.stand(world.projects.wind, told("2023-12-01"), item="land", **said)


def test_an_item_the_catalogue_does_not_know_is_refused(world):
    with pytest.raises(Refused, match="目录里没有事项「moon」"):
        approvals.stand(world.projects.wind, told("2023-12-01"), item="moon", state="not_begun")


def test_an_item_without_a_limit_in_the_catalogue_wants_one(world):
    with pytest.raises(Refused, match="目录里没有「招标投标」的时限"):
        approvals.stand(world.projects.wind, told("2023-12-01"), item="tender", state="under_way", handler="某")


def test_under_way_it_names_unit_handler_and_limit(world):
    wind = world.projects.wind
    do(approvals.stand, wind, told("2023-12-01"), item="land", state="under_way", unit=world.units.forestry, handler="陈林", due_on=date(2023, 12, 8))
    names = ("approval_land", "approval_unit", "approval_handler", "approval_due_on", "approvals_done", "approvals_needed", "approvals_rate")
    rows = say(looks(world.officers.office).see(Project), Project, At(looks(world.officers.office), world.drive), names).filter(project=wind)
    assert rows.values_list("approval_land", *names[1:]).get() == ("under_way", "县林业局", "陈林", date(2023, 12, 8), 1, 3, pytest.approx(100 / 3))


def test_what_the_catalogue_knows_need_not_be_said(world):
    """The bureau is the item's own, the limit its promise in working days: 25 from Friday 1 December, over New Year's holiday, end on 8 January."""
    wind = world.projects.wind
    do(approvals.stand, wind, told("2023-12-01"), item="land", state="under_way", handler="某股")
    row = wind.approval_standings.at(looks(world.officers.office).when).get(item="land")
    assert (row.unit, row.due_on, row.accepted_on, row.desk) == (world.units.natural_resources, date(2024, 1, 8), date(2023, 12, 1), "bureau")
