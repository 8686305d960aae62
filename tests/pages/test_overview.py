"""The overview: one sentence from the data, targets, what is due, the nine lists; one's own first."""
from datetime import date

import pytest
from django.test import Client

from gongjian.desk.lens import READS, Lens
from gongjian.pages.overview.county import County
from gongjian.pages.overview.headline import at_this_pace, enrolled, invested
from gongjian.problems import acts as problems
from gongjian.projects.acts import mending
from gongjian.projects.models import Report
from gongjian.timeline.when import When
from tests.pages.plain import text
from tests.world import assign, client_for, do, told


def overview(officer, query=""):
    answer = client_for(officer).get(f"/{query}")
    assert answer.status_code == 200
    return answer.text


def test_the_headline_is_said_from_the_data(world):
    said = text(overview(world.officers.office))
    assert "截至 12月13日，四季度固定资产投资完成 0.7 亿元，为目标的 1.5%，落后序时" in said
    assert "38 个应入统项目已入 1 个，已开工未入统的 1 个中 1 个只差现场照片或合同，补齐可带入 0.6 亿元" in said
    assert "统计口径至 11月 · 4 个项目，11月下半月应报 2，已报 2 · 全部报齐" in said


def test_a_clause_without_data_is_left_out(world):
    early = overview(world.officers.office, "?on=2023-11-01")
    assert "统计口径尚未录入" in early and "还没有到期的填报周期" in early and "家未报" not in early and "这是过去的一天" in early


def test_nobody_is_promised_a_pace_once_the_time_is_over(world, monkeypatch):
    monkeypatch.setenv("GONGJIAN_TODAY", "2024-02-10")
    said = text(overview(world.officers.office))
    assert "照此进度" not in said and "为目标的 1.5%，落后序时 98.5 个百分点，缺口 43.6 亿元" in said


def test_without_a_plan_the_page_says_what_to_do(world):
    stranger = world.officers.office
    stranger.area = "140522"  # a county that has loaded none
    stranger.save()
    assert "还没有载入行动方案" in overview(stranger)


def test_with_a_plan_and_no_project_it_stands_too(world, monkeypatch):
    monkeypatch.setattr(Lens, "for_sums", lambda lens, model, county=False: READS[model].objects.none())
    monkeypatch.setattr(Lens, "see", lambda lens, model, relations=None: READS[model].objects.none())
    assert "还没有项目" in overview(world.officers.office)


def test_targets_lie_beside_their_pace_with_eight_weeks_and_a_light(world):
    page = overview(world.officers.office)
    assert page.count('class="bullet"') >= 8 and "近八周：" in page and "红灯" not in text(page).split("全部 23 项")[0]
    assert "落后序时" in page and "嘉峰镇" in page


def test_due_today_is_newly_late_first_and_the_whole_list_is_one_click_away(world):
    for number in range(7):
        step = do(problems.find, world.projects.sheep, told("2023-11-20"), what=f"问题{number}")[0]
        assign(step.problem, "2023-11-21", lead=world.units.forestry, person="陈林", due_on=date(2023, 12, 6 + number))
        do(problems.advance, step.problem, told("2023-12-05"), to="signed")
    page = overview(world.officers.forestry)
    due = page[page.index('id="due"'):]
    assert due.index("逾期 1 天") < due.index("逾期 5 天") and "全部 8 件" in due and "问题0" not in due and "/due" in due
    assert "问题0" in client_for(world.officers.forestry).get("/due").text


def test_who_owes_nothing_reads_so_and_who_watches_how_much_is_late(world):
    mine = overview(world.officers.magistrate)
    due = mine[mine.index('id="due"'):]
    assert "没有要办的事" in due and "各单位有 1 件问题逾期未办结" in due and "of=units" in due
    assert "没有要办的事" in overview(world.officers.statistics)
    assert "各单位有" not in overview(world.officers.agriculture)


