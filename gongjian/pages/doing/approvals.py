"""手续：an item stands so from a day on; under way needs who handles it and until when (M33)."""
from django.urls import path

from gongjian.approvals import acts as approvals
from gongjian.approvals.catalogue.book import read
from gongjian.approvals.flow import TELLABLE, State
from gongjian.approvals.items import item_name
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, why, words
from gongjian.pages.doing.form import Doing
from gongjian.timeline.when import When


class StandForm(Doing):
    papers, papers_title, paper_kinds, paper_first = 1, "批文", ("permit", "filing", "document", "other"), "permit"
    item = choice("事项", [(item.code, item.name) for item in read().items.values()])
    state = choice("状态", [(state.value, state.label) for state in TELLABLE])
    on = day("自哪天起")
    handler = words("承办人", 40)
    due_on = day("办理时限", required=False)
    document = words("批文", 80)
    note = why("说明", required=False, help_text="无需办理须写明依据")
    parts = (("", ("item", "state", "on")), ("受理的须填", ("unit", "handler", "due_on")), ("办结与说明", ("document", "note")))

    def build(self) -> None:
        self.fields["unit"] = UnitChoice(When(self.today), self.look.request.user.area, label="承办单位", required=False)


class StandPage(ActPage):
    title, form, act = "记手续", StandForm, staticmethod(approvals.stand)

    def kind(self, said: dict | None):
        return said["state"] if said else None

    def initial(self) -> dict:
        asked = self.request.GET.get("item", "")
        held = self.row.project.approval_standings.at(self.look.when).filter(item=asked).first()
        said = {"unit": held.unit_id, "handler": held.handler, "state": held.state if held.state in TELLABLE else "under_way"} if held else {"state": "under_way"}
        return {"on": self.look.today, "item": asked} | said

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("item", "unit", "handler", "due_on", "document", "on")}

    def told(self, facts, said) -> str:
        return f"已记手续：{item_name(said['item'])} {State(said['state']).label}"


urls = [path("projects/<int:pk>/approvals/new", StandPage.as_view(), name="stand-approval")]
