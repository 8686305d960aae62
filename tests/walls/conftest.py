import pytest

from gongjian.approvals import acts as approvals
from gongjian.people.models import Officer, Post
from gongjian.problems import acts as problems
from gongjian.projects.acts import card, figures, milestones
from gongjian.promotion import acts as promotion
from gongjian.targets import allotting
from gongjian.timeline.periods import half_month
from tests.world import AREA, NOV_1, NOV_2, WAN, assign, do, pay_in, stand, told


@pytest.fixture
def county(world):
    """The small world with something on every one of the nine lists, in two units at least, and officers of every relation."""
    o, u, p = world.officers, world.units, world.projects
    for key, value in (("invested", 300_000_000), ("industrial_invested", 0), ("reserve_count", 5), ("signed_total", 100_000_000), ("paid_in", 50_000_000)):
        target = world.drive.targets.get(key=key)
        for unit in (u.jiafeng, u.agriculture):
            do(allotting.allot, target, told("2023-11-10", o.office), unit=unit, value=value, document="沁攻坚办〔2023〕1号")
    do(promotion.sign, u.jiafeng, told("2023-11-10", o.jiafeng), investor="某某集团", title="某产业园", total=80_000 * WAN)
    pay_in(p.gas, told("2023-11-20", o.jiafeng), on=NOV_1.end, amount=100 * WAN)
    do(card.change_card, p.gas, told("2023-11-02", o.office), attracted=True)
    do(card.sponsor, p.road, told("2023-11-02", o.office), leader=o.magistrate)
    late = p.late = do(card.register, u.duanshi, told("2023-01-11"), name="河道治理", total=3000 * WAN, nature="new", responsible_name="张工")[0].project
    do(card.plan_year, late, told("2023-01-11"), year=2023, amount=2000 * WAN)
    do(milestones.plan, late, told("2023-01-11"), kind="started", planned_on=NOV_1.start)
    idle = p.idle = do(card.register, u.jiafeng, told("2023-01-11"), name="停滞项目", total=9000 * WAN, nature="new", township=u.jiafeng)[0].project
    do(card.plan_year, idle, told("2023-01-11"), year=2023, amount=5000 * WAN)
    do(milestones.reach, idle, told("2023-03-01"), kind="started")
    do(figures.report, idle, told("2023-12-01"), period=NOV_2, amount=10 * WAN)
    step = do(problems.find, p.gas, told("2023-11-05", o.jiafeng), what="管线穿越林地")[0]
    p.stuck = step.problem
    assign(step.problem, "2023-11-06", o.office, lead=u.agriculture, cooperating=[u.zone.pk], person="吴农", due_on=half_month(NOV_2.end).end)
    do(approvals.stand, late, told("2023-11-07"), item="land", state="not_begun")
    do(milestones.plan, late, told("2023-11-08", note="改期"), kind="started", planned_on=NOV_1.start.replace(year=2024, month=3))
    for login, unit in (("zone", u.zone), ("nowhere", None)):
        officer = Officer.objects.create(login=login, name=login, area=AREA, must_change=False, password="!")
        frame = told("2023-10-01")
        stand([frame.tell(Post, officer=officer, unit=unit, title="某职", role="unit", rank=3)], frame.at)
        setattr(o, login, officer)
    return world
