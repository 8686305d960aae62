"""Every word, figure, paper and kind of evidence says whether it may go out; nothing goes out unclassed."""
import pytest

from gongjian.indicators.registry import every_indicator
from gongjian.pages import checks
from gongjian.papers.classes import BLOCK_CLASSES, KIND_CLASSES
from gongjian.papers.kinds import every_kind
from gongjian.publicity.key_projects import WORDS as OUT
from gongjian.reading.classes import CLOSED, INTERNAL, OPEN, PROJECT_CLASSES, WORD_CLASSES, class_of, classes_of, is_open, lacking, open_words
from gongjian.reading.project_words import PROJECT
from gongjian.reading.say import WORDS
from gongjian.reading.word import Word


def test_nothing_lacks_a_class():
    assert checks.everything_has_its_class() == []
    assert [(about, lacking(classes_of(about), words)) for about, words in WORDS.items() if lacking(classes_of(about), words)] == []


def test_a_new_word_without_a_class_fails_at_start_up(monkeypatch):
    monkeypatch.setitem(PROJECT, "colour", Word("颜色", "name"))
    (said,) = checks.everything_has_its_class()
    assert said.msg == "项目的词「colour」没有公开属性：在同一处的 classes.py 里写明公开、内部或不公开"


@pytest.mark.parametrize("what, name", [("every_indicator", "指标"), ("every_kind", "公文")])
def test_so_does_an_indicator_and_a_kind_of_paper(monkeypatch, what, name):
    told = every_indicator() if what == "every_indicator" else every_kind()
    monkeypatch.setattr(checks, what, lambda: told | {"brand_new": next(iter(told.values()))})
    assert all(f"{name}" in error.msg and "brand_new" in error.msg for error in checks.everything_has_its_class()) and checks.everything_has_its_class()


def test_what_is_not_classed_is_not_open():
    assert class_of(PROJECT_CLASSES, "colour") is None and not is_open(PROJECT_CLASSES, "colour")
    with pytest.raises(TypeError, match="colour, owner"):
        open_words(PROJECT_CLASSES, "name", "colour", "owner")


def test_a_family_is_never_open():
    families = [(key, told) for classes in (*WORD_CLASSES.values(), KIND_CLASSES, *BLOCK_CLASSES.values()) for key, told in classes.items() if key.endswith("*")]
    assert families and [key for key, told in families if told == OPEN] == []
    assert class_of(PROJECT_CLASSES, "official_in") == CLOSED and class_of(PROJECT_CLASSES, "approval_permit") == INTERNAL
    assert class_of(PROJECT_CLASSES, "approval_handler") == CLOSED, "by its own name before its family's"


def test_what_is_open_is_there_and_what_goes_out_is_open():
    for about, words in WORDS.items():
        assert {name for name, told in classes_of(about).items() if told == OPEN} <= set(words)
    assert set(OUT) <= {name for name in PROJECT if is_open(PROJECT_CLASSES, name)}


def test_persons_statistics_and_money_of_one_project_are_closed_or_internal():
    for name in ("responsible_name", "official_total", "enrolled_on", "approval_handler"):
        assert class_of(PROJECT_CLASSES, name) == CLOSED
    for name in ("owner", "reported_total", "paid_total", "year_plan", "sponsors", "stage", "problem"):
        assert class_of(PROJECT_CLASSES, name) == INTERNAL
