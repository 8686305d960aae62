"""记手续 where neither item nor step is known yet: the page asks which, and goes on to the step's page."""
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from gongjian.approvals.acts import stand
from gongjian.approvals.flow import State
from gongjian.pages.doing.approvals.asks import ASKS
from gongjian.pages.doing.approvals.page import ApprovalsPage
from gongjian.pages.doing.fields import choice
from gongjian.pages.doing.form import Doing
from gongjian.timeline.when import When


class WhichForm(Doing):
    item = choice("事项", ())
    state = choice("办到哪一步", ())

    def build(self) -> None:
        page: WhichPage = self.look.page  # type: ignore[attr-defined]
        self.fields["item"].choices = page.items()
        self.fields["state"].choices = [(state.value, asks.title) for state, asks in ASKS.items()]


class WhichPage(ApprovalsPage):
    """Duties and old links come here (?item=…)."""

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
        said = form.cleaned_data
        return HttpResponseRedirect(reverse("approval-step", args=[self.row.project_id, said["item"], said["state"]]))


urls = [path("projects/<int:pk>/approvals/new", WhichPage.as_view(), name="stand-approval")]
