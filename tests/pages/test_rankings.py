"""晾晒比拼 on the pages: works, refuses bad input, keeps others out; units see what is published and their own."""
from datetime import date

import pytest

from gongjian.people.models import Officer
from gongjian.rankings.flow import Plea, Step
from gongjian.rankings.life import life_of
from gongjian.rankings.models import PointEntry, Round
from tests.pages.hands import send
from tests.pages.plain import text
from tests.rankings.plainly import allot
from tests.rankings.test_rounds import county as of_towns
from tests.world import client_for

county = of_towns
EVERY = ("winter", "yinchuan", "yanan", "mianyang", "yanjin", "award2020")
NUMBER = "沁项攻坚办〔2023〕6号"


def page(officer, url: str):
    return client_for(officer).get(url)


def read(officer, url: str) -> str:
    answer = page(officer, url)
    assert answer.status_code == 200, (url, answer.status_code)
    return text(answer.text)


@pytest.fixture
def begun(county) -> Round:
    """Proposed today, by the form."""
    answer = send(county.officers.office, "/rankings/winter/propose", title="截至12月13日", days="3")
    made = Round.objects.get()
    assert answer.status_code == 302 and answer.headers["Location"] == f"/rankings/rounds/{made.pk}"
    return made


def answered(county, begun, who: str, plea=Plea.AGREES, words: str = ""):
    return send(getattr(county.officers, who), f"/rankings/rounds/{begun.pk}/units/{getattr(county.units, who).pk}/answer", plea=plea, words=words)


@pytest.fixture
def issued(county, begun) -> Round:
    for who in ("jiafeng", "duanshi", "zhengzhuang", "longgang"):
        answered(county, begun, who)
    assert send(county.officers.head, f"/rankings/rounds/{begun.pk}/issue", number=NUMBER).status_code == 302
    return begun


class TestBoard:
    def test_it_shows_leagues_places_and_what_is_no_task(self, county):
        allot(county, "invested", "zhongcun")
        told = read(county.officers.office, "/rankings")
        assert "乡镇 4 家排名" in told and "试算" in told and "“无任务”“未下达”不计分" in told
        assert told.index("端氏镇") < told.index("龙港镇") < told.index("中村镇")
        assert "无任务" in told and "办法含未核实的默认值" in told

    @pytest.mark.parametrize("key", EVERY)
    def test_every_pack_has_its_page_its_rules_and_its_trend(self, county, key):
        for url in (f"/rankings/{key}", f"/rankings/{key}/rules", f"/rankings/{key}/trend", f"/rankings?pack={key}"):
            assert page(county.officers.office, url).status_code == 200, url

    def test_a_pack_that_is_not_there_is_said_in_one_sentence(self, county):
        for url in ("/rankings/nowhere", "/rankings?pack=nowhere", "/rankings/nowhere/rules", "/rankings/nowhere/units/1"):
            answer = page(county.officers.office, url)
            assert answer.status_code == 422 and "没有「nowhere」这个考评办法" in answer.text

    def test_a_unit_sees_its_own_row_and_no_neighbours(self, county):
        told = read(county.officers.duanshi, "/rankings")
        assert "端氏镇" in told and "只列本单位" in told
        assert "龙港镇" not in told and "嘉峰镇" not in told and "征求意见</a>" not in told

    def test_once_published_every_unit_sees_it_whole(self, county, issued):
        told = read(county.officers.duanshi, "/rankings")
        assert NUMBER in told and "龙港镇" in told and "公布的排名" in told

    def test_the_boards_say_by_what_rule_one_stands_on_them(self, county, issued):
        told = read(county.officers.office, "/rankings")
        assert "红榜：投资、开工、入统都完成并有超出，且在前 3 名；黑榜：有一项没有完成，且在后 3 名" in told
        assert "无异议 4 家：" in read(county.officers.office, f"/rankings/rounds/{issued.pk}")

    def test_it_can_be_looked_at_on_an_earlier_day(self, county):
        told = read(county.officers.office, "/rankings?on=2023-11-30")
        assert "截至 2023-11-30" in told and "征求意见</a>" not in told

    def test_an_officer_without_a_post_sees_no_unit(self, county):
        told = read(county.officers.admin, "/rankings")
        assert "端氏镇" not in told and "您的单位不在排名范围内" in told

    def test_the_menu_leads_to_it(self, county):
        assert '<a href="/rankings"' in page(county.officers.office, "/").text


