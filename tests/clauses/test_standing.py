"""What the system says of a clause on a day: the very figures of their own pages, on their own basis; gaps; nothing where there is nothing."""
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongjian.clauses.figure import State, tally
from gongjian.clauses.spoken import said, whole
from gongjian.clauses.standing import BY_HAND, clause_line, clause_lines, counted
from gongjian.indicators.standing import line_of, spoken
from gongjian.projects.acts import milestones
from gongjian.promotion.acts import signings
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.targets.allotting import allot
from gongjian.targets.amounts import NO_TASK
from gongjian.targets.models import Clause, Drive
from gongjian.targets.targets import Basis
from tests.world import WAN, assign, do, looks, solve, strike, told


def at(world, who="office", on=None, drive=None):
    return At(looks(getattr(world.officers, who), on or world.today), drive or world.drive)


def figure(world, mark, what, who="office", on=None, unit=None):
    return next(one for one in clause_line(at(world, who, on), mark, unit).figures if what in one.what)


def test_every_clause_says_something_or_that_a_person_has_to(world):
    lines = clause_lines(at(world))
    assert [line.mark for line in lines] == [f"M{number:02}" for number in range(1, 62)]
    assert all(line.figures and not line.amiss for line in lines) and sum(number for _, number in counted(lines)) == 61


def test_a_target_clause_says_what_its_target_says_and_what_is_lacking(world):
    look = at(world)
    line, told = line_of(look, "invested"), clause_line(look, "M04").figures[0]
    assert told.asked == f"{spoken(line, line.asked)} 亿元" and told.done == f"{spoken(line, line.done)} 亿元" and told.gap == f"差 {spoken(line, line.gap)} 亿元"
    assert told.state == State.BEHIND and told.colour == line.light == "R"


def test_bases_stand_apart_and_are_named(world):
    bases = {one.what: one.basis for one in clause_line(at(world), "M04").figures}
    assert bases["四季度固定资产投资"] == Basis.REPORTED.label and bases["固定资产投资（统计口径）"] == Basis.OFFICIAL.label
    assert figure(world, "M17", "资金到位").basis == Basis.PAID.label and "到位资金" in said(figure(world, "M17", "资金到位"))


def test_a_clause_whose_target_has_no_figure_says_not_issued(world):
    line = clause_line(at(world), "M07")
    assert line.state == State.NOT_ISSUED and [one.asked for one in line.figures] == ["目标未下达"] * 3 and not line.gaps
    assert "目标未下达" in whole(line)


def test_not_begun_is_not_behind(world):
    assert figure(world, "M13", "开工率").state == State.AHEAD and "未起算" in said(figure(world, "M13", "开工率"))


def test_a_past_day_says_what_was_so_then(world):
    do(milestones.reach, world.projects.gas, told("2023-12-11", world.officers.jiafeng), kind="started")
    rows = [figure(world, "M38", "清单5", on=date(2023, 12, day)).done for day in (10, 13)]
    starts = [figure(world, "M12", "新开工", on=date(2023, 12, day)).done for day in (10, 13)]
    assert starts == ["0 个", "1 个"] and rows == [f"{sheet(5).count(at(world, on=date(2023, 12, day)))} 行" for day in (10, 13)] and rows[0] != rows[1]


def test_problems_are_told_from_the_ledger_and_struck_off_they_are_done(world):
    assert figure(world, "M43", "销号").gap == "差 1 件，逾期 1 件" and figure(world, "M43", "销号").state == State.BEHIND
    assert figure(world, "M46", "使用林地手续未批").state == State.BEHIND
    solve(world.problem, "2023-12-12", world.officers.forestry)
    strike(world.problem, "2023-12-13", world.officers.office)
    assert figure(world, "M43", "销号").state == State.DONE and figure(world, "M46", "使用林地").done == "12月13日销号"
    assert figure(world, "M43", "销号", on=date(2023, 12, 12)).done == "0 件"


def test_evidence_is_named_with_its_day_and_who_told_it(world):
    do(milestones.reach, world.projects.gas, told("2023-12-11", world.officers.jiafeng), kind="started")
    rows = figure(world, "M43", "销号").evidence
    assert rows.count == 0
    told_by = figure(world, "M42", "台账").evidence.rows
    assert {(one.on.isoformat(), one.by) for one in told_by} == {("2023-11-20", "吴农"), ("2023-11-22", "王办")}
    assert [(one.text, one.on) for one in figure(world, "M04", "四季度固定").evidence.rows] == [("沁政办函〔2023〕17号下达", date(2023, 11, 1))]


def test_the_contracts_a_target_of_signings_counts_are_its_evidence(world):
    before = clause_line(at(world), "M15").figures[0].evidence.count
    o = world.officers
    signed = {"on": date(2023, 12, 5), "investor": "山西沁河商贸有限公司", "title": "沁河商贸城", "total": 30_000 * WAN}
    do(signings.sign, world.units.jiafeng, told("2023-12-06", o.jiafeng), **signed)
    do(signings.sign, world.units.jiafeng, told("2023-12-06", o.jiafeng), **signed | {"kind": "framework", "title": "沁河冷库"})
    evidence = clause_line(at(world), "M15").figures[0].evidence
    assert evidence.count == before + 1 and any("沁河商贸城" in proof.text and proof.by == o.jiafeng.name for proof in evidence.rows)


def test_a_unit_sees_its_own_part_beside_the_countys_and_is_not_judged_by_it(world):
    do(allot, target(world, "invested"), told("2023-11-18", world.officers.office), value=250_000_000, document="5号", unit=world.units.jiafeng)
    county, own = clause_line(at(world, "jiafeng"), "M04").figures[:2]
    assert (county.scope, own.scope) == ("全县", "嘉峰镇") and (own.asked, own.done, own.gap) == ("2.5 亿元", "0 亿元", "差 2.5 亿元")
    assert clause_line(at(world, "jiafeng"), "M04").state == clause_line(at(world), "M04").state
    assert [one.scope for one in clause_line(at(world), "M04").figures[:1]] == [""]


