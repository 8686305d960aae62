"""Issuing: an order with a number, a day and a person on every row; frozen from then on, and followed up."""
import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from gongjian.people.models import Officer, Post
from gongjian.people.posts import Rank
from gongjian.problems import acts as problems
from gongjian.projects.acts import card, milestones
from gongjian.reading.word import At
from gongjian.sheets.following import follow_up, frozen, issues
from gongjian.sheets.issuing import put_out
from gongjian.sheets.registry import sheet
from gongjian.targets import allotting
from gongjian.targets.models import Issue, Named
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal, verify
from tests.world import AREA, TODAY, do, looks, sits, solve, stand, strike, told

DUE = date(2023, 12, 31)
NUMBER = "沁攻坚办〔2023〕5号"


def at(world, on=TODAY, who="office") -> At:
    return At(looks(getattr(world.officers, who), on, today=max(on, TODAY)), world.drive)


def issue(world, number=5, on=TODAY, **said):
    seen = at(world, on)
    desk = sits(world.officers.office, on)
    return desk.do(put_out, sheet(number), kind="issue", at=seen, **{"number": NUMBER, "due_on": DUE} | said)


def refuses(world, sentence, number=5, **said):
    before = Issue.objects.count(), Named.objects.count()
    with pytest.raises(Refused, match=sentence):
        issue(world, number, **said)
    assert (Issue.objects.count(), Named.objects.count()) == before


def test_a_list_is_not_issued_while_a_row_has_no_person(world):
    """M49: every row has a person, a duty and a time limit."""
    other = do(card.register, world.units.duanshi, told("2023-06-01"), name="无人项目", nature="new")[0].project
    do(milestones.plan, other, told("2023-06-01"), kind="started", planned_on=date(2023, 11, 1))
    refuses(world, "「无人项目」没有责任人：清单每一行都要定人、定责、定时限（M49）")
    do(card.change_card, other, told(TODAY), responsible=world.officers.duanshi)
    facts = issue(world)
    assert {fact.person for fact in facts[1:]} == {"何站长", "周端"}


def test_many_rows_without_a_person_are_counted(world):
    for place in range(7):
        other = do(card.register, world.units.duanshi, told("2023-06-01"), name=f"第{place}项", nature="new")[0].project
        do(milestones.plan, other, told("2023-06-01"), kind="started", planned_on=date(2023, 11, 1))
    refuses(world, "等 7 行没有责任人")


def test_a_list_of_units_names_their_heads(world):
    do(allotting.allot, world.drive.targets.get(key="invested"), told("2023-11-20"), unit=world.units.zone, value=1, document="x")
    refuses(world, "「开发区管委会」、「端氏镇」没有责任人|「端氏镇」、「开发区管委会」没有责任人", 1)
    for login, unit in (("zone", world.units.zone), ("duanshi_head", world.units.duanshi)):
        officer, frame = Officer.objects.create(login=login, name=f"某{login}", area=AREA, password="!"), told("2023-11-20")
        stand([frame.tell(Post, officer=officer, unit=unit, title="主任", role="unit", rank=Rank.HEAD)], frame.at)
    facts = issue(world, 1)
    assert {fact.person for fact in facts[1:]} == {"郑农（局长）", "某zone（主任）", "某duanshi_head（主任）"}
    assert all(fact.unit_id == fact.subject_id and fact.due_on == DUE and fact.duty.startswith("2023年四季度全县") for fact in facts[1:])


def test_what_an_issue_cannot_be_without(world):
    for wrong, sentence in (({"number": " "}, "须有文号"), ({"due_on": date(2023, 12, 12)}, "时限 2023-12-12 早于今天")):
        with pytest.raises(Refused, match=sentence):
            put_out(sheet(5), told(TODAY), at=at(world), **{"number": NUMBER, "due_on": DUE} | wrong)
    with pytest.raises(Refused, match="还没有载入行动方案"):
        put_out(sheet(5), told(TODAY), at=At(looks(world.officers.office), None), number=NUMBER, due_on=DUE)
    do(milestones.reach, world.projects.gas, told("2023-12-01"), kind="started")
    refuses(world, "清单里没有内容，不必下发")


def test_only_the_office_issues_and_only_today(world):
    for who in ("magistrate", "deputy", "jiafeng", "statistics", "inspector", "admin"):
        with pytest.raises(Refused, match="指挥部办公室办理|没有任职"):
            sits(getattr(world.officers, who)).do(put_out, sheet(5), kind="issue", at=at(world), number=NUMBER, due_on=DUE)
    from gongjian.desk.desk import Desk

    past = Desk(looks(world.officers.office, date(2023, 12, 1)), sits(world.officers.office).now)
    with pytest.raises(Refused, match="只能看不能办"):
        past.do(put_out, sheet(5), kind="issue", at=at(world), number=NUMBER, due_on=DUE)


def test_one_number_names_one_issue_of_a_list(world):
    issue(world)
    refuses(world, f"{NUMBER} 已经下发过第 5 张清单")
    assert issue(world, 6)[0].number == NUMBER, "one paper may carry several lists"


