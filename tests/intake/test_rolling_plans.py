"""三年滚动: a list's plans of the two years after its own come in beside its year's; further years and the years before stay out."""
from gongjian.projects.acts import card
from gongjian.projects.models import PlanStanding, YearPlan
from gongjian.timeline.when import When
from tests.intake.make import xlsx
from tests.intake.test_bringing_in import bring, counts, seen, standing
from tests.world import TODAY, WAN, do, told

HEADS = ["序号", "项目名称", "责任单位", "总投资（万元）", "2024年计划投资（万元）", "2025年计划投资（万元）", "2026年计划投资（万元）", "2027年计划投资（万元）"]
PLANT = [1, "固县抽水蓄能电站", "固县乡", 9000, 1200, 3000, 4000, 500]


def table(*rows, title="2024年储备项目清单"):
    return xlsx([[title], HEADS, *rows])


def plans(name="固县抽水蓄能电站"):
    return {year: amount // WAN for year, amount in PlanStanding.objects.at(When(TODAY)).filter(project=standing(name).project).values_list("year", "amount")}


def test_three_years_come_in_and_the_fourth_stays_out(world):
    columns = {column.letter: column.word for column in seen(world, table(PLANT)).understood.lists[0].columns}
    assert (columns["E"], columns["F"], columns["G"], columns["H"]) == ("year_plan", "plan_after", "plan_third", "other")
    bring(world, table(PLANT))
    assert plans() == {2024: 1200, 2025: 3000, 2026: 4000}


def test_again_it_is_the_same_and_one_year_changed_is_told_alone(world):
    bring(world, table(PLANT))
    assert counts(seen(world, table(PLANT))) == {"same": 1}
    bring(world, table([*PLANT[:5], 3500, *PLANT[6:]]))
    assert plans() == {2024: 1200, 2025: 3500, 2026: 4000} and YearPlan.objects.filter(project=standing("固县抽水蓄能电站").project).count() == 4


def test_a_cell_left_empty_takes_no_plan_back(world):
    bring(world, table(PLANT))
    project = standing("固县抽水蓄能电站").project
    do(card.plan_year, project, told(TODAY), year=2025, amount=2000 * WAN)
    bring(world, table([*PLANT[:5], "", *PLANT[6:]]))
    assert plans()[2025] == 2000
