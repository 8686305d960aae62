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
    ({"state": "under_way"}, "在办的手续须写明承办单位和办理时限"), ({"state": "not_needed"}, "无需办理须写明依据"), ({"state": "half_done"}, "请选择手续事项和状态"),
])
def test_an_item_that_says_too_little_is_refused(world, said, reason):
    with pytest.raises(Refused, match=reason):
        approvals.stand(world.projects.wind, told("2023-12-01"), item="land", **said)


def test_under_way_it_names_unit_handler_and_limit(world):
    wind = world.projects.wind
    do(approvals.stand, wind, told("2023-12-01"), item="land", state="under_way", unit=world.units.forestry, handler="陈林", due_on=date(2023, 12, 8))
    names = ("approval_land", "approval_unit", "approval_handler", "approval_due_on", "approvals_done")
    rows = say(looks(world.officers.office).see(Project), Project, At(looks(world.officers.office), world.drive), names).filter(project=wind)
    assert rows.values_list("item_land__state", *names[1:]).get() == ("under_way", "县林业局", "陈林", date(2023, 12, 8), 1)
