"""Every row of rules.md §3.3 is in the catalogue whole: figures with confidence and source, triggers, prerequisites, what runs beside."""
import pytest

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.catalogue.choosing import all_before
from gongjian.approvals.catalogue.mark import Figure, Mark, Validity
from tests.approvals.catalogue import rules_table as rules

BOOK = read()
BY_RULE = {item.rule: item for item in BOOK.items.values()}
ESTABLISH = {"A2", "A3", "A2H", "A2B"}


def signed(mark: Mark | None) -> str:
    """A figure as rules_table writes it."""
    if mark is None:
        return ""
    source = "673" if "673" in mark.source else mark.source
    if isinstance(mark, Validity):
        held = f"{mark.months}mo" + (" to start" if mark.to_start else "") if mark.months else "life"
    elif isinstance(mark, Figure):
        days = "-".join(str(day) for day in (mark.least, mark.days) if day is not None) + (f"+{mark.more}" if mark.more else "")
        held = f"{'≥' if mark.minimum else ''}{days}{'wd' if mark.counted == 'working' else 'd'}"
        held = f"({held})" if mark.part and not mark.minimum else held
    else:
        held = ""
    return " ".join(filter(None, (held, mark.confidence, source)))


def directly(rule: str) -> set[str]:
    """The ids an item waits for, as its own data say it; A2* for 立项."""
    item = BY_RULE[rule]
    return {"A2*" if code == "@establish" else BOOK.items[code].rule for code in item.after}


def test_every_id_of_the_table_is_there_and_no_other():
    assert set(BY_RULE) == set(rules.ROWS) | rules.BESIDE_THE_TABLE and len(BY_RULE) == len(BOOK.items) == 46


@pytest.mark.parametrize("rule", rules.ROWS)
def test_a_row_says_its_bureau_its_limits_and_its_validity(rule):
    item = BY_RULE[rule]
    assert (item.bureau, signed(item.legal), signed(item.promised), signed(item.validity)) == rules.ROWS[rule]


@pytest.mark.parametrize(("rule", "told", "figures", "level"), rules.CASES)
def test_what_differs_by_attribute(rule, told, figures, level):
    item = BY_RULE[rule].under(told)
    assert (signed(item.legal), signed(item.promised), item.level) == (*figures, level)


@pytest.mark.parametrize(("rule", "met", "unmet", "mark"), rules.TRIGGERS)
def test_a_trigger_is_met_at_its_threshold_and_not_below(rule, met, unmet, mark):
    item = BY_RULE[rule]
    assert (item.applies.holds(met), item.applies.holds(unmet), signed(item.trigger)) == (True, False, mark)


def test_what_applies_to_all_has_no_condition():
    assert {rule for rule, item in BY_RULE.items() if not item.applies.names()} == {
        "E2", "E3", "A1", "B1", "B2", "C1", "C5", "F0", "X1", "X2", "D1", "D2", "D4", "D5", "D6", "D7", "D8",
    }


@pytest.mark.parametrize("rule", sorted(set(BY_RULE) - {"X1", "X2"}))
def test_an_item_waits_for_what_the_table_says_and_what_is_added_says_so(rule):
    item = BY_RULE[rule]
    inferred = {BOOK.items[code].rule for code in item.inferred}
    assert directly(rule) - inferred == set(rules.DEPENDS.get(rule, "").split())
    assert {BOOK.items[code].rule for code in item.lacking} - inferred == set(rules.LACKS.get(rule, "").split())


@pytest.mark.parametrize("edge", [edge.split() for edge in rules.EDGES.split(",")], ids=" ".join)
def test_every_edge_of_the_line_below_the_table_is_there(edge):
    earlier, later = edge
    assert earlier in directly(later)


def test_the_typical_critical_path_is_a_chain():
    assert all(earlier in directly(later) for earlier, later in zip(rules.TYPICAL, rules.TYPICAL[1:]))


def test_what_stands_outside_the_table_is_inferred_whole():
    for rule in ("X1", "X2"):
        item = BY_RULE[rule]
        assert set(item.inferred) == {*item.after, *item.lacking} and item.by_kind and item.limit is None and "推定" in item.note


@pytest.mark.parametrize("rule", rules.PARALLEL)
def test_what_may_run_in_parallel_is_said(rule):
    assert {BOOK.items[code].rule for code in BY_RULE[rule].beside} == set(rules.PARALLEL[rule].split())


def test_reform_classes_are_those_named():
    assert {rule: (item.reform, signed(item.reformed)) for rule, item in BY_RULE.items() if item.reform} == rules.REFORMS


@pytest.mark.parametrize("kind", rules.NOT_BUILDINGS)
def test_works_that_are_no_buildings_skip_what_the_rules_say_and_report_instead(kind):
    template = BOOK.kinds[kind]
    assert {BY_RULE[rule].code for rule in rules.SKIPPED} <= set(template.skips) and template.adds == ("trade_design", "start_report")
    assert not template.mark.verified


def test_the_eight_items_that_there_were_keep_their_codes():
    kept = {"filing": "A2B", "land": "A5", "planning": "B2", "environment": "A8", "energy": "A7", "water": "A9", "forest": "A12", "permit": "C6"}
    assert {code: BOOK.items[code].rule for code in kept} == kept


def test_times_to_ask_again_and_to_extend():
    ratified, forest, permit = (BY_RULE[rule].validity for rule in ("A2H", "A12", "C6"))
    assert (ratified.renew_working, ratified.extend_months, ratified.extend_times) == (30, 12, 1)
    assert forest.renew_months == 3 and (permit.extend_months, permit.extend_times) == (3, 2)


def test_whole_process_limits_of_elsewhere_are_kept_for_comparison():
    assert sorted(signed(cap) for cap in BOOK.caps.values()) == ["60wd a P24", "90wd A P28"]


def test_every_unverified_figure_says_so_and_no_verified_one_does():
    marks = [mark for item in BOOK.items.values() for mark in item.marks]
    assert {mark.said for mark in marks if mark.confidence in "BC"} == {"未核实"}
    assert {mark.said for mark in marks if mark.confidence == "a"} == {"参考"} and {mark.said for mark in marks if mark.confidence == "A"} == {""}


def test_what_was_read_names_where_and_what_was_not_says_how_it_came():
    for item in BOOK.items.values():
        for mark in item.marks:
            assert mark.source or mark.note or mark.confidence == "B", (item.code, mark)
            assert mark.confidence != "A" or mark.source, (item.code, mark)


def test_every_item_before_the_start_can_be_planned_with_and_is_likely_no_quicker_than_its_shortest():
    for item in BOOK.items.values():
        if item.code != "start":
            assert item.usual is item.likely and not item.likely.verified
            assert item.likely.working >= item.quickest.working, item.code


def test_every_item_asks_for_documents():
    assert [item.code for item in BOOK.items.values() if not item.materials] == []


def test_nothing_of_completion_stands_before_the_start():
    waiting = {item.code: {code for code in (*item.after, *item.lacking) if code in BOOK.items} for item in BOOK.items.values()}
    assert {BOOK.items[code].stage for code in all_before("start", waiting)} <= {0, 1, 2, 3}
