"""What is due: each kind says its duty, whose it is and which act settles it; the act done, it is gone."""
from datetime import date, timedelta

from gongjian.approvals import acts as approvals
from gongjian.desk.operator import operator
from gongjian.duties.due import due, owed
from gongjian.duties.duty import SOON, Whose
from gongjian.duties.registry import every_kind
from gongjian.inspections.acts import course, site
from gongjian.pages.due import act
from gongjian.people.models import Officer, Post
from gongjian.problems import acts as problems
from gongjian.projects.acts import mending, milestones
from gongjian.projects.models import Report
from gongjian.promotion import acts as promotion
from gongjian.reading.word import At
from gongjian.sheets.issuing import put_out
from gongjian.sheets.registry import sheet
from gongjian.stocktake.acts import sittings
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.inspections import making
from tests.world import AREA, TODAY, client_for, do, looks, sits, solve, stand, told


def at(world, who, on=TODAY) -> At:
    return At(looks(getattr(world.officers, who), on, today=on), world.drive)


def said(world, who, on=TODAY) -> list[tuple]:
    return [(duty.label, duty.text, duty.on.isoformat()) for duty in due(at(world, who, on))]


def seat(world, login, unit, role, rank) -> None:
    officer = Officer.objects.create(login=login, name=login, area=AREA, must_change=False, password="!")
    frame = told("2023-10-01")
    stand([frame.tell(Post, officer=officer, unit=unit, title="某职", role=role, rank=rank)], frame.at)
    setattr(world.officers, login, officer)


def test_every_kind_has_a_title_and_is_found_by_its_folder():
    assert {"problems", "reports", "named", "approvals", "stocktakes", "inspections", "trips", "sittings"} <= set(every_kind())
    assert all(kind.title for kind in every_kind().values())


def test_a_problem_is_owed_node_by_node_by_whoever_holds_it(world):
    o, problem = world.officers, world.problem
    assert ("签收", "使用林地手续未批", "2023-11-23") in said(world, "forestry")
    assert said(world, "office") == [] and "使用林地手续未批" not in str(said(world, "agriculture"))
    do(problems.advance, problem, told("2023-12-05", o.forestry), to="signed")
    (now,) = [duty for duty in due(at(world, "forestry")) if duty.subject == ("problem", problem.pk)]
    assert (now.label, now.on, now.act[0], now.act[2]) == ("问题办结", date(2023, 12, 10), "反馈", (problem.pk, "feedback")), "nobody applies who never fed back"
    do(problems.advance, problem, told("2023-12-06", o.forestry, "正在办"), to="feedback")
    assert due(at(world, "forestry"))[0].act == ("申请办结", "advance", (problem.pk, "solved"))
    do(problems.advance, problem, told("2023-12-07", o.forestry, "已批"), to="solved")
    assert said(world, "forestry") == [] and said(world, "office") == [("复核", "使用林地手续未批", "2023-12-10")]


def test_more_time_is_asked_of_the_head_who_grants_it(world):
    seat(world, "office_head", world.units.drive_office, "office", 1)
    problem = do(problems.find, world.projects.gas, told("2023-12-01"), what="缺电")[0].problem
    do(problems.advance, problem, told("2023-12-01", note="属实"), to="verified")
    do(problems.advance, problem, told("2023-12-01"), to="assigned", lead=world.units.jiafeng, person="孙嘉", due_on=date(2023, 12, 18))
    do(problems.advance, problem, told("2023-12-02"), to="signed")
    do(problems.advance, problem, told("2023-12-12", note="等变压器"), to="asked", due_on=date(2023, 12, 28))
    assert ("审批延期", "缺电", "2023-12-18") in said(world, "office_head") and "审批延期" not in str(said(world, "office"))
    do(problems.advance, problem, told("2023-12-13", world.officers.office_head), to="extended", due_on=date(2023, 12, 28))
    assert "审批延期" not in str(said(world, "office_head"))


def test_a_unit_owes_its_reports_as_one_thing_with_the_form_at_hand(world):
    sheep = world.projects.sheep
    for fact in Report.objects.as_of(When(TODAY)).filter(project=sheep, occurred_on=date(2023, 11, 30)):
        do(mending.void, fact, told("2023-12-12", note="重填"))
    (owes,) = [duty for duty in due(at(world, "agriculture")) if duty.label == "本期填报"]
    assert (owes.text, owes.on, owes.act) == ("肉羊全产业链项目未报", date(2023, 12, 2), ("填报", "report", (sheep.pk,)))
    assert "本期填报" in str(said(world, "agriculture_head")) and "本期填报" not in str(said(world, "office"))


