"""/due: works, refuses bad input, keeps others out; many rows, none, a past day."""
from datetime import date

from django.test import Client

from gongjian.problems import acts as problems
from tests.pages.plain import text
from tests.world import assign, client_for, do, told


def page(officer, query=""):
    answer = client_for(officer).get(f"/due{query}")
    assert answer.status_code == 200
    return answer.text


def test_each_row_has_the_one_act_that_settles_it(world):
    do(problems.advance, world.problem, told("2023-12-05"), to="signed")
    said = page(world.officers.forestry)
    assert "逾期 1 件" in text(said) and "使用林地手续未批" in said and "逾期 3 天" in said
    assert f'href="/problems/{world.problem.pk}/feedback"' in said and f'href="/problems/{world.problem.pk}"' in said
    assert "各单位要办的" not in said


def test_the_act_is_reached_from_the_row(world):
    do(problems.advance, world.problem, told("2023-12-05"), to="signed")
    client = client_for(world.officers.forestry)
    assert client.get(f"/problems/{world.problem.pk}/feedback").status_code == 200
    client.post(f"/problems/{world.problem.pk}/feedback", {"note": "已报省局", "on": "2023-12-13"})
    assert "逾期 3 天" in client.get("/due").text and f"/problems/{world.problem.pk}/solved" in client.get("/due").text


def test_nothing_to_do_reads_so(world):
    assert "没有要办的事" in page(world.officers.inspector) and "没有要办的事" in page(world.officers.admin)


def test_those_who_watch_read_what_the_units_owe_and_narrow_it(world):
    whole = page(world.officers.office, "?of=units")
    assert f"/problems/{world.problem.pk}/signed" not in whole, "it is not his to sign for"
    said = text(whole)
    assert "使用林地手续未批" in said and "县林业局" in said and "肉羊全产业链项目" in said
    only = text(page(world.officers.office, "?of=units&kind=半月调度"))
    assert "使用林地手续未批" not in only and "肉羊" in only
    assert "使用林地" not in text(page(world.officers.office, "?of=units&who=钱副"))
    assert "使用林地" in text(page(world.officers.deputy, "?of=units")), "a sponsor of what he sponsors"
    assert "使用林地" not in text(page(world.officers.jiafeng, "?of=units")), "a unit has no such list: it reads its own"


def test_odd_questions_are_passed_over(world):
    assert "没有要办的事" in page(world.officers.inspector, "?of=<b>&kind=x&who=y&all=z")
    assert "<b>" not in page(world.officers.office, "?of=units&kind=<b>")


def test_a_past_day_has_no_buttons(world):
    said = page(world.officers.forestry, "?on=2023-11-22")
    assert "剩 1 天" in said and f"/problems/{world.problem.pk}/signed" not in said and "今日签收" not in said


def test_many_rows_and_long_names_stand_on_one_page_up_to_a_point(world):
    for number in range(205):
        found = do(problems.find, world.projects.gas, told("2023-12-01"), what=f"第{number}个很长很长的问题" + "，说来话长" * 30)[0].problem
        if number < 3:
            assign(found, "2023-12-01", lead=world.units.jiafeng, person="孙嘉", due_on=date(2023, 12, 12))
    said = page(world.officers.office)
    assert said.count("<li><svg") == 200 and "全部列出 202 件" in said
    assert page(world.officers.office, "?all=1").count("<li><svg") == 202 and "逾期 202 件" in text(said)


def test_nobody_reads_anothers(world):
    assert "使用林地" not in page(world.officers.agriculture) and "使用林地" not in page(world.officers.jiafeng)
    assert Client().get("/due").headers["Location"].startswith("/sign-in")
