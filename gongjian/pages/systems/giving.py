"""/api/keys/new and /api/keys/N/stop: a key is given, shown once, and stopped with its reason."""
from datetime import timedelta

from django.urls import path, reverse

from gongjian.api import acts
from gongjian.api.eyes import OF_A_UNIT, posts_at
from gongjian.api.keys import hashed, hint_of, new_secret
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, day, maybe, seated, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.systems.keys import CRUMB, SECRET, found
from gongjian.people.models import Officer, Unit
from gongjian.people.posts import Role
from gongjian.people.units import names_on
from gongjian.timeline.facts import Fact
from gongjian.timeline.when import When

USUAL = timedelta(days=180)


class KeyForm(Doing):
    system = words("系统名称", 60, required=True, help_text="哪个单位的什么系统，如：市发改委项目调度平台")
    purpose = words("用途", 200, 3, required=True, help_text="读什么、做什么用")
    eyes = choice("按谁的权限", (), help_text="密钥看到的与这个职务在页面上看到的相同，不会更多")
    until_on = day("有效期至", help_text="含这一天，最长一年")

    def build(self) -> None:
        when, area = When(self.today), self.look.request.user.area
        posts = posts_at(area, self.today)
        names = names_on({unit for unit, _ in posts}, self.today)
        told = [(f"unit:{unit}:{role}", f"{names[unit]}（{Role(role).label}）") for unit, role in posts]
        people = [(f"officer:{key}", name) for key, name in seated(when, area, role__in=(*OF_A_UNIT, Role.LEADER))]
        self.fields["eyes"].choices = maybe([("单位职务", told), ("个人", people)])

    def clean_eyes(self):
        kind, _, rest = self.cleaned_data["eyes"].partition(":")
        if kind == "officer":
            return {"officer": Officer.objects.get(pk=rest)}
        unit, _, role = rest.partition(":")
        return {"unit": Unit.objects.get(pk=unit), "role": role}


class GivePage(ActPage):
    """The secret is made here, shown on the next page, and kept nowhere but as a hash."""

    title, form, act, submit = "发密钥", KeyForm, staticmethod(acts.give_key), "发放"
    intro = "密钥发给指明的系统，只显示一次。对方凭它只能读，看到的与所选职务相同；个人姓名和号码一律遮盖。"

    def find(self) -> None:
        self.thing = None

    def initial(self) -> dict:
        return {"until_on": self.look.today + USUAL}

    def details(self, said: dict) -> dict:
        self.secret = new_secret()
        return {name: said[name] for name in ("system", "purpose", "until_on")} | said["eyes"] | {"secret_hash": hashed(self.secret), "hint": hint_of(self.secret)}

    def after(self, facts: list[Fact]) -> str:
        if not facts:
            return self.back()
        self.request.session[SECRET] = {"key": facts[0].key_id, "secret": self.secret}
        return reverse("api-key", args=[facts[0].key_id])

    def told(self, facts: list[Fact], said: dict) -> str:
        return f"已发给{facts[0].system}。密钥只显示这一次"

    def name(self) -> str:
        return ""

    def back(self) -> str:
        return reverse("api-keys")

    def crumb(self) -> list[dict]:
        return [CRUMB, {"label": "接口密钥", "url": self.back()}, {"label": self.title}]


class StopForm(Doing):
    note = why("停用理由")


class StopPage(ActPage):
    title, form, act, submit = "停用密钥", StopForm, staticmethod(acts.stop_key), "停用"
    intro = "停用以后立即打不开任何数据，不能恢复；还要用的另发一把。"

    def find(self, pk: int) -> None:
        self.life = found(self.look, pk)
        self.thing = self.life.key

    def name(self) -> str:
        return self.life.given.system

    def told(self, facts: list[Fact], said: dict) -> str:
        return f"已停用{self.life.given.system}的密钥"

    def back(self) -> str:
        return reverse("api-key", args=[self.thing.pk])

    def crumb(self) -> list[dict]:
        return [CRUMB, {"label": "接口密钥", "url": reverse("api-keys")}, {"label": self.name(), "url": self.back()}, {"label": self.title}]


urls = [path("api/keys/new", GivePage.as_view(), name="give-key"), path("api/keys/<int:pk>/stop", StopPage.as_view(), name="stop-key")]