def test_an_approval_under_way_is_the_bureaus_where_it_handles_it_else_the_units(world):
    assert ("施工许可证", "固县风电一期", "2023-12-14") in said(world, "approvals") and "施工许可" not in str(said(world, "jiafeng"))
    do(approvals.stand, world.projects.wind, told("2023-12-12"), item="forest", state="under_way", unit=world.units.forestry, handler="陈林", due_on=date(2023, 12, 15))
    assert ("使用林地审核", "固县风电一期", "2023-12-15") in said(world, "forestry") and "使用林地" not in str(said(world, "jiafeng")), "whoever handles it sees the project"
    do(approvals.stand, world.projects.wind, told("2023-12-12"), item="water", state="under_way", unit=world.units.water, handler="某", due_on=date(2023, 12, 15))
    assert ("水土保持方案", "固县风电一期", "2023-12-15") in said(world, "jiafeng"), "nobody of that bureau is here yet: the whole way is the unit's"
    do(approvals.stand, world.projects.wind, told("2023-12-13"), item="permit", state="done", document="1号")
    assert "施工许可" not in str(said(world, "approvals"))


def test_a_row_of_an_issued_list_is_owed_until_it_leaves_the_live_list(world):
    office = sits(world.officers.office, date(2023, 12, 1))
    office.do(put_out, sheet(5), kind="issue", at=At(office.lens, world.drive), number="1号", due_on=date(2023, 12, 15))
    (row,) = [duty for duty in due(at(world, "jiafeng")) if duty.label == "清单时限"]
    assert (row.text, row.on, row.act[:2]) == ("煤层气增压站及配套管网", date(2023, 12, 15), ("记开工", "reach")) and "1号" in row.small
    do(milestones.reach, world.projects.gas, told("2023-12-13"), kind="started")
    assert "清单时限" not in str(said(world, "jiafeng"))


def test_a_sponsor_owes_a_look_at_each_project_in_person(world):
    assert said(world, "deputy") == [("半月调度", "肉羊全产业链项目", "2023-11-30"), ("半月调度", "肉羊全产业链项目", "2023-12-15")]
    assert "半月调度" not in str(said(world, "magistrate")) and "半月调度" not in str(said(world, "office"))


def test_a_trips_next_step_is_owed_until_the_next_trip_there(world):
    go = {"leader": "李嘉", "place": "苏州", "enterprise": "某某集团", "outcome": "有意向"}
    do(promotion.travel, world.units.jiafeng, told("2023-12-01"), next_step="送厂房图纸", next_on=date(2023, 12, 12), **go)
    assert ("招商跟进", "某某集团：送厂房图纸", "2023-12-12") in said(world, "jiafeng") and "招商跟进" not in str(said(world, "duanshi"))
    do(promotion.travel, world.units.jiafeng, told("2023-12-13"), **go)
    assert "招商跟进" not in str(said(world, "jiafeng"))


def test_a_trips_next_step_is_done_when_somebody_signs_with_the_enterprise(world):
    go = {"leader": "李嘉", "place": "苏州", "enterprise": "某某集团", "outcome": "谈妥", "next_step": "签合同", "next_on": date(2023, 12, 12)}
    do(promotion.sign, world.units.jiafeng, told("2023-11-20"), investor="某某集团", title="一期", total=10_000_000)
    do(promotion.travel, world.units.jiafeng, told("2023-12-01"), **go)
    assert "招商跟进" in str(said(world, "jiafeng"))  # what was signed before the trip is another matter
    do(promotion.sign, world.units.duanshi, told("2023-12-12"), investor="某某集团", title="二期", total=10_000_000)
    assert "招商跟进" not in str(said(world, "jiafeng"))


def test_newly_late_comes_first_and_what_is_far_off_is_not_shown(world):
    for number, due_on in enumerate(("2023-12-12", "2023-12-08", "2023-12-13", "2023-12-18", "2023-12-30")):
        found = do(problems.find, world.projects.gas, told("2023-12-01"), what=f"事{number}")[0].problem
        do(problems.advance, found, told("2023-12-01", note="属实"), to="verified")
        do(problems.advance, found, told("2023-12-01"), to="assigned", lead=world.units.jiafeng, person="孙嘉", due_on=date.fromisoformat(due_on))
        do(problems.advance, found, told("2023-12-12"), to="signed")
    assert [text for _, text, _ in said(world, "jiafeng") if text.startswith("事")] == ["事0", "事1", "事2", "事3"]


