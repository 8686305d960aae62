"""人工认定、定认定规则 (G13): by a document, with a reason."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import Wan, choice, day, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.promotion.page import above
from gongjian.pages.promotion_told import Told, signings_of
from gongjian.promotion.acts import signings as acts
from gongjian.promotion.leads import Trade
from gongjian.promotion.recognition import Rules
from gongjian.timeline.money import wan


class RulingForm(Doing):
    counted = choice("认定", (("1", "计入"), ("0", "不计入")))
    document = words("依据", 80, required=True, help_text="文件或会议纪要")
    note = why("认定的理由")


class RulingPage(ActPage):
    title, form, act, submit = "人工认定", RulingForm, staticmethod(acts.rule_on), "认定"
    intro = "与认定规则不一致的，凭文件认定。与别的签约认定为同一项目的，仍只计一次。"

    def find(self, pk: int) -> None:
        self.row = signings_of(self.look.at).filter(signing=pk).select_related("signing").first()
        if self.row is None:
            raise Http404
        self.thing = self.row.signing

    def name(self) -> str:
        return self.row.title

    def back(self) -> str:
        return reverse("signings")

    def crumb(self) -> list[dict]:
        return [*above("招商", "签约认定"), {"label": self.title}]

    def about(self) -> list[dict]:
        row = self.row
        return [
            {"label": "签约", "text": f"{row.signed_on} {row.investor}", "small": f"{wan(row.total)} 万元"},
            {"label": "按规则", "text": "计入" if row.counted else "待认定" if row.doubtful else "不计", "small": row.why},
        ]

    def details(self, said: dict) -> dict:
        return {"counted": said["counted"] == "1", "document": said["document"]}

    def told(self, facts, said) -> str:
        return f"已认定{'计入' if facts[0].counted else '不计'}：{self.row.title}"


class RulesForm(Doing):
    floor = Wan(label="起点规模", help_text="总投资不到这个数的不计")
    late = forms.IntegerField(label="及时登记", min_value=0, max_value=3660, help_text="签约后多少天内登记；0 为不限")
    years = forms.IntegerField(label="认定期限", min_value=0, max_value=20, help_text="签约后几年没有落地的不再计；0 为不限")
    local = forms.BooleanField(label="本县企业的投资不计", required=False)
    new = forms.BooleanField(label="后续工程、县内搬迁不计", required=False)
    excluded = forms.MultipleChoiceField(label="不计的类别", choices=Trade.choices, required=False, widget=forms.CheckboxSelectMultiple)
    document = words("依据", 80, required=True, help_text="文件名称或文号")
    on = day("自哪天起", help_text="这一天及以后的签约按新规则，以前的仍按原来的")
    note = words("说明", 500)

    def build(self) -> None:
        self.fields["late"].after, self.fields["years"].after = "天", "年"


class RulesPage(ActPage):
    title, form, act = "定认定规则", RulesForm, staticmethod(acts.lay_rules)
    intro = "下面是现行的数；没有定过的是系统默认，参照外地做法，未核实。"

    def find(self) -> None:
        self.thing = "county"

    def name(self) -> str:
        return "签约认定规则"

    def back(self) -> str:
        return reverse("promotion-rules")

    def crumb(self) -> list[dict]:
        return [*above("招商"), {"label": "认定规则", "url": self.back()}, {"label": self.title}]

    def initial(self) -> dict:
        rules = Told(self.look.at).rules
        return {name: getattr(rules, name) for name in ("floor", "late", "years", "local", "new")} | {"excluded": list(rules.excluded), "on": self.look.today}

    def details(self, said: dict) -> dict:
        rules = Rules(**{name: said[name] for name in ("floor", "late", "years", "local", "new")}, excluded=tuple(said["excluded"]))
        return {"rules": rules, "document": said["document"], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"认定规则自 {said['on']} 起执行"


urls = [
    path("promotion/signings/<int:pk>/ruling", RulingPage.as_view(), name="rule-on"),
    path("promotion/rules/new", RulesPage.as_view(), name="lay-rules"),
]
