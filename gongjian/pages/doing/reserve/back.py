"""撤回一步: the newest step taken back, with a reason; it stays on record."""
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage, project_of
from gongjian.pages.doing.fields import why
from gongjian.pages.doing.form import Doing
from gongjian.reserve.mending import take_back
from gongjian.reserve.models import ReserveStep


class BackForm(Doing):
    note = why("撤回的理由")


class BackPage(ActPage):
    title, form, act, submit = "撤回这一步", BackForm, staticmethod(take_back), "撤回"
    intro = "撤回后回到上一步；连同这一步记的入库或出库一并作废，记录都保留。"

    def find(self, pk: int) -> None:
        fact = ReserveStep.objects.filter(pk=pk, area__startswith=self.look.request.user.area).select_related("project").first()
        if fact is None:
            raise Http404
        self.row, self.thing = project_of(self.look, fact.project_id), fact

    def about(self) -> list[dict]:
        return [{"label": "这一步", "text": self.thing.get_step_display(), "small": f"{self.thing.occurred_on} {self.thing.by or ''}"}]

    def back(self) -> str:
        return reverse("project", args=[self.row.project_id])

    def told(self, facts, said) -> str:
        return f"已撤回{self.thing.get_step_display()}，记录保留"


urls = [path("reserve/steps/<int:pk>/back", BackPage.as_view(), name="reserve-back")]
