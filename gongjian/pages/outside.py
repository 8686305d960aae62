"""The door to what is published (/public): before sessions, sign-in and cookies. A page is made once and sent again as long as nothing was told since.

What a page says is a function of what is out on the day; the chain's position says whether anything was told (recall.py). `settings.PUBLIC = False` closes it.
"""
import hashlib
import threading
import time
from collections import OrderedDict

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils.cache import get_conditional_response

from gongjian.pages import clock
from gongjian.pages.before_sign_in import BeforeSignIn
from gongjian.pages.command import county_code
from gongjian.pages.recall import position
from gongjian.public.gone import Gone
from gongjian.public.out import Out
from gongjian.public.page import Page, missing

ROOT = "/public"
CACHE = "public, max-age=60, stale-while-revalidate=300"  # what is taken down is gone within a minute
MOST, SECONDS = 96, 300
_kept: OrderedDict[tuple, tuple[float, Page]] = OrderedDict()
_lock = threading.Lock()


class WithoutSignIn(BeforeSignIn):
    """Answers what is below /public itself; everything else goes on to the pages behind the sign-in."""

    root = ROOT

    def answer(self, request: HttpRequest, path: str) -> HttpResponse:
        if path == f"{ROOT}/":
            return HttpResponsePermanentRedirect(ROOT)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return answered(request, kept(request))


def answered(request: HttpRequest, page: Page) -> HttpResponse:
    """As bytes with their mark; 304 to who has them already."""
    response = HttpResponse(page.body, content_type=page.media, status=page.status)
    for name, said in {"Cache-Control": CACHE, "Content-Length": str(len(page.body)), "X-Frame-Options": "DENY"}.items():
        response.headers[name] = said
    if page.name:
        response.headers["Content-Disposition"] = f'attachment; filename="{page.name}"'
    if page.status != 200:
        return response
    etag = f'"{hashlib.sha256(page.body).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def kept(request: HttpRequest) -> Page:
    """The page, or what it was a moment ago if nothing was told since. Addresses that are none are not kept: there are too many of them."""
    base = settings.PUBLIC_URL or f"{request.scheme}://{request.get_host()}"
    out = Out(county_code(), clock.today(), base, sample=clock.sample_day() is not None)
    if not settings.RECALL or not settings.PUBLIC:
        return made(request.path_info, out)
    key = (settings.DATABASES["default"]["NAME"], position(), out.on, base, request.path_info)
    with _lock:
        when, page = _kept.get(key, (0.0, None))
        if page and time.monotonic() - when < SECONDS:
            _kept.move_to_end(key)
            return page
    page = made(request.path_info, out)
    if page.status == 200:
        with _lock:
            _kept[key] = (time.monotonic(), page)
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    return page


def made(path: str, out: Out) -> Page:
    try:
        if not settings.PUBLIC:
            raise Http404
        found = resolve(path)
        return found.func(out, *found.args, **found.kwargs)
    except Resolver404:
        return missing(out)
    except Gone:
        return missing(out, gone=True)
    except Http404:
        return missing(out)


def forget() -> None:
    _kept.clear()
