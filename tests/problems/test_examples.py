"""The rules of the ledger by example: M42–M46, the 13710 ladder, extensions, pauses, proof."""
from datetime import date, datetime, time

import pytest

from gongjian.people.models import Officer, Post
from gongjian.problems import acts
from gongjian.problems.lives import lives
from gongjian.problems.mending import set_right
from gongjian.problems.models import Problem, ProblemStanding, steps_of
from gongjian.problems.nodes import Node
from gongjian.problems.rules import Rules, lay_down
from gongjian.projects.acts.evidence import add_evidence
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA, When
from tests.world import PDF, do, looks, sits, solve, stand, strike, told


def day(said: str) -> date:
    return date.fromisoformat(f"{'2024' if said < '10' else '2023'}-{said}")


def found(world, on="12-01", **said):
    return do(acts.find, world.projects.gas, told(day(on), world.officers.jiafeng), **({"what": "缺电"} | said))[0].problem


def go(problem, to, on, note="因故", by=None, **said):
    return do(acts.advance, problem, told(day(on), by, note), to=to, **said)


def given(world, problem, on="12-01", due="12-05", **said):
    go(problem, "verified", on)
    go(problem, "assigned", on, **({"lead": world.units.agriculture, "person": "吴农", "due_on": day(due)} | said))


def state(problem, on):
    return ProblemStanding.objects.at(When(day(on))).get(problem=problem)


def light(world, problem, on) -> str:
    at = At(looks(world.officers.office, day(on), today=day(on)), world.drive)
    return say(at.lens.see(Problem).filter(problem=problem), Problem, at, ("light",)).get().light


def refusal(*words, **said) -> str:
    with pytest.raises(Refused) as caught:
        go(*words, **said)
    return caught.value.reason


def sees(officer, problem, on) -> bool:
    return looks(officer, day(on), today=day(on)).see(Problem).filter(problem=problem).exists()


def test_the_sheep_agriculture_leads_natural_resources_and_forestry_cooperate_both_see_it_and_feed_back(world):
    """M46."""
    o, u = world.officers, world.units
    problem = do(acts.find, world.projects.sheep, told("2023-12-01", o.agriculture), what="二期用地涉及林地，手续不衔接", weight="long")[0].problem
    frame = told("2023-10-01")
    resources = Officer.objects.create(login="resources", name="沈自", area="140521", must_change=False, password="!")
    stand([frame.tell(Post, officer=resources, unit=u.natural_resources, title="股长", role="unit", rank=3)], frame.at)
    assert not sees(o.forestry, problem, "12-01") and not sees(resources, problem, "12-01")
    given(world, problem, due="12-20", cooperating=[u.natural_resources.pk, u.forestry.pk], leader="冯农", section="项目股")
    assert state(problem, "12-01").cooperating_names == "沁水县自然资源局、沁水县林业局"
    sits(o.agriculture, day("12-02")).do(acts.advance, problem, kind="signed")
    for officer in (o.forestry, resources):
        assert sees(officer, problem, "12-02")
        sits(officer, day("12-04")).do(acts.advance, problem, kind="feedback", note=f"{officer.name}已核图")
    with pytest.raises(Refused, match="这件事由牵头办理单位办理"):
        sits(o.forestry, day("12-04")).do(acts.advance, problem, kind="solved", note="好了")
    stands = state(problem, "12-04")
    assert (stands.lead, stands.leader, stands.section, stands.person, stands.due_on) == (u.agriculture, "冯农", "项目股", "吴农", day("12-20"))
    assert (stands.rung, stands.step, stands.progress) == ("supervised", "feedback", "沈自已核图")


def test_an_ordinary_matter_a_week_late_goes_to_13710_and_a_week_later_before_the_special_meeting(world):
    """M45: by itself, with the reason; nobody has to run anything."""
    problem = found(world)
    given(world, problem)
    rungs = {on: state(problem, on).rung for on in ("12-11", "12-12", "12-25", "12-26")}
    assert rungs == {"12-11": "dated", "12-12": "supervised", "12-25": "supervised", "12-26": "meeting"}
    assert [light(world, problem, on) for on in ("12-01", "12-03", "12-05", "12-06", "12-13")] == ["G", "Y", "Y", "R", "R"]
    up = state(problem, "12-12")
    assert (up.rung_why, up.rung_by_rule, up.weight, up.due_by) == ("逾期 7 天未办结，属久拖不决", True, "long", day("12-19"))
    assert state(problem, "12-26").rung_why == "13710督办后又逾期 7 天"
    assert (state(problem, "12-26").beside, state(problem, "12-26").beside_by) == (Node.DELIBERATE, day("01-10"))