def test_every_row_becomes_a_dated_fact_and_the_row_its_own_day_where_that_is_earlier(world):
    do(milestones.plan, world.projects.gas, told("2023-12-01", note="推迟"), kind="started", planned_on=date(2023, 12, 20))
    printed, row = issue(world)
    assert (row.project, row.person, row.due_on, row.duty) == (world.projects.gas, "何站长", date(2023, 12, 20), "力争12月中旬前全部开工建设")
    assert (printed.sheet, printed.title, printed.due_on, printed.by) == (5, "2023年未开工项目清单", DUE, world.officers.office)
    assert [told_row["key"] for told_row in printed.rows] == [world.projects.gas.pk]


def test_what_was_printed_stays_as_it_was_printed(world):
    seal(sits(world.officers.office).now)
    printed = issue(world)[0]
    before, file = list(printed.rows), (Path(settings.MEDIA_ROOT) / printed.file).read_bytes()
    assert hashlib.sha256(file).hexdigest() == printed.file_sha256
    do(card.change_card, world.projects.gas, told("2023-12-14"), name="改了名字", responsible_name="换了人", total=1)
    do(milestones.reach, world.projects.gas, told("2023-12-14"), kind="started")
    again = Issue.objects.get(pk=printed.pk)
    assert again.rows == before and (Path(settings.MEDIA_ROOT) / again.file).read_bytes() == file
    table = frozen(again, at(world, date(2023, 12, 20)))
    assert [row[table.place("name")] for row in table.rows] == ["煤层气增压站及配套管网"]
    assert Named.objects.get().title == "煤层气增压站及配套管网" and Named.objects.get().person == "何站长"
    seal(sits(world.officers.office, date(2023, 12, 14)).now)
    assert verify().intact


def test_a_task_may_be_given_with_the_issue_and_the_file_lies_under_its_hash(world):
    printed, row = issue(world, duty="一周一报")
    assert row.duty == "一周一报"
    assert len(printed.file_sha256) == 64 and printed.file == f"issued/{printed.file_sha256[:2]}/{printed.file_sha256}.xlsx"


def second(world):
    idle = do(card.register, world.units.duanshi, told("2023-06-01"), name="迟迟不动", nature="new", responsible_name="李工")[0].project
    do(milestones.plan, idle, told("2023-06-01"), kind="started", planned_on=date(2023, 11, 1))
    return idle


def test_follow_up_counts_done_and_late(world):
    second(world)
    third = do(card.register, world.units.zone, told("2023-06-01"), name="晚了两天", nature="new", responsible_name="张工")[0].project
    do(milestones.plan, third, told("2023-06-01"), kind="started", planned_on=date(2023, 11, 2))
    printed = issue(world, due_on=date(2023, 12, 15))[0]
    assert follow_up(printed, at(world)).sentence == "列名 3 项，已了 0 项，逾期 0 项"
    do(milestones.reach, world.projects.gas, told("2023-12-14"), kind="started")
    do(milestones.reach, third, told("2023-12-18"), kind="started", on=date(2023, 12, 17))
    found = follow_up(printed, at(world, date(2023, 12, 15)))
    assert (found.done, found.late, found.sentence) == (1, 0, "列名 3 项，已了 1 项，逾期 0 项")
    found = follow_up(printed, at(world, date(2023, 12, 20)))
    assert found.sentence == "列名 3 项，已了 2 项，逾期 2 项"
    told_of = {row.named.title: (row.settled_on, row.how, row.late) for row in found.rows}
    assert told_of == {
        "煤层气增压站及配套管网": (date(2023, 12, 14), "已开工", False), "晚了两天": (date(2023, 12, 17), "已开工", True), "迟迟不动": (None, "", True),
    }


def test_a_follow_up_shows_only_what_one_may_see(world):
    second(world)
    printed = issue(world)[0]
    assert len(follow_up(printed, at(world, who="jiafeng")).rows) == 1 and len(follow_up(printed, at(world, who="duanshi")).rows) == 1
    assert len(follow_up(printed, at(world)).rows) == 2 and follow_up(printed, at(world, who="forestry")).rows == []
    assert len(frozen(printed, at(world, who="jiafeng"))) == 1


def test_issues_are_listed_newest_first_and_not_before_they_were(world):
    first, later = issue(world)[0], issue(world, 6, on=date(2023, 12, 14))[0]
    assert issues(at(world, date(2023, 12, 14))) == [later, first]
    assert issues(at(world)) == [first] and issues(at(world, date(2023, 12, 12))) == []


def test_a_list_of_problems_is_followed_up_too(world):
    do(problems.advance, world.problem, told("2023-12-12", note="再催"), to="pressed")
    printed, row = issue(world, 8)
    assert (row.subject, row.subject_id, row.person, row.title) == ("problem", world.problem.pk, "陈林", "使用林地手续未批")
    solve(world.problem, "2023-12-14")
    strike(world.problem, "2023-12-15")
    assert follow_up(printed, at(world, date(2023, 12, 16))).sentence == "列名 1 项，已了 1 项，逾期 0 项"
