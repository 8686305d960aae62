"""提出帮办、记办理、无需帮办 (M27)."""
from datetime import timedelta

from django.http import Http404
from django.urls import path

from gongjian.pages.doing.fields import UnitChoice, choice, day, why, words
from gongjian.pages.doing.promotion.page import LeadForm, LeadPage
from gongjian.promotion.acts import aids as acts
from gongjian.promotion.aids import Aid, Element
from gongjian.promotion.ledgers import elements
from gongjian.timeline.when import When

HELPERS = ("township", "zone", "department")  # neither the leaders nor who watches over the drive
TERM = timedelta(days=15)  # [C] proposed; the officer sets the day


class AskForm(LeadForm):
    element = choice("要素", Element.choices)
    what = words("需要什么", 300, 2, required=True, help_text="要多少、到哪里、什么时候用")
    person = words("帮办人", 40)
    due_on = day("办结时限")
    on = day("提出日期")
    note = words("说明", 500, help_text="换单位、改时限的，写理由")

    def build(self) -> None:
        self.fields["unit"] = UnitChoice(When(self.today), self.look.request.user.area, kinds=HELPERS, label="帮办单位")
        self.order_fields(["element", "what", "unit", "person", "due_on", "on", "note"])


class AskPage(LeadPage):
    title, form, act, submit = "提出帮办", AskForm, staticmethod(acts.ask_aid), "提出"
    intro = "已签约项目缺水、电、气、路、土地、资金、厂房、用工、环境容量的，指给一个单位、定下时限。"

    def why_closed(self) -> str:
        return "" if self.stands.contract_on else "签了正式合同的项目才有帮办"

    def initial(self) -> dict:
        asked = self.request.GET.get("element", "")
        now = next((one for one in elements(self.look.when, [self.thing.pk]) if one.element == asked), None)
        said = {"on": self.look.today, "due_on": self.look.today + TERM}
        return said | ({"element": asked, "what": now.what, "unit": now.unit_id, "person": now.person} if now else {})

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("element", "what", "unit", "person", "due_on", "on")}

    def told(self, facts, said) -> str:
        return f"已提出{facts[0].get_element_display()}，{said['due_on']} 前办结"


class GiveForm(LeadForm):
    papers = 1
    state = choice("办理情况", ((Aid.State.UNDER_WAY.value, "办理中"), (Aid.State.DONE.value, "已解决")))
    note = why("办了什么")
    on = day("日期")


class GivePage(LeadPage):
    title, form, act = "记办理", GiveForm, staticmethod(acts.give_aid)

    def find(self, pk: int, element: str) -> None:
        super().find(pk)
        self.now = next((one for one in elements(self.look.when, [pk]) if one.element == element), None)
        if self.now is None:
            raise Http404
        self.element = element

    def about(self) -> list[dict]:
        now = self.now
        return [{"label": now.element.label, "text": now.what}, {"label": "办结时限", "text": str(now.due_on or ""), "small": f"在手上 {now.held} 天"}]

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {"element": self.element, "state": said["state"], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"{self.now.element.label}：{facts[0].get_state_display()}"


class WaiveForm(LeadForm):
    element = choice("要素", Element.choices)
    note = why("为什么无需")
    on = day("日期")


class WaivePage(LeadPage):
    title, form, act = "无需帮办", WaiveForm, staticmethod(acts.waive_aid)

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {"element": said["element"], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"{facts[0].get_element_display()}：无需帮办"


urls = [
    path("promotion/leads/<int:pk>/aids/new", AskPage.as_view(), name="ask-aid"),
    path("promotion/leads/<int:pk>/aids/waived", WaivePage.as_view(), name="waive-aid"),
    path("promotion/leads/<int:pk>/aids/<slug:element>", GivePage.as_view(), name="give-aid"),
]