def test_a_major_matter_goes_before_the_special_meeting_at_once(world):
    problem = found(world, weight="major")
    given(world, problem, due="12-30")
    assert (state(problem, "12-01").rung, state(problem, "12-01").rung_why) == ("meeting", "重大问题，提交县政府专题会议")


def test_extended_twice_it_is_long_unsolved_and_goes_to_13710(world):
    problem = found(world)
    given(world, problem)
    go(problem, "signed", "12-02")
    for asked, new in (("12-04", "12-10"), ("12-09", "12-20")):
        go(problem, "asked", asked, due_on=day(new))
        go(problem, "extended", asked, due_on=day(new))
    stands = state(problem, "12-09")
    assert (stands.extensions, stands.rung, stands.rung_why, stands.due_by) == (2, "supervised", "已延期 2 次，属久拖不决", day("12-20"))
    assert refusal(problem, "asked", "12-10", due_on=day("12-25")) == "已延期 2 次，不能再延"


def test_an_extension_is_asked_before_the_limit_has_passed(world):
    problem = found(world)
    given(world, problem)
    go(problem, "signed", "12-02")
    assert refusal(problem, "asked", "12-06", due_on=day("12-10")) == "已经逾期：延期须在到期之前申请"
    assert refusal(problem, "asked", "12-05", due_on=day("12-05")) == "新的时限须晚于现在的时限 2023-12-05"
    go(problem, "asked", "12-05", due_on=day("12-10"))


def test_days_it_is_held_up_do_not_count_and_are_whom_it_waits_for(world):
    problem = found(world)
    given(world, problem, due="12-11")
    go(problem, "signed", "12-02")
    go(problem, "held", "12-04", waits_for="agency")
    assert (state(problem, "12-15").due_by, state(problem, "12-15").desk, light(world, problem, "12-15")) == (None, "agency", "N")
    assert (state(problem, "12-19").node, state(problem, "12-19").node_by) == (Node.LOOK, day("12-19")), "what is held is looked at again after a fortnight"
    go(problem, "resumed", "12-20")
    assert (state(problem, "12-20").due_by, light(world, problem, "12-20")) == (day("12-27"), "G"), "seven days were left"
    life = lives([problem], When(day("12-22")))[problem.pk].life
    assert [(held.desk, held.days) for held in life.holds if held.days] == [
        (f"unit:{world.units.agriculture.pk}", 1), (f"unit:{world.units.agriculture.pk}", 2), ("agency", 16), (f"unit:{world.units.agriculture.pk}", 2),
    ]


def test_the_clock_stands_while_the_office_reviews_and_runs_on_when_it_returns_it(world):
    problem = found(world)
    given(world, problem, due="12-11")
    solve(problem, day("12-06"))
    assert (state(problem, "12-10").desk, state(problem, "12-10").due_by, state(problem, "12-10").node) == ("office", None, Node.REVIEW)
    go(problem, "reviewed", "12-14")
    go(problem, "returned", "12-14")
    assert state(problem, "12-14").due_by == day("12-19"), "five days were left"


def test_a_red_light_stays_until_it_is_closed_and_then_in_the_history(world):
    problem = found(world)
    given(world, problem)
    solve(problem, day("12-08"))
    assert light(world, problem, "12-09") == "R", "applied for late, it is red while it is reviewed"
    strike(problem, day("12-10"))
    assert (light(world, problem, "12-10"), state(problem, "12-10").reds) == ("D", 1)
    go(problem, "reopened", "12-12")
    go(problem, "assigned", "12-12", lead=world.units.agriculture, person="吴农", due_on=day("12-20"))
    assert (light(world, problem, "12-13"), state(problem, "12-13").reds) == ("G", 1)


