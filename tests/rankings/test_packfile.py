"""A rule pack is one file: it reads whole, or everything wrong with it is said; overlapping subsets and single respondents are refused."""
from pathlib import Path

import pytest
from django.core import checks

from gongjian.indicators.registry import every_indicator
from gongjian.pages.checks import rule_packs_can_be_used
from gongjian.rankings import registry
from gongjian.rankings.house import HOUSE
from gongjian.rankings.overlaps import PART_OF, overlapping, whole
from gongjian.rankings.packfile import PackError, read_pack
from gongjian.rankings.rulepack import RulePack
from gongjian.targets.planfile import read_plan
from gongjian.timeline.refused import Refused
from tests.rankings.plainly import GROUPS, of_rates, written

HOME = Path(__file__).parents[2]
WINTER = (HOME / "rulepacks/winter.toml").read_text("utf-8")
PACKS = sorted(path.stem for path in (HOME / "rulepacks").glob("*.toml"))


def mistakes(text: str) -> list[str]:
    with pytest.raises(PackError) as caught:
        read_pack(text.encode())
    return list(caught.value.sentences)


def spoilt(old: str, new: str) -> list[str]:
    assert old in WINTER
    return mistakes(WINTER.replace(old, new, 1))


@pytest.mark.parametrize("name", PACKS)
def test_every_pack_we_ship_reads_and_says_where_it_is_from(name):
    read = registry.pack(name)
    assert isinstance(read, RulePack) and read.source and read.version and read.title
    assert read.verified == (read.confidence == "A" and not read.unsure)


def test_the_drives_own_pack_and_four_real_schemes_are_there():
    assert {"winter", "yinchuan", "yanan", "mianyang", "yanjin"} <= set(PACKS)
    assert next(iter(registry.every_pack())) == "winter"


def test_the_suggested_weights_of_the_winter_are_a_marked_default():
    told = registry.pack("winter")
    assert {part.key: part.weight for part in told.parts} == {
        "investment": 25, "starts": 20, "enrolments": 20, "reserve": 10, "promotion": 15, "problems": 5, "approvals": 5,
    }
    assert told.confidence == "C" and not told.verified


def test_the_plan_of_the_winter_names_a_pack_that_is_there():
    plan = read_plan(HOME / "plans/qinshui-winter-2023.toml")
    assert registry.pack(plan.scoring.pack).key == "winter"


class TestRefused:
    @pytest.mark.parametrize("one, other", [
        ("invested", "industrial_invested"), ("invested", "private_invested"), ("industrial_invested", "private_invested"),
        ("reserve_count", "provincial_reserve_count"), ("industrial_reserve_money", "private_reserve_money"), ("starts", "new_start_50"),
    ])
    def test_adding_up_a_whole_and_its_part_or_two_parts_of_one_whole(self, one, other):
        with pytest.raises(PackError) as caught:
            of_rates({one: 50, other: 50})
        titles = (every_indicator()[name].title for name in (one, other))
        told, = caught.value.sentences
        assert all(title in told for title in titles) and "相加会把同一笔算两遍，请只留一项" in told

    def test_all_three_of_investment_are_three_sentences(self):
        with pytest.raises(PackError) as caught:
            of_rates({"invested": 40, "industrial_invested": 30, "private_invested": 30})
        assert len(caught.value.sentences) == 3

    def test_two_sums_of_one_amount_over_the_packs_own_choice_of_projects(self):
        tallies = "".join(f'[[tallies]]\nkey = "{key}"\ntitle = "{key}投资"\ndoes = "sum"\nword = "reported_in"\namong = ["{flag} = 是"]\n' for key, flag in (("甲", "industrial"), ("乙", "private")))
        parts = "".join(f'[[parts]]\nkey = "{key}"\ntitle = "{key}"\nweight = 50\nway = "best"\nof = "{key}"\n' for key in ("甲", "乙"))
        with pytest.raises(PackError, match="甲投资、乙投资都是本期完成投资的合计，分项可能重叠，不得相加"):
            written(tallies + parts)

    def test_overlapping_parts_may_stand_on_two_boards(self):
        boards = "".join(f'[[boards]]\nkey = "{key}"\ntitle = "{key}"\n' for key in ("whole", "industry"))
        parts = "".join(
            f'[[parts]]\nkey = "{key}"\ntitle = "{key}"\nboard = "{key}"\nweight = 100\nway = "completion"\nof = ["{of}"]\n'
            for key, of in (("whole", "invested"), ("industry", "industrial_invested"))
        )
        assert len(written(boards + parts).boards) == 2

    @pytest.mark.parametrize("by", ["project", "enterprise", "owner"])
    def test_ranking_single_respondents(self, by):
        told = mistakes(WINTER.replace('key = "winter"\n', f'key = "winter"\nby = "{by}"\n', 1))
        assert told == [f"[pack]：by「{by}」：排名只排单位。单个项目、单个企业是统计调查对象，逐个排名就公开了它的数据（统计法）；要按项目记分，请写成单位的合计"]

    def test_official_figures_of_units(self):
        told, = spoilt('of = ["invested"]', 'of = ["official_invested"]')
        assert "不进排名" in told and "统计法" in told

    def test_official_figures_of_projects(self):
        with pytest.raises(PackError, match="「official_total」是逐个项目的统计口径数，不进排名"):
            written('[[tallies]]\nkey = "x"\ntitle = "x"\ndoes = "sum"\nword = "official_total"\n[[parts]]\nkey = "x"\ntitle = "x"\nweight = 100\nway = "best"\nof = "x"\n')

    def test_a_growth_rate_that_has_no_figure_by_unit(self):
        assert spoilt('of = ["invested"]', 'of = ["growth"]') == ["记分项 investment：固定资产投资增速只有全县的发布数，没有分单位的数，不能用来排名"]

    def test_an_indicator_that_is_not_there(self):
        assert spoilt('of = ["enrolments"]', 'of = ["approvals_speed"]') == ["记分项 enrolments：没有「approvals_speed」这个指标"]


