"""Refusals in the officer's language: a page, or for htmx a line put where the page keeps a place for it (#refusal)."""
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongjian.pages.look import look
from gongjian.timeline.refused import Refused

SAID = {
    400: "请求有误，没有办理。",
    403: "您没有权限做这件事，或页面已经过期。请刷新后再试。",
    404: "没有这个页面，或不在您可见的范围内。",
    405: "这个页面不接受这样的操作。",
    413: "提交的内容太大。",
    500: "系统出错，没有办成。请稍后再试，或告诉系统管理员。",
}


class Refusals:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.htmx and response.status_code in SAID and "HX-Retarget" not in response.headers:
            return line(request, SAID[response.status_code], response.status_code)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        match exception:
            case Refused(reason=reason):
                return line(request, reason, 422) if request.htmx else page(request, reason)
            case PermissionDenied() if request.htmx:
                return line(request, str(exception) or SAID[403], 403)
            case Http404() if request.htmx:
                return line(request, SAID[404], 404)
        return None  # 403.html, 404.html and 500.html say the rest


def line(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    response = render(request, "gongjian/parts/refused.html", {"reason": reason}, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#refusal", "innerHTML"
    return response


def page(request: HttpRequest, reason: str) -> HttpResponse:
    context = {"title": "没有办成", "reason": reason, "back": request.headers.get("Referer", "")}
    frame = look(request).frame() if request.user.is_authenticated else {}
    return render(request, "gongjian/refused.html", frame | context, status=422)
