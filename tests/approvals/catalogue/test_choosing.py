"""Which items a project needs, why not the others, and what each waits for then."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.catalogue.choosing import Needed, all_before, chosen
from gongjian.approvals.path import Node, path
from tests.approvals.catalogue.plainly import KIND, little, waits
from tests.approvals.catalogue.rules_table import TYPICAL

BOOK = read()
PATHS = tuple(BOOK.attributes["path"].choices)
EVERY = [(kind, way) for kind in BOOK.kinds for way in PATHS]
COMPLETION = max(BOOK.stages)
FOREST = {"applies": {"attribute": "forest"}, "exempt": "不占用林地"}


def told_of(attribute) -> st.SearchStrategy:
    if attribute.kind == "flag":
        return st.sampled_from([None, True, False])
    return st.sampled_from([None, *attribute.choices]) if attribute.kind == "choice" else st.sampled_from([None, 0, 0.3, 4, 700, 20_000])


told = st.fixed_dictionaries({key: told_of(one) for key, one in BOOK.attributes.items() if key != "path"})


def kept(choices: dict) -> dict:
    return {code: choice for code, choice in choices.items() if choice.needed is not Needed.NO}


@pytest.mark.parametrize(("kind", "way"), EVERY)
def test_each_kind_on_each_path_has_a_connected_way_to_the_start(kind, way):
    leads_to_the_start(kept(chosen(BOOK, kind, way, {})))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(EVERY), told)
def test_whatever_is_told_every_item_leads_to_the_start_and_no_way_goes_round(of, attributes):
    choices = kept(chosen(BOOK, *of, attributes))
    leads_to_the_start(choices)
    path({code: Node(code, choice.item.usual.working if choice.item.usual else 0, choice.after, choice.lacking) for code, choice in choices.items()})


def leads_to_the_start(choices: dict) -> None:
    """Every item but those of completion comes before the start, or is said to be beside it; and what it waits for is there."""
    joined = {code: (*choice.after, *choice.lacking) for code, choice in choices.items()}
    assert {one for codes in joined.values() for one in codes} <= set(choices)
    before = all_before("start", joined)
    for code, choice in choices.items():
        if code != "start" and choice.item.stage < COMPLETION:
            assert code in before or code in BOOK.items["start"].beside, code
        if choice.item.stage == COMPLETION:
            assert code not in before and "start" in all_before(code, joined), code


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(EVERY), told)
def test_every_choice_says_why_it_is_so(of, attributes):
    for code, choice in chosen(BOOK, *of, attributes).items():
        if choice.needed is Needed.NO:
            assert choice.why and (choice.after, choice.lacking) == ((), ()), code
        elif choice.needed is Needed.UNKNOWN:
            assert choice.why.startswith("待核：")
        assert all(attributes[name] is None and name in BOOK.kinds[of[0]].defaults for name in choice.assumed)


@pytest.mark.parametrize(("way", "established"), [("approve", {"proposal", "feasibility"}), ("verify", {"ratify"}), ("file", {"filing"})])
@pytest.mark.parametrize("kind", BOOK.kinds)
def test_a_path_has_its_own_way_of_being_established(kind, way, established):
    choices = chosen(BOOK, kind, way, {})
    assert {code for code, choice in kept(choices).items() if choice.item.group} == established
    assert set(choices) == set(BOOK.items) and choices["start"].needed is Needed.YES


def test_whoever_waits_for_an_establishment_waits_for_the_one_of_its_path():
    for way, code in (("approve", "feasibility"), ("verify", "ratify"), ("file", "filing")):
        choices = chosen(BOOK, "industry", way, {"forest": True, "own_water": True})
        assert code in choices["forest"].after and code in choices["abstraction"].after and code in choices["landplan"].after


def test_energy_review_stands_before_the_study_of_government_projects_and_only_before_the_start_of_firms():
    """P15: 政府投资项目在报送可研前, 企业投资项目在开工前."""
    told = {"energy_tce": 5000, "tender": True}
    assert "energy" in chosen(BOOK, "building", "approve", told)["feasibility"].after
    firm = kept(chosen(BOOK, "industry", "file", told))
    joined = {code: (*choice.after, *choice.lacking) for code, choice in firm.items()}
    assert [code for code in firm if "energy" in joined[code]] == ["start"]


def test_a_firms_tender_waits_for_its_filing_in_the_place_of_the_study():
    assert chosen(BOOK, "industry", "file", {"tender": True, "hazardous": False})["tender"].after == ("filing",)


def test_without_farmland_the_supply_waits_for_what_the_conversion_waited_for():
    told = {"farmland": False, "collect": False, "forest": True, "mining": False, "relics": False, "geohazard": False, "major": False}
    choices = chosen(BOOK, "industry", "file", told)
    assert choices["conversion"].needed is Needed.NO and choices["conversion"].why == "不占用农用地，也不征收集体土地"
    assert set(choices["supply"].after) == {"land", "forest"}


def test_works_that_are_no_buildings_report_their_start_instead_of_a_permit():
    choices = chosen(BOOK, "farmland", "approve", {})
    assert choices["permit"].why == "由行业开工报告代替" and choices["start_report"].needed is Needed.YES
    assert "start_report" in choices["start"].after and choices["planning"].needed is Needed.NO
    assert chosen(BOOK, "building", "approve", {})["start_report"].why == "房屋建筑类项目，按施工许可证办理"


def test_standard_land_frees_from_what_the_government_did_before_the_sale():
    told = {"mining": True, "geohazard": True, "relics": True, "standard_land": True}
    choices = chosen(BOOK, "industry", "file", told)
    assert {choices[code].needed for code in ("minerals", "geohazard", "relics")} == {Needed.NO} and choices["relics"].why == "使用标准地，由政府在出让前统一完成（P12）"
    assert chosen(BOOK, "industry", "file", {"mining": False, "standard_land": True})["minerals"].why == "不在矿区"
    assert {choice.needed for code, choice in chosen(BOOK, "industry", "file", told | {"standard_land": False}).items() if code in ("minerals", "relics")} == {Needed.YES}


def test_what_is_not_told_is_open_and_names_what_to_verify():
    choice = chosen(BOOK, "industry", "file", {"energy_tce": 100})["energy"]
    assert (choice.needed, choice.why) == (Needed.UNKNOWN, "待核：年用电量")
    assert chosen(BOOK, "industry", "file", {"energy_tce": 100, "power_kwh": 600})["energy"].why == "年综合能耗 1000 吨标准煤以上，或年用电量 500 万千瓦时以上"


def test_an_open_item_stands_in_the_way_until_it_is_decided():
    choices = chosen(BOOK, "industry", "file", {"farmland": True})
    assert choices["forest"].needed is Needed.UNKNOWN and "forest" in choices["conversion"].after
    assert "forest" not in chosen(BOOK, "industry", "file", {"farmland": True, "forest": False})["conversion"].after


def test_the_template_of_a_kind_is_taken_until_it_is_told_otherwise_and_says_so():
    assumed, told = (chosen(BOOK, "industry", "file", attributes)["land"] for attributes in ({}, {"new_land": True, "supply": "auction"}))
    assert (assumed.needed, set(assumed.assumed)) == (Needed.YES, {"new_land", "supply"}) and (told.needed, told.assumed) == (Needed.YES, ())
    assert chosen(BOOK, "industry", "file", {"new_land": False})["land"].needed is Needed.NO


def test_a_choice_carries_the_figures_of_its_case():
    report, table = (chosen(BOOK, "industry", "file", {"eia": eia})["environment"].item for eia in ("report", "table"))
    assert (report.legal.days, table.legal.days) == (60, 30) and "报告书" in report.note
    assert chosen(BOOK, "industry", "file", {"energy_tce": 20_000})["energy"].item.level == "province"


def test_a_kind_may_take_longer_and_says_so():
    slow, usual = (chosen(BOOK, kind, "approve", {})["land"].item.likely for kind in ("transport", "building"))
    assert slow.days == usual.days + 10 and "交通项目另加 10 个工作日" in slow.note


@pytest.mark.parametrize("told", [{"moon": True}, {"energy_tce": "much"}, {"eia": "book"}, {"eia": ["report"]}, {"forest": None}, {"path": "approve"}])
def test_what_newer_files_know_no_more_counts_as_not_told(told):
    assert chosen(BOOK, "industry", "file", told) == chosen(BOOK, "industry", "file", {})


@pytest.mark.parametrize("asked", [("moon", "file", {}), ("industry", "moon", {})])
def test_a_kind_or_a_path_that_is_not_there_is_an_error(asked):
    with pytest.raises(KeyError, match="moon"):
        chosen(BOOK, *asked)


def test_a_factory_on_farmland_hangs_on_the_typical_path_of_the_rules():
    """§3.3: E1→A5→A18→A19→A20→B1→B2→C6."""
    flags = dict.fromkeys((one.key for one in BOOK.attributes.values() if one.kind == "flag"), False)
    told = flags | {"site": True, "new_land": True, "farmland": True, "supply": "auction", "eia": "table", "energy_tce": 0, "power_kwh": 0, "soil_hectares": 1, "soil_m3": 1, "cost_wan": 9000}
    choices = kept(chosen(BOOK, "industry", "file", told))
    assert Needed.UNKNOWN not in {choice.needed for choice in choices.values()}
    found = path({code: Node(code, choice.item.usual.working if choice.item.usual else 0, choice.after, choice.lacking) for code, choice in choices.items()})
    rules = [choices[code].item.rule for code in found.critical]
    assert [rule for rule in rules if rule in TYPICAL] == list(TYPICAL) and rules[-1] == "F0"


def test_an_unneeded_item_passes_on_what_it_waited_for():
    book = little({"code": "aa"}, {"code": "bb", "after": ["aa"], **FOREST}, {"code": "cc", "after": ["bb"]})
    assert waits(book, forest=False)["cc"] == (("aa",), ()) and waits(book, forest=True)["cc"] == (("bb",), ())


def test_through_several_unneeded_ones_too():
    book = little({"code": "aa"}, {"code": "bb", "after": ["aa"], **FOREST}, {"code": "cc", "after": ["bb"], **FOREST}, {"code": "dd", "after": ["cc"]})
    assert waits(book, forest=False)["dd"] == (("aa",), ())


def test_what_an_unneeded_item_lacked_must_be_there_before_those_that_waited_for_it():
    """乙 could be accepted without 甲 but not granted: 丙 after 乙 could not begin before 甲 was there."""
    book = little({"code": "aa"}, {"code": "bb", "lacking": ["aa"], **FOREST}, {"code": "cc", "after": ["bb"]}, {"code": "dd", "lacking": ["bb"]})
    assert waits(book, forest=False)["cc"] == (("aa",), ()) and waits(book, forest=False)["dd"] == ((), ("aa",))


def test_what_another_prerequisite_implies_is_not_passed_on():
    book = little({"code": "aa"}, {"code": "bb", "after": ["aa"], **FOREST}, {"code": "cc", "after": ["aa"]}, {"code": "dd", "after": ["bb", "cc"]})
    assert waits(book, forest=False)["dd"] == (("cc",), ())


def test_what_the_catalogue_says_itself_stays_though_implied():
    book = little({"code": "aa"}, {"code": "bb", "after": ["aa"]}, {"code": "cc", "after": ["aa", "bb"]})
    assert waits(book)["cc"] == (("aa", "bb"), ())


def test_one_paper_lacked_does_not_imply_what_must_be_there_from_the_beginning():
    """丁 needs 甲 before it begins (passed on by 乙), and lacks 丙, which is after 甲: the first is not implied by the second."""
    book = little({"code": "aa"}, {"code": "bb", "after": ["aa"], **FOREST}, {"code": "cc", "after": ["aa"]}, {"code": "dd", "after": ["bb"], "lacking": ["cc"]})
    assert waits(book, forest=False)["dd"] == (("aa",), ("cc",))


def test_where_no_establishment_is_left_what_it_waited_for_is_passed_on():
    kind = KIND | {"skips": {"filed": "已备案"}}
    book = little({"code": "aa"}, {"code": "filed", "group": "establish", "after": ["aa"]}, {"code": "bb", "after": ["@establish"]}, kinds=(kind,))
    assert waits(book)["bb"] == (("aa",), ())


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_unneeded_taken_out_every_order_that_was_is_kept(data):
    """Of two items kept, the one that had to precede the other still does, however many between them fell away; and no new order came."""
    codes = [f"n{letter}" for letter in "abcdefgh"]
    items = []
    for place, code in enumerate(codes):
        pick = st.lists(st.sampled_from(codes[:place]), max_size=3, unique=True) if place else st.just([])
        after = data.draw(pick)
        lacking = [one for one in data.draw(pick) if one not in after]
        items.append({"code": code, "after": after, "lacking": lacking} | (FOREST if data.draw(st.booleans()) else {}))
    book = little(*items)
    full, left = ({code: (*after, *lacking) for code, (after, lacking) in waits(book, forest=forest).items()} for forest in (True, False))
    for code in left:
        assert all_before(code, left) == all_before(code, full) & set(left)


@pytest.mark.parametrize(("name", "kind"), [
    ("沁水县嘉峰镇煤层气增压站项目", "pipeline"), ("2024年高标准农田建设项目", "farmland"), ("沁河流域生态修复治理", "ecology"), ("太行一号旅游公路沁水段", "transport"),
    ("100MW风电项目", "energy"), ("张峰水库供水工程", "water"), ("龙港镇第二小学", "building"), ("菌菇种植大棚", "agriculture"), ("装备制造产业园", "industry"),
    ("老旧小区改造及雨污分流", "municipal"), ("历山景区康养酒店", "tourism"), ("洗煤厂智能化改造技改项目", "retrofit"), ("某某项目", ""),
])
def test_a_name_speaks_for_a_kind(name, kind):
    assert BOOK.guessed(name) == kind