def test_nothing_is_struck_off_without_proof_nor_by_the_unit_that_solved_it(world):
    """M43."""
    problem, o = found(world), world.officers
    given(world, problem)
    solve(problem, day("12-04"), proof=False)
    assert refusal(problem, "reviewed", "12-04", by=o.agriculture) == "复核不能由办理单位自己办"
    go(problem, "reviewed", "12-04")
    go(problem, "closed", "12-04", grade="good")
    assert refusal(problem, "struck", "12-05").startswith("销号须有佐证")
    do(add_evidence, problem, told("2023-12-05"), paper="permit", name="批文.pdf", data=PDF)
    assert refusal(problem, "struck", "12-05", by=o.agriculture) == "销号不能由办理单位自己办"
    go(problem, "struck", "12-05")


def test_a_city_matter_is_reported_up_in_time_or_lights_yellow_and_is_not_solved_before(world):
    """M44."""
    problem = found(world, competence="city")
    given(world, problem, due="12-20")
    go(problem, "signed", "12-02")
    go(problem, "feedback", "12-03")
    assert (state(problem, "12-03").node, state(problem, "12-03").node_by) == (Node.REPORT_UP, day("12-06"))
    assert (light(world, problem, "12-06"), light(world, problem, "12-07")) == ("G", "Y")
    assert refusal(problem, "solved", "12-08") == "市级事权的问题须先上报：请先记上报对象和文号，再申请办结"
    go(problem, "reported_up", "12-08", to_whom="市能源局", document="沁能〔2023〕9号")
    go(problem, "reported_up", "12-10", to_whom="市能源局")
    assert (state(problem, "12-10").reported_up_on, light(world, problem, "12-10")) == (day("12-10"), "G")
    go(problem, "solved", "12-12")


def test_by_working_days_spring_festival_does_not_count_and_the_days_made_up_for_it_do(world):
    """2024-02-04 and 02-18 are worked, 10–17 February are not."""
    do(lay_down, Rules(working=True), told("2023-11-01"), on=date(2023, 11, 1))
    problem = found(world, "02-02")
    given(world, problem, "02-02", "02-09")  # Friday to Friday: Sunday the 4th is worked
    assert state(problem, "02-02").left == 6
    go(problem, "signed", "02-03")  # a Saturday
    assert state(problem, "02-03").due_by == day("02-09")
    go(problem, "asked", "02-08", due_on=day("02-20"))
    go(problem, "extended", "02-08", due_on=day("02-20"))
    assert state(problem, "02-08").left == 4, "9, 18, 19, 20"
    assert (state(problem, "02-20").red_on, light(world, problem, "02-16")) == (day("02-21"), "G")
    assert light(world, problem, "02-18") == "Y"
    life = lives([problem], When(day("02-20")))[problem.pk].life
    assert sum(held.days for held in life.holds) == 9 and sum((held.until - held.start).days for held in life.holds) == 18


def test_a_limit_does_not_move_because_something_was_said_on_a_day_of_rest(world):
    do(lay_down, Rules(working=True), told("2023-11-01"), on=date(2023, 11, 1))
    problem = found(world, "02-08")
    given(world, problem, "02-08", "02-09")
    go(problem, "signed", "02-09")
    go(problem, "feedback", "02-13")  # in the middle of the festival
    assert (state(problem, "02-13").due_by, state(problem, "02-13").red_on) == (day("02-09"), day("02-18"))


def test_what_is_overdue_is_not_made_timely_by_setting_its_limit_right(world):
    problem = found(world)
    given(world, problem)
    step = steps_of(problem)[-1]
    with pytest.raises(Refused, match="已经逾期，时限不再更正"):
        do(set_right, step, told(day("12-08"), world.officers.office, "记错"), due_on=day("12-15"))
    do(set_right, step, told(day("12-04"), world.officers.office, "记错"), due_on=day("12-15"))
    assert state(problem, "12-08").red_on == day("12-16")


def test_a_rule_that_is_changed_later_does_not_change_what_was_said_before(world):
    problem = found(world)
    given(world, problem)
    before = state(problem, "12-12").rung
    known = datetime.combine(day("12-12"), time(23), CHINA)
    do(lay_down, Rules(late=20), told("2023-12-20"), on=date(2023, 12, 20))
    assert before == "supervised" == state(problem, "12-12").rung
    assert ProblemStanding.objects.at(When(day("12-12"), known)).get(problem=problem).rung == "supervised"
