"""How long a session lasts, when a password must be changed first, what a locked account reads (rules.md §9)."""
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

SIGNED_IN, SEEN = "signed_in_at", "seen_at"  # seconds since 1970, in the session
STEP = 60  # seconds: how finely idleness is noted; each note is a write
OPEN_TO_ALL = ("sign-in", "sign-out", "change-password")
ENDED = {
    "idle": f"{settings.SESSION_IDLE_MINUTES} 分钟没有操作，已自动退出，请重新登录。",
    "long": f"本次登录已满 {settings.SESSION_HOURS} 小时，请重新登录。",
}


@receiver(user_logged_in)
def begin(request: HttpRequest, **_) -> None:
    request.session[SIGNED_IN] = request.session[SEEN] = timezone.now().timestamp()


def signed_in_at(request: HttpRequest) -> datetime:
    return datetime.fromtimestamp(request.session[SIGNED_IN], timezone.get_current_timezone())


def ends_at(request: HttpRequest) -> datetime:
    """The moment at which this session ends however busy it is."""
    return signed_in_at(request) + timedelta(hours=settings.SESSION_HOURS)


def over(request: HttpRequest, now: float) -> str:
    """Why the session is over ("idle", "long"), or "" and it is noted that the officer is there."""
    session = request.session
    session.setdefault(SIGNED_IN, now)
    if now - session[SIGNED_IN] > settings.SESSION_HOURS * 3600:
        return "long"
    if now - session.get(SEEN, now) > settings.SESSION_IDLE_MINUTES * 60:
        return "idle"
    if now - session.get(SEEN, 0) >= STEP:
        session[SEEN] = now
    return ""


def must_change(officer, now: datetime) -> str:
    """Why the password must be changed first: "first", "old" or "". A password never changed and not handed out as a first one does not age."""
    if officer.must_change:
        return "first"
    changed = officer.password_changed_at
    return "old" if changed and now - changed > timedelta(days=settings.PASSWORD_DAYS) else ""


class SessionLimits:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.whole_page(request, self.get_response(request))
        now = timezone.now()
        if why := over(request, now.timestamp()):
            logout(request)
            back = {"next": request.get_full_path()} if request.method == "GET" and "HX-Request" not in request.headers else {}
            return self.whole_page(request, redirect(f"{reverse('sign-in')}?{urlencode({'why': why} | back)}"))
        if must_change(request.user, now) and not self.open_to_all(request):
            return self.whole_page(request, redirect("change-password"))
        response = self.whole_page(request, self.get_response(request))
        response.headers.setdefault("Cache-Control", "private, no-store")  # the next person at this desk presses Back
        return response

    @staticmethod
    def open_to_all(request: HttpRequest) -> bool:
        return request.path_info in {reverse(name) for name in OPEN_TO_ALL}

    @staticmethod
    def whole_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """A redirect to these pages, met by htmx, opens the page itself and is not put into a corner of the old one."""
        to = response.headers.get("Location", "").split("?")[0]
        if "HX-Request" not in request.headers or to not in {reverse(name) for name in OPEN_TO_ALL}:
            return response
        opened = HttpResponse(status=204, headers={"HX-Redirect": response.headers["Location"]})
        opened.cookies = response.cookies
        return opened


def locked_out(request: HttpRequest, original_response: HttpResponse | None = None, credentials: dict | None = None) -> HttpResponse:
    """What an account locked by django-axes reads."""
    context = {"title": "账户已锁定", "limit": settings.AXES_FAILURE_LIMIT, "minutes": round(settings.AXES_COOLOFF_TIME * 60)}
    return render(request, "gongjian/locked.html", context, status=429)