class TestOverview:
    def test_those_who_see_all_units_see_the_first_of_a_league(self, county):
        told = read(county.officers.office, "/")
        assert "晾晒比拼" in told and "乡镇组 · 权重第1版" in told and "三个组别" in told

    def test_a_unit_sees_it_when_it_is_published_with_its_own_place(self, county, begun):
        assert "权重第1版" not in read(county.officers.longgang, "/")
        for who in ("jiafeng", "duanshi", "zhengzhuang", "longgang"):
            answered(county, begun, who)
        send(county.officers.head, f"/rankings/rounds/{begun.pk}/issue", number=NUMBER)
        told = read(county.officers.longgang, "/")
        assert NUMBER in told and "端氏镇" in told and "龙港镇" in told, "the first three and itself"


class TestUnit:
    def test_every_point_is_explained_and_what_would_lift_it_is_named(self, county):
        allot(county, "starts", "jiafeng", 1)
        told = read(county.officers.jiafeng, f"/rankings/winter/units/{county.units.jiafeng.pk}")
        assert "嘉峰镇排名" in told and "任务 1 个，完成 0 个，完成率 0.0%" in told and "目标还没有分到本单位" in told
        assert "煤层气增压站及配套管网" in told and "计划 2023-11-20 开工" in told and "不得为分数虚报" in told

    def test_it_is_the_units_own_and_those_who_see_all(self, county):
        url = f"/rankings/winter/units/{county.units.jiafeng.pk}"
        for who, status in (("office", 200), ("magistrate", 200), ("inspector", 200), ("jiafeng", 200), ("duanshi", 404), ("forestry", 404), ("admin", 404)):
            assert page(getattr(county.officers, who), url).status_code == status, who

    def test_a_unit_that_is_in_no_league_has_no_page(self, county):
        assert page(county.officers.office, f"/rankings/winter/units/{county.units.drive_office.pk}").status_code == 404
        assert page(county.officers.office, "/rankings/winter/units/999999").status_code == 404

    def test_projects_that_made_a_tally_are_named_to_those_who_see_them(self, county):
        url = f"/rankings/yanan/units/{county.units.agriculture.pk}"
        assert "肉羊全产业链项目" in read(county.officers.agriculture, url)

    def test_the_trend_of_all_units_is_not_a_units_to_see(self, county):
        assert page(county.officers.duanshi, "/rankings/winter/trend").status_code == 403


class TestProposing:
    def test_it_is_frozen_with_its_rules_and_the_units_may_answer(self, county, begun):
        life = life_of(begun)
        assert life.step == Step.PROPOSED and life.proposal.rules.startswith("# 冬季行动综合排名办法") and life.proposal.answer_by == date(2023, 12, 16)
        assert "2023-12-16 前可以答复" in read(county.officers.duanshi, f"/rankings/rounds/{begun.pk}")

    @pytest.mark.parametrize("said, why", [({"title": "", "days": "3"}, "标题"), ({"title": "x", "days": "0"}, "征求意见几天"), ({"title": "x", "days": "三"}, "征求意见几天")])
    def test_bad_input_stays_on_the_form(self, county, said, why):
        answer = send(county.officers.office, "/rankings/winter/propose", **said)
        assert answer.status_code == 422 and why in answer.text and not Round.objects.exists()

    def test_it_is_the_offices(self, county):
        for who in ("duanshi", "magistrate", "inspector"):
            assert page(getattr(county.officers, who), "/rankings/winter/propose").status_code == 403

    def test_a_past_day_is_only_looked_at(self, county):
        answer = page(county.officers.office, "/rankings/winter/propose?on=2023-12-01")
        assert answer.status_code == 422 and "只能看不能办" in answer.text

    def test_twice_for_one_day_is_refused(self, county, begun):
        answer = send(county.officers.office, "/rankings/winter/propose", title="再来", days="3")
        assert answer.status_code == 422 and "请在那一期上办理" in answer.text


