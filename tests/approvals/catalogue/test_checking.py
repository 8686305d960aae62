"""What does not fit together in a catalogue is said in a sentence that names it."""
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongjian.approvals.catalogue import checking
from gongjian.approvals.catalogue.book import read
from gongjian.approvals.catalogue.choosing import Needed, chosen
from gongjian.approvals.path import Node, path
from gongjian.timeline.refused import Refused
from tests.approvals.catalogue.plainly import KIND, little

NOBODY: frozenset[str] = frozenset()


def of(sentences: list[str], word: str) -> list[str]:
    return [sentence for sentence in sentences if word in sentence]


def test_the_county_catalogue_is_sound():
    assert read().check() == []


def test_a_loop_is_named_from_the_first_back_to_it():
    book = little({"code": "jia", "name": "甲", "after": ["yi"]}, {"code": "yi", "name": "乙", "after": ["jia"]})
    (said,) = of(book.check(NOBODY), "绕成了圈")
    assert said in ("前置关系绕成了圈：甲→乙→甲", "前置关系绕成了圈：乙→甲→乙")


def test_a_long_loop_through_a_lacked_paper_is_named_in_order():
    book = little({"code": "jia", "name": "甲", "after": ["bing"]}, {"code": "yi", "name": "乙", "after": ["jia"]}, {"code": "bing", "name": "丙", "lacking": ["yi"]})
    (said,) = of(book.check(NOBODY), "绕成了圈")
    ring = said.removeprefix("前置关系绕成了圈：").split("→")
    assert ring[0] == ring[-1] and len(ring) == 4 and {ring[i] + ring[i + 1] for i in range(3)} == {"甲乙", "乙丙", "丙甲"}


def test_a_loop_through_whichever_filing_applies_is_found():
    book = little({"code": "jia", "name": "甲", "after": ["@establish"]}, {"code": "yi", "group": "establish", "name": "核准", "after": ["jia"]})
    (said,) = of(book.check(NOBODY), "绕成了圈")
    assert set(said.removeprefix("前置关系绕成了圈：").split("→")) == {"甲", "核准"}


def test_a_filing_asked_for_by_name_stands_for_whichever_applies():
    """Where 备案 does not apply 核准 takes its place, and 核准 waits for 甲."""
    book = little({"code": "jia", "name": "甲", "after": ["filed"]}, {"code": "yi", "group": "establish", "name": "核准", "after": ["jia"]})
    assert of(book.check(NOBODY), "绕成了圈")


@pytest.mark.parametrize(("said", "sentence"), [
    ({"after": ["bing"]}, "事项「甲」：目录里没有前置事项 bing"),
    ({"lacking": ["bing"]}, "事项「甲」：目录里没有容缺事项 bing"),
    ({"beside": ["bing"]}, "事项「甲」：目录里没有并行事项 bing"),
    ({"after": ["@founding"]}, "事项「甲」：目录里没有前置事项 @founding"),
    ({"after": ["jia"]}, "事项「甲」：前置事项里写了它自己"),
    ({"after": ["yi"], "lacking": ["yi"]}, "事项「甲」：yi 既写了前置又写了容缺"),
    ({"after": ["yi"], "beside": ["yi"]}, "事项「甲」与「乙」：既写了前置又写了并行"),
    ({"bureau": "moon"}, "事项「甲」：县情文件里没有单位 moon"),
    ({"others": ["moon"]}, "事项「甲」：县情文件里没有单位 moon"),
    ({"legal": {"days": 3, "counted": "working", "confidence": "a", "source": "P99"}}, "事项「甲」：出处 P99 不在出处表里"),
    ({"by_kind": True, "exempt": "不办"}, "事项「甲」：没有一类项目用到它"),
])
def test_what_refers_to_nothing_is_named_with_its_item(said, sentence):
    assert sentence in little({"code": "jia", "name": "甲", **said}, {"code": "yi", "name": "乙"}).check(NOBODY)


def test_a_source_that_is_a_document_by_name_is_let_be():
    figure = {"days": 3, "counted": "working", "confidence": "A", "source": "县林业局办事指南（2023）"}
    assert of(little({"code": "jia", "legal": figure}).check(NOBODY), "出处") == []


def test_an_attribute_that_no_condition_asks_for_is_said():
    said = of(little({"code": "jia", "applies": {"attribute": "forest"}, "exempt": "不办"}).check(NOBODY), "没有一个条件用到它")
    assert said == [f"属性「{name}」：没有一个条件用到它" for name in ("审批路径」（path）", "年综合能耗」（energy）", "年用电量」（power）")] or len(said) == 3


