"""帮办: nine elements, each with the unit that sees to it and its clock (M27)."""
from datetime import date

import pytest

from gongjian.projects.acts import mending
from gongjian.promotion.acts import aids
from gongjian.promotion.aids import Aid, Element, Helped, helped
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.promotion.making import led
from tests.world import do, told

WATER = {"element": "water", "what": "日供水300吨", "due_on": date(2023, 11, 30)}


def on(lead, day: str) -> dict[str, Helped]:
    when = date.fromisoformat(day)
    return {row.element: row for row in helped(Aid.objects.as_of(When(when)).filter(lead=lead), when)}


def refused(act, lead, *args, **details) -> str:
    with pytest.raises(Refused) as caught:
        do(act, lead, *args, **details)
    return caught.value.reason


def test_the_elements_are_those_of_the_plan_and_more():
    assert [element.label for element in Element] == ["供水", "供电", "供气", "道路", "土地", "资金", "厂房", "用工", "环境容量"]


def test_an_element_is_asked_worked_on_and_done_and_its_days_are_its_units(world):
    lead = led(world, "contract")
    do(aids.ask_aid, lead, told("2023-11-01"), **WATER, unit=world.units.water, person="水股长")
    do(aids.give_aid, lead, told("2023-11-20", note="管线已进场"), element="water", state="under_way")
    assert [(on(lead, day)["water"].state, on(lead, day)["water"].held, on(lead, day)["water"].days) for day in ("2023-11-01", "2023-11-20", "2023-12-03")] == [
        ("asked", 0, 0), ("under_way", 19, 0), ("under_way", 32, 3)]
    do(aids.give_aid, lead, told("2023-12-05", note="已通水"), element="water", state="done")
    last = on(lead, "2023-12-13")["water"]
    assert (last.state, last.done_on, last.held, last.days, last.person, last.news) == ("done", date(2023, 12, 5), 34, 5, "水股长", "已通水"), "the clock stands when it is done"


def test_asked_of_another_the_clock_begins_anew_and_the_reason_is_told(world):
    lead = led(world, "contract")
    do(aids.ask_aid, lead, told("2023-11-01"), **WATER, unit=world.units.water)
    assert "须写明理由" in refused(aids.ask_aid, lead, told("2023-11-10"), **WATER, unit=world.units.zone)
    do(aids.ask_aid, lead, told("2023-11-10", note="园区自供"), **(WATER | {"due_on": date(2023, 12, 20)}), unit=world.units.zone)
    row = on(lead, "2023-11-15")["water"]
    assert (row.unit_id, row.held, row.due_on) == (world.units.zone.pk, 5, date(2023, 12, 20))


def test_only_the_unit_it_was_asked_of_says_what_became_of_it(world):
    lead = led(world, "contract")
    do(aids.ask_aid, lead, told("2023-11-01"), **WATER, unit=world.units.agriculture)
    assert "农业农村局帮办，由它来记" in refused(aids.give_aid, lead, told("2023-11-02", world.officers.forestry, "好了"), element="water", state="done")
    assert do(aids.give_aid, lead, told("2023-11-02", world.officers.agriculture, "好了"), element="water", state="done")


def test_what_cannot_be_is_refused(world):
    lead = led(world, "contract")
    talked = led(world, "talked", title="没签的", enterprise=lead.enterprise)
    unit = world.units.water
    assert "签了正式合同的项目才有帮办" in refused(aids.ask_aid, talked, told("2023-11-01"), **WATER, unit=unit)
    assert "签了正式合同" in refused(aids.ask_aid, lead, told("2023-11-01"), **WATER, unit=unit, on=date(2023, 10, 20))
    for wrong, why in (({"what": ""}, "需要什么"), ({"element": "luck"}, "请选择要素"), ({"due_on": date(2023, 10, 1)}, "早于提出之日"), ({"on": date(2024, 1, 1)}, "还没到")):
        assert why in refused(aids.ask_aid, lead, told("2023-11-01"), **(WATER | {"unit": unit} | wrong))
    assert "没有待办的供水" in refused(aids.give_aid, lead, told("2023-11-01", note="x"), element="water", state="done")
    do(aids.ask_aid, lead, told("2023-11-05"), **WATER, unit=unit)
    assert "请写明办理情况" in refused(aids.give_aid, lead, told("2023-11-06"), element="water", state="done")
    assert "不能早于这一天" in refused(aids.give_aid, lead, told("2023-11-06", note="x"), element="water", state="done", on=date(2023, 11, 1))
    assert "须写明理由" in refused(aids.waive_aid, lead, told("2023-11-06"), element="gas")


def test_what_is_not_needed_has_no_clock_and_a_record_is_taken_back_from_the_end(world):
    lead = led(world, "contract")
    do(aids.ask_aid, lead, told("2023-11-01"), **WATER, unit=world.units.water)
    do(aids.waive_aid, lead, told("2023-11-03", note="自备水源"), element="water")
    row = on(lead, "2023-12-13")["water"]
    assert (row.state, row.held, row.days, row.open) == ("not_needed", 0, 0, False)
    first, last = Aid.objects.order_by("pk")
    assert "请先作废后面的" in refused(mending.void, first, told("2023-12-01", note="误"))
    do(mending.void, last, told("2023-12-01", note="误"))
    assert on(lead, "2023-12-13")["water"].open
