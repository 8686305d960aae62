"""A signing is counted once per investor and project, across units and years, by a table of rules that gives its reason (G13, rules.md §4)."""
from datetime import date

import pytest

from gongjian.indicators.registry import indicator
from gongjian.projects.acts import mending
from gongjian.promotion.acts import enterprises, leads, signings
from gongjian.promotion.leads import Trade
from gongjian.promotion.models import Sameness, Signing, SigningStanding
from gongjian.promotion.near import alike, why
from gongjian.promotion.recognition import EXCLUDED, RULES, Case, Rules, reasons, years_after
from gongjian.promotion.restand import rebuild_promotion
from gongjian.reading.word import At
from gongjian.timeline.money import YI
from gongjian.timeline.periods import Period
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import FAR, When, end_of
from tests.promotion.making import counting, enlisted, led, signed
from tests.world import AREA, WAN, do, looks, told

QUARTER = Period(date(2023, 10, 1), date(2023, 12, 31))


def total(world, on: str = "2023-12-13", known=None) -> float:
    """新签约项目总投资 of the quarter, 亿元."""
    at = At(looks(world.officers.office, date.fromisoformat(on), known), world.drive).over(QUARTER)
    return indicator("signed_total").total(at) / YI


def queue(on: date) -> list[str]:
    return sorted(SigningStanding.objects.at(When(on)).filter(doubtful=True).values_list("title", flat=True))


def decided(keep: Signing, drop: Signing, verdict: str = "same", on: str = "2023-12-10"):
    return do(signings.decide_pair, keep, told(on, note="核对合同为同一项目"), other=drop, verdict=verdict)[0]


# --- once


def test_three_signings_of_one_investor_by_three_units_count_once(world):
    units = (world.units.jiafeng, world.units.duanshi, world.units.agriculture)
    first, second, third = (
        signed(world, title, on=on, unit=unit) for title, on, unit in zip(("百兆瓦光伏发电", "100MW光伏发电项目", "百兆瓦光伏发电二期"), ("2022-11-20", "2023-10-20", "2023-11-20"), units, strict=True)
    )
    assert counting()["百兆瓦光伏发电"][0] and queue(world.today) == ["100MW光伏发电项目", "百兆瓦光伏发电二期"]
    assert total(world) == 0, "what waits for a person is not counted meanwhile"
    decided(first, second)
    decided(first, third)
    assert queue(world.today) == [] and total(world) == 0
    assert counting()["百兆瓦光伏发电二期"][1] == "与 2022-11-20 签的「百兆瓦光伏发电」是同一项目，只计一次"


def test_found_to_be_two_projects_both_count_from_the_day_they_were_signed(world):
    one, other = signed(world, "光伏发电", on="2023-10-20"), signed(world, "光伏发电项目二期", on="2023-11-20")
    assert total(world) == 2
    decided(one, other, "apart")
    assert total(world) == 4 and total(world, "2023-11-25") == 4
    assert total(world, "2023-11-25", end_of(date(2023, 12, 9))) == 2, "what was known then was that nobody had decided"


def test_the_office_may_credit_the_later_one(world):
    first, later = signed(world, "光伏发电", on="2023-10-20"), signed(world, "光伏发电场", on="2023-11-20", unit=world.units.duanshi, total=3 * YI)
    decided(later, first)
    rows = {row.title: row.counted for row in SigningStanding.objects.at(When(world.today))}
    assert rows == {"光伏发电": False, "光伏发电场": True} and total(world) == 3
    assert total(world, "2023-11-10") == 2, "before the later one was signed, the earlier one was all there was"