def test_each_sees_the_countys_totals_and_only_his_own_rows(world):
    for name in ("agriculture", "jiafeng", "deputy", "magistrate", "statistics", "inspector", "forestry", "admin"):
        assert "四季度固定资产投资完成 0.7 亿元" in text(overview(getattr(world.officers, name))), name
    mine = text(overview(world.officers.jiafeng))
    assert mine.index("嘉峰镇：") < mine.index("全县") and "煤层气增压站" in mine and "肉羊全产业链项目" not in mine
    assert "我包保的项目" in text(overview(world.officers.deputy)) and "本单位项目" not in text(overview(world.officers.office))
    assert "使用林地手续未批" in text(overview(world.officers.forestry)) and "使用林地" not in mine


def test_nobody_signed_in_is_sent_to_the_door(world):
    assert Client().get("/").headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize("name", ["office", "jiafeng", "admin"])
def test_it_asks_the_database_a_bounded_number_of_questions(world, name, django_assert_max_num_queries):
    client = client_for(getattr(world.officers, name))
    client.get("/")
    with django_assert_max_num_queries(76):
        client.get("/")


def test_who_has_not_reported_is_one_page(world):
    sheep = world.projects.sheep
    for fact in Report.objects.as_of(When(world.today)).filter(project=sheep, occurred_on=date(2023, 11, 30)):
        do(mending.void, fact, told("2023-12-12", note="重填"))
    assert "1 家未报" in text(overview(world.officers.office)) and "本期填报" not in overview(world.officers.office), "it is the unit's to tell"
    assert "本期填报" in overview(world.officers.agriculture)
    own = client_for(world.officers.agriculture).get("/reporting").text
    assert "肉羊全产业链项目" in own and f"/projects/{sheep.pk}/reports/new" in own
    assert "肉羊全产业链项目" not in client_for(world.officers.jiafeng).get("/reporting").text


class Line:
    """Just enough of a target line."""

    def __init__(self, done, asked, rate, ahead, reached=False, pace=50.0, ends_on=date(2023, 12, 31), measure="money"):
        self.done, self.asked, self.rate, self.ahead, self.reached, self.pace, self.begun = done, asked, rate, ahead, reached, pace, True
        self.gap = max(asked - done, 0) if asked is not None else None
        self.target = type("T", (), {"title": "四季度固定资产投资", "measure": measure, "ends_on": ends_on})


def said(parts):
    return "".join(part["text"] for part in parts)


@pytest.mark.parametrize(("line", "sentence"), [
    (Line(31.2e8, 44.3e8, 70.4, -7.9, pace=76.8), "四季度固定资产投资完成 31.2 亿元，为目标的 70.4%，落后序时 7.9 个百分点；照此进度年底约 40.6 亿元，缺口 3.7 亿元"),
    (Line(40e8, 44.3e8, 90.3, 2.0, pace=80), "四季度固定资产投资完成 40 亿元，为目标的 90.3%，超序时 2.0 个百分点；照此进度年底约 50 亿元，可以完成目标"),
    (Line(45e8, 44.3e8, 101.6, 1.6, reached=True), "四季度固定资产投资完成 45 亿元，为目标的 101.6%，已完成目标"),
    (Line(31e8, None, None, None), "四季度固定资产投资完成 31 亿元，目标未下达"),
])
def test_the_investment_clause_in_its_cases(line, sentence):
    assert said(invested(line, date(2023, 12, 13))) == sentence


def test_after_the_end_the_gap_is_what_is_left():
    assert said(at_this_pace(Line(31e8, 44.3e8, 70, -30, pace=100), date(2024, 1, 5))) == "，缺口 13.3 亿元"


def test_the_enrolment_clause_says_the_rest_when_it_is_the_rest(world):
    eyes = type("L", (), {"keep": staticmethod(lambda url: url)})
    line = Line(21, 38, 55.3, -20, measure="count")
    line.target.title = "入统"
    assert said(enrolled(line, eyes, County(None, 17, 9, int(2.9e8)))) == "38 个应入统项目已入 21 个，其余 17 个中 9 个只差现场照片或合同，补齐可带入 2.9 亿元"
    assert said(enrolled(line, eyes, County(None, 17, 0, None))) == "38 个应入统项目已入 21 个"
