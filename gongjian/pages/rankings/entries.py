"""/rankings/<pack>/entries: 记分事项, points entered by a document where a pack lets the office enter them; entering one, taking one back."""
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, maybe, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit, UnitStanding
from gongjian.rankings import acts
from gongjian.rankings.registry import pack
from gongjian.rankings.rounds import PointEntry
from gongjian.rankings.rulepack import Part, RulePack, kinds_of
from gongjian.rankings.seen import units_seen
from gongjian.rankings.ways.entered import Entered
from gongjian.timeline.facts import Fact

COLUMNS = (
    Column("日期", "day"), Column("单位", "name"), Column("事项"), Column("分数", "num", strong=True), Column("文件", "long"), Column("说明", "long"),
    Column("记分人"), Column(""),
)


def items(rules: RulePack) -> dict[str, Part]:
    return {part.way.item: part for part in rules.parts if isinstance(part.way, Entered)}


def entries(request: HttpRequest, key: str) -> HttpResponse:
    """Of the units he sees."""
    eyes, rules = look(request), pack(key)
    told, may = items(rules), eyes.desk().may(acts.enter, rules)
    facts = PointEntry.objects.as_of(eyes.when).filter(area__startswith=request.user.area, pack=key, unit__in=units_seen(eyes.lens)).select_related("by")
    names = dict(UnitStanding.objects.at(eyes.when).values_list("unit_id", "short"))
    rows = [
        Row([
            str(fact.occurred_on), names.get(fact.unit_id, ""), told[fact.item].title if fact.item in told else fact.item,
            Cell(f"{fact.hundredths / 100:+g}", tone="up" if fact.hundredths > 0 else "down"), fact.document, fact.note, fact.by.name if fact.by else "",
            Cell("作废", reverse("take-back-points", args=[fact.pk])) if may else "",
        ])
        for fact in facts.order_by("-occurred_on", "-pk")
    ]
    offered = [{"label": "记分", "url": reverse("enter-points", args=[key]), "key": True}] if may and told else []
    return eyes.render("gongjian/table.html", {
        "title": "记分事项", "sub": f"{rules.called} · 由指挥部办公室按文件记分，每条有依据，可作废", "acts": offered,
        "table": Table(COLUMNS, rows, caption="记分事项", empty="还没有记分" if told else "这个办法没有按文件记分的事项"),
        "crumb": [{"label": "晾晒比拼", "url": eyes.keep(reverse("ranking", args=[key]))}, {"label": "记分事项"}],
    })


class EnterForm(Doing):
    points = forms.DecimalField(label="分数", min_value=-1000, max_value=1000, decimal_places=2, help_text="扣分写负数，如 -5")
    document = words("文件", 80, required=True, help_text="依据的文件名称和文号")
    on = day("日期")
    note = words("说明", 500, 2)

    def build(self) -> None:
        told = items(self.thing)
        self.fields["item"] = choice("事项", maybe([(key, f"{part.title}（{part.way.says(part.weight)}）") for key, part in told.items()]))
        self.fields["unit"] = UnitChoice(self.look.when, self.look.request.user.area, kinds=tuple(kinds_of(self.thing)), label="单位")
        self.order_fields(["unit", "item", "points", "document", "on", "note"])


class EnterPage(ActPage):
    """The act is on the unit that is chosen; the page on the pack."""

    title, form, submit = "记分", EnterForm, "记分"
    act = staticmethod(acts.enter)

    def find(self, key: str) -> None:
        self.thing = self.rules = pack(key)

    def why_closed(self) -> str:
        return "" if items(self.rules) else "这个办法没有按文件记分的事项"

    def name(self) -> str:
        return self.rules.called

    def back(self) -> str:
        return reverse("ranking-entries", args=[self.rules.key])

    def crumb(self) -> list[dict]:
        return [{"label": "晾晒比拼", "url": reverse("ranking", args=[self.rules.key])}, {"label": "记分事项", "url": self.back()}, {"label": self.title}]

    def initial(self) -> dict:
        return {"on": self.look.today}

    def do(self, form: Doing) -> list[Fact]:
        self.thing = form.cleaned_data["unit"]
        return super().do(form)

    def details(self, said: dict) -> dict:
        return {"drive": self.look.drive, "pack": self.rules, "item": said["item"], "points": float(said["points"]), "document": said["document"], "on": said["on"]}


class TakeBackForm(Doing):
    note = why("作废的理由")


class TakeBackPage(ActPage):
    title, form, act, submit = "作废记分", TakeBackForm, staticmethod(acts.take_back), "作废"

    def find(self, pk: int) -> None:
        self.thing = PointEntry.objects.filter(pk=pk, area__startswith=self.look.request.user.area, void=False).select_related("unit").first()
        if self.thing is None or not Unit.objects.filter(pk=self.thing.unit_id).exists():
            raise Http404

    def why_closed(self) -> str:
        return "这条记分已经作废" if PointEntry._base_manager.filter(corrects=self.thing).exists() else ""

    def name(self) -> str:
        return f"{self.thing.unit.name_on(self.look.on)} {self.thing.hundredths / 100:+g} 分"

    def back(self) -> str:
        return reverse("ranking-entries", args=[self.thing.pack])

    def about(self) -> list[dict]:
        return [{"label": "文件", "text": self.thing.document}, {"label": "日期", "text": str(self.thing.occurred_on)}]


urls = [
    path("rankings/<slug:key>/entries", entries, name="ranking-entries"), path("rankings/<slug:key>/entries/new", EnterPage.as_view(), name="enter-points"),
    path("rankings/entries/<int:pk>/void", TakeBackPage.as_view(), name="take-back-points"),
]
