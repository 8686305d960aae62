"""A ranking on its way: proposed, answered, found upon, published and frozen; what each step refuses; reckoned again it is the same."""
import hashlib
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings as django_settings

from gongjian.people.models import Officer, Post
from gongjian.projects.acts import figures, mending
from gongjian.projects.models import Report
from gongjian.rankings import acts
from gongjian.rankings.flow import Plea, Step
from gongjian.rankings.frozen import as_json, kept, place_of
from gongjian.rankings.life import again, last_issued, life_of, reproduced
from gongjian.rankings.packfile import read_pack
from gongjian.rankings.registry import pack
from gongjian.rankings.rounds import PointEntry, Round, RoundStep
from gongjian.rankings.scoring import BLACK
from gongjian.rankings.seen import answers_seen, rows_seen, seen
from gongjian.rankings.standing import ranking
from gongjian.rankings.tables import book
from gongjian.reading.word import At
from gongjian.timeline.money import WAN
from gongjian.timeline.periods import Period
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import verify
from gongjian.timeline.when import CHINA, When
from tests.rankings.plainly import allot, at
from tests.world import AREA, do, looks, sits, stand, told

TOWNS = ("jiafeng", "duanshi", "zhengzhuang", "longgang")
SENT, OVER = date(2023, 12, 14), date(2023, 12, 18)
NUMBER = "沁项攻坚办〔2023〕6号"


@pytest.fixture
def county(world):
    """Four towns with tasks (嘉峰镇 last), the head of the office, clerks of the four."""
    for place, unit in enumerate(TOWNS):
        allot(world, "invested", unit, (800 - 50 * place) * WAN)
        allot(world, "enrolments", unit, 1)
    allot(world, "starts", "jiafeng", 1)
    for login, key, role, rank in (("head", "drive_office", "office", 1), ("longgang", "longgang", "unit", 3), ("zhengzhuang", "zhengzhuang", "unit", 3)):
        officer = Officer.objects.create(login=login, name=login, area=AREA, must_change=False, password="!")
        frame = told("2023-10-01")
        stand([frame.tell(Post, officer=officer, unit=getattr(world.units, key), title=login, role=role, rank=rank)], frame.at)
        setattr(world.officers, login, officer)
    return world


def desk(county, who: str, on: date = SENT):
    return sits(getattr(county.officers, who), on)


def reckoned(county, rules, on: date, known: datetime):
    return as_json(ranking(At(looks(county.officers.office, on, known, today=None), county.drive), rules))


def propose(county, on: date = date(2023, 12, 13), sent: date = SENT, days: int = 3, rules=None) -> Round:
    rules = rules or pack("winter")
    known = datetime.combine(sent, time(17, 30), CHINA)
    said = reckoned(county, rules, on, known)
    return desk(county, "office", sent).do(
        acts.propose, rules, drive=county.drive, on=on, known=known, said=said, title="截至12月13日", days=days,
    )[0].round


def answer(county, begun: Round, who: str, plea=Plea.AGREES, words: str = "", on: date = SENT):
    return desk(county, who, on).do(acts.answer, getattr(county.units, who), round=begun, plea=plea, words=words)[0]


def issue(county, begun: Round, on: date = OVER, number: str = NUMBER):
    life = life_of(begun)
    said = again(life, at(county), life.excused)
    return desk(county, "head", on).do(acts.issue, begun, number=number, said=said)[0]


def refused(why: str):
    return pytest.raises(Refused, match=why)


def test_the_whole_way(county):
    begun = propose(county)
    assert life_of(begun).proposal.answer_by == date(2023, 12, 17)
    answer(county, begun, "duanshi")
    pleaded = answer(county, begun, "longgang", Plea.FORCE, "十一月连续降雪，道路封闭")
    desk(county, "office", date(2023, 12, 15)).do(acts.rule, pleaded, upheld=True, words="情况属实，附气象证明")
    step = issue(county, begun)
    life = life_of(begun)
    assert (life.step, life.number, step.version) == (Step.ISSUED, NUMBER, "1")
    assert [row.row["excused"] for row in kept(life.said) if row.unit == county.units.longgang.pk] == [True]
    assert verify().broken is None, "what the world told without seals aside"


def test_what_is_published_stays_as_it_was_whatever_is_told_later(county):
    begun = propose(county)
    issue(county, begun)
    before = life_of(begun).said
    fact = Report.objects.filter(project=county.projects.road).order_by("pk").last()
    do(mending.correct, fact, told("2023-12-19", note="凭证不符"), amount=1 * WAN, evidenced=0)
    life = life_of(begun)
    assert life.said == before
    assert reproduced(life, at(county)), "and it can still be reckoned, by what was known then"
    now = as_json(ranking(at(county, on=date(2023, 12, 13)), pack("winter")))
    duanshi = county.units.duanshi.pk
    shares = [next(row.row["parts"][0]["said"] for row in kept(said) if row.unit == duanshi) for said in (before, now)]
    assert shares[0] != shares[1], "the day as it is known now is another matter"


