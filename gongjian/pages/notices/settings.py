"""/account/notices: how one wants to be told, the calendar link, who stands in for whom."""
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from gongjian.notices.channels import Wish, open_kinds
from gongjian.notices.feed import close_feed, open_feed
from gongjian.notices.models import Channel, Delivery, Feed, Notice
from gongjian.pages import clock
from gongjian.pages.look import Look, look
from gongjian.people import covers
from gongjian.people.models import Cover, Officer
from gongjian.timeline.when import FAR, When

LINK = "feed_link"  # shown once, after it was made


def panel(title: str, facts: list[dict], acts: list[dict], foot: str = "") -> dict:
    return {"title": title, "part": "gongjian/parts/setting.html", "data": {"facts": facts, "acts": acts}, "foot": foot}


def page(request: HttpRequest) -> HttpResponse:
    eyes, officer = look(request), request.user
    wish = Wish.objects.filter(officer=officer).first() or Wish()
    return eyes.render("gongjian/thing.html", {
        "title": "通知设置", "day": None, "crumb": [{"label": "我的账户", "url": reverse("account")}, {"label": "通知设置"}],
        "left": [ways(officer), calendar(request)],
        "right": [panel("何时外发、外发什么", hours(wish), [{"label": "改时段和类别", "url": reverse("account-hours")}]), *standing_in(eyes)],
    })


def ways(officer: Officer) -> dict:
    channels = list(Channel.objects.filter(officer=officer).order_by("pk"))
    data = [{"label": "站内", "text": "始终开通", "small": "右上角“通知”"}]
    data += [{"label": channel.get_kind_display(), "text": channel.masked, "small": last_said(channel)} for channel in channels]
    acts = [{"label": "添加通知方式", "url": reverse("channel-new")}] if open_kinds() else []
    acts += [
        {"label": f"停用 {channel}", "url": reverse("channel-drop"), "post": True, "fields": [{"name": "channel", "value": channel.pk}]} for channel in channels
    ]
    return panel("通知方式", data, acts, "外发的只有件数和事项类别，不带问题内容" if open_kinds() else "县里还没有开通邮件和群机器人，通知只在站内")


def last_said(channel: Channel) -> str:
    last = Delivery.objects.filter(channel=channel).exclude(state=Delivery.State.WAITING, tries=0).order_by("-pk").first()
    return "" if last is None else f"最近一次：{last.get_state_display()}" + (f"，{last.error}" if last.error else "")


def hours(wish: Wish) -> list[dict]:
    off = [Notice.Kind(kind).label for kind in wish.off]
    quiet = wish.quiet_from != wish.quiet_until
    return [
        {"label": "免打扰", "text": f"{wish.quiet_from:%H:%M} 至 {wish.quiet_until:%H:%M}" if quiet else "不设", "small": "时段内的等时段过后再发" if quiet else ""},
        {"label": "外发类别", "text": "、".join(kind.label for kind in Notice.Kind if kind not in wish.off) or "都不外发"},
        *([{"label": "只留站内", "text": "、".join(off)}] if off else []),
    ]


def calendar(request: HttpRequest) -> dict:
    feed = Feed.objects.filter(officer=request.user, revoked_at=None).first()
    link = request.session.pop(LINK, "")
    data = [{"label": "日历订阅", "text": "已开通" if feed else "未开通", "small": f"{feed.made_at:%Y-%m-%d} 生成" if feed else ""}]
    if link:
        data.append({"label": "订阅地址", "text": link, "small": "只显示这一次，请复制到手机日历的“订阅”里"})
    acts = [{"label": "换一个地址" if feed else "生成订阅地址", "url": reverse("feed-open"), "post": True}]
    acts += [{"label": "撤销订阅", "url": reverse("feed-close"), "post": True}] if feed else []
    foot = "凭地址就能看到您要办的事和时限，请勿转给他人；换新或撤销后旧地址立即失效"
    return panel("日历订阅", data, acts, foot)


def standing_in(eyes: Look) -> list[dict]:
    if eyes.lens.seat is None or eyes.lens.seat.unit_id is None:
        return []
    today = eyes.today
    facts = Cover.objects.as_of(When(FAR)).filter(until_on__gte=today).select_related("officer", "deputy").order_by("from_on", "pk")
    own = [fact for fact in facts if eyes.request.user in (fact.officer, fact.deputy) or may_end(eyes, fact)]
    data = [
        {"label": f"{fact.officer.name}请假", "text": f"{fact.deputy.name}代办", "small": f"{fact.from_on} 至 {fact.until_on}"} for fact in own
    ] or [{"label": "替补", "text": "没有登记"}]
    acts = [{"label": "登记请假替补", "url": reverse("cover-new")}]
    acts += [
        {"label": f"撤销{fact.officer.name}的替补", "url": reverse("cover-end"), "post": True, "fields": [{"name": "cover", "value": fact.pk}]}
        for fact in own if may_end(eyes, fact)
    ]
    foot = "代办人看得到请假人要办的事，也收到提醒；办理仍以各自的职务为准"
    return [panel("请假替补", data, acts, foot)]


def may_end(eyes: Look, fact: Cover) -> bool:
    seat = fact.officer.seat_on(eyes.today)
    return bool(seat and seat.unit and covers.may_tell(seat.unit, eyes.request.user, fact.officer, eyes.today))


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    Channel.objects.filter(officer=request.user, pk=number(request, "channel")).delete()
    messages.success(request, "已停用")
    return back()


@require_POST
def feed_open(request: HttpRequest) -> HttpResponse:
    token = open_feed(request.user, clock.now())
    request.session[LINK] = request.build_absolute_uri(reverse("feed", args=[token]))
    return back()


@require_POST
def feed_close(request: HttpRequest) -> HttpResponse:
    close_feed(request.user, clock.now())
    messages.success(request, "已撤销，旧地址不能再用")
    return back()


@require_POST
def cover_end(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    fact = Cover.objects.filter(pk=number(request, "cover"), area=request.user.area).select_related("officer", "deputy").first()
    seat = fact and fact.officer.seat_on(eyes.today)
    if not seat or not seat.unit:
        raise Http404
    eyes.desk().do(covers.uncover, seat.unit, fact=fact)
    messages.success(request, f"已撤销{fact.officer.name}的替补")
    return back()


def number(request: HttpRequest, name: str) -> int:
    said = request.POST.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 18 else 0


def back() -> HttpResponse:
    return HttpResponseRedirect(reverse("account-notices"))


urls = [
    path("account/notices", page, name="account-notices"),
    path("account/notices/channels/drop", drop, name="channel-drop"),
    path("account/notices/feed", feed_open, name="feed-open"),
    path("account/notices/feed/close", feed_close, name="feed-close"),
    path("account/notices/covers/end", cover_end, name="cover-end"),
]
