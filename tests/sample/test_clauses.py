"""The sample county's clauses, 逐条对账: what they show on 13 December and on the last day."""
from datetime import date

from gongjian.clauses.figure import State
from gongjian.clauses.standing import clause_line, clause_lines, counted
from gongjian.people.models import Unit
from tests.sample.looking import at


def told(day: str) -> dict:
    return {line.mark: line for line in clause_lines(at(day))}


def test_on_13_december_the_figures_are_the_overviews(sample):
    lines = told("2023-12-13")
    assert lines["M04"].figures[0].done == "31.2 亿元" and lines["M12"].figures[0].done == "9 个" and lines["M14"].figures[0].gap == "差 17 个"
    assert lines["M08"].figures[0].done == "178 个" and lines["M07"].state == State.NOT_ISSUED and lines["M13"].state == State.AHEAD
    assert {line.state for line in lines.values()} >= {State.BEHIND, State.DONE, State.OPEN, State.RECORDED, State.ON_PACE}


def test_no_clause_is_left_without_something_to_show(sample):
    assert [mark for mark, line in told("2023-12-13").items() if not line.figures or line.amiss or line.state in (State.UNTOLD, State.BY_HAND)] == []


def test_the_sheep_are_led_by_agriculture_and_the_hand_ins_remember_who_was_late(sample):
    sheep = clause_line(at("2023-12-13"), "M46")
    assert "县农业农村局牵头，县自然资源局、县林业局配合" in sheep.figures[0].small and sheep.figures[0].evidence.count
    assert "迟报 3 个" in clause_line(at("2023-12-13"), "M31").figures[0].small and clause_line(at("2023-11-26"), "M31").state == State.MISSED


def test_on_the_last_day_more_is_done_than_in_december_and_what_is_short_is_named(sample):
    before, after = (dict(counted(clause_lines(at(day)))) for day in ("2023-12-13", "2024-02-20"))
    assert after[State.DONE] > before[State.DONE]
    line = clause_line(at("2024-02-20"), "M04")
    assert line.state == State.MISSED and line.figures[0].gap.startswith("差 ") and line.clause.drive.ends_on == date(2024, 2, 20)


def test_a_units_own_rows_of_the_issued_lists_add_up_to_the_countys(sample):
    look = at("2023-12-13")
    keys = [key for key, in look.lens.see(Unit).values_list("unit_id")]
    whole = clause_line(look, "M49").figures[0].asked
    parts = [clause_line(look, "M49", key).figures[0].asked for key in keys]
    assert whole == "67 项" and sum(int(part.split()[0]) for part in parts if part) == 67
