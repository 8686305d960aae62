"""登记企业、改企业信息、查看联系人. The contact is shown in full to whoever wrote down what for, on that day, and stays on record."""
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, maybe, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.promotion.page import OwnUnitPage, above
from gongjian.people.models import Unit
from gongjian.promotion.acts import enterprises
from gongjian.promotion.acts.enterprises import seems_local
from gongjian.promotion.credit_code import plain, wrong
from gongjian.promotion.enterprises import Size
from gongjian.promotion.models import ChainLink, Disclosure, Enterprise
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When

NAMES = ("name", "code", "size", "region", "local", "link", "intent", "contact", "contact_post", "phone", "on")


class EnterpriseForm(Doing):
    parts = (("企业", ("name", "code", "size", "region", "local", "link", "unit", "intent")), ("联系人", ("contact", "contact_post", "phone")), ("", ("on", "note")))
    name = words("企业名称", 120, required=True, help_text="营业执照上的全称")
    code = words("统一社会信用代码", 20, help_text="18位；填了就核对校验位，用来认出同一家企业")
    size = choice("企业类型", Size.choices, initial=Size.OTHER)
    region = words("所在地区", 60, help_text="如：江苏省苏州市")
    local = forms.BooleanField(label="本县企业", required=False, help_text="已在本县的企业，投资不算招商引资")
    intent = words("投资意向", 300, 2)
    contact = words("联系人", 40, help_text="只在写明用途后显示给办理的人，查看留痕")
    contact_post = words("联系人职务", 40)
    phone = words("联系电话", 20)
    on = day("自哪天起")
    note = words("说明", 500)

    def build(self) -> None:
        links = ChainLink.objects.filter(area__startswith=self.look.request.user.area).order_by("chain", "name")
        self.fields["link"] = forms.TypedChoiceField(
            label="产业链环节", choices=maybe([(link.pk, f"{link.chain} · {link.name}") for link in links]), coerce=lambda key: ChainLink.objects.get(pk=key),
            empty_value=None, required=False, help_text="图谱上的环节；没有的先在图谱上编",
        )

    def clean_code(self):
        code = plain(self.cleaned_data["code"])
        if code and (reason := wrong(code)):
            raise forms.ValidationError(reason)
        return code

    def odd(self, said: dict) -> list[str]:
        here = seems_local(said.get("code") or "", self.look.request.user.area)
        if here and not said.get("local"):
            return ["信用代码显示这家企业在本县登记，却没有勾“本县企业”"]
        return ["勾了“本县企业”，信用代码却不是在本县登记的"] if said.get("local") and said.get("code") and not here else []


class EnlistPage(OwnUnitPage):
    title, form, act, submit = "登记企业", EnterpriseForm, staticmethod(enterprises.enlist), "登记"
    into = "目标企业"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in NAMES}

    def told(self, facts, said) -> str:
        return f"已登记「{said['name']}」，由{self.name()}对接"

    def after(self, facts) -> str:
        return reverse("enterprise", args=[facts[0].enterprise_id]) if facts else self.back()


class RestateForm(EnterpriseForm):
    def build(self) -> None:
        super().build()
        self.fields["unit"] = UnitChoice(When(self.today), self.look.request.user.area, label="对接单位")


class OfEnterprise(ActPage):
    def find(self, pk: int) -> None:
        self.stands = self.look.lens.see(Enterprise).filter(enterprise=pk).select_related("enterprise").first()
        if self.stands is None:
            raise Http404
        self.thing = self.stands.enterprise

    def name(self) -> str:
        return self.stands.name

    def back(self) -> str:
        return reverse("enterprise", args=[self.thing.pk])

    def crumb(self) -> list[dict]:
        return [*above("招商", "目标企业"), {"label": self.name(), "url": self.back()}, {"label": self.title}]


class RestatePage(OfEnterprise):
    """The contact as it is kept is shown in the form to those who may change it: so opening it asks for the purpose first."""

    title, form, act = "改企业信息", RestateForm, staticmethod(enterprises.restate)
    intro = "联系人和电话不在这里显示；不改就留空，改了才填。"

    def initial(self) -> dict:
        stands = self.stands
        said = {name: getattr(stands, name) for name in ("name", "code", "size", "region", "local", "intent")}
        return said | {"link": stands.link_id, "unit": stands.unit_id, "on": self.look.today}

    def details(self, said: dict) -> dict:
        kept = {name: said[name] or getattr(self.stands, name) for name in ("contact", "contact_post", "phone")}
        return {name: said[name] for name in NAMES} | kept | {"unit": said["unit"]}

    def told(self, facts, said) -> str:
        return f"已更新「{said['name']}」，自 {said['on']} 起"

    def after(self, facts) -> str:
        """A unit that hands an enterprise on may no longer see it."""
        return self.back() if self.look.lens.see(Enterprise).filter(enterprise=self.thing.pk).exists() else reverse("enterprises")


class DiscloseForm(Doing):
    purpose = words("查看的用途", 200, 2, required=True, help_text="如：约谈12月8日来沁考察；查看的人、时间和用途都留在这家企业的页面上")


class DisclosePage(OfEnterprise):
    title, form, act, submit = "查看联系人", DiscloseForm, staticmethod(enterprises.disclose), "查看"
    intro = "联系人是个人信息，只为这一用途使用，不转给他人。"

    def details(self, said: dict) -> dict:
        return {"purpose": said["purpose"]}

    def told(self, facts, said) -> str:
        return "已留痕，下面是联系人"

    def after(self, facts) -> str:
        return reverse("contact", args=[self.thing.pk])


def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """In full, to an officer who wrote down what for today, and to nobody else."""
    page = DisclosePage()
    page.setup(request)
    page.find(pk)
    desk, today = page.look.desk(), page.look.today
    if page.look.lens.past:
        raise Refused("请回到今天查看联系人")
    if reason := desk.why_not(enterprises.disclose, page.thing):
        raise PermissionDenied(reason)
    read = Disclosure.objects.as_of(When(today)).filter(enterprise=pk, by=request.user, occurred_on=today).order_by("pk").last()
    if read is None:
        return page.get(request)
    stands = page.stands
    facts = [
        {"label": "联系人", "text": stands.contact or "没有登记", "small": stands.contact_post}, {"label": "联系电话", "text": stands.phone or "没有登记"},
        {"label": "用途", "text": read.purpose}, {"label": "对接单位", "text": Unit.objects.get(pk=stands.unit_id).name_on(today)},
    ]
    about = {"title": "联系人", "part": "gongjian/parts/facts.html", "data": facts, "foot": "只在今天对您显示；用完请关闭页面"}
    return page.look.render("gongjian/thing.html", {"title": stands.name, "crumb": page.crumb(), "left": [about], "right": []})


urls = [
    path("promotion/enterprises/new", EnlistPage.as_view(), name="enlist"),
    path("promotion/enterprises/<int:pk>/card", RestatePage.as_view(), name="restate"),
    path("promotion/enterprises/<int:pk>/disclosures/new", DisclosePage.as_view(), name="disclose"),
    path("promotion/enterprises/<int:pk>/contact", contact, name="contact"),
]