def test_a_pair_once_decided_is_not_asked_again_unless_the_decision_is_taken_back(world):
    one, other = signed(world, "光伏发电", on="2023-10-20"), signed(world, "光伏发电场", on="2023-11-20")
    fact = decided(one, other)
    with pytest.raises(Refused, match="已经认定过"):
        decided(other, one, "apart")
    do(mending.void, fact, told("2023-12-11", note="认错了"))
    assert queue(world.today) == ["光伏发电场"]
    for keep, drop, verdict, note, reason in ((one, one, "same", "x", "两次不同的签约"), (one, other, "twin", "x", "请认定"), (one, other, "same", "", "理由")):
        with pytest.raises(Refused, match=reason):
            do(signings.decide_pair, keep, told("2023-12-12", note=note), other=drop, verdict=verdict)
    assert Sameness.objects.as_of(When(FAR)).count() == 0


def test_a_correction_of_a_signing_keeps_what_was_decided_of_it(world):
    one, other = signed(world, "光伏发电", on="2023-10-20"), signed(world, "光伏发电场", on="2023-11-20")
    decided(one, other)
    do(mending.correct, other, told("2023-12-11", note="金额写错"), total=7 * YI)
    assert counting()["光伏发电场"][0] is False
    do(mending.correct, one, told("2023-12-11", note="金额写错"), total=5 * YI)
    assert total(world) == 5


def test_one_investor_may_well_have_two_projects(world):
    signed(world, "风光储一体化", on="2023-10-20")
    signed(world, "矿井水净化设备", on="2023-11-20")
    assert queue(world.today) == [] and total(world) == 4


@pytest.mark.parametrize(("one", "other", "asked"), [
    ({"title": "光伏发电"}, {"title": "光伏发电二期"}, "同一投资方，名称相近"),
    ({"title": "光伏发电", "site": "土沃乡"}, {"title": "药材种植", "site": "土沃乡"}, "同一投资方，同一地点"),
    ({"title": "光伏发电", "investor": "远山能源有限公司"}, {"title": "光伏发电项目", "investor": "远山能源（沁水）有限公司"}, "投资方、名称都相近"),
    ({"title": "光伏发电", "investor": "甲公司", "site": "土沃乡"}, {"title": "光伏发电项目", "investor": "乙集团", "site": "土沃乡"}, "同一地点，名称相近"),
    ({"title": "光伏发电", "investor": "甲公司"}, {"title": "光伏发电项目", "investor": "乙集团"}, ""),
    ({"title": "光伏发电"}, {"title": "药材种植"}, ""),
])
def test_what_makes_a_pair_doubtful(world, one, other, asked):
    first, second = signed(world, **one, on="2023-10-20"), signed(world, **other, on="2023-11-20")
    rows = {row.signing_id: row for row in SigningStanding.objects.at(When(world.today))}
    assert why(rows[first.pk], rows[second.pk]).startswith(asked) and bool(asked) == rows[second.pk].doubtful
    assert not rows[first.pk].doubtful, "the earlier one counts"


def test_one_code_is_one_investor_whatever_it_is_called(world):
    enterprise = enlisted(world, "远山能源有限公司")
    led(world, "contract", enterprise=enterprise, title="光伏发电")
    do(enterprises.restate, enterprise, told("2023-10-28"), name="远山新能源股份公司")
    led(world, "contract", enterprise=enterprise, title="光伏发电二期", unit=world.units.duanshi, days={"contract": "2023-11-20"})
    assert queue(world.today) == ["光伏发电二期"]


def test_phases_do_not_tell_two_names_apart_here():
    assert alike("绿色算力中心一期", "绿色算力中心二期") == 100 and alike("风光储一体化", "矿井水净化") < 60


def test_two_contracts_that_landed_as_one_project_are_asked_about(world):
    gas = world.projects.gas
    signed(world, "增压站设备", on="2023-10-20", project=gas)
    signed(world, "压缩机供应", on="2023-11-20", project=gas, investor="另一家公司")
    assert queue(world.today) == ["压缩机供应"]


# --- by rules


def test_a_framework_is_not_counted_whatever_it_is_worth(world):
    do(signings.sign, world.units.jiafeng, told("2023-11-10"), investor="甲公司", title="大框架", total=90 * YI, kind="framework")
    assert total(world) == 0 and SigningStanding.objects.at(When(world.today)).get().why == "框架协议不是签约"


