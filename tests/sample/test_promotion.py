"""The sample county's promotion: what is not counted and why, one commitment broken on each side, a small chart, some places on the map."""
from datetime import date

from gongjian.pages.promotion_told import Told
from gongjian.promotion.chains import placed
from gongjian.promotion.commitments import Side, State
from gongjian.promotion.coordinates import Datum, in_china, metres
from gongjian.promotion.credit_code import wrong
from gongjian.promotion.models import Enterprise, EnterpriseCard, Lead, LinkCard, Outline, ResourceCard, Signing
from gongjian.promotion.resources import latest
from gongjian.timeline.when import When
from tests.sample.looking import at

DIAMOND = "恒岳晶材有限公司"


def told(day: str, known: bool = False) -> Told:
    return Told(at(day, known))


def of(rows, investor: str) -> list[tuple[str, bool, bool]]:
    return [(row.title, row.counted, row.doubtful) for row in rows.contracts if row.investor == investor]


def test_three_signings_of_one_investor_are_caught(sample):
    assert of(told("2023-12-13", True), DIAMOND) == [("煤层气制金刚石", True, False), ("煤层气制金刚石二期", False, False), ("培育钻石生产线", False, True)]
    assert [(pair.earlier.title, pair.later.title) for pair in told("2023-12-13", True).doubts] == [("煤层气制金刚石", "培育钻石生产线")]
    last = told("2024-02-20")
    assert of(told("2023-12-13"), DIAMOND)[2] == ("培育钻石生产线", False, False), "since it was decided it is so from the day it was signed"
    assert [counted for _, counted, _ in of(last, DIAMOND)] == [True, False, False] and last.doubts == []
    assert len({row.unit_id for row in last.contracts if row.investor == DIAMOND}) == 3, "by three units, in two years"


def test_no_framework_is_counted_and_every_refusal_has_its_reason(sample):
    rows = told("2024-02-20").signings
    frameworks = [row for row in rows if row.kind_of == "framework"]
    assert len(frameworks) == 5 and not any(row.counted for row in frameworks) and {row.why for row in frameworks} == {"框架协议不是签约"}
    assert {row.refused_by for row in rows if not row.counted} >= {",contract,", ",local,", ",trade,"} and all(row.why for row in rows)


def test_one_commitment_is_broken_on_each_side(sample):
    for day in ("2023-12-13", "2024-02-20"):
        broken = [one.commitment.side for one in told(day).promises if one.state == State.BROKEN]
        assert sorted(broken) == sorted([Side.ENTERPRISE, Side.GOVERNMENT]), day
    kept = {one.state for one in told("2024-02-20").promises}
    assert {State.KEPT, State.KEPT_LATE, State.AHEAD, State.BROKEN} <= kept


def test_every_incentive_was_reviewed_for_fair_competition_before(sample):
    for one in told("2024-02-20").promises:
        if one.commitment.clause == "incentive":
            assert one.commitment.lead.reviews.filter(kind_of="fair", passed=True, occurred_on__lte=one.agreed_on).exists()


def test_aid_is_late_and_done_late_and_in_time(sample):
    rows = told("2023-12-13").aids
    assert len({one.element for one in rows}) >= 7
    assert any(one.open and one.days for one in rows) and any(one.done_on and one.days for one in rows) and any(one.done_on and not one.days for one in rows)


def test_signings_of_the_years_before_say_how_long_a_start_takes(sample):
    rows = told("2023-12-13")
    assert rows.rates.start.top >= 10 and rows.rates.start.bottom > rows.rates.start.top and rows.rates.funds.top > 0 and rows.rates.word.bottom >= 1
    assert len(rows.curve) > 8 and rows.curve[-1].waiting < 0.5


def test_the_chart_has_an_example_with_gaps_local_firms_and_targets(sample):
    links = placed(LinkCard.objects.as_of(When(date(2023, 12, 13))).select_related("link"))
    assert {one.card.strength for one in links} == {"whole", "weak", "missing"} and len({one.link.chain for one in links}) == 2
    firms = EnterpriseCard.objects.exclude(link=None)
    assert firms.filter(local=True).exists() and firms.filter(local=False).exists()


def test_the_map_has_every_kind_in_every_datum_and_no_outline(sample):
    cards = latest(ResourceCard.objects.all())
    assert {card.resource.kind for card in cards} == {"plot", "plant", "point"} and {card.datum for card in cards} == set(Datum.values)
    assert all(in_china(card.point) and metres(card.point, (112.35, 35.65)) < 60_000 for card in cards) and not Outline.objects.exists()


def test_every_code_is_right_and_of_an_area_that_does_not_exist(sample):
    codes = [code for code in EnterpriseCard.objects.values_list("code", flat=True) if code]
    assert len(codes) == len(set(codes)) > 20 and all(not wrong(code) and code[2:8] == "990001" for code in codes)


def test_every_contract_is_some_leads_and_every_lead_some_enterprises(sample):
    assert not Signing.objects.filter(lead=None).exists() and not Signing.objects.filter(enterprise=None).exists()
    assert Lead.objects.count() > 40 and Enterprise.objects.count() > 30
