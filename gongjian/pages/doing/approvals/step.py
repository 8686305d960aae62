"""One step of one item (M33, M36): the page asks what that step needs and nothing else. Without a step chosen it asks which."""
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path, reverse

from gongjian.approvals.about import About, about, hats
from gongjian.approvals.acts import stand
from gongjian.approvals.flow import FLOW, OPEN, Desk, Level, State
from gongjian.pages import clock
from gongjian.pages.approvals.figures import fact
from gongjian.pages.doing.approvals.asks import AGENCY, ASKS, Asks, next_states
from gongjian.pages.doing.approvals.page import ApprovalsPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, maybe, seated, why, words
from gongjian.pages.doing.form import Doing
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

TO_AGENCY = Asks("转中介", "转中介", ("agency",), "做什么", 0, "卷宗转给评审、勘察、编制单位：承办单位停表，天数算在中介名下。收回来再记受理。")
FIELDS = ("unit", "handler", "due_on", "document", "desk", "agency", "superior", "valid_until", "level", "agent")


class StepForm(Doing):
    papers_title, paper_kinds, paper_first = "批文等材料", ("permit", "filing", "document", "other"), "permit"
    on = day("日期")
    note = why()

    def build(self) -> None:
        page: StepPage = self.look.page  # type: ignore[attr-defined]
        self.papers = page.asks.papers
        made = {
            "unit": lambda: UnitChoice(When(self.today), self.look.request.user.area, label="承办单位"),
            "handler": lambda: words("承办人", 40), "due_on": lambda: day("办理时限", required=False, help_text=page.limit_words()),
            "document": lambda: words("批文号", 80), "agency": lambda: words("中介机构", 60),
            "superior": lambda: words("转报上级", 40, help_text="如：市规划和自然资源局"),
            "desk": lambda: choice("现在在谁手上", [(Desk.OWNER, "项目单位"), (Desk.AGENCY, "中介机构")]),
            "valid_until": lambda: day("有效期至", required=False, help_text=page.validity_words()),
            "level": lambda: choice("办理层级", maybe(Level.choices), required=False),
            "agent": lambda: forms.TypedChoiceField(
                label="代办员", required=False, choices=maybe(seated(When(self.today), self.look.request.user.area)), coerce=page.officer, empty_value=None,
            ),
        }
        needs = (*FLOW[page.state].needs, *(("agency",) if page.to_agency else ()))
        for name in page.asks.fields:
            self.fields[name] = made[name]()
            self.fields[name].required = name in needs or name == "desk"
        self.fields["note"].label, self.fields["note"].required = page.asks.says, "note" in needs or page.again
        if page.again:
            self.fields["note"].label = f"{page.asks.says}（为什么再办）"
        self.order_fields(["on", *page.asks.fields, "note"])

    def clean(self):
        said = super().clean()
        if said.get("desk") == Desk.AGENCY and not said.get("agency"):
            self.add_error("agency", "请写明是哪一家中介机构")
        return said