def case(**said) -> Case:
    return Case(**({"on": date(2023, 12, 13), "kind": "contract", "signed_on": date(2023, 12, 1), "told_on": date(2023, 12, 2), "total": YI} | said))


def test_every_rule_refuses_something_and_gives_its_reason():
    rules, ran = Rules(since=date(2023, 11, 1)), date(2026, 1, 1)
    refused = {
        "contract": case(kind="framework"), "local": case(local=True), "trade": case(trade=Trade.ESTATE), "new": case(newness="moved"), "floor": case(total=499 * WAN),
        "late": case(told_on=date(2024, 1, 2)), "years": case(on=ran),
    }
    assert set(refused) == {rule.key for rule in RULES}
    for rule in RULES:
        assert rule.refuses(refused[rule.key], rules) and rule.says(rules) and not rule.refuses(case(), rules), rule.key
        assert reasons(refused[rule.key], rules) == {rule.key: rule.refuses(refused[rule.key], rules)}, "and nothing else does"
    assert reasons(case(), rules) == {}


def test_the_kinds_that_are_not_recognised_are_those_of_the_rules_and_no_more():
    assert set(EXCLUDED) == {Trade.OUTLET, Trade.EXTRACTION, Trade.ESTATE, Trade.LEISURE, Trade.FISCAL}


def test_what_is_not_known_is_not_held_against_a_signing():
    assert reasons(case(local=None, trade="", newness=""), Rules()) == {}


def test_the_bounds_of_the_rules():
    rules = Rules(since=date(2023, 11, 1))
    assert not reasons(case(total=500 * WAN), rules) and not reasons(case(told_on=date(2024, 1, 1)), rules)
    assert not reasons(case(signed_on=date(2022, 12, 13), told_on=date(2023, 11, 1)), rules), "what was signed before the rules were is told when the books are opened"
    last = years_after(date(2023, 12, 1), 2)
    assert not reasons(case(on=last), rules) and reasons(case(on=date(2025, 12, 2)), rules)
    assert not reasons(case(on=date(2027, 1, 1), landed_on=last), rules) and reasons(case(on=date(2027, 1, 1), landed_on=date(2025, 12, 2)), rules)
    assert years_after(date(2024, 2, 29), 2) == date(2026, 2, 28)


def test_the_rules_speak_of_the_lead_and_its_enterprise(world):
    led(world, "contract", title="房地产开发", trade="estate")
    led(world, "contract", title="老厂搬迁", newness="moved", enterprise=enlisted(world, "乙公司"))
    led(world, "contract", title="本地扩建", enterprise=enlisted(world, "沁水丙公司", local=True))
    found = counting()
    assert found["房地产开发"] == (False, "类别为「房地产」，不在认定范围") and found["老厂搬迁"] == (False, "属于县内搬迁")
    assert found["本地扩建"] == (False, "投资方是本县企业") and total(world) == 0


def test_two_years_without_landing_are_the_end_of_it_and_landing_in_time_is_not(world):
    days = {"found": "2021-03-01", "talked": "2021-03-02", "reviewed": "2021-03-03", "contract": "2021-03-10", "registered": "2021-06-01", "landed": "2023-03-10"}
    led(world, "contract", title="没落地的", days=days, enterprise=enlisted(world, "甲公司", on="2021-01-01"))
    led(world, "landed", title="最后一天落地的", days=days, enterprise=enlisted(world, "乙公司", on="2021-01-01"), project=world.projects.road)
    on = {day: counting(day) for day in (date(2023, 3, 10), date(2023, 3, 11))}
    assert all(counted for counted, _ in on[date(2023, 3, 10)].values())
    assert on[date(2023, 3, 11)]["没落地的"] == (False, "签约满 2 年没有落地") and on[date(2023, 3, 11)]["最后一天落地的"][0]


