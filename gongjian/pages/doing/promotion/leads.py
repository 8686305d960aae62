"""登记线索、推进一步、记评审、签协议、补材料: what moves a lead on. What each step needs stands in the flow table."""
from django import forms
from django.http import Http404
from django.urls import path, reverse
from django.utils.html import format_html

from gongjian.pages.doing.evidence import EvidenceForm, EvidencePage
from gongjian.pages.doing.fields import UnitChoice, Wan, choice, day, maybe, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.promotion.page import LeadForm, LeadPage, OwnUnitPage
from gongjian.pages.look import Look
from gongjian.projects.acts.evidence import add_evidence
from gongjian.projects.models import Project
from gongjian.promotion.acts import leads, signings
from gongjian.promotion.credit_code import plain
from gongjian.promotion.flow import FLOW, OWN, Step
from gongjian.promotion.leads import Newness, Trade
from gongjian.promotion.models import Enterprise, EnterpriseStanding, Resource, ResourceCard, Review, Signing
from gongjian.promotion.resources import latest
from gongjian.timeline.when import When

NAMED = "写目标企业库里的全称或统一社会信用代码；库里没有的，先<a href=\"{}\">登记企业</a>"


def resource_field(look: Look) -> forms.Field:
    """Plots and plants on the map that are to be had."""
    cards = latest(ResourceCard.objects.as_of(look.when).filter(area__startswith=look.request.user.area).select_related("resource"))
    free = sorted(((card.resource_id, f"{card.name}（{card.resource.get_kind_display()}）") for card in cards), key=lambda pair: pair[1])
    return forms.TypedChoiceField(
        label="地块、厂房", choices=maybe(free), coerce=lambda key: Resource.objects.get(pk=key), empty_value=None, required=False, help_text="从招商地图上选",
    )


class SpotForm(Doing):
    enterprise = words("企业", 120, required=True)
    title = words("项目名称", 120, required=True)
    trade = choice("类别", Trade.choices, help_text="分支网点、资源开采、房地产、餐饮娱乐、财政投资的签约不计入")
    newness = choice("来历", Newness.choices)
    expected = Wan(label="拟投资额", required=False)
    site = words("意向落地地点", 120)
    on = day("日期")
    note = words("线索来源", 500, 2, help_text="谁介绍的、怎么得到的")

    def build(self) -> None:
        self.fields["resource"] = resource_field(self.look)
        self.fields["enterprise"].widget.attrs["list"] = "enterprises"
        self.fields["enterprise"].help_text = format_html(NAMED, reverse("enlist"))
        self.order_fields(["enterprise", "title", "trade", "newness", "expected", "site", "resource", "note", "on"])

    def clean(self):
        """An enterprise of the register by its whole name or code, also one that another unit keeps in touch with."""
        said = super().clean()
        text = " ".join((said.get("enterprise") or "").split())
        rows = EnterpriseStanding.objects.at(When(self.today)).filter(area__startswith=self.look.request.user.area).select_related("enterprise")
        found = rows.filter(name=text).first() or (rows.filter(code=plain(text)).first() if plain(text) else None)
        if text and found is None:
            self.add_error("enterprise", f"目标企业库里没有「{text}」，请先登记企业，或核对全称")
        said["meant"] = found.enterprise if found else None
        return said


class SpotPage(OwnUnitPage):
    title, form, act, submit = "登记线索", SpotForm, staticmethod(leads.spot), "登记"
    template = "gongjian/promotion_act.html"
    intro = "一家企业的一个投资意向登记一条，由招引单位一路跟到投产。"
    into = "招商项目"

    def initial(self) -> dict:
        return {"on": self.look.today, "newness": Newness.NEW, "enterprise": self.request.GET.get("enterprise", "")[:120]}

    def details(self, said: dict) -> dict:
        return {"enterprise": said["meant"]} | {name: said[name] for name in ("title", "trade", "newness", "expected", "site", "resource", "on")}

    def more(self, form) -> dict:
        return {"enterprises": self.look.lens.see(Enterprise).order_by("name").values_list("name", flat=True)[:300]}

    def told(self, facts, said) -> str:
        return f"已登记线索「{said['title']}」"

    def after(self, facts) -> str:
        return reverse("lead", args=[facts[0].lead_id]) if facts else self.back()


# What each step asks, beside its words and its day.
ASKS: dict[Step, tuple[str, tuple[str, ...], str, str]] = {
    Step.TALKED: ("记洽谈", ("expected", "site", "resource"), "谈了什么、谈到哪一步", ""),
    Step.REGISTERED: ("记注册", ("company", "code"), "说明", "附营业执照。"),
    Step.LANDED: ("记落地", ("project", "site", "resource"), "说明", "附用地合同或厂房租赁协议。签约计入的，对应的项目随之成为招商项目，开工和到位资金计入三项指标。"),
    Step.CHANGED: ("变更信息", ("title", "trade", "newness", "expected", "site", "resource"), "变更的理由", "只填要变的；从这一天起算，以前的日子仍按原来的。"),
    Step.LOST: ("记流失", (), "去了哪里、为什么", ""),
    Step.RESUMED: ("重新跟踪", (), "为什么重新跟踪", ""),
}


