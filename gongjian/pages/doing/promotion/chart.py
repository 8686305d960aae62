"""编环节、登记资源、导入轮廓 (M25): the chart and the map hold what is entered here and nothing else."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, day, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.promotion.page import OwnUnitPage, above
from gongjian.promotion.acts import chart
from gongjian.promotion.chains import Strength, Tier
from gongjian.promotion.coordinates import Datum
from gongjian.promotion.models import ChainLink, LinkCard, Resource, ResourceCard

MOST_MB = 5
MU = 2000 / 3  # 平方米
WHERE_FROM = "CGCS2000：测绘成果、天地图、手机定位；GCJ-02：高德、腾讯地图；BD-09：百度地图"


class LinkForm(Doing):
    chain = words("产业链", 60, required=True, help_text="如：煤层气、菌菇")
    name = words("环节", 60, required=True)
    tier = choice("上中下游", Tier.choices)
    order = forms.IntegerField(label="同一档里的顺序", min_value=0, max_value=999, initial=0, required=False)
    strength = choice("现状", Strength.choices)
    gap = words("缺什么、招什么", 300, 2, help_text="薄弱、缺失的必填")
    ends = forms.BooleanField(label="从图谱上撤下", required=False)
    on = day("自哪天起")
    note = words("依据", 500)

    def build(self) -> None:
        self.fields["chain"].widget.attrs["list"] = "chains"


class LinkPage(ActPage):
    title, form, act = "编环节", LinkForm, staticmethod(chart.place_link)
    template = "gongjian/promotion_act.html"
    intro = "同一产业链、同一名称的环节只有一个：再编一次就是改它，以前的日子仍按原来的。"

    def find(self) -> None:
        key = self.request.GET.get("link", "")
        self.link = ChainLink.objects.filter(pk=key, area__startswith=self.look.request.user.area).first() if key.isdecimal() and len(key) < 12 else None
        self.thing = "county"

    def name(self) -> str:
        return str(self.link) if self.link else "招商图谱"

    def back(self) -> str:
        return reverse("chains")

    def crumb(self) -> list[dict]:
        return [*above("招商", "招商图谱"), {"label": self.title}]

    def initial(self) -> dict:
        last = LinkCard.objects.as_of(self.look.when).filter(link=self.link).order_by("occurred_on", "pk").last() if self.link else None
        said = {name: getattr(last, name) for name in ("tier", "order", "strength", "gap")} if last else {}
        return said | {"on": self.look.today} | ({"chain": self.link.chain, "name": self.link.name} if self.link else {})

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("chain", "name", "tier", "strength", "gap", "ends", "on")} | {"order": said["order"] or 0}

    def more(self, form) -> dict:
        chains = ChainLink.objects.filter(area__startswith=self.look.request.user.area).order_by("chain").values_list("chain", flat=True).distinct()
        return {"chains": chains}

    def told(self, facts, said) -> str:
        return f"已编「{facts[0].link}」"


class ResourceForm(Doing):
    parts = (
        ("", ("kind_of", "name", "state")), ("位置", ("datum", "longitude", "latitude")), ("条件", ("mu", "standard", "water", "power", "gas", "road", "price")),
        ("", ("on", "note")),
    )
    kind_of = choice("种类", Resource.Kind.choices)
    name = words("名称", 80, required=True)
    state = choice("状态", ResourceCard.State.choices)
    datum = choice("坐标系", Datum.choices, help_text=WHERE_FROM)
    longitude = forms.FloatField(label="经度", help_text="如：112.18650", widget=forms.TextInput({"inputmode": "decimal", "class": "figure short"}))
    latitude = forms.FloatField(label="纬度", help_text="如：35.69012", widget=forms.TextInput({"inputmode": "decimal", "class": "figure short"}))
    mu = forms.FloatField(label="面积", min_value=0.1, max_value=100_000, required=False, widget=forms.TextInput({"inputmode": "decimal", "class": "figure short"}))
    standard = forms.BooleanField(label="标准地", required=False)
    water = words("供水", 60)
    power = words("供电", 60)
    gas = words("供气", 60)
    road = words("道路", 60)
    price = words("价格", 60, help_text="如：12.8万元/亩、8元/平方米·月")
    on = day("自哪天起")
    note = words("说明", 500)

    def build(self) -> None:
        self.fields["mu"].after = "亩"


class ResourcePage(OwnUnitPage):
    title, form, act = "登记资源", ResourceForm, staticmethod(chart.place_resource)
    intro = "坐标照来源填，并选对坐标系：三种坐标看着相像，位置差几百米到一公里。"
    resource: Resource | None = None
    into = "招商地图"

    def initial(self) -> dict:
        return {"on": self.look.today, "datum": Datum.CGCS2000}

    def kind(self, said: dict | None) -> object:
        return said["kind_of"] if said else None

    def details(self, said: dict) -> dict:
        names = ("name", "longitude", "latitude", "datum", "standard", "water", "power", "gas", "road", "price", "state", "on")
        return {name: said[name] for name in names} | {"size": round(said["mu"] * MU) if said["mu"] else None, "resource": self.resource}

    def told(self, facts, said) -> str:
        return f"已登记「{said['name']}」"

    def after(self, facts) -> str:
        return reverse("resource", args=[facts[0].resource_id]) if facts else self.back()


class ResourceAnewPage(ResourcePage):
    title = "改资源信息"

    def find(self, pk: int) -> None:
        cards = ResourceCard.objects.as_of(self.look.when).filter(resource=pk, area__startswith=self.look.request.user.area)
        self.card = cards.select_related("resource", "unit").order_by("occurred_on", "pk").last()
        if self.card is None:
            raise Http404
        self.thing, self.resource = self.card.unit, self.card.resource

    def initial(self) -> dict:
        said = {name: getattr(self.card, name) for name in ("name", "longitude", "latitude", "datum", "standard", "water", "power", "gas", "road", "price", "state")}
        return said | {"kind_of": self.card.resource.kind, "mu": round(self.card.size / MU, 1) if self.card.size else None, "on": self.look.today}

    def after(self, facts) -> str:
        gone = bool(facts) and facts[0].state == ResourceCard.State.GONE
        return reverse("places") if gone else reverse("resource", args=[self.resource.pk])


class OutlineForm(Doing):
    file = forms.FileField(label="GeoJSON 文件", help_text=f"县域或乡镇的面，不超过 {MOST_MB} MB")
    datum = choice("坐标系", Datum.choices, help_text=WHERE_FROM)
    origin = words("来源", 120, required=True, help_text="谁提供的，如：县自然资源局")
    licence = words("使用许可", 120, required=True, help_text="凭什么可以用，如：县内部工作使用")
    note = words("说明", 500)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_MB * 1024 * 1024:
            raise forms.ValidationError(f"文件超过 {MOST_MB} MB，请先简化")
        return file.read()


class OutlinePage(ActPage):
    title, form, act, submit = "导入轮廓", OutlineForm, staticmethod(chart.import_outline), "导入"
    intro = "系统不自带任何行政区轮廓。请导入县里有权使用的数据，写明来源和许可；导入后画在招商地图上，以最后一次为准。"

    def find(self) -> None:
        self.thing = "county"

    def name(self) -> str:
        return "招商地图"

    def back(self) -> str:
        return reverse("places")

    def crumb(self) -> list[dict]:
        return [*above("招商", "招商地图"), {"label": self.title}]

    def details(self, said: dict) -> dict:
        return {"data": said["file"], "datum": said["datum"], "origin": said["origin"], "licence": said["licence"]}


    def told(self, facts, said) -> str:
        return f"已导入轮廓，{sum(map(len, facts[0].rings))} 个点"


urls = [
    path("promotion/chains/new", LinkPage.as_view(), name="place-link"),
    path("promotion/map/new", ResourcePage.as_view(), name="place-resource"),
    path("promotion/map/<int:pk>/card", ResourceAnewPage.as_view(), name="place-resource-anew"),
    path("promotion/map/outline", OutlinePage.as_view(), name="import-outline"),
]
