"""How it is served: no cookie, no sign-in, kept by whoever asks, made once while nothing is told."""
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongjian.pages import outside
from gongjian.timeline.seals import seal
from tests.publicity.gate import sent_out, written
from tests.world import client_for, sits


def test_nobody_is_asked_to_sign_in_and_nobody_is_given_a_cookie(out, anybody):
    for url in ("/public", "/public/figures", "/public/stories", "/public/data/oc4ids.json", "/public/nothing"):
        answer = anybody.get(url)
        assert not answer.cookies and "Set-Cookie" not in answer.headers, url
        assert "Cookie" not in answer.headers.get("Vary", ""), url
    assert anybody.get("/").status_code == 302, "everything else is behind the sign-in"


def test_a_cookie_is_not_even_read(out, world):
    signed_in = client_for(world.officers.office)
    with CaptureQueriesContext(connection) as asked:
        answer = signed_in.get("/public")
    assert answer.status_code == 200 and not [query for query in asked if "session" in query["sql"]]
    assert "王办" not in answer.text


def test_it_may_be_kept_and_asked_for_again(out, anybody):
    first = anybody.get("/public")
    assert first.headers["Cache-Control"].startswith("public, max-age=60") and first.headers["ETag"]
    again = anybody.get("/public", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304 and again.content == b"" and again.headers["ETag"] == first.headers["ETag"]
    assert anybody.get("/public", headers={"if-none-match": '"other"'}).status_code == 200


def test_the_mark_changes_with_what_is_out_and_not_with_what_is_not(out, world, staff, anybody):
    before = anybody.get("/public").headers["ETag"]
    draft = written(world, staff.jiafeng, title="新稿")
    assert anybody.get("/public").headers["ETag"] == before
    sent_out(draft, staff)
    assert anybody.get("/public").headers["ETag"] != before


def test_it_is_packed_for_who_can_unpack_it(out, anybody):
    import gzip

    plain, packed = anybody.get("/public"), anybody.get("/public", headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed.headers["Vary"] and int(packed.headers["Content-Length"]) == len(packed.content)
    assert anybody.get("/public", headers={"accept-encoding": "gzip", "if-none-match": packed.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_read(out, anybody, method):
    answer = getattr(anybody, method)("/public")
    assert answer.status_code == 405 and answer.headers["Allow"] == "GET, HEAD"


def test_it_may_not_be_framed_and_runs_nothing_foreign(out, anybody):
    answer = anybody.get("/public")
    assert answer.headers["X-Frame-Options"] == "DENY" and "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_slash_too_many_leads_home(out, anybody):
    answer = anybody.get("/public/")
    assert answer.status_code == 301 and answer.headers["Location"] == "/public"
    assert anybody.get("/publicity").status_code == 302, "the queue is no public page"


def test_made_once_while_nothing_is_told(out, world, staff, anybody, settings):
    settings.RECALL = True
    outside.forget()
    seal(sits(staff.wang).now)
    first = anybody.get("/public")
    with CaptureQueriesContext(connection) as asked:
        again = anybody.get("/public")
    assert again.content == first.content and len(asked) <= 6, [query["sql"][:80] for query in asked]
    sent_out(written(world, staff.jiafeng, title="刚公开的"), staff)
    assert "刚公开的" in anybody.get("/public").text
    outside.forget()


def test_a_county_may_close_it(out, anybody, settings):
    settings.PUBLIC = False
    answer = anybody.get("/public")
    assert answer.status_code == 404 and "肉羊" not in answer.text and "增压站" not in answer.text


def test_an_address_that_is_none_is_not_kept(out, anybody, settings):
    settings.RECALL = True
    outside.forget()
    for number in range(5):
        anybody.get(f"/public/stories/{10**6 + number}")
    assert not outside._kept
    outside.forget()