def test_without_a_task_not_issued_and_zero_are_three_things_of_a_unit(world):
    key, parts = world.units.jiafeng.pk, {}
    for name, value in (("none", None), ("no_task", NO_TASK), ("zero", 0)):
        if value is not None:
            do(allot, target(world, "starts"), told("2023-11-18", world.officers.office), value=value, document=f"{name}号", unit=world.units.jiafeng)
        parts[name] = figure(world, "M12", "新开工", unit=key)
    assert [parts[name].state for name in parts] == [State.NOT_ISSUED, State.NO_TASK, State.DONE]
    assert [parts[name].asked for name in parts] == ["未下达", "无任务", "0 个"]


def test_the_first_unit_named_leads_and_the_others_cooperate(world):
    lines = {line.mark: line for line in clause_lines(at(world))}
    assert lines["M04"].owners.lead_words == "县发改局" and lines["M04"].owners.cooperating_words == "县统计局"
    assert lines["M15"].owners.lead_words == "县投资促进中心" and "各乡（镇）" in lines["M15"].owners.cooperating_words
    assert lines["M46"].owners.lead_words == "县农业农村局" and lines["M46"].owners.cooperating_words == "县自然资源局、县林业局"
    assert lines["M31"].owners.part_of(world.units.jiafeng.pk) == "牵头" and lines["M31"].owners.part_of(world.units.approvals.pk) == "配合"
    assert lines["M04"].owners.part_of(world.units.jiafeng.pk) == "" and lines["M18"].owners.part_of(world.units.jiafeng.pk) == "配合"


def test_every_unit_named_as_owner_is_in_the_county(world):
    unknown = {owner.name for line in clause_lines(at(world)) for owner in (*line.owners.leads, *line.owners.cooperates) if owner.unit is None and not owner.kind}
    assert unknown == {"项目单位"}  # the owners of projects, who are no unit


def test_every_clause_of_a_front_has_its_units(world):
    assert figure(world, "M21", "条款落到牵头单位").state == State.DONE and "牵头：县发改局" in figure(world, "M21", "条款落到").small
    assert figure(world, "M29", "条款落到牵头单位").done == "10 条"


def test_the_five_fronts_are_summed_from_their_own_clauses(world):
    fronts = {one.what: one for one in clause_line(at(world), "M02").figures}
    assert list(fronts) == ["谋划储备攻坚行动", "招商引资攻坚行动", "手续办理攻坚行动", "项目推进攻坚行动", "破解难题攻坚行动"]
    lines = [line for line in clause_lines(at(world)) if line.mark in ("M42", "M43", "M44", "M45", "M46")]
    assert fronts["破解难题攻坚行动"].done == f"已完成 {sum(line.state == State.DONE for line in lines)} 条"


def test_another_countys_plan_with_clauses_tied_to_nothing_says_so(world):
    other = Drive.objects.create(
        area="140521", key="spring", title="春季行动", region="沁水县", number="1号", office="攻坚办", issued_on=date(2023, 12, 1), starts_on=date(2023, 12, 1),
        ends_on=date(2024, 2, 20), invest_year=2023, reserve_year=2024, rules={"workstreams": [{"key": "all", "title": "全部", "clauses": ["A1"], "units": ["县发改局"], "kinds": []}]},
    )
    Clause.objects.create(drive=other, mark="A1", part="一", text="真抓实干", workstream="all")
    Clause.objects.create(drive=other, mark="A2", part="一", text="旧的", workstream="", measured_by=["record:gone", "list:5"])
    one, two = clause_lines(at(world, drive=other))
    assert one.state == State.BY_HAND and whole(one) == BY_HAND and one.owners.lead_words == "县发改局"
    assert two.amiss == ("record:gone",) and [told.what[:3] for told in two.figures] == ["清单5"]


def test_without_a_drive_there_is_no_clause(world):
    look = replace(at(world), drive=None)
    assert clause_lines(look) == []
    with pytest.raises(KeyError):
        clause_line(look, "M04")


def test_done_missed_late_and_nothing_to_do_are_told_apart():
    day = date(2023, 12, 1)
    states = [tally("事", 0, 0).state, tally("事", 3, 3).state, tally("事", 3, 1).state, tally("事", 3, 1, late=1).state, tally("事", 3, 1, due=day, on=date(2023, 12, 2)).state]
    assert states == [State.NO_TASK, State.DONE, State.OPEN, State.BEHIND, State.MISSED]
    assert tally("事", 3, 1, late=1).gap == "差 2 个，逾期 1 个" and tally("事", 3, 1, due=day, on=day).state == State.OPEN


def test_all_clauses_take_a_few_hundred_queries_however_many_rows(world):
    clause_lines(at(world))
    with CaptureQueriesContext(connection) as before:
        clause_lines(at(world))
    for number in range(4):
        problem = do_find(world, number)
        assign(problem, "2023-12-05", world.officers.office, lead=world.units.forestry, person="陈林", due_on=date(2023, 12, 20))
    with CaptureQueriesContext(connection) as after:
        clause_lines(at(world))
    assert len(after) <= len(before) + 3 and len(before) < 260


def do_find(world, number):
    from gongjian.problems import acts as problems

    return do(problems.find, world.projects.gas, told("2023-12-04", world.officers.jiafeng), what=f"缺电{number}", category="用电")[0].problem


def target(world, key):
    return world.drive.targets.get(key=key)
