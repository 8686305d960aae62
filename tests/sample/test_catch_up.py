"""What the sample shows of the four that lag behind: two hold to their plans, one falls short again, one has none until it is pressed (M39)."""
from datetime import date

from gongjian.projects.acts.catch_up import done_by, expected_by
from gongjian.projects.models import CatchUpPlan, PlanStanding, Project, ProjectStanding
from gongjian.reading.catch_up_words import SAID, in_words
from gongjian.reading.say import say
from gongjian.timeline.periods import half_month
from gongjian.timeline.when import When
from tests.sample.looking import at

NAMES = ("京津冀LNG调峰储备中心", "沁水县城过境公路改线", "中村镇森林康养小镇", "嘉峰镇煤矿智能化综采改造")


def states(day: str) -> list[str]:
    look = at(day)
    rows = say(look.lens.see(Project).filter(name__in=NAMES), Project, look, SAID)
    told = {row.name: in_words(row).split("，")[0] for row in rows}
    return [told[name] for name in NAMES]


def test_on_13_december_two_hold_one_falls_short_again_and_one_has_no_plan(sample):
    assert states("2023-12-13") == ["按追赶计划", "按追赶计划", "落后追赶计划 272 万元", "未报追赶计划"]


def test_before_the_plans_none_had_one_and_at_the_end_one_has_caught_up(sample):
    assert set(states("2023-11-22")) == {"未报追赶计划"}
    assert states("2024-01-05")[2].startswith("期满未赶上（2023-12-31）") and states("2024-01-05")[3] == "按追赶计划"
    assert states("2024-02-20")[0] == "已赶上" and states("2024-02-20")[2].startswith("落后追赶计划")


def test_every_plan_is_one_the_act_would_have_taken(sample):
    for plan in CatchUpPlan.objects.select_related("project"):
        on, legs = plan.occurred_on, plan.days
        before, done = done_by(plan.project, on, plan.year)
        curve = PlanStanding.objects.at(When(on)).get(project=plan.project, year=plan.year)
        total = ProjectStanding.objects.at(When(on)).get(project=plan.project).total
        assert done < expected_by(curve, on) and expected_by(curve, plan.back_on) <= legs[-1][1] <= total - before
        assert [day for day, _ in legs] == sorted({half_month(day).end for day, _ in legs}) and legs[0][0] > on
        amounts = [done, *(amount for _, amount in legs)]
        assert amounts == sorted(amounts)
    assert CatchUpPlan.objects.filter(occurred_on__lte=date(2023, 12, 13)).count() == 3