class TestAnswering:
    def test_the_unit_answers_and_the_office_finds(self, county, begun):
        assert answered(county, begun, "longgang", Plea.FORCE, "道路封闭").status_code == 302
        url = f"/rankings/rounds/{begun.pk}"
        told = read(county.officers.office, url)
        assert "道路封闭" in told and "待核定" in told
        key = life_of(begun).answers[0].pk
        assert send(county.officers.office, f"/rankings/answers/{key}/rule", upheld="yes", words="属实").status_code == 302
        assert "采纳：属实" in read(county.officers.longgang, url)
        assert "道路封闭" not in read(county.officers.duanshi, url), "another's plea is not its own"

    def test_a_dispute_without_words_stays_on_the_form(self, county, begun):
        answer = answered(county, begun, "longgang", Plea.FIGURES)
        assert answer.status_code == 422 and "数据有误须写明情况和依据" in answer.text

    def test_nobody_answers_for_another(self, county, begun):
        url = f"/rankings/rounds/{begun.pk}/units/{county.units.longgang.pk}/answer"
        assert page(county.officers.duanshi, url).status_code == 404
        assert page(county.officers.office, url).status_code == 403

    def test_ruling_is_the_offices(self, county, begun):
        answered(county, begun, "longgang", Plea.OTHER, "说明")
        key = life_of(begun).answers[0].pk
        assert page(county.officers.longgang, f"/rankings/answers/{key}/rule").status_code == 403
        answer = send(county.officers.office, f"/rankings/answers/{key}/rule", upheld="no", words="")
        assert answer.status_code == 422


class TestPublishing:
    def test_it_is_frozen_with_number_file_and_hash(self, county, issued):
        told = read(county.officers.office, f"/rankings/rounds/{issued.pk}")
        assert NUMBER in told and "公布的，已冻结" in told and "结果一致" in told and "SHA-256" in told
        file = page(county.officers.duanshi, f"/rankings/rounds/{issued.pk}.xlsx")
        assert file.status_code == 200 and file.content[:2] == b"PK"
        rules = page(county.officers.duanshi, f"/rankings/rounds/{issued.pk}.toml")
        assert rules.status_code == 200 and rules.content.decode() == life_of(issued).issued.rules

    def test_before_the_days_are_over_it_is_refused_on_the_form(self, county, begun):
        answer = send(county.officers.head, f"/rankings/rounds/{begun.pk}/issue", number=NUMBER)
        assert answer.status_code == 422 and "现在不能公布" in answer.text

    def test_it_is_the_heads_and_the_leaders(self, county, begun):
        for who, status in (("office", 403), ("duanshi", 403), ("head", 200), ("magistrate", 200)):
            assert page(getattr(county.officers, who), f"/rankings/rounds/{begun.pk}/issue").status_code == status, who

    def test_what_is_published_offers_nothing_more(self, county, issued):
        for act in ("issue", "withdraw", "propose"):
            answer = page(county.officers.head, f"/rankings/rounds/{issued.pk}/{act}")
            assert answer.status_code == 422 and "已经公布" in answer.text
        assert "当前环节没有您要办的" in read(county.officers.office, f"/rankings/rounds/{issued.pk}")

    def test_withdrawing_needs_its_reason_and_the_round_is_gone_for_the_units(self, county, begun):
        url = f"/rankings/rounds/{begun.pk}/withdraw"
        assert send(county.officers.office, url, note="").status_code == 422
        assert send(county.officers.office, url, note="截止日期写错").status_code == 302
        assert page(county.officers.duanshi, f"/rankings/rounds/{begun.pk}").status_code == 404
        assert "撤回：截止日期写错" in read(county.officers.office, f"/rankings/rounds/{begun.pk}")

    def test_a_round_that_is_none_is_not_there(self, county):
        for url in ("/rankings/rounds/99", "/rankings/rounds/99.xlsx", "/rankings/rounds/99.toml", "/rankings/rounds/99/issue", "/rankings/answers/99/rule"):
            assert page(county.officers.office, url).status_code == 404, url

    def test_the_register_lists_every_round_he_sees(self, county, issued):
        told = read(county.officers.duanshi, "/rankings/rounds")
        assert "截至12月13日" in told and NUMBER in told
        assert "还没有征求过意见" in read(county.officers.admin, "/rankings/rounds")


