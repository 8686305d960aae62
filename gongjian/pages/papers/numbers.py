"""文号登记: every number of the year from the first to the last used; those that no paper here has are said, with the reason."""
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, why
from gongjian.pages.doing.form import Doing
from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.papers.new import CRUMB
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.papers import acts
from gongjian.papers.kinds import every_kind
from gongjian.papers.register import Entry, Number, entries, last_used, prefix_of
from gongjian.papers.seen import sees_drafts
from gongjian.timeline.refused import Refused

COLUMNS = (Column("文号", "name"), Column("标题", "long"), Column("签发日", "day"), Column("签发人"), Column("说明", "long"))


def prefixes(eyes: Look) -> list[str]:
    """机关代字 in use, those of briefs last."""
    kinds = sorted(every_kind().values(), key=lambda kind: kind.by_issue)
    return list(dict.fromkeys(prefix_of(kind, eyes.drive) for kind in kinds))


def briefs() -> set[str]:
    return {kind.title for kind in every_kind().values() if kind.by_issue}


def numbers(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    if not sees_drafts(eyes.lens):
        raise PermissionDenied("文号登记由指挥部办公室和县领导查看")
    known = prefixes(eyes)
    prefix = asked.chosen("prefix") if asked.chosen("prefix") in known else known[0]
    said = asked.chosen("year")
    year = int(said) if said.isdecimal() and len(said) == 4 else eyes.on.year
    found = entries(eyes.request.user.area, prefix, year, eyes.when)
    rows = [row_of(eyes, entry, Number(prefix, year, entry.running, prefix in briefs())) for entry in found]
    years = sorted({eyes.on.year, eyes.on.year - 1, year}, reverse=True)
    fields = [
        asked.select("prefix", "机关代字", [(one, one) for one in known], known[0]),
        asked.select("year", "年份", [(str(one), f"{one}年") for one in years], "今年"),
    ]
    may = eyes.drive and eyes.desk().may(acts.pass_numbers, eyes.drive)
    return eyes.render("gongjian/table.html", {
        "title": "文号登记", "crumb": [CRUMB, {"label": "文号登记"}], "sub": f"{prefix}〔{year}〕 · 签发时取号，一号一文，空号须说明",
        "acts": [{"label": "说明空号", "url": reverse("paper-numbers-pass")}] if may else [], "filter": asked.filter(fields),
        "table": Table(COLUMNS, rows, caption="文号登记", empty="这一年还没有用过文号"),
    })


def row_of(eyes: Look, entry: Entry, number: Number) -> Row:
    if entry.signed:
        step = entry.signed
        return Row(
            [number.text, step.document.title, step.occurred_on.isoformat(), step.by.name if step.by else "", step.note],
            eyes.keep(reverse("paper", args=[step.document_id])),
        )
    if entry.passed:
        by = entry.passed.by.name if entry.passed.by else ""
        return Row([number.text, Cell("不在本系统", tone="quiet"), entry.passed.occurred_on.isoformat(), by, entry.passed.note])
    return Row([number.text, Cell("空号，没有说明", tone="late"), "", "", ""])


class PassForm(Doing):
    note = why("原因", help_text="如：系统启用前已用；某某函由县政府办编号")

    def build(self) -> None:
        known = prefixes(self.look)
        self.fields["prefix"] = choice("机关代字", [(one, one) for one in known])
        self.fields["year"] = forms.IntegerField(label="年份", min_value=2000, max_value=2100, initial=self.look.on.year)
        first = known[0]
        used = last_used(self.look.request.user.area, first, self.look.on.year)
        self.fields["upto"] = forms.IntegerField(label="用到第几号", min_value=1, max_value=9999, help_text=f"{first}〔{self.look.on.year}〕现在用到 {used} 号")
        self.order_fields(["prefix", "year", "upto", "note"])


class PassPage(ActPage):
    title, form, act, intro = "说明空号", PassForm, staticmethod(acts.pass_numbers), "这些号已在别处使用或空着不用，下一份公文从其后取号。"

    def find(self) -> None:
        if self.look.drive is None:
            raise Refused("还没有载入行动方案")
        self.thing = self.look.drive

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("prefix", "year", "upto")}

    def name(self) -> str:
        return ""

    def back(self) -> str:
        return reverse("paper-numbers")

    def crumb(self) -> list[dict]:
        return [CRUMB, {"label": "文号登记", "url": self.back()}, {"label": self.title}]


urls = [path("papers/numbers", numbers, name="paper-numbers"), path("papers/numbers/pass", PassPage.as_view(), name="paper-numbers-pass")]
