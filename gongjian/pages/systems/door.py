"""The door of /api/v1: before sessions, sign-in and cookies, because a system signs in with its key and with nothing else. Reads only; says what time it is."""
import logging

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from gongjian.api.answering import refusal
from gongjian.pages import clock
from gongjian.pages.before_sign_in import BeforeSignIn

ROOT = "/api/v1"
log = logging.getLogger("django.request")


class ByKeyOnly(BeforeSignIn):
    """Answers what is below /api/v1 itself; everything else goes on to the pages behind the sign-in."""

    root = ROOT

    def answer(self, request: HttpRequest, path: str) -> HttpResponse:
        return answered(request, f"{ROOT}/" if path == ROOT else path)


def answered(request: HttpRequest, path: str) -> HttpResponse:
    bare = request.method == "HEAD"
    if request.method not in ("GET", "HEAD"):
        return refusal(405, "接口只读，只接受 GET", Allow="GET, HEAD")
    request.method, request.today, request.now = "GET", clock.today(), clock.now()
    try:
        found = resolve(path)
        response = found.func(request, *found.args, **found.kwargs)
    except Resolver404:
        response = refusal(404, f"没有这个地址，有哪些见 {ROOT}/openapi.json")
    except Exception:
        log.exception("%s", path)
        response = refusal(500, "系统出错，没有办成。请稍后再试，或告诉指挥部办公室")
    response.headers["X-Frame-Options"] = "DENY"
    response.headers.setdefault("Content-Length", str(len(response.content)))
    if bare:
        response.content = b""
    return response
