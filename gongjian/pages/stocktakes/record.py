"""记调度: a sponsor's look into a project; on the site with place, time and photos. Made for a phone as much as for a desk."""
from django import forms
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, day, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.stocktakes.history import places_of
from gongjian.people.posts import Role
from gongjian.stocktake.acts import stocktakes
from gongjian.stocktake.marking import sponsors_of
from gongjian.stocktake.models import Stocktake
from gongjian.stocktake.photos import Photo, doubts
from gongjian.timeline.facts import Fact
from gongjian.timeline.files import knows


class StocktakeForm(Doing):
    papers, papers_title, paper_kinds = 3, "照片", ("photo",)
    how = choice("方式", Stocktake.How.choices, initial=Stocktake.How.SITE)
    on = day("日期")
    hour = forms.TimeField(label="时间", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    place = words("地点", 120, help_text="现场走访须填，如：端氏镇曲堤村工地")
    found = words("看到、听到的情况", 2000, 4, required=True)
    required = words("提出的要求", 2000, 3, help_text="要谁在什么时候办成什么；要督办的，请另记“提问题”")
    latitude = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    longitude = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)

    def build(self) -> None:
        """The office says for whom, and whence it knows; a sponsor speaks for himself."""
        seat = self.look.lens.seat
        if seat is None or seat.role != Role.OFFICE:
            return
        names = dict.fromkeys(row.leader_name for row in sponsors_of(self.thing, self.today))
        self.fields["leader_name"] = words("包保领导", 40, required=True, initial=next(iter(names), ""), help_text=f"现由{'、'.join(names)}包保" if names else "")
        self.fields["basis"] = words("依据", 200, required=True, help_text="哪份记录，或谁转告的；攻坚办只替领导记，不替领导说")
        self.order_fields(["leader_name", "basis"])

    def _adding(self):
        return stocktakes.take_stock, self.thing

    def clean(self):
        said = super().clean()
        if said.get("how") == Stocktake.How.SITE and not (said.get("place") or "").strip():
            self.add_error("place", "现场走访须写明地点")
        if said.get("on") and said["on"] > self.today:
            self.add_error("on", "日期还没到")
        if self.given and said.get("how") and said["how"] != Stocktake.How.SITE:
            self.add_error("how", "照片只随现场走访；不是走访的，请去掉照片")
        return said

    def odd(self, said: dict) -> list[str]:
        """Photos of another day or another place."""
        there = (said["latitude"], said["longitude"]) if said["latitude"] is not None and said["longitude"] is not None else None
        elsewhere = places_of(self.look, [Stocktake(project=self.thing, how=Stocktake.How.SITE)])[self.thing.pk]
        return [text for paper in self.given for text in doubts(photo_of(paper.name, knows(paper.data)), said["on"], there, elsewhere)]


def photo_of(name: str, known: dict) -> Photo:
    place = (known["latitude"], known["longitude"]) if "latitude" in known and "longitude" in known else None
    return Photo(name, known.get("taken_at"), place)


class StocktakePage(ActPage):
    title, form, act = "记调度", StocktakeForm, staticmethod(stocktakes.take_stock)
    template = "gongjian/stocktake.html"
    intro = "包保领导每半月对每个包保项目至少调度一次。现场走访请附照片；照片里的拍摄时间和位置会读出来核对。"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        names = ("how", "on", "hour", "place", "found", "required", "latitude", "longitude")
        return {name: said[name] for name in names} | {name: said[name] for name in ("leader_name", "basis") if name in said}

    def do(self, form):
        self.photos, form.given = form.given, []
        return super().do(form)

    def also(self, desk, facts: list[Fact], said: dict) -> list[Fact]:
        return [fact for photo in self.photos for fact in desk.do(stocktakes.photograph, facts[0], name=photo.name, data=photo.data)]

    def told(self, facts, said) -> str:
        photos = f"，照片 {len(facts) - 1} 张" if len(facts) > 1 else ""
        return f"已记{facts[0].leader_name} {facts[0].occurred_on} {facts[0].get_how_display()}{photos}"

    def after(self, facts: list[Fact]) -> str:
        return f"{reverse('project', args=[self.row.project_id])}#stocktakes"


urls = [path("projects/<int:pk>/stocktakes/new", StocktakePage.as_view(), name="take-stock")]
