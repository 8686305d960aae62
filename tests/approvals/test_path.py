"""The way to the start equals what one finds by walking every chain; what is pushed is what it hangs on; what a slip costs is what it says."""
from dataclasses import replace
from itertools import product
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongjian.approvals.path import Cycle, Node, path, push, push_said, slip_said, slipped

NAMES = {"aa": "甲", "bb": "乙", "cc": "丙", "start": "开工"}


def nodes(*made: Node) -> dict[str, Node]:
    return {node.code: node for node in made}


@st.composite
def ways(draw, most: int = 12):
    """Up to twelve items, each after or lacking some of those before it, the start among them or last, some done."""
    count = draw(st.integers(1, most))
    codes = [f"i{place}" for place in range(count)]
    codes[draw(st.integers(0, count - 1)) if draw(st.booleans()) else -1] = "start"
    made = []
    for place, code in enumerate(codes):
        pick = st.lists(st.sampled_from(codes[:place]), max_size=3, unique=True) if place else st.just([])
        after = draw(pick)
        lacking = [one for one in draw(pick) if one not in after]
        made.append(Node(code, draw(st.integers(0, 9)), tuple(after), tuple(lacking), draw(st.integers(0, 4)) == 0))
    return nodes(*draw(st.permutations(made)))


def chains(way: dict[str, Node], code: str) -> list[list[tuple[str, bool]]]:
    """Every chain that ends with an item, walked back link by link: (item, whether its own days count). They do not count for what follows a paper it
    lacked: it only ends no earlier. A done item ends the chain, and counts for nothing."""
    if way[code].done:
        return [[]]
    found = [[(code, True)]]
    found += [[*chain, (code, True)] for one in way[code].after for chain in chains(way, one)]
    found += [[*chain, (code, False)] for one in way[code].lacking for chain in chains(way, one)]
    return found


def length(way: dict[str, Node], chain: list[tuple[str, bool]]) -> int:
    return sum(way[code].days for code, counts in chain if counts)


@settings(max_examples=200, deadline=None)
@given(ways())
def test_every_end_is_that_of_the_longest_chain(way):
    found = path(way)
    assert found.ends == {code: max(length(way, chain) for chain in chains(way, code)) for code in way}
    assert found.end == found.ends["start"]
    for code, node in way.items():
        begin = 0 if node.done else max((found.ends[one] for one in node.after), default=0)
        assert found.starts[code] == begin


@settings(max_examples=120, deadline=None)
@given(ways())
def test_the_critical_ones_are_those_of_the_longest_chains(way):
    """Those whose own days count in a chain as long as the way itself: each must be quick for the start to be on its day."""
    found = path(way)
    longest = [chain for chain in chains(way, "start") if length(way, chain) == found.end]
    on_it = {code for chain in longest for code, counts in chain if counts}
    assert set(found.critical) == on_it
    assert list(found.critical) == sorted(found.critical, key=found.critical.index) and [found.starts[code] for code in found.critical] == sorted(found.starts[code] for code in found.critical)


@settings(max_examples=120, deadline=None)
@given(ways())
def test_slack_is_how_much_more_an_item_may_take_before_the_start_moves(way):
    found = path(way)
    for code, node in way.items():
        waited_for = any(code == one and counts for chain in chains(way, "start") for one, counts in chain)
        assert found.slack[code] >= 0
        if not waited_for:
            assert slipped(way, code, 500) == found.end
            continue
        assert slipped(way, code, found.slack[code]) == found.end
        for more in (1, 7):
            assert slipped(way, code, found.slack[code] + more) == found.end + more


@settings(max_examples=120, deadline=None)
@given(ways())
def test_what_is_pushed_is_critical_and_can_be_worked_on_and_there_is_always_something(way):
    found = path(way)
    now = push(found, way)
    assert set(now) <= set(found.critical) and bool(now) == (not way["start"].done)
    assert all(way[one].done for code in now for one in way[code].after) and not any(way[code].done for code in now)
    assert [way[code].days for code in now] == sorted((way[code].days for code in now), reverse=True)


@settings(max_examples=100, deadline=None)
@given(ways(8))
def test_done_sooner_is_never_later(way):
    found = path(way)
    for code, node in way.items():
        assert path({**way, code: replace(node, done=True)}).end <= found.end


@settings(max_examples=150, deadline=None)
@given(ways(8), st.data())
def test_a_ring_is_never_walked(way, data):
    """Any two items of which the second waits for the first, the first made to wait for the second."""
    pairs = [(one, code) for code, node in way.items() for one in (*node.after, *node.lacking)]
    if not pairs:
        return
    earlier, later = data.draw(st.sampled_from(pairs))
    word = data.draw(st.sampled_from(["after", "lacking"]))
    ringed = {**way, earlier: replace(way[earlier], **{word: (*getattr(way[earlier], word), later)})}
    with pytest.raises(Cycle) as ring:
        path(ringed)
    loop = ring.value.loop
    assert loop[0] == loop[-1] and len(loop) > 1
    assert all(first in (*ringed[second].after, *ringed[second].lacking) for first, second in zip(loop, loop[1:]))


