"""Setting the present assignment right: on it and on the later steps that repeat it; a limit only while it is the assignment's."""
from datetime import date

import pytest

from gongjian.problems import acts as problems
from gongjian.problems.assignment import amend
from gongjian.problems.ledger import steps_of
from gongjian.problems.models import ProblemStanding
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.world import TODAY, assign, do, told

WHY = "随清单更正"


@pytest.fixture
def problem(world):
    """Assigned on 1 December until the 30th, signed for and fed back on."""
    found = do(problems.find, world.projects.gas, told("2023-12-01"), what="未签供地合同")[0].problem
    assign(found, "2023-12-01", lead=world.units.forestry, person="陈林", due_on=date(2023, 12, 30))
    do(problems.advance, found, told("2023-12-02"), to="signed")
    do(problems.advance, found, told("2023-12-05", note="已报件"), to="feedback")
    return found


def stands(problem, on=TODAY):
    return ProblemStanding.objects.at(When(on)).get(problem=problem)


def test_a_person_is_set_right_on_the_assignment_and_on_every_step_since(problem, world):
    facts = do(amend, problem, told(TODAY, note=WHY), person="李林", cooperating=[world.units.jiafeng.pk])
    assert len(facts) == 3 and {step.person for step in steps_of(problem)[2:]} == {"李林"} and [step.step for step in steps_of(problem)][2:] == ["assigned", "signed", "feedback"]
    assert (stands(problem).person, stands(problem, date(2023, 12, 1)).person, stands(problem).progress) == ("李林", "李林", "已报件")
    assert stands(problem).cooperating == f",{world.units.jiafeng.pk}," and stands(problem).cooperating_names == "嘉峰镇"


def test_a_limit_and_its_day_are_set_right_on_the_assignment_alone(problem):
    facts = do(amend, problem, told(TODAY, note=WHY), due_on=date(2024, 1, 10), assigned_on=date(2023, 12, 2))
    assert len(facts) == 1 and (stands(problem).due_on, stands(problem).assigned_on, stands(problem).step) == (date(2024, 1, 10), date(2023, 12, 2), "feedback")


def refuses(problem, sentence, on=TODAY, note=WHY, **said):
    with pytest.raises(Refused, match=sentence):
        amend(problem, told(on, note=note), **said)


def test_what_cannot_be_set_right(problem, world):
    refuses(problem, "更正须写明理由", note="", person="李林")
    refuses(problem, "更正前后没有差别", person="陈林")
    refuses(problem, "办结时限早于交办之日", due_on=date(2023, 11, 30))
    refuses(problem, "不能晚于后一环节「签收」", assigned_on=date(2023, 12, 4))
    refuses(problem, "不能早于前一环节「核实」", assigned_on=date(2023, 11, 30))
    refuses(problem, "已经逾期，交办的时限不再更正", on="2024-01-02", due_on=date(2024, 1, 10))
    found = do(problems.find, world.projects.gas, told(TODAY), what="缺电")[0].problem
    refuses(found, "还没有交办", person="李林")


def test_a_limit_that_was_extended_is_no_longer_the_assignments(problem):
    do(problems.advance, problem, told(TODAY, note="材料未齐"), to="asked", due_on=date(2024, 1, 20))
    do(problems.advance, problem, told(TODAY), to="extended", due_on=date(2024, 1, 20))
    refuses(problem, "时限已由「同意延期」另定", due_on=date(2024, 2, 1))