def test_the_office_sets_the_rules_from_a_day_on(world):
    lay = lambda on, **says: do(signings.lay_rules, "county", told(on), rules=Rules(**says), document="沁招办〔2023〕1号")
    lay("2023-11-01", floor=3 * YI)
    lay("2023-12-01", floor=YI, late=0)
    signed(world, "小项目", on="2023-11-10")
    signed(world, "后来的小项目", on="2023-12-05", investor="乙公司")
    assert counting()["小项目"] == (False, "总投资 20,000 万元，不到 30,000 万元") and counting()["后来的小项目"][0]
    with pytest.raises(Refused, match="没有差别"):
        lay("2023-12-06", floor=YI, late=0)


def test_a_surprise_at_the_years_end_is_not_recognised(world):
    do(signings.lay_rules, "county", told("2023-10-01"), rules=Rules(), document="")
    signed(world, "突击补报", on="2023-10-05", at="2023-12-12")
    assert counting()["突击补报"] == (False, "签约后 68 天才登记，超过 31 天")
    one = signed(world, "及时登记", on="2023-11-20", at="2023-11-22", investor="乙公司")
    do(mending.correct, one, told("2023-12-12", note="金额写错"), total=4 * YI)
    assert counting()["及时登记"][0], "a correction is no late entry"


def test_a_person_may_rule_against_the_rules_by_a_document(world):
    lead = led(world, "contract", title="本地扩建", enterprise=enlisted(world, "沁水丙公司", local=True))
    signing = Signing.objects.get()
    with pytest.raises(Refused, match="依据"):
        do(signings.rule_on, signing, told("2023-12-01", note="县里定的"), counted=True, document=" ")
    do(signings.rule_on, signing, told("2023-12-01", note="引进了外部资金"), counted=True, document="县政府常务会议纪要第9期")
    assert counting()["本地扩建"] == (True, "人工认定计入（县政府常务会议纪要第9期）") and total(world) == 5
    with pytest.raises(Refused, match="已经人工认定计入"):
        do(signings.rule_on, signing, told("2023-12-02", note="再定"), counted=True, document="x")
    framework = do(signings.sign, world.units.jiafeng, told("2023-11-10"), investor="甲", title="框架", total=YI, kind="framework")[0]
    with pytest.raises(Refused, match="框架协议不是签约"):
        do(signings.rule_on, framework, told("2023-12-02", note="x"), counted=True, document="x")
    do(signings.rule_on, signing, told("2023-12-05", note="审计意见"), counted=False, document="审计报告")
    assert not counting()["本地扩建"][0] and lead


def test_a_ruling_does_not_make_one_project_two(world):
    one, other = signed(world, "光伏发电", on="2023-10-20"), signed(world, "光伏发电场", on="2023-11-20")
    decided(one, other)
    do(signings.rule_on, other, told("2023-12-11", note="x"), counted=True, document="纪要")
    assert not counting()["光伏发电场"][0]


# --- old books


def test_what_was_signed_before_it_was_counted_by_rules_is_counted_when_the_house_is_brought_up_to_date(world):
    from gongjian.promotion.apps import stand_anew

    signed(world, "老签约", on="2023-10-20")
    before = list(SigningStanding.objects.values_list("title", "counted", "from_on"))
    SigningStanding.objects.all().delete()
    stand_anew()
    assert list(SigningStanding.objects.values_list("title", "counted", "from_on")) == before and total(world) == 2


def test_a_rebuild_says_what_was_said_act_by_act(world):
    one, other = signed(world, "光伏发电", on="2023-10-20"), signed(world, "光伏发电场", on="2023-11-20")
    decided(one, other)
    led(world, "landed", title="另一个")
    do(leads.take_step, led(world, "talked", title="又一个", enterprise=enlisted(world, "乙")), told("2023-12-01", note="x"), to="lost")
    standings = lambda: sorted(SigningStanding.objects.values_list(
        "signing", "from_on", "until_on", "known_from", "known_until", "counted", "doubtful", "why", "one_with", "project"), key=repr)
    before = standings()
    rebuild_promotion(AREA)
    assert standings() == before