def test_one_officers_page_and_the_countys_list_agree_and_neither_tells_what_he_may_not_see(county):
    solve(county.problem, "2023-12-08", county.officers.forestry)
    whole = owed(At(looks(operator(AREA), today=TODAY), county.drive), TODAY + SOON)
    assert len({duty.label for duty in whole}) >= 4
    for who, officer in vars(county.officers).items():
        lens = looks(officer)
        mine = due(At(lens, county.drive))
        whose = lens.seat and Whose.of(officer.pk, lens.seat)
        assert mine == [duty for duty in whole if whose and duty.owed_by(whose)], who
        for duty in mine:
            kind, key = duty.subject
            assert kind not in ("project", "problem") or key in seen(lens, kind), (who, duty)


def seen(lens, kind: str) -> set[int]:
    from gongjian.problems.models import Problem
    from gongjian.projects.models import Project

    model = {"project": Project, "problem": Problem}[kind]
    return set(lens.see(model).values_list(f"{kind}_id", flat=True))


def test_a_days_duties_are_those_of_the_day(world):
    assert said(world, "forestry", date(2023, 11, 21)) == []
    assert said(world, "forestry", date(2023, 11, 22)) == [("签收", "使用林地手续未批", "2023-11-23")]
    assert due(at(world, "admin")) == [] and TODAY - timedelta(1) < TODAY


def test_an_inspection_is_begun_and_concluded_by_the_group_answered_by_the_unit_published_by_the_heads(world):
    making.officer(world, "group_head", "inspection_group", "inspector", 1)
    one = making.arranged(world)
    assert said(world, "inspector") == [("开展督查", f"嘉峰镇　{one}", "2023-12-20")] and "督查" not in str(said(world, "jiafeng"))
    do(course.begin, one, told("2023-12-11", world.officers.inspector))
    assert [row[0] for row in said(world, "inspector")] == ["督查结论"]
    for dimension, score in zip(making.TWO, (8, 10), strict=True):
        do(site.check, one, told("2023-12-12", world.officers.inspector), dimension=dimension, score=score, conclusion="属实")
    do(course.propose, one, told("2023-12-12", world.officers.inspector), conclusion="总体较好", advice="")
    assert ("答复督查", f"嘉峰镇　{one}", "2023-12-15") in said(world, "jiafeng") and said(world, "inspector") == []
    assert ("通报督查", f"嘉峰镇　{one}", "2023-12-18") in said(world, "group_head", date(2023, 12, 16)), "unanswered in time, it is published"
    assert "答复督查" not in str(said(world, "jiafeng", date(2023, 12, 16)))


def test_a_sitting_called_is_held_and_closed_by_whose_it_is(world):
    o = world.officers
    item = [{"section": "behind", "heading": "进度落后的项目", "text": "sheep", "concerns": world.projects.sheep}]
    county = do(sittings.convene, "county", told("2023-12-10", o.office), held_on=date(2023, 12, 12), place="三楼", chair="赵县", items=item)[0].sitting
    do(sittings.convene, "leader", told("2023-12-10", o.deputy), held_on=date(2023, 12, 14), leader=o.deputy, place="端氏镇", chair="钱副", items=item)
    assert [(row[0], row[2]) for row in said(world, "office")] == [("开会", "2023-12-12")]
    assert ("开会", "2023-12-14") in [(row[0], row[2]) for row in said(world, "deputy")]
    do(sittings.hold, county, told("2023-12-12", o.office), attendance=["县发改局"])
    assert [(row[0], row[2]) for row in said(world, "office")] == [("会议纪要", "2023-12-15")]


def test_every_act_opens_for_whoever_owes_it(county):
    o = county.officers
    making.proposed(county)
    solve(county.problem, "2023-12-08", o.forestry)
    office = sits(o.office, date(2023, 12, 1))
    for number in (5, 6, 7, 9):
        if not list(sheet(number).table(At(office.lens, county.drive)).rows):
            continue
        try:
            office.do(put_out, sheet(number), kind="issue", at=At(office.lens, county.drive), number=f"{number}号", due_on=date(2023, 12, 15))
        except Refused:
            continue  # a row without a person
    opened = set()
    for officer in vars(o).values():
        client = client_for(officer)
        for duty in due(At(looks(officer), county.drive)):
            answer = client.get(act(duty)["url"])
            assert answer.status_code == 200, (officer.login, duty, answer.status_code)
            opened.add(duty.label)
    assert {"签收", "复核", "清单时限", "半月调度", "答复督查", "施工许可证"} <= opened
