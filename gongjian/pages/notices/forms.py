"""添加通知方式、改时段、登记请假替补: the forms of /account/notices."""
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from gongjian.notices.channels import Wish, open_kinds, target
from gongjian.notices.models import Channel, Notice
from gongjian.pages import clock
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, day, maybe, seated
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import look
from gongjian.people import covers
from gongjian.people.models import Officer
from gongjian.people.posts import Rank, Role
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When

MOST = 5  # ways of one officer


class ChannelForm(forms.Form):
    kind = choice("方式", ())
    address = forms.CharField(
        label="地址", max_length=300, widget=forms.TextInput({"autocomplete": "off"}),
        help_text="邮箱地址；或群机器人设置里的整条网址（钉钉加签的，在末尾接 &amp;secret=密钥）",
    )

    def __init__(self, *args, officer: Officer, **said):
        super().__init__(*args, **said)
        self.officer = officer
        self.fields["kind"].choices = [(kind, Channel.Kind(kind).label) for kind in open_kinds()]

    def clean(self):
        said = super().clean()
        if {"kind", "address"} <= said.keys():
            try:
                target(said["kind"], said["address"])
            except Refused as refused:
                self.add_error("address", refused.reason)
                return said
            own = Channel.objects.filter(officer=self.officer)
            if own.filter(kind=said["kind"], address=said["address"]).exists():
                self.add_error("address", "这个地址已经登记过")
            elif own.count() >= MOST:
                self.add_error(None, f"每人最多 {MOST} 种通知方式，请先停用一种")
        return said


class HoursForm(forms.Form):
    quiet_from = forms.TimeField(label="免打扰自", widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    quiet_until = forms.TimeField(label="免打扰至", widget=forms.TimeInput({"type": "time"}, format="%H:%M"), help_text="两个时间相同，就是不设免打扰")
    send = forms.MultipleChoiceField(
        label="外发类别", required=False, choices=Notice.Kind.choices, widget=forms.CheckboxSelectMultiple, help_text="没有勾选的只留在站内",
    )


def channel(request: HttpRequest) -> HttpResponse:
    if not open_kinds():
        raise Refused("县里还没有开通邮件和群机器人，通知只在站内")
    form = ChannelForm(request.POST or None, officer=request.user)
    if request.method == "POST" and form.is_valid():
        Channel.objects.create(officer=request.user, kind=form.cleaned_data["kind"], address=form.cleaned_data["address"], made_at=clock.now())
        messages.success(request, "已添加。外发的只有件数和事项类别，不带问题内容和数字")
        return HttpResponseRedirect(reverse("account-notices"))
    return shown(request, form, "添加通知方式")


def hours(request: HttpRequest) -> HttpResponse:
    wish = Wish.objects.filter(officer=request.user).first() or Wish(officer=request.user)
    first = {"quiet_from": wish.quiet_from, "quiet_until": wish.quiet_until, "send": [kind for kind in Notice.Kind.values if kind not in wish.off]}
    form = HoursForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        off = [kind for kind in Notice.Kind.values if kind not in said["send"]]
        Wish.objects.update_or_create(officer=request.user, defaults={"quiet_from": said["quiet_from"], "quiet_until": said["quiet_until"], "off": off})
        messages.success(request, "已保存")
        return HttpResponseRedirect(reverse("account-notices"))
    return shown(request, form, "免打扰和外发类别")


def shown(request: HttpRequest, form: forms.Form, title: str) -> HttpResponse:
    crumb = [{"label": "通知设置", "url": reverse("account-notices")}, {"label": title}]
    context = {"title": title, "crumb": crumb, "form": form, "cancel": reverse("account-notices"), "day": None}
    return look(request).render("gongjian/form.html", context, status=422 if form.errors else 200)


class CoverForm(Doing):
    """One for oneself; a unit's head for his people; the office for anybody."""

    officer = choice("请假人", ())
    deputy = choice("代办人", (), help_text="须在同一单位任职")
    from_on = day("自")
    until_on = day("至", help_text="含这一天")

    def build(self) -> None:
        seat, me, when = self.look.lens.seat, self.look.request.user, When(self.today)
        everyone = seated(when, me.area) if seat.role == Role.OFFICE else seated(when, me.area, unit=seat.unit_id)
        many = seat.role == Role.OFFICE or seat.rank == Rank.HEAD
        self.fields["officer"].choices = everyone if many else [row for row in everyone if row[0] == me.pk]
        self.fields["officer"].initial = me.pk
        self.fields["deputy"].choices = maybe(everyone if many else [row for row in everyone if row[0] != me.pk])

    def clean(self):
        said = super().clean()
        keys = {name: said[name] for name in ("officer", "deputy") if said.get(name)}
        return said | {name: Officer.objects.get(pk=key) for name, key in keys.items()}


class CoverPage(ActPage):
    title, form, act = "登记请假替补", CoverForm, staticmethod(covers.cover)
    intro = "请假期间，代办人看得到请假人要办的事，也收到提醒；办理仍以各自的职务为准。"

    def find(self) -> None:
        seat = self.look.lens.seat
        if seat is None or seat.unit is None:
            raise Refused("您目前没有在单位任职，不能登记替补")
        self.thing = seat.unit

    def do(self, form) -> list:
        seat = form.cleaned_data["officer"].seat_on(self.look.today)
        self.thing = seat.unit if seat and seat.unit else self.thing
        return super().do(form)

    def initial(self) -> dict:
        return {"from_on": self.look.today}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("officer", "deputy", "from_on", "until_on")}

    def name(self) -> str:
        return self.thing.name_on(self.look.on)

    def crumb(self) -> list[dict]:
        return [{"label": "通知设置", "url": self.back()}, {"label": self.title}]

    def back(self) -> str:
        return reverse("account-notices")

    def told(self, facts, said) -> str:
        return f"已登记：{said['from_on']} 至 {said['until_on']}，{said['officer'].name}由{said['deputy'].name}代办"


urls = [
    path("account/notices/channels/new", channel, name="channel-new"),
    path("account/notices/hours", hours, name="account-hours"),
    path("account/notices/covers/new", CoverPage.as_view(), name="cover-new"),
]