@pytest.mark.parametrize("old, new, sentence", [
    ("weight = 25", "weight = 24", "榜 total：权重相加是 99，应是 100"),
    ('way = "completion"', 'way = "complete"', "记分项 investment：way「complete」不认识（可用 best、completion、each、entered、lights、places、slope、steps）"),
    ("cap = 110", "cap = 90", "记分项 investment：cap 应在 100 到 1000 之间"),
    ("cap = 110", "capp = 110", "记分项 investment：不认识的项 capp（是不是 cap？）"),
    ('kinds = ["zone"]', 'kinds = ["township"]', "组：township 写在了不止一个组里，一个单位只能在一个组里排名"),
    ('kinds = ["zone"]', 'kinds = ["village"]', "组 zone：kinds「village」不认识（可用 township、zone、department）"),
    ('ties = ["investment", "enrolments"]', 'ties = ["investment", "entries"]', "榜 total：ties 里的 entries 不是它的记分项"),
    ('confidence = "C"', 'confidence = "D"', "[pack]：confidence「D」不认识（可用 A、a、B、C）"),
    ('against = "pace"', 'against = "plan"', "[honours]：against「plan」不认识（可用 pace、target）"),
    ('version = "1"\n', "", "[pack]：缺少 version"),
    ('key = "starts"', 'key = "investment"', "记分项 investment：key 重复"),
])
def test_a_mistake_is_one_sentence_with_its_place(old, new, sentence):
    assert spoilt(old, new) == [sentence]


def test_all_mistakes_are_told_at_once():
    text = WINTER.replace("cap = 110", 'cap = "110%"').replace('confidence = "C"', 'confidence = "E"', 1)
    told = mistakes(text)
    assert len(told) == 6 and sum("cap 应写数字" in sentence for sentence in told) == 5


def test_red_and_black_need_parts_that_say_what_is_fulfilled():
    told = spoilt('judged = ["investment", "starts", "enrolments"]', "judged = []")
    assert told == ["榜 total：设了红黑榜，judged 要写它自己的记分项：看哪几项判断完成没有完成"]


def test_toml_that_is_none_is_told_with_its_line():
    assert mistakes('[pack]\nkey = "winter')[0].startswith("第 2 行")


def test_every_subset_of_the_plan_is_known_as_one():
    """The plan says subset_of; the check that runs before any plan is loaded must know the same."""
    plan = read_plan(HOME / "plans/qinshui-winter-2023.toml")
    by_key = {target.key: target for target in plan.targets}
    subsets = {target.indicator: by_key[target.subset_of].indicator for target in plan.targets if target.subset_of}
    counted = {part: of for part, of in subsets.items() if part in every_indicator() and not part.endswith("growth")}
    assert counted and all(whole(part) == whole(of) for part, of in counted.items())
    assert set(PART_OF) | set(PART_OF.values()) <= set(every_indicator())


def test_overlapping_names_each_pair_once():
    assert overlapping(["invested", "starts", "private_invested"]) == [("invested", "private_invested")]


def test_measures_of_the_house_bear_no_indicators_name():
    assert set(HOUSE) & set(every_indicator()) == set()


class TestStartUp:
    @pytest.fixture
    def folder(self, tmp_path, settings):
        settings.HOME = tmp_path
        (tmp_path / "rulepacks").mkdir()
        return tmp_path / "rulepacks"

    def test_a_pack_with_mistakes_fails_at_start_up_and_is_refused_on_the_page(self, folder):
        (folder / "winter.toml").write_text(WINTER.replace('of = ["enrolments"]', 'of = ["approvals_speed"]'), "utf-8")
        told, = rule_packs_can_be_used()
        assert isinstance(told, checks.Error) and told.msg == "rulepacks/winter.toml：记分项 enrolments：没有「approvals_speed」这个指标"
        with pytest.raises(Refused, match="rulepacks/winter.toml 有 1 处错误，改好才能用"):
            registry.pack("winter")

    def test_the_packs_we_ship_pass(self):
        assert rule_packs_can_be_used() == []

    def test_a_file_edited_is_read_anew_without_a_restart(self, folder):
        file = folder / "winter.toml"
        file.write_text(WINTER, "utf-8")
        assert registry.pack("winter").version == "1"
        file.write_text(WINTER.replace('version = "1"', 'version = "22"'), "utf-8")
        assert registry.pack("winter").version == "22"

    def test_a_pack_is_called_as_its_file(self, folder):
        (folder / "winter.toml").write_text(WINTER, "utf-8")
        (folder / "spring.toml").write_text(WINTER, "utf-8")
        assert [error.msg for error in rule_packs_can_be_used()] == ["rulepacks/spring.toml：[pack]：key 是 winter，应与文件名 spring 相同"]

    def test_no_usual_pack_is_said(self, folder):
        assert [error.msg for error in rule_packs_can_be_used()] == ["没有考评办法 rulepacks/winter.toml"]
        with pytest.raises(Refused, match="没有「winter」这个考评办法"):
            registry.pack("winter")


def test_a_new_pack_is_one_file_and_no_code(tmp_path):
    (tmp_path / "spring.toml").write_text(f'[pack]\nkey = "spring"\ntitle = "春季"\nversion = "1"\nsource = "试"\nconfidence = "C"\n{GROUPS}'
                                          '[[parts]]\nkey = "starts"\ntitle = "开工"\nweight = 100\nway = "completion"\nof = ["starts"]\n', "utf-8")
    assert read_pack(tmp_path / "spring.toml").called == "春季（第1版）"
