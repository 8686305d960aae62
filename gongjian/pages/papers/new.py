"""起草: which kinds there are, and one form a kind with what it asks. `?name=…` fills a field in, so that other pages can lead here."""
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, day, maybe, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import look
from gongjian.pages.papers.drafting import drafted
from gongjian.pages.table import Column, Row, Table
from gongjian.papers import acts
from gongjian.papers.kinds import Ask, every_kind
from gongjian.timeline.refused import Refused

CRUMB = {"label": "公文", "url": "/papers"}


def kinds(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    desk = eyes.desk()
    mine = [kind for kind in every_kind().values() if desk.may(acts.draft, kind)]
    if not mine:
        raise PermissionDenied(next((desk.why_not(acts.draft, kind) for kind in every_kind().values()), ""))
    rows = [Row([kind.title, kind.help], reverse("paper-new", args=[kind.key])) for kind in mine]
    return eyes.render("gongjian/table.html", {
        "title": "起草公文", "crumb": [CRUMB, {"label": "起草"}], "sub": "先由数据起草，再改文字；数字留在起草的那一天",
        "table": Table((Column("种类", "name"), Column("内容", "long")), rows, caption="公文种类"),
    })


class NewForm(Doing):
    """One field an ask. The draft is made while the form is checked: what it cannot be made from is said on the form."""

    def build(self) -> None:
        for ask in self.thing.asks:
            self.fields[ask.name] = field(ask, self.look)

    def clean(self):
        said = super().clean()
        if self.errors:
            return said
        self.about = {ask.name: spoken(said.get(ask.name)) for ask in self.thing.asks if said.get(ask.name)}
        try:
            self.drafted = drafted(self.look, self.thing, self.about, self.look.drive)
        except Refused as no:
            self.add_error(None, no.reason)
        return said | {"form": self}


def field(ask: Ask, eyes):
    said = {"required": ask.required, "help_text": ask.help}
    if ask.day:
        return day(ask.label, **said)
    if ask.choices:
        options = list(ask.choices(eyes.at))
        return choice(ask.label, options if ask.required and len(options) == 1 else maybe(options), **said)
    return words(ask.label, 4000 if ask.rows > 1 else 200, ask.rows if ask.rows > 1 else 0, **said)


def spoken(value) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


class NewPage(ActPage):
    form, act, submit = NewForm, staticmethod(acts.draft), "起草"

    @property
    def title(self) -> str:
        return f"起草{self.thing.title}"

    @property
    def intro(self) -> str:
        return f"{self.thing.help}。数字取自 {self.look.on} 的数据，起草后可以改文字、核稿、签发。"

    def find(self, key: str) -> None:
        if key not in every_kind():
            raise Http404
        self.thing = every_kind()[key]

    def initial(self) -> dict:
        return {ask.name: self.look.request.GET[ask.name] for ask in self.thing.asks if ask.name in self.look.request.GET}

    def details(self, said: dict) -> dict:
        paper, known = said["form"].drafted
        return {"drive": self.look.drive, "about": said["form"].about, "paper": paper, "known": known}

    def name(self) -> str:
        return ""

    def back(self) -> str:
        return reverse("paper-kinds")

    def crumb(self) -> list[dict]:
        return [CRUMB, {"label": "起草", "url": self.back()}, {"label": self.thing.title}]

    def after(self, facts) -> str:
        return reverse("paper", args=[facts[0].document_id]) if facts else reverse("papers")

    def told(self, facts, said) -> str:
        return f"已起草：{facts[0].document.title}。改好文字后请另一位同志核稿"


urls = [path("papers/new", kinds, name="paper-kinds"), path("papers/new/<slug:key>", NewPage.as_view(), name="paper-new")]
