"""The winter run day by day by `tick`, 1 November to 20 February: every move on the ladder told once with its reason, digests, nothing twice."""
from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection, transaction

from gongjian.desk.lens import Lens
from gongjian.desk.operator import operator
from gongjian.duties.due import owed
from gongjian.duties.duty import SOON
from gongjian.notices.models import Delivery, Notice, Tick
from gongjian.notices.moves import view
from gongjian.notices.tick import tick
from gongjian.problems.life import WHY_BY_WEIGHT, Life
from gongjian.problems.models import Problem
from gongjian.problems.rules import ProblemRules, rules_at
from gongjian.reading.word import At
from gongjian.targets.drives import drive_on
from gongjian.timeline.daycount import NATURAL
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.when import CHINA

AREA, FIRST, LAST = "140521", date(2023, 11, 1), date(2024, 2, 20)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
# The day it is told, how the problem begins, where to, why. What a person decides is told the day after; what the rule says, on its day.
MOVES = [
    (date(2023, 11, 21), "养殖场二期", "转入13710督办", "久拖不决，通过13710督办"),
    (date(2023, 12, 12), "沿线三处通信", "转入13710督办", "逾期 7 天未办结，属久拖不决"),
    (date(2023, 12, 17), "2.1公里", "转入13710督办", "逾期 7 天未办结，属久拖不决"),
    (date(2023, 12, 22), "进口综采", "转入13710督办", "逾期 7 天未办结，属久拖不决"),
    (date(2023, 12, 22), "冷库须双回路", "转入13710督办", "已延期 2 次，属久拖不决"),
    (date(2023, 12, 23), "与既有高速", "提交县政府专题会议", "重大问题，提交县政府专题会议"),
    (date(2023, 12, 27), "管线穿越", "转入13710督办", "逾期 7 天未办结，属久拖不决"),
    (date(2024, 1, 10), "管线穿越", "提交县政府专题会议", "13710督办后又逾期 7 天"),
    (date(2024, 1, 13), "管线穿越", "转入13710督办", "按专题会议议定的时限，继续13710督办"),
    (date(2024, 2, 15), "卫生院能力", "转入13710督办", "逾期 7 天未办结，属久拖不决"),
    (date(2024, 2, 16), "专项债券", "转入13710督办", "逾期 7 天未办结，属久拖不决"),
]


def morning(day: date) -> datetime:
    return datetime.combine(day, time(7), CHINA)


@pytest.fixture(scope="module")
def run(loaded, django_db_blocker):
    """What each day's run said it did; the rows it wrote stay for the module."""
    if connection.vendor != "sqlite":
        pytest.skip("示例县的检验在 SQLite 上做：只装一次")
    with django_db_blocker.unblock(), transaction.atomic():
        facts = _facts()
        yield [tick(AREA, day, morning(day)) for day in DAYS]
        assert _facts() == facts  # being told is no fact
        transaction.set_rollback(True)


def _facts() -> dict[str, int]:
    return {model.kind(): model._base_manager.count() for model in facts_of_the_house()}


def told() -> list[tuple]:
    columns = ("officer__login", "day", "kind", "key", "title", "brief", "body")
    return sorted((tuple(row[:6]) + (repr(row[6]),) for row in Notice.objects.values_list(*columns)), key=repr)


def digest(login: str, day: str) -> dict[str, list[str]]:
    """{part: "label begin-of-text" lines} of an officer's digest; empty where he had none."""
    found = Notice.objects.filter(officer__login=login, day=day, kind=Notice.Kind.DIGEST).first()
    return {part["title"]: [f"{line['label']} {line['text'][:6]}" for line in part["lines"]] for part in found.body} if found else {}


def moves() -> dict[tuple, list[str]]:
    """(day, problem, where to) → who was told, and why."""
    found = defaultdict(list)
    for notice in Notice.objects.filter(kind=Notice.Kind.LADDER).select_related("officer"):
        for line in (line for part in notice.body for line in part["lines"]):
            found[notice.day, line["page"][1][0], line["label"]].append((notice.officer.login, line["small"]))
    return found


def test_each_day_was_run_once_and_in_order(run, db):
    assert [done.days for done in run] == [(day,) for day in DAYS]
    assert list(Tick.objects.order_by("day").values_list("day", flat=True)) == DAYS
    assert sum(done.digests for done in run) == Notice.objects.filter(kind=Notice.Kind.DIGEST).count() > 4000
    assert not Delivery.objects.exists()  # no way out of the house was opened


def test_every_move_on_the_ladder_is_told_once_to_each_with_its_reason(run, db):
    found = moves()
    whats = dict(Problem.objects.values_list("pk", "what"))
    assert len(found) == len(MOVES)
    for on, what, to, why in MOVES:
        (heard,) = (some for (day, problem, label), some in found.items() if (day, label) == (on, to) and whats[problem].startswith(what))
        logins = [login for login, _ in heard]
        assert len(logins) == len(set(logins))
        assert {"office", "office-head"} <= set(logins)
        assert all(small.startswith(why) for _, small in heard)
        assert ("magistrate" in logins) == (to == "提交县政府专题会议")


