"""Refusals: a page for a page, a line for htmx, always in Chinese."""
import pytest
from django.test import Client

HTMX = {"HX-Request": "true"}
pytestmark = pytest.mark.urls("tests.pages.somewhere")


@pytest.mark.parametrize(("how", "status", "said"), [
    ("act", 422, "开工须有佐证"), ("right", 403, "只有县统计局可以填报"), ("nothing", 404, "没有这个页面"),
])
def test_a_refusal_is_a_page_in_chinese(at_desk, how, status, said):
    answer = at_desk.get(f"/refuse/{how}")
    assert answer.status_code == status and said in answer.text and "回总览" in answer.text


@pytest.mark.parametrize(("how", "status", "said"), [
    ("act", 422, "开工须有佐证"), ("right", 403, "只有县统计局可以填报"), ("nothing", 404, "不在您可见的范围内"),
])
def test_for_htmx_it_is_a_line_in_its_place(at_desk, how, status, said):
    answer = at_desk.get(f"/refuse/{how}", headers=HTMX)
    assert answer.status_code == status and said in answer.text and "<html" not in answer.text
    assert answer.headers["HX-Retarget"] == "#refusal"


def test_an_address_that_is_none_and_an_error_are_told_too(at_desk):
    assert "没有这个页面" in at_desk.get("/nowhere").text
    assert at_desk.get("/nowhere", headers=HTMX).headers["HX-Retarget"] == "#refusal"
    at_desk.raise_request_exception = False
    assert "系统出错" in at_desk.get("/refuse/other").text
    assert "系统出错" in at_desk.get("/refuse/other", headers=HTMX).text


def test_a_stale_form_says_the_page_is_too_old(wang):
    strict = Client(enforce_csrf_checks=True)
    assert "页面已过期" in strict.post("/sign-in", {"username": "wangb"}).text
    assert strict.post("/sign-in", {"username": "wangb"}, headers=HTMX).headers["HX-Retarget"] == "#refusal"


def test_what_works_is_left_alone(at_desk):
    assert at_desk.get("/fine", headers=HTMX).text == "fine"