class TestEntries:
    def said(self, county, **more):
        return {"unit": str(county.units.duanshi.pk), "item": "mass_start", "points": "30", "document": "集中开工通知", "on": "2023-12-10"} | more

    def test_points_are_entered_shown_and_taken_back(self, county):
        assert send(county.officers.office, "/rankings/yanan/entries/new", **self.said(county)).status_code == 302
        told = read(county.officers.office, "/rankings/yanan/entries")
        assert "端氏镇" in told and "+30" in told and "集中开工通知" in told
        entry = PointEntry.objects.get()
        assert send(county.officers.office, f"/rankings/entries/{entry.pk}/void", note="通知撤回").status_code == 302
        assert "还没有记分" in read(county.officers.office, "/rankings/yanan/entries")

    @pytest.mark.parametrize("wrong, why", [({"points": "10"}, "每次记 30 分"), ({"points": "三十"}, "分数"), ({"document": ""}, "文件"), ({"item": ""}, "事项"), ({"on": "2024-05-01"}, "日期还没到")])
    def test_bad_input_stays_on_the_form(self, county, wrong, why):
        answer = send(county.officers.office, "/rankings/yanan/entries/new", **self.said(county, **wrong))
        assert answer.status_code == 422 and why in answer.text and not PointEntry.objects.exists()

    def test_units_see_their_own_entries_and_enter_none(self, county):
        send(county.officers.office, "/rankings/yanan/entries/new", **self.said(county))
        assert "集中开工通知" in read(county.officers.duanshi, "/rankings/yanan/entries")
        assert "集中开工通知" not in read(county.officers.longgang, "/rankings/yanan/entries")
        assert page(county.officers.duanshi, "/rankings/yanan/entries/new").status_code == 403

    def test_a_pack_without_such_items_says_so(self, county):
        answer = page(county.officers.office, "/rankings/winter/entries/new")
        assert answer.status_code == 422 and "没有按文件记分的事项" in answer.text


def test_a_county_without_a_plan_says_so(county):
    elsewhere = Officer.objects.create(login="elsewhere", name="外县", area="140522", must_change=False, password="!")
    assert "还没有载入行动方案" in page(elsewhere, "/rankings").text


def test_a_ranking_of_no_tasks_at_all_says_so(world):
    told = read(world.officers.office, "/rankings")
    assert "乡镇 都没有任务，不排名" in told


def test_no_official_figure_stands_on_any_page(county):
    """520 万元 (0.05 亿元) is the bureau's figure of the one road of 端氏镇; 650 万元 is what the unit reported."""
    key = county.units.duanshi.pk
    for url in ("/rankings", f"/rankings/winter/units/{key}", "/rankings/yanan", f"/rankings/yanan/units/{key}", "/rankings/yanjin"):
        told = read(county.officers.office, url)
        assert "统计口径" not in told and "520" not in told and "0.05" not in told, url