def test_an_item_that_leads_nowhere_is_said_until_it_is_beside_the_start():
    start = {"code": "start", "name": "开工", "after": ["filed"]}
    lost = "事项「甲」：没有通向开工的路，也没有写明与开工并行（把它写进某个事项的 after，或开工的 beside）"
    assert lost in little({"code": "jia", "name": "甲"}, start).check(NOBODY)
    assert of(little({"code": "jia", "name": "甲"}, start | {"beside": ["jia"]}).check(NOBODY), "通向开工") == []


def test_an_item_that_leads_to_the_start_on_one_path_only_is_said():
    """甲 leads to 核准 alone: of a project that is filed it would stand there for nothing."""
    verified = {"code": "yi", "name": "核准", "group": "establish", "applies": {"attribute": "path", "among": ["verify"]}, "exempt": "不办", "after": ["jia"]}
    filed = {"code": "filed", "name": "备案", "group": "establish", "applies": {"attribute": "path", "among": ["file", "approve"]}, "exempt": "不办"}
    book = little({"code": "jia", "name": "甲"}, verified, filed, {"code": "start", "name": "开工", "after": ["@establish"]})
    assert of(book.check(NOBODY), "「甲」：没有通向开工的路")


def test_an_item_of_completion_before_the_start_is_said():
    book = little({"code": "jia", "name": "甲", "stage": 1}, {"code": "start", "name": "开工", "after": ["filed", "jia"]})
    assert of(book.check(NOBODY), "是竣工阶段的事项，却成了开工的前置")


@pytest.mark.parametrize(("said", "sentence"), [
    ({"skips": {"bing": "不办"}}, "项目类型「普通」：目录里没有事项 bing"),
    ({"adds": ["bing"]}, "项目类型「普通」：目录里没有事项 bing"),
    ({"slower": {"bing": 5}}, "项目类型「普通」：目录里没有事项 bing"),
    ({"adds": ["jia"]}, "项目类型「普通」：甲 不是由类型决定的事项，或同时写在 skips 里"),
    ({"skips": {"start": "不开工"}}, "项目类型「普通」：开工不能省"),
])
def test_a_kind_that_refers_to_nothing_is_said(said, sentence):
    assert sentence in little({"code": "jia", "name": "甲"}, kinds=(KIND | said,)).check(NOBODY)


def test_a_catalogue_without_a_start_is_said():
    book = read()
    assert "目录里没有开工（start）这一事项" in replace(book, items={code: item for code, item in book.items.items() if code != "start"}).check()


def test_every_bureau_is_a_unit_of_the_county_file():
    assert {item.bureau for item in read().items.values()} - {""} <= checking.county_units() and "forestry" in checking.county_units()


CODES = [f"i{letter}" for letter in "abcdefg"]
edges = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(["after", "lacking"]), st.lists(st.sampled_from(CODES), max_size=3, unique=True)), max_size=25)


@settings(max_examples=60, deadline=None)
@given(edges)
def test_however_it_is_changed_no_loop_is_ever_accepted(changes):
    """Each change is taken or refused; what stands can always be walked, by a search of its own and by the path."""
    start = {"code": "start", "name": "开工", "after": ["filed", *CODES]}
    book = little(*({"code": code} for code in CODES), start)
    for code, word, codes in changes:
        try:
            book = book.changed(code, {word: codes})
        except Refused as refused:
            assert "绕成了圈" in refused.reason or "写了它自己" in refused.reason or "既写了前置又写了容缺" in refused.reason
    assert not any(comes_back(book, code) for code in CODES)
    choices = {code: choice for code, choice in chosen(book, "plain", "file", {}).items() if choice.needed is not Needed.NO}
    path({code: Node(code, 1, choice.after, choice.lacking) for code, choice in choices.items()})


def comes_back(book, code: str) -> bool:
    seen, heap = set(), [code]
    while heap:
        item = book.items[heap.pop()]
        for one in (*item.after, *item.lacking):
            if one == code:
                return True
            if one not in seen:
                seen.add(one)
                heap.append(one)
    return False


@settings(max_examples=60, deadline=None)
@given(edges)
def test_a_change_is_refused_for_a_loop_only_when_there_would_be_one(changes):
    book = little(*({"code": code} for code in CODES), {"code": "start", "name": "开工", "after": ["filed", *CODES]})
    for code, word, codes in changes:
        try:
            book = book.changed(code, {word: codes})
        except Refused as refused:
            if "绕成了圈" in refused.reason:
                would = replace(book, items=book.items | {code: replace(book.items[code], **{word: tuple(codes)})})
                assert any(comes_back(would, one) for one in CODES)
