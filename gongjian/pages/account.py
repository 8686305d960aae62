"""My account: who I am to the system, the posts I hold, when I signed in and until when."""
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.links import maybe
from gongjian.pages.look import look
from gongjian.pages.session import ends_at, signed_in_at
from gongjian.pages.sign_in import clock
from gongjian.people.models import Officer
from gongjian.people.posts import Role
from gongjian.timeline.when import When


def who(officer: Officer) -> list[dict]:
    return [
        {"label": "姓名", "text": officer.name},
        {"label": "登录名", "text": officer.login},
        {"label": "电话", "text": officer.masked_phone or "未填"},
    ]


def posts(officer: Officer, when: When) -> list[dict]:
    seats = officer.seats.at(when).select_related("unit").order_by("rank", "pk")
    return [
        {
            "label": Role(seat.role).label,
            "text": " · ".join(filter(None, [seat.unit and seat.unit.name_on(when.on), seat.title])),
            "small": f"{seat.from_on:%Y-%m-%d} 起",
        }
        for seat in seats
    ]


def sessions(request: HttpRequest, officer: Officer) -> list[dict]:
    changed = officer.password_changed_at
    return [
        {"label": "上次登录", "text": clock(officer.previous_sign_in) if officer.previous_sign_in else "这是第一次"},
        {"label": "本次登录", "text": clock(signed_in_at(request)), "small": f"最迟 {clock(ends_at(request))} 自动退出"},
        {"label": "不操作", "text": f"{settings.SESSION_IDLE_MINUTES} 分钟后自动退出"},
        {"label": "密码", "text": f"{clock(changed)} 修改" if changed else "未改过", "small": f"每 {settings.PASSWORD_DAYS} 天须更换"},
        {"label": "输错密码", "text": f"连续 {settings.AXES_FAILURE_LIMIT} 次，锁定 {round(settings.AXES_COOLOFF_TIME * 60)} 分钟"},
    ]


def account(request: HttpRequest) -> HttpResponse:
    officer, here = request.user, look(request)
    held = posts(officer, here.when)
    facts = "gongjian/parts/facts.html"
    acts = [{"label": "修改密码", "url": reverse("change-password"), "key": True}, *([{"label": "通知设置", "url": url}] if (url := maybe("account-notices")) else [])]
    acts += [{"label": "退出", "url": reverse("sign-out"), "post": True}]
    panels = [
        {"title": "本人", "part": facts, "data": who(officer)},
        {"title": "现任职务", "part": facts, "data": held or [{"label": "职务", "text": "现在没有任职"}]},
    ]
    signing = [
        {"title": "登录", "part": facts, "data": sessions(request, officer)},
        {"title": "办理", "part": "gongjian/parts/acts.html", "data": acts},
    ]
    return here.render("gongjian/thing.html", {"title": "我的账户", "left": panels, "right": signing})


urls = [path("account", account, name="account")]