class StepForm(LeadForm):
    on = day("日期")
    note = why()

    def build(self) -> None:
        self.step = Step(self.look.request.resolver_match.kwargs["step"])
        _, names, says, _ = ASKS[self.step]
        turn = FLOW[self.step]
        self.papers = 2 if turn.proof else 1
        self.paper_first = turn.proof[0] if turn.proof else ""
        for name in names:
            self.fields[name] = self.field(name)
            self.fields[name].required = name in turn.needs
        self.fields["note"].label, self.fields["note"].required = says, "note" in turn.needs
        self.order_fields([*names, "note", "on"])

    def field(self, name: str) -> forms.Field:
        match name:
            case "expected":
                return Wan(label="拟投资额", required=False)
            case "resource":
                return resource_field(self.look)
            case "project":
                rows = self.look.lens.see(Project).filter(unit=self.thing.unit_id, withdrawn_on=None).order_by("name").values_list("project_id", "name")
                key = lambda value: Project.objects.get(pk=value)
                return forms.TypedChoiceField(
                    label="对应的项目", choices=maybe(list(rows)), coerce=key, empty_value=None, help_text="招引单位名下的项目；还没有登记的，先登记项目",
                )
            case "trade":
                return choice("类别", maybe(Trade.choices))
            case "newness":
                return choice("来历", maybe(Newness.choices))
        labels = {"title": ("项目名称", 120), "site": ("落地地点", 120), "company": ("项目公司", 120), "code": ("项目公司的统一社会信用代码", 18)}
        return words(*labels[name])

    def clean(self):
        said = super().clean()
        if said.get("on") and said["on"] > self.today:
            self.add_error("on", "日期还没到")
        return said


class StepPage(LeadPage):
    form, act = StepForm, staticmethod(leads.take_step)

    @property
    def title(self) -> str:
        return ASKS[self.step][0]

    @property
    def intro(self) -> str:
        return ASKS[self.step][3]

    def find(self, pk: int, step: str) -> None:
        if step not in OWN:
            raise Http404
        self.step = Step(step)
        super().find(pk)

    def kind(self, said: dict | None) -> object:
        return self.step

    def initial(self) -> dict:
        return {"on": self.look.today} | ({"site": self.stands.site} if self.step == Step.LANDED else {})

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in (*ASKS[self.step][1], "on")}

    def told(self, facts, said) -> str:
        return f"已{self.step.label}：{self.stands.title}"


class ReviewForm(LeadForm):
    papers, paper_first = 1, "document"
    kind_of = choice("评审", Review.Kind.choices)
    passed_it = choice("结论", (("1", "通过"), ("0", "未通过")))
    document = words("文号或纪要", 80, required=True)
    on = day("日期")
    note = words("意见", 500, 3)

    def build(self) -> None:
        self.fields["unit"] = UnitChoice(When(self.today), self.look.request.user.area, label="评审单位", required=False)
        self.order_fields(["kind_of", "unit", "passed_it", "document", "note", "on"])


class ReviewPage(LeadPage):
    title, form, act = "记评审", ReviewForm, staticmethod(leads.review)
    intro = "集体审议通过才能签正式合同；有奖补优惠条款的，还须先通过公平竞争审查。环节参照外地做法，未核实。"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def kind(self, said: dict | None) -> object:
        return said["kind_of"] if said else None

    def details(self, said: dict) -> dict:
        return {"passed_it": said["passed_it"] == "1", "document": said["document"], "unit": said["unit"], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"已记{facts[0].get_kind_of_display()}：{'通过' if facts[0].passed else '未通过'}"


class ConcludeForm(LeadForm):
    papers, paper_first = 2, "document"
    kind_of = choice("协议", Signing.Kind.choices)
    total = Wan(label="总投资", help_text="按合同写的总投资")
    site = words("落地地点", 120)
    on = day("签约日期")
    note = words("说明", 500)


class ConcludePage(LeadPage):
    title, form, act, submit = "签协议", ConcludeForm, staticmethod(signings.conclude), "保存"
    intro = "框架协议不是签约，不计入；正式合同须在评审（集体审议）通过以后签。请附协议文本。"

    def initial(self) -> dict:
        kind = Signing.Kind.CONTRACT if self.stands.reviewed_on else Signing.Kind.FRAMEWORK
        return {"on": self.look.today, "kind_of": kind, "total": self.stands.expected, "site": self.stands.site}

    def kind(self, said: dict | None) -> object:
        return said["kind_of"] if said else None

    def details(self, said: dict) -> dict:
        return {"total": said["total"], "site": said["site"], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"已记{facts[0].get_kind_of_display()}：{self.stands.title}"


class PaperForm(EvidenceForm, LeadForm):
    """The papers of a lead; no vouchers."""

    vouchers = False


class PaperPage(LeadPage, EvidencePage):
    title, form, act = "补材料", PaperForm, staticmethod(add_evidence)
    intro = EvidencePage.intro


def step_url(lead: int, step: str) -> str:
    return reverse("lead-step", args=[lead, str(step)])


urls = [
    path("promotion/leads/new", SpotPage.as_view(), name="spot"),
    path("promotion/leads/<int:pk>/reviews/new", ReviewPage.as_view(), name="lead-review"),
    path("promotion/leads/<int:pk>/agreements/new", ConcludePage.as_view(), name="conclude"),
    path("promotion/leads/<int:pk>/papers/new", PaperPage.as_view(), name="lead-paper"),
    path("promotion/leads/<int:pk>/steps/<slug:step>", StepPage.as_view(), name="lead-step"),
]
