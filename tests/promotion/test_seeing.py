"""Who leads on promotion is said by the plan: the unit that owns its promotion targets sees every lead and reviews, by whatever name it goes."""
import pytest

from gongjian.desk.relations import PROMOTER, RELATED
from gongjian.people.models import Officer, Post, Unit
from gongjian.promotion.acts import chart, leads, signings
from gongjian.promotion.models import Enterprise, Lead
from gongjian.targets.models import Target
from gongjian.timeline.refused import Refused
from tests.promotion.making import led
from tests.world import AREA, looks, sits, stand, told


def hire(world, login: str, unit: Unit) -> Officer:
    officer = Officer.objects.create(login=login, name=login, area=AREA, must_change=False, password="!")
    frame = told("2023-10-01")
    stand([frame.tell(Post, officer=officer, unit=unit, title="科员", role="unit", rank=3)], frame.at)
    return officer


def test_the_owner_of_the_plans_promotion_targets_sees_every_lead_and_reviews(world):
    lead, centre = led(world, "talked"), hire(world, "centre", world.units.investment_promotion)
    assert looks(centre).see(Lead).count() == 1 == looks(centre).see(Enterprise).count() and looks(centre).sees_all(Lead)
    desk = sits(centre)
    assert desk.may(leads.review, lead) and desk.may(chart.place_link, "county") and not desk.may(signings.lay_rules, "county")
    with pytest.raises(Refused, match="这件事由责任单位办理"):
        desk.do(leads.take_step, lead, kind="talked", note="代填")


def test_another_plan_may_name_another_bureau_and_then_it_is_that_one(world):
    led(world, "talked")
    centre, bureau = hire(world, "centre", world.units.investment_promotion), hire(world, "bureau", world.units.industry)
    Target.objects.filter(indicator__in=("signed_total", "attracted_start_total", "paid_in")).update(owner="县工信局")
    assert [looks(who).see(Lead).count() for who in (centre, bureau)] == [0, 1]


def test_without_a_plan_nobody_leads_but_the_office(world):
    led(world, "talked")
    Target.objects.all().update(owner="")
    centre = hire(world, "centre", world.units.investment_promotion)
    assert looks(centre).see(Lead).count() == 0 and looks(world.officers.office).see(Lead).count() == 1
    assert RELATED[PROMOTER, Lead](looks(world.officers.admin)) == RELATED[PROMOTER, Lead](looks(world.officers.inspector))


def test_a_deputy_sees_the_leads_of_the_projects_he_sponsors(world):
    led(world, "landed", project=world.projects.sheep)
    led(world, "landed", project=world.projects.road, title="另一个", enterprise=Enterprise.objects.get())
    assert [row.title for row in looks(world.officers.deputy).see(Lead)] == ["井口装置制造"] and looks(world.officers.magistrate).see(Lead).count() == 2
