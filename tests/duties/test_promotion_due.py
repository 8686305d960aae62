"""帮办时限、承诺到期: owed by the unit that was asked or that answers, until it is settled."""
from datetime import date

import pytest

from gongjian.duties.due import due, owed
from gongjian.projects.acts.evidence import add_evidence
from gongjian.promotion.acts import aids, commitments
from gongjian.reading.word import At
from tests.promotion.making import led
from tests.world import PDF, TODAY, do, looks, told


@pytest.fixture
def lead(world):
    lead = led(world, "contract")
    do(aids.ask_aid, lead, told("2023-11-20"), element="water", what="日供水300吨", unit=world.units.agriculture, due_on=date(2023, 12, 10), person="吴农")
    said = {"side": "government", "clause": "land", "content": "交付净地60亩", "due_on": date(2023, 12, 15), "unit": world.units.forestry}
    world.promise = do(commitments.promise, lead, told("2023-10-26"), **said)[0].commitment
    return lead


def of(world, who: str, on: date = TODAY) -> list[tuple]:
    return [(duty.label, duty.text, duty.on, duty.act[1]) for duty in due(At(looks(getattr(world.officers, who), on), world.drive)) if duty.key.startswith(("aid:", "commitment:"))]


def test_the_unit_that_was_asked_owes_it_and_nobody_else(world, lead):
    assert of(world, "agriculture") == [("帮办供水", "井口装置制造", date(2023, 12, 10), "give-aid")]
    assert of(world, "forestry") == [("兑现承诺", "交付净地60亩", date(2023, 12, 15), "fulfil")]
    assert of(world, "jiafeng") == of(world, "office") == of(world, "duanshi") == of(world, "inspector") == []


def test_what_is_settled_is_owed_no_more(world, lead):
    do(aids.give_aid, lead, told("2023-12-11", note="已通水"), element="water", state="done")
    agreed = world.promise.steps.get()
    do(add_evidence, lead, told("2023-12-12"), paper="document", name="交地.pdf", data=PDF, supports=agreed)
    do(commitments.fulfil, world.promise, told("2023-12-12"), document="交地确认书")
    assert of(world, "agriculture") == of(world, "forestry") == []
    assert of(world, "agriculture", date(2023, 12, 10)) == [("帮办供水", "井口装置制造", date(2023, 12, 10), "give-aid")], "on that day it was"


def test_what_was_found_broken_is_no_longer_asked_for_day_by_day(world, lead):
    assert [label for label, *_ in of(world, "forestry", date(2023, 12, 20))] == ["兑现承诺"]
    do(commitments.judge_broken, world.promise, told("2023-12-20", note="没有交地"))
    assert of(world, "forestry", date(2023, 12, 20)) == []


def test_the_enterprises_promise_is_followed_by_the_unit_that_brought_it_and_milestones_settle_themselves(world, lead):
    for clause, content in (("tax", "年纳税600万元"), ("start", "12月开工")):
        do(commitments.promise, lead, told("2023-10-27"), side="enterprise", clause=clause, content=content, due_on=date(2023, 12, 14))
    assert of(world, "jiafeng") == [("跟踪企业承诺", "年纳税600万元", date(2023, 12, 14), "fulfil")]


def test_the_office_may_look_at_everybodys(world, lead):
    rows = owed(At(looks(world.officers.office), world.drive), date(2023, 12, 20))
    assert {duty.who for duty in rows if duty.key.startswith(("aid:", "commitment:"))} == {"县农业农村局", "县林业局"}