def test_reckoning_again_uses_the_rules_of_then(county, monkeypatch):
    begun = propose(county)
    issue(county, begun)
    changed = read_pack(pack("winter").text.replace("weight = 25", "weight = 45").replace('key = "starts"\ntitle = "开工"\nweight = 20', 'key = "starts"\ntitle = "开工"\nweight = 0').replace('version = "1"', 'version = "2"').encode())
    monkeypatch.setattr("gongjian.rankings.registry.pack", lambda key: changed)
    assert changed.part("investment").weight == 45
    assert reproduced(life_of(begun), at(county))


def test_the_file_has_its_hash_and_is_the_same_made_again(county):
    step = issue(county, propose(county))
    data = (Path(django_settings.MEDIA_ROOT) / step.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == step.file_sha256
    assert book(step.ranking, NUMBER, county.drive.region, county.drive.office, step.round.on) == data
    book_read = openpyxl.load_workbook(Path(django_settings.MEDIA_ROOT) / step.file)
    assert book_read.sheetnames == ["乡镇", "开发区", "县直单位"]
    towns = book_read["乡镇"]
    assert NUMBER in str(towns.cell(2, 1).value) and "乡镇" in towns.cell(1, 1).value
    names = [row[2].value for row in towns.iter_rows(min_row=6, max_row=9)]
    assert names[0] == "端氏镇" and set(names) == {"端氏镇", "嘉峰镇", "郑庄镇", "龙港镇"}


def test_force_majeure_takes_a_unit_off_the_black_board_and_leaves_its_place(county):
    begun = propose(county)
    proposed = {row.row["name"]: row.row for row in kept(life_of(begun).said)}
    black = [name for name, row in proposed.items() if row["honour"] == BLACK]
    assert "龙港镇" in black
    pleaded = answer(county, begun, "longgang", Plea.FORCE, "道路封闭")
    desk(county, "office").do(acts.rule, pleaded, upheld=True, words="属实")
    issue(county, begun)
    row = next(row.row for row in kept(life_of(begun).said) if row.row["name"] == "龙港镇")
    assert (row["honour"], row["excused"], row["place"], row["score"]) == ("", True, proposed["龙港镇"]["place"], proposed["龙港镇"]["score"])


def test_a_plea_that_is_not_upheld_changes_nothing(county):
    begun = propose(county)
    pleaded = answer(county, begun, "longgang", Plea.FORCE, "道路封闭")
    desk(county, "office").do(acts.rule, pleaded, upheld=False, words="同路段其他项目未停工")
    issue(county, begun)
    assert next(row.row for row in kept(life_of(begun).said) if row.row["name"] == "龙港镇")["honour"] == BLACK


class TestRefusals:
    def test_publishing_before_the_units_have_had_their_days(self, county):
        begun = propose(county)
        answer(county, begun, "duanshi")
        with refused("征求意见到 2023-12-17 止，还有 3 家没有答复，现在不能公布"):
            issue(county, begun, date(2023, 12, 17))
        issue(county, begun, date(2023, 12, 18))

    def test_when_all_have_answered_nobody_need_wait(self, county):
        begun = propose(county)
        for who in TOWNS:
            answer(county, begun, who)
        assert issue(county, begun, date(2023, 12, 15)).number == NUMBER

    def test_publishing_while_an_answer_waits_for_the_office(self, county):
        begun = propose(county)
        answer(county, begun, "longgang", Plea.FIGURES, "入统数少计一个")
        with refused("还有 1 条申辩没有核定，核定后才能公布"):
            issue(county, begun)

    def test_a_number_is_needed_and_used_once(self, county):
        begun = propose(county)
        with refused("须有文号"):
            issue(county, begun, number=" ")
        issue(county, begun)
        other = propose(county, on=date(2023, 12, 12), sent=date(2023, 12, 19))
        with refused(f"{NUMBER} 已经用过"):
            issue(county, other, date(2023, 12, 23))

    def test_what_is_published_is_not_answered_ruled_withdrawn_nor_proposed_again(self, county):
        begun = propose(county)
        late = answer(county, begun, "longgang", Plea.AGREES)
        issue(county, begun)
        with refused("已经公布，不再收答复；有不同意见请向指挥部办公室书面提出"):
            answer(county, begun, "duanshi", on=OVER)
        with refused("已经公布，不再核定"):
            desk(county, "office", OVER).do(acts.rule, late, upheld=True, words="x")
        with refused("已经公布，不能撤回。已公布的排名不再改动"):
            desk(county, "office", OVER).do(acts.withdraw, begun, note="误")
        with refused("不能征求意见"):
            desk(county, "office", OVER).do(acts.propose_again, begun, pack=pack("winter"), known=begun.steps.first().known, said={}, days=3)

    def test_one_round_a_pack_and_day(self, county):
        begun = propose(county)
        with refused("截至 2023-12-13 的排名已经征求意见"):
            propose(county)
        desk(county, "office").do(acts.withdraw, begun, note="截止日期写错")
        assert propose(county).pk != begun.pk

    def test_rules_changed_under_the_same_version(self, county):
        propose(county)
        changed = read_pack(pack("winter").text.replace("cap = 110", "cap = 120").encode())
        with refused("内容改过，而版本号还是第1版（2023-12-14 用过）"):
            propose(county, on=date(2023, 12, 12), rules=changed)
        renamed = read_pack(pack("winter").text.replace("cap = 110", "cap = 120").replace('version = "1"', 'version = "2"').encode())
        assert propose(county, on=date(2023, 12, 12), rules=renamed)

    def test_an_answer_that_disputes_says_why_and_is_ruled_once(self, county):
        begun = propose(county)
        with refused("数据有误须写明情况和依据"):
            answer(county, begun, "longgang", Plea.FIGURES, " ")
        pleaded = answer(county, begun, "longgang", Plea.FIGURES, "少计一个")
        desk(county, "office").do(acts.rule, pleaded, upheld=False, words="未入统")
        with refused("已经核定过"):
            desk(county, "office").do(acts.rule, pleaded, upheld=True, words="再看")

    def test_a_unit_that_is_not_in_it_has_nothing_to_answer(self, county):
        begun = propose(county, rules=pack("yanjin"))
        with refused("这一期排名里没有这个单位"):
            answer(county, begun, "agriculture")

    def test_withdrawing_needs_a_reason(self, county):
        with refused("撤回须写明理由"):
            desk(county, "office").do(acts.withdraw, propose(county))

    def test_nobody_answers_for_another_and_only_the_office_finds(self, county):
        begun = propose(county)
        for who in ("office", "duanshi", "magistrate", "inspector", "statistics"):
            with refused("这件事由责任单位办理"):
                desk(county, who).do(acts.answer, county.units.longgang, round=begun, plea=Plea.AGREES)
        pleaded = answer(county, begun, "longgang", Plea.OTHER, "说明")
        for who in ("longgang", "magistrate", "inspector"):
            with refused("这件事由指挥部办公室办理"):
                desk(county, who).do(acts.rule, pleaded, upheld=True, words="x")

    def test_publishing_is_for_the_head_and_the_leaders(self, county):
        begun = propose(county)
        for who in ("office", "longgang", "inspector"):
            with refused("这件事由指挥部办公室主任、县领导办理"):
                desk(county, who, OVER).do(acts.issue, begun, number=NUMBER, said={})

    def test_a_county_without_any_task(self, world):
        with refused("没有一个单位有任务可排"):
            known = datetime.combine(SENT, time(17, 30), CHINA)
            said = reckoned(world, pack("winter"), date(2023, 12, 13), known)
            sits(world.officers.office, SENT).do(acts.propose, pack("winter"), drive=world.drive, on=date(2023, 12, 13), known=known, said=said, title="x", days=3)


class TestAgain:
    def test_figures_set_right_are_proposed_again_and_answers_stay(self, county):
        begun = propose(county)
        pleaded = answer(county, begun, "duanshi", Plea.FIGURES, "漏报十月上半月")
        desk(county, "office", date(2023, 12, 15)).do(acts.rule, pleaded, upheld=True, words="属实，更正后重算")
        do(figures.report, county.projects.road, told("2023-12-15", county.officers.duanshi), period=Period(date(2023, 10, 1), date(2023, 10, 15)), amount=100 * WAN)
        known = datetime.combine(date(2023, 12, 16), time(17), CHINA)
        said = reckoned(county, pack("winter"), begun.on, known)
        desk(county, "office", date(2023, 12, 16)).do(acts.propose_again, begun, pack=pack("winter"), known=known, said=said, days=2)
        life = life_of(begun)
        assert len(life.answers) == 1 and life.proposal.answer_by == date(2023, 12, 18)
        assert county.units.duanshi.pk in life.silent(), "it may say again what it thinks of the new figures"
        assert life.said == said != life.steps[0].ranking

    def test_with_nothing_changed_there_is_no_need(self, county):
        begun = propose(county)
        life = life_of(begun)
        with refused("数据和办法都没有变，不必重新征求意见"):
            desk(county, "office").do(acts.propose_again, begun, pack=pack("winter"), known=life.proposal.known, said=life.said, days=3)

    def test_what_was_proposed_and_cannot_be_reckoned_again_is_not_published(self, county):
        begun = propose(county)
        said = life_of(begun).said
        said["boards"][0]["leagues"][0]["rows"][0]["score"] = 99.9
        with refused("结果与征求意见时不一致，不能公布"):
            desk(county, "head", OVER).do(acts.issue, begun, number=NUMBER, said=said)


class TestSeeing:
    def test_before_it_is_published_a_unit_sees_its_own_row_and_answer(self, county):
        begun = propose(county)
        answer(county, begun, "longgang", Plea.OTHER, "有意见")
        for who in ("duanshi", "longgang"):
            lens = looks(getattr(county.officers, who), SENT)
            life = next(life for life in seen(lens) if life.round.pk == begun.pk)
            assert {row.unit for row in kept(rows_seen(lens, life))} == {getattr(county.units, who).pk}
            assert [one.unit_id for one in answers_seen(lens, life)] == ([county.units.longgang.pk] if who == "longgang" else [])

    def test_those_who_see_all_units_see_it_whole(self, county):
        begun = propose(county)
        for who in ("office", "magistrate", "deputy", "inspector", "statistics"):
            lens = looks(getattr(county.officers, who), SENT)
            life = next(life for life in seen(lens) if life.round.pk == begun.pk)
            assert rows_seen(lens, life) == life.said

    def test_published_it_is_whole_for_every_officer_with_a_post(self, county):
        begun = propose(county)
        issue(county, begun)
        for who in ("duanshi", "forestry", "jiafeng"):
            lens = looks(getattr(county.officers, who), OVER)
            assert [rows_seen(lens, life) == life.said for life in seen(lens)] == [True]
        assert seen(looks(county.officers.admin, OVER)) == []

    def test_on_an_earlier_day_it_had_not_begun(self, county):
        begun = propose(county)
        issue(county, begun)
        assert seen(looks(county.officers.office, date(2023, 12, 13))) == []
        assert [life.issued for life in seen(looks(county.officers.office, date(2023, 12, 15), today=OVER))] == [None]
        assert last_issued(at(county, on=date(2023, 12, 15)), "winter") is None


def test_the_last_published_before_a_day_is_what_movement_is_told_against(county):
    first = propose(county, on=date(2023, 11, 30), sent=date(2023, 12, 1))
    issue(county, first, date(2023, 12, 5))
    second = propose(county)
    issue(county, second, number="沁项攻坚办〔2023〕7号")
    look = at(county, on=OVER)
    assert last_issued(look, "winter").round == second
    assert last_issued(look, "winter", before=date(2023, 12, 13)).round == first
    assert place_of(life_of(second).said, "total", county.units.duanshi.pk) == 1


class TestEntries:
    def test_points_are_within_what_the_pack_lets_be_entered(self, county):
        told_desk = desk(county, "office")
        for points, why in ((10, "每次记 30 分"), (-30, "每次记 30 分")):
            with refused(why):
                told_desk.do(acts.enter, county.units.duanshi, drive=county.drive, pack=pack("yanan"), item="mass_start", points=points, document="文")
        with refused("每次只能记 -20 到 -5 分"):
            told_desk.do(acts.enter, county.units.duanshi, drive=county.drive, pack=pack("yanan"), item="criticised_city", points=-25, document="文")
        with refused("须写明依据的文件"):
            told_desk.do(acts.enter, county.units.duanshi, drive=county.drive, pack=pack("yanan"), item="mass_start", points=30, document=" ")
        with refused("没有「gift」这个记分事项"):
            told_desk.do(acts.enter, county.units.duanshi, drive=county.drive, pack=pack("yanan"), item="gift", points=30, document="文")
        with refused("不在排名范围内"):
            told_desk.do(acts.enter, county.units.drive_office, drive=county.drive, pack=pack("yanan"), item="mass_start", points=30, document="文")

    def test_an_entry_taken_back_counts_no_more_and_stays_on_record(self, county):
        entry = desk(county, "office").do(acts.enter, county.units.duanshi, drive=county.drive, pack=pack("yanan"), item="mass_start", points=30, document="文")[0]
        with refused("作废须写明理由"):
            desk(county, "office").do(acts.take_back, entry)
        desk(county, "office").do(acts.take_back, entry, note="文件撤回")
        with refused("已经作废"):
            desk(county, "office").do(acts.take_back, entry, note="再")
        assert PointEntry.objects.as_of(When(OVER)).count() == 0 and PointEntry._base_manager.count() == 2

    def test_only_the_office_enters_points(self, county):
        with refused("这件事由指挥部办公室办理"):
            desk(county, "duanshi").do(acts.enter, county.units.duanshi, drive=county.drive, pack=pack("yanan"), item="mass_start", points=30, document="文")


def test_the_steps_are_facts_and_nothing_may_change_them(county):
    begun = propose(county)
    with pytest.raises(TypeError):
        RoundStep.objects.filter(round=begun).update(number="x")
    with pytest.raises(TypeError):
        begun.steps.first().delete()
