"""登记承诺、记兑现、变更时限、认定未兑现 (M28)."""
from django.db import transaction
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.fields import UnitChoice, Wan, choice, day, why, words
from gongjian.pages.doing.promotion.page import LeadForm, LeadPage, above, lead_of
from gongjian.projects.acts.evidence import add_evidence
from gongjian.promotion.acts import commitments as acts
from gongjian.promotion.acts.commitments import state
from gongjian.promotion.commitments import MILESTONES, Clause, Side, State
from gongjian.promotion.models import Commitment
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When


class PromiseForm(LeadForm):
    papers, paper_first = 1, "document"
    side = choice("哪一方", Side.choices)
    clause = choice("事项", Clause.choices, help_text="企业：投资、规模、开工、竣工、投产、强度、税收、用工；政府：供地、厂房、配套、手续、奖补")
    content = words("内容", 300, 2, required=True, help_text="照合同条款写")
    amount = Wan(label="金额", required=False)
    condition = words("条件", 200)
    due_on = day("时限")
    on = day("约定日期")
    note = words("说明", 500)

    def build(self) -> None:
        self.fields["unit"] = UnitChoice(
            When(self.today), self.look.request.user.area, label="责任单位", required=False, help_text="政府承诺必填；企业承诺不填的，由招引单位跟踪",
        )
        self.order_fields(["side", "clause", "content", "amount", "condition", "due_on", "unit", "on", "note"])


class PromisePage(LeadPage):
    title, form, act, submit = "登记承诺", PromiseForm, staticmethod(acts.promise), "登记"
    intro = "合同里双方的承诺一条一条登记。开工、竣工、投产时间以对应项目的节点为准；奖补优惠条款须先过公平竞争审查。"

    def initial(self) -> dict:
        return {"on": self.stands.contract_on or self.look.today}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("side", "clause", "content", "amount", "condition", "due_on", "unit", "on")}

    def told(self, facts, said) -> str:
        return f"已登记{facts[0].commitment}"

    def why_closed(self) -> str:
        return "" if self.stands.contract_on else "签了正式合同才登记承诺"


class OfPromise(LeadPage):
    def find(self, pk: int) -> None:
        made = Commitment.objects.filter(pk=pk, area__startswith=self.look.request.user.area).select_related("lead").first()
        if made is None:
            raise Http404
        self.stands, self.thing = lead_of(self.look, made.lead_id), made
        try:
            self.now = state(made, self.look.on)
        except Refused:
            raise Http404 from None

    def name(self) -> str:
        return self.now.content

    def back(self) -> str:
        return reverse("commitment", args=[self.thing.pk])

    def crumb(self) -> list[dict]:
        return [*above("招商", "双向承诺"), {"label": self.name(), "url": self.back()}, {"label": self.title}]

    def about(self) -> list[dict]:
        now = self.now
        return [
            {"label": "招商项目", "text": self.stands.title}, {"label": "承诺", "text": now.content, "small": f"{self.thing}"},
            {"label": "时限", "text": str(now.due_on), "small": now.state.label},
        ]

    def beside(self, facts):
        return self.thing.lead

    def initial(self) -> dict:
        return {"on": self.look.today}


class FulfilForm(LeadForm):
    papers, paper_first = 2, "document"
    document = words("凭据", 80, required=True, help_text="文号、凭证号、交付单号")
    on = day("兑现日期")
    note = words("说明", 500, 2)

    def _adding(self):
        return add_evidence, self.thing.lead


class FulfilPage(OfPromise):
    title, form, act = "记兑现", FulfilForm, staticmethod(acts.fulfil)
    intro = "兑现须附佐证：凭证、批文或交付记录。"

    def why_closed(self) -> str:
        if self.thing.clause in MILESTONES:
            return f"「{self.thing.get_clause_display()}」以项目的节点为准，请在项目上记"
        return f"已于 {self.now.kept_on} 兑现" if self.now.kept_on else ""

    @transaction.atomic
    def do(self, form) -> list:
        """The papers first: keeping a promise rests on them."""
        desk, agreed = self.look.desk(), self.now.facts[0]
        for paper in form.given:
            desk.do(add_evidence, self.thing.lead, paper=paper.kind, name=paper.name, data=paper.data, supports=agreed)
        form.given = []
        return super().do(form)

    def details(self, said: dict) -> dict:
        return {"document": said["document"], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"已记兑现：{self.now.content}"


class PutOffForm(LeadForm):
    papers, paper_first = 1, "document"
    due_on = day("新的时限")
    document = words("双方确认的文件", 80, required=True, help_text="如：补充协议")
    note = why("变更的理由")
    on = day("确认日期")

    def _adding(self):
        return add_evidence, self.thing.lead


class PutOffPage(OfPromise):
    title, form, act = "变更时限", PutOffForm, staticmethod(acts.put_off)
    intro = "双方书面同意才变更；原来的时限留在记录里。"

    def details(self, said: dict) -> dict:
        return {"due_on": said["due_on"], "document": said["document"], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"时限已变更为 {said['due_on']}"


class BrokenForm(LeadForm):
    papers, paper_first = 1, "document"
    note = why("事实和依据")
    on = day("认定日期")

    def _adding(self):
        return add_evidence, self.thing.lead


class BrokenPage(OfPromise):
    title, form, act, submit = "认定未兑现", BrokenForm, staticmethod(acts.judge_broken), "认定"
    intro = "认定以后又兑现的，记为逾期兑现，认定留在记录里。"

    def why_closed(self) -> str:
        return "" if self.now.state == State.LATE else f"现在是“{self.now.state.label}”，不能认定未兑现"

    def details(self, said: dict) -> dict:
        return {"on": said["on"]}

    def told(self, facts, said) -> str:
        return f"已认定未兑现：{self.now.content}"


urls = [
    path("promotion/leads/<int:pk>/commitments/new", PromisePage.as_view(), name="promise"),
    path("promotion/commitments/<int:pk>/fulfilment", FulfilPage.as_view(), name="fulfil"),
    path("promotion/commitments/<int:pk>/due", PutOffPage.as_view(), name="put-off"),
    path("promotion/commitments/<int:pk>/breach", BrokenPage.as_view(), name="judge-broken"),
]
