"""What is due of approvals: the bureau's limit, the owner's correction, the list to hand in, the vetting, what lapses before the start."""
from datetime import date

import pytest

from gongjian.approvals import acts as approvals
from gongjian.approvals.catalogue.book import read
from gongjian.duties.due import due
from gongjian.duties.kinds.validities import FARTHEST, renew_by
from gongjian.projects.acts import milestones
from gongjian.reading.word import At
from gongjian.timeline.daycount import day_counter
from tests.approvals import making
from tests.approvals.making import WIND
from tests.world import TODAY, do, looks, told


@pytest.fixture
def listed(world):
    return making.listed(world)


def said(world, who: str, on: date = TODAY) -> list[tuple[str, str, str]]:
    return [(duty.label, duty.text, duty.on.isoformat()) for duty in due(At(looks(getattr(world.officers, who), on), world.drive))]


def test_the_bureau_owes_the_decision_and_the_owner_the_correction(listed):
    wind = listed.projects.wind
    do(approvals.stand, wind, told("2023-12-06"), item="environment", state="under_way", handler="某科")
    assert ("环境影响评价", "固县风电一期", "2023-12-15") in said(listed, "environment") and "环境影响" not in str(said(listed, "jiafeng"))
    do(approvals.stand, wind, told("2023-12-08", note="缺公众参与"), item="environment", state="correcting")
    assert ("补正环境影响评价", "固县风电一期", "2023-12-15") in said(listed, "jiafeng") and "环境影响" not in str(said(listed, "environment"))
    do(approvals.stand, wind, told("2023-12-11"), item="environment", state="under_way", desk="agency", agency="某评估中心")
    assert "环境影响" not in str(said(listed, "environment") + said(listed, "jiafeng")), "it lies with the intermediary: the clock stands still"


def test_a_unit_owes_its_list_until_it_hands_it_in(world):
    assert "报送手续清单" not in str(said(world, "jiafeng", date(2023, 11, 17))), "more than a week before"
    assert ("报送手续清单", "固县风电一期", "2023-11-25") in said(world, "jiafeng", date(2023, 11, 20))
    assert "报送手续清单" not in str(said(world, "duanshi", date(2023, 11, 30))), "no such project: 无任务"
    do(approvals.draw_up, world.projects.wind, told("2023-11-22"), kind_of="energy", path="verify", says=WIND)
    do(approvals.hand_in, world.units.jiafeng, told("2023-11-27"), year=2024, projects=[world.projects.wind.pk])
    assert "报送手续清单" in str(said(world, "jiafeng", date(2023, 11, 26))) and "报送手续清单" not in str(said(world, "jiafeng", date(2023, 11, 28)))


def test_the_approvals_bureau_owes_the_vetting(world):
    assert ("研判", "固县风电一期未研判", "2023-12-05") in said(world, "approvals") and "研判" not in str(said(world, "office"))
    do(approvals.vet, world.projects.wind, told("2023-12-12"), verdict="pass", signers=[{"unit": "县审批局", "name": "卫审"}])
    assert "研判" not in str(said(world, "approvals"))


def test_a_grant_that_lapses_before_the_start_is_renewed_in_time(listed):
    """Planning permits must be used within a year; a month before, the unit is told. Forest land asks three months before its end."""
    wind = listed.projects.wind
    do(approvals.stand, wind, told("2023-12-01"), item="planning", state="done", document="规证1号", on=date(2023, 1, 18))
    assert ("建设工程规划许可证到期", "固县风电一期", "2023-12-19") in said(listed, "jiafeng")
    assert "规划许可证到期" not in str(said(listed, "jiafeng", date(2023, 12, 10)))
    do(approvals.stand, wind, told("2023-12-10"), item="planning", state="done", document="延1号", valid_until=date(2024, 7, 18))
    assert "规划许可证到期" not in str(said(listed, "jiafeng"))
    do(approvals.stand, wind, told("2023-12-11"), item="forest", state="done", document="林1号", on=date(2022, 3, 20))
    assert ("使用林地审核到期", "固县风电一期", "2023-12-20") in said(listed, "jiafeng")
    do(milestones.reach, wind, told("2023-12-13", listed.officers.jiafeng), kind="started")
    assert "到期" not in str(said(listed, "jiafeng")), "it was used for the start"


def test_no_item_asks_for_its_renewal_earlier_than_is_looked_for():
    last, days = date(2024, 6, 30), day_counter(False, TODAY, TODAY)
    assert all(last - renew_by(item, last, days) <= FARTHEST for item in read().items)
