"""At start-up: every word is in the vocabulary, every act has its row of MAY."""
from dataclasses import replace

from django.db.models import Q, Sum

from gongjian.approvals.catalogue.book import CatalogueError
from gongjian.desk.may import MAY
from gongjian.pages import checks
from gongjian.problems.acts import find
from gongjian.projects.acts.figures import report


def test_the_house_as_it_stands_passes():
    assert checks.views_speak_words() == [] == checks.acts_have_their_row() == checks.the_catalogue_is_sound()


def test_a_list_that_speaks_an_unknown_word_fails(monkeypatch):
    sheets = checks.every_sheet()
    broken = replace(sheets[4], columns=("nmae",), where=lambda at: Q(begun_on=None))
    monkeypatch.setattr(checks, "every_sheet", lambda: (*sheets[:4], broken))
    said = [error.msg for error in checks.views_speak_words()]
    assert "清单 5：「nmae」不在词表里" in said and "清单 5：「begun_on」不在词表里" in said


def test_an_indicator_that_adds_up_an_unknown_word_fails(monkeypatch):
    told = checks.every_indicator()["invested"]
    monkeypatch.setattr(checks, "every_indicator", lambda: {"invested": replace(told, number=lambda at: Sum("spent"))})
    assert any("指标 invested：「spent」" in error.msg for error in checks.views_speak_words())


def test_an_act_without_its_row_fails(monkeypatch):
    assert report in checks.every_act() and find in checks.every_act()
    monkeypatch.delitem(MAY, report)
    assert [error.msg for error in checks.acts_have_their_row()] == ["gongjian.projects.acts.figures.report 在 desk/may.py 里没有一行"]


def test_a_catalogue_that_goes_round_or_cannot_be_read_fails(monkeypatch):
    book = checks.catalogue.read()
    looped = replace(book, items=book.items | {"code": replace(book.items["code"], after=("energy",))})
    monkeypatch.setattr(checks.catalogue, "read", lambda: looped)
    assert any(error.msg.startswith("手续目录：前置关系绕成了圈：") for error in checks.the_catalogue_is_sound())

    def unreadable():
        raise CatalogueError(["kinds.toml：读不到文件"])

    monkeypatch.setattr(checks.catalogue, "read", unreadable)
    assert [error.msg for error in checks.the_catalogue_is_sound()] == ["手续目录：kinds.toml：读不到文件"]