def test_no_move_that_the_rules_made_went_untold(run, db):
    """Every problem's life over again: what climbed by itself is what was told, and on that day."""
    rules, climbed = rules_at(ProblemRules.objects.all()), set()
    for problem in Problem.objects.all():
        life = Life(problem.competence, rules, NATURAL).tell(problem.steps.order_by("occurred_on", "pk"))
        climbed |= {(climb.on, problem.pk) for climb in life.climbs if climb.by_rule and climb.on <= LAST}
    by_person = {"人工", *WHY_BY_WEIGHT.values()}
    by_rule = {(day, problem) for (day, problem, _), heard in moves().items() if not any(word in why for _, why in heard for word in by_person)}
    # an extension is a person's act and known the day after; all else the rule knows beforehand
    assert {(day, problem) for day, problem in climbed - by_rule} == {
        (day - timedelta(1), problem) for day, problem in by_rule - climbed
    }
    assert len(climbed) == len([move for move in MOVES if "7 天" in move[3] or "延期" in move[3]])


def test_the_unit_that_leads_and_its_head_hear_of_it_and_the_sponsor(run, db):
    heard = {login for (day, _, _), some in moves().items() if day == date(2023, 12, 17) for login, _ in some}
    assert heard == {"jiaotong", "jiaotong-deputy", "jiaotong-head", "office", "office-head", "deputy3"}


def test_who_has_nothing_due_is_told_nothing(run, db):
    assert digest("jiafeng", "2023-12-13") == {}
    assert not Notice.objects.filter(officer__login="admin").exists()


def test_a_bureau_hears_of_its_nodes_before_they_are_late(run, db):
    assert "反馈进展 养殖场二期用" in digest("nongye", "2023-11-21")["七日内到期"]
    assert "问题办结 养殖场二期用" in digest("nongye", "2023-12-18")["七日内到期"]
    assert "问题办结 井场临时用地" in digest("linye", "2023-12-20")["今日到期"]
    assert not any("养殖场二期用" in line for lines in digest("nongye", "2023-12-20").values() for line in lines)


def test_the_head_hears_what_his_officers_let_slip_the_day_before(run, db):
    late = digest("zhujian-head", "2023-11-28")
    assert late["本单位昨日逾期"] == ["问题办结 施工图审查意"]
    assert "本单位昨日逾期" not in digest("zhujian", "2023-11-28")


def test_the_magistrate_is_asked_for_the_second_extension_and_the_office_head_for_the_first(run, db):
    assert digest("magistrate", "2023-12-21") == {"七日内到期": ["审批延期 冷库须双回路"]}
    assert "审批延期 冷库须双回路" in digest("office-head", "2023-12-07")["七日内到期"]
    assert "审批延期 冷库须双回路" not in str(digest("office", "2023-12-07"))


def test_a_sponsor_is_told_what_he_has_not_looked_at_until_he_did(run, db):
    due = digest("deputy2", "2024-01-15")["今日到期"]
    assert len(due) >= 7
    assert {line.split()[0] for line in due} == {"半月调度"}
    assert digest("deputy2", "2024-01-16")["逾期"] == due
    assert not set(due) & set(digest("deputy2", "2024-02-01").get("逾期", []))  # what was missed is owed for a half-month more
    assert digest("deputy3", "2023-12-21") == {}  # he left the day before


def test_on_the_last_morning_the_office_has_one_thing_due(run, db):
    assert digest("office", "2024-02-20")["今日到期"] == ["挂起复查 进口综采设备"]


def test_run_again_nothing_is_told_twice(run, db):
    before = told()
    again = [tick(AREA, day, morning(LAST)) for day in (LAST, FIRST, date(2023, 12, 20))]
    assert [done.days for done in again] == [(), (), ()]
    assert told() == before
    keys = list(Notice.objects.values_list("officer", "key"))
    assert len(keys) == len(set(keys))


def test_one_run_at_the_end_comes_to_the_same(run, db):
    by_day = told()
    Notice.objects.all().delete()
    Tick.objects.all().delete()
    tick(AREA, FIRST, morning(FIRST))
    at_once = tick(AREA, LAST, morning(LAST))
    assert at_once.days == tuple(DAYS[1:])
    assert told() == by_day


def test_each_unit_that_owes_something_hears_of_it_and_nobody_twice_a_day(run, db):
    for day in (date(2023, 12, 1), date(2024, 1, 16), LAST):
        whole = owed(At(Lens(operator(AREA), view(day)), drive_on(day, AREA)), day + SOON)
        heard = {notice.officer.seat_on(day).unit_id for notice in Notice.objects.filter(day=day, kind=Notice.Kind.DIGEST).select_related("officer")}
        assert {duty.unit for duty in whole if duty.unit} <= heard
    assert max(Counter(Notice.objects.filter(kind=Notice.Kind.DIGEST).values_list("officer", "day")).values()) == 1


def test_nearly_every_problem_was_told_of(run, db):
    problems = set(Problem.objects.values_list("pk", flat=True))
    named = {line["page"][1][0] for body in Notice.objects.values_list("body", flat=True) for part in body for line in part["lines"] if line["page"][0] == "problem"}
    assert named <= problems
    assert len(named) > 50