def test_the_loop_is_named():
    with pytest.raises(Cycle, match="^(aa→bb→aa|bb→aa→bb)$"):
        path(nodes(Node("aa", 1, ("bb",)), Node("bb", 1, ("aa",)), Node("start", 0, ("aa",))))
    with pytest.raises(Cycle, match="^aa→aa$"):
        path(nodes(Node("aa", 1, ("aa",)), Node("start", 0)))


def test_what_waits_for_nothing_known_is_an_error():
    with pytest.raises(KeyError, match="moon"):
        path(nodes(Node("start", 0, ("moon",))))
    with pytest.raises(KeyError, match="start"):
        path(nodes(Node("aa", 1)))


def test_a_missing_paper_holds_up_the_end_and_not_the_beginning():
    """乙 is accepted at once without 甲, but ends with it: had it to wait, the start would be on day 14."""
    way = nodes(Node("aa", 10), Node("bb", 4, lacking=("aa",)), Node("start", 0, ("bb",)))
    found = path(way)
    assert (found.starts["bb"], found.ends["bb"], found.end) == (0, 10, 10)
    assert found.critical == ("aa", "start") and found.slack == {"aa": 0, "bb": 6, "start": 0}
    assert path(nodes(Node("aa", 10), Node("bb", 4, ("aa",)), Node("start", 0, ("bb",)))).end == 14


def test_what_is_done_waits_for_nothing_though_its_prerequisite_is_open():
    """Told out of order: 乙 was granted, 甲 is not yet. The start does not wait for 甲 any more."""
    way = nodes(Node("aa", 10), Node("bb", 4, ("aa",), done=True), Node("cc", 3, ("bb",)), Node("start", 0, ("cc",)))
    found = path(way)
    assert (found.end, found.critical, found.ends["aa"]) == (3, ("cc", "start"), 10) and found.slack["aa"] == 0


def test_what_is_beside_the_start_does_not_move_it():
    way = nodes(Node("aa", 3), Node("bb", 30, ("aa",)), Node("start", 0, ("aa",)))
    assert (path(way).end, path(way).critical, slipped(way, "bb", 99)) == (3, ("aa", "start"), 3)


def test_two_equal_ways_are_both_critical_and_both_are_pushed():
    way = nodes(Node("aa", 5), Node("bb", 3), Node("cc", 2, ("bb",)), Node("start", 0, ("aa", "cc")))
    found = path(way)
    assert set(found.critical) == {"aa", "bb", "cc", "start"} and push(found, way) == ("aa", "bb")


def test_another_goal_than_the_start():
    way = nodes(Node("aa", 5), Node("bb", 9), Node("start", 0, ("aa", "bb")))
    assert path(way, "aa").end == 5 and slipped(way, "bb", 3, "aa") == 5


@pytest.mark.parametrize(("way", "said"), [
    (nodes(Node("aa", 5), Node("bb", 3), Node("start", 0, ("aa", "bb"))), "现在推：甲（5 个工作日）；最早 5 个工作日后开工"),
    (nodes(Node("aa", 5), Node("bb", 5), Node("start", 0, ("aa", "bb"))), "现在推：甲（5 个工作日）、乙（5 个工作日）；最早 5 个工作日后开工"),
    (nodes(Node("aa", 5, done=True), Node("start", 0, ("aa",))), "前置手续已办结，可以开工"),
    (nodes(Node("aa", 5), Node("start", 0, ("aa",), done=True)), "已开工"),
])
def test_what_to_push_now_in_a_sentence(way, said):
    assert push_said(NAMES, path(way), way) == said


@pytest.mark.parametrize(("code", "days", "said"), [
    ("aa", 2, "「甲」再拖 2 个工作日，开工推后 2 个工作日（没有余量）"),
    ("bb", 3, "「乙」再拖 3 个工作日，开工推后 1 个工作日（余量 2 个工作日）"),
    ("bb", 2, "「乙」再拖 2 个工作日，开工不受影响（余量 2 个工作日）"),
    ("cc", 2, "「丙」已办结，不会再拖"),
])
def test_what_a_slip_costs_in_a_sentence(code, days, said):
    way = nodes(Node("aa", 5), Node("bb", 3), Node("cc", 9, done=True), Node("start", 0, ("aa", "bb", "cc")))
    assert slip_said(NAMES, way, code, days) == said


def test_five_hundred_projects_of_thirty_items_take_no_time():
    """Of one shape or of many: the bench asks half a second for everything, reading included."""
    codes = [f"i{place}" for place in range(29)]
    shapes = [
        nodes(*(Node(code, place % 7, tuple(codes[max(0, place - 1 - (place + shift) % 4):place]), tuple(codes[:place][-6:-5])) for place, code in enumerate(codes)),
              Node("start", 0, tuple(codes[-3:])))
        for shift in range(4)
    ]
    began = perf_counter()
    for number, shape in product(range(125), shapes):
        path({code: replace(node, days=node.days + number % 5) for code, node in shape.items()} if number < 5 else shape)
    assert perf_counter() - began < 0.5
