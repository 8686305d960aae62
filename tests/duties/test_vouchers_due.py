"""补凭证: who owes a voucher for funds that do not count yet, and by when (M17)."""
from datetime import date

from gongjian.duties.due import due
from gongjian.projects.acts import card, figures
from gongjian.reading.word import At
from tests.world import TODAY, WAN, do, looks, pay_in, pay_in_bare, told, voucher


def of(world, who: str, on: date = TODAY) -> list[tuple]:
    found = due(At(looks(getattr(world.officers, who), on), world.drive))
    return [(duty.on, duty.small, duty.act[1]) for duty in found if duty.label == "补凭证"]


def test_the_unit_owes_it_within_five_working_days_of_the_telling_and_nobody_else_does(world):
    road = world.projects.road
    do(card.change_card, road, told("2023-10-02"), attracted=True)
    pay_in(road, told("2023-12-07"), on=date(2023, 12, 6), amount=100 * WAN)
    bare = pay_in_bare(road, told("2023-12-08"), on=date(2023, 12, 1), amount=300 * WAN)
    assert of(world, "duanshi") == [(date(2023, 12, 15), "到位资金 1 笔 300 万元未附凭证，未计入", "vouch")]
    assert of(world, "office") == of(world, "jiafeng") == []
    other = pay_in_bare(road, told("2023-12-11"), on=date(2023, 12, 4), amount=20 * WAN)
    assert of(world, "duanshi") == [(date(2023, 12, 15), "到位资金 2 笔 320 万元未附凭证，未计入", "project")]
    for payment in (bare, other):
        do(figures.vouch, payment, told("2023-12-12"), vouchers=[voucher(payment.pk)])
    assert of(world, "duanshi") == []


def test_funds_of_a_project_that_was_not_attracted_count_for_nothing_and_nothing_is_owed(world):
    pay_in_bare(world.projects.sheep, told("2023-12-08"), on=date(2023, 12, 1), amount=300 * WAN)
    assert of(world, "agriculture") == []