class StepPage(ApprovalsPage):
    form, act = StepForm, staticmethod(stand)
    known: About
    state: State
    asks: Asks

    def find(self, pk: int, code: str, state: str) -> None:
        super().find(pk)
        self.to_agency = state == AGENCY
        if not (self.to_agency or state in State.values) or (not self.to_agency and State(state) not in ASKS) or code not in self.book.items:
            raise Http404
        self.state = State.UNDER_WAY if self.to_agency else State(state)
        self.asks = TO_AGENCY if self.to_agency else ASKS[self.state]
        self.known = about(self.thing, code, self.look.today)
        stood = self.thing.approval_standings.at(When(self.look.today)).filter(item=code).first()
        self.stood = stood

    @property
    def now(self) -> str:
        return self.stood.state if self.stood else State.NOT_BEGUN

    @property
    def again(self) -> bool:
        return self.now in FLOW[self.state].again or (self.now == State.EXPIRED and State.DONE in FLOW[self.state].again)

    @property
    def title(self) -> str:
        return f"{self.asks.title}：{self.known.name}"

    @property
    def submit(self) -> str:
        return self.asks.title

    @property
    def intro(self) -> str:
        return self.asks.intro

    def why_closed(self) -> str:
        """Before anything is typed: whose item it is, and where it stands."""
        held = hats(self.telling(), self.known.unit_id, self.known.owner_id, self.known.agents)
        if not held & set(FLOW[self.state].by):
            raise PermissionDenied(self.whose())
        if self.to_agency:
            return "" if self.now == State.UNDER_WAY else f"「{self.known.name}」现在是{State(self.now).label}，没有在承办单位手上，不能转中介"
        if self.state not in next_states(self.now, held):
            return f"「{self.known.name}」现在是{State(self.now).label}，不能{self.asks.title}"
        return ""

    def whose(self) -> str:
        """In the act's own words."""
        from gongjian.approvals.about import mine

        try:
            mine(self.known, self.telling(), FLOW[self.state].by, self.asks.title.removeprefix("记"))
        except Refused as no:
            return no.reason
        return ""

    def telling(self) -> Told:
        return Told(self.thing.area, self.look.today, clock.now(), self.look.request.user)

    def officer(self, key: str):
        from gongjian.people.models import Officer

        return Officer.objects.get(pk=key)

    def limit_words(self) -> str:
        limit = self.known.item.limit
        if limit is None:
            return "目录里没有写时限，请按实际填"
        kind = "承诺" if limit is self.known.item.promised else "法定"
        return f"不填按{kind}时限 {limit}{f'（{limit.said}）' if limit.said else ''}推算"

    def validity_words(self) -> str:
        validity = self.known.item.validity
        if validity is None:
            return "目录里没有写有效期"
        return f"不填按目录：{validity}{f'（{validity.said}）' if validity.said else ''}"

    def initial(self) -> dict:
        row, said = self.stood, {"on": self.look.today}
        if self.state == State.NOT_NEEDED and self.known.choice:
            said["note"] = self.known.choice.why if self.known.choice.why and not self.known.choice.why.startswith("待核") else self.known.item.exempt
        if row is None:
            return said | {"unit": self.known.unit_id}
        said |= {"unit": row.unit_id or self.known.unit_id, "handler": row.handler, "agency": row.agency, "level": row.level, "agent": row.agent_id}
        if self.state == State.PREPARING:
            said["desk"] = Desk.OWNER
        return said

    def details(self, said: dict) -> dict:
        told = {name: said[name] for name in FIELDS if name in said}
        desk = {"desk": Desk.AGENCY} if self.to_agency else {}
        if "desk" in told and told["desk"] == Desk.OWNER:
            told["agency"] = ""
        return {"item": self.known.code, "state": self.state, "on": said["on"], **told, **desk, **self.as_it_stands(told)}

    def as_it_stands(self, told: dict) -> dict:
        """An item that goes to an intermediary stays with its unit and its handler."""
        return {"unit": self.stood.unit, "handler": self.stood.handler} if self.to_agency and self.stood else {}

    def about(self) -> list[dict]:
        row, item = self.stood, self.known.item
        stands = State(self.now).label
        since = "" if row is None or self.now not in OPEN else f"{row.accepted_on or row.begun_on} 起"
        return [
            {"label": "事项", "text": item.name, "url": reverse("catalogue-item", args=[item.code])}, {"label": "现在", "text": stands, "small": since},
            *([{"label": "现时限", "text": str(row.due_on)}] if row and row.due_on and self.now in OPEN else []),
            *([fact("承诺时限", item.promised, self.book)] if item.promised else []), *([fact("法定时限", item.legal, self.book)] if item.legal else []),
        ]

    def told(self, facts, said) -> str:
        return f"{self.known.name}：{'已转中介' if self.to_agency else State(self.state).label}"


class WhichForm(Doing):
    item = choice("事项", ())
    state = choice("办到哪一步", ())

    def build(self) -> None:
        page: WhichPage = self.look.page  # type: ignore[attr-defined]
        self.fields["item"].choices = page.items()
        self.fields["state"].choices = [(state.value, asks.title) for state, asks in ASKS.items()]


class WhichPage(ApprovalsPage):
    """Where neither item nor step is known yet: chooses both, and goes on to the step's page. Duties and old links come here (?item=…)."""

    title, form, act, submit = "记手续", WhichForm, staticmethod(stand), "下一步"

    def items(self) -> list[tuple[str, str]]:
        stood = dict(self.thing.approval_standings.at(When(self.look.today)).values_list("item", "state"))
        asked = self.look.request.GET.get("item", "")
        shown = [item for item in self.book.items.values() if stood.get(item.code) != State.NOT_NEEDED or item.code == asked]
        return [(item.code, f"{item.name}（{State(stood[item.code]).label}）" if item.code in stood else item.name) for item in shown]

    def initial(self) -> dict:
        return {"item": self.look.request.GET.get("item", ""), "state": self.look.request.GET.get("state", State.UNDER_WAY)}

    def post(self, request, **kwargs):
        form = self.form(request.POST, initial=self.initial(), look=self.look, thing=self.thing)
        if not form.is_valid():
            return self.show(form, status=422)
        from django.http import HttpResponseRedirect

        return HttpResponseRedirect(step_url(self.row.project_id, form.cleaned_data["item"], form.cleaned_data["state"]))


def step_url(project: int, code: str, state: str) -> str:
    return reverse("approval-step", args=[project, code, state])


urls = [
    path("projects/<int:pk>/approvals/new", WhichPage.as_view(), name="stand-approval"),
    path("projects/<int:pk>/approvals/<slug:code>/<slug:state>", StepPage.as_view(), name="approval-step"),
]
