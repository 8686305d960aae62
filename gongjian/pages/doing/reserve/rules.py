"""储备规则: how many days a department has to vet, the office to decide, a unit to mend; after how many a project is shown for exit."""
from django import forms
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import why
from gongjian.pages.doing.form import Doing
from gongjian.reserve.acts import rules
from gongjian.reserve.rules import LABELS, Rules, rules_on, said


class RulesForm(Doing):
    note = why("依据", help_text="写明依据的文件或会议")

    def build(self) -> None:
        for name, label in LABELS.items():
            self.fields[name] = forms.IntegerField(label=label, min_value=1, max_value=3650)
            self.fields[name].after = "天"  # type: ignore[attr-defined]
        self.order_fields([*LABELS, "note"])


class RulesPage(ActPage):
    title, form, act = "储备规则", RulesForm, staticmethod(rules.lay_down)
    intro = "都是自然日。现有的默认值没有文件依据（未核实），请按县里的规定设定；改后从今天起算，以前的日子仍按原来的。"

    def find(self) -> None:
        self.thing = self.look.request.user.area

    def initial(self) -> dict:
        return said(rules_on(self.look.today, self.thing))

    def details(self, told: dict) -> dict:
        return {"rules": Rules(**{name: told[name] for name in LABELS})}

    def name(self) -> str:
        return ""

    def back(self) -> str:
        return reverse("reserve")

    def crumb(self) -> list[dict]:
        return [{"label": "谋划储备", "url": self.back()}, {"label": self.title}]


urls = [path("reserve/rules", RulesPage.as_view(), name="reserve-rules")]
