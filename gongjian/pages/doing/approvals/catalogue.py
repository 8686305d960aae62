"""改目录: a bureau says anew what is different about an item of its own; only what differs is told, with the reason."""
from typing import Any

from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.approvals.acts import change_item
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.item import GROUPS, LEVELS, Item
from gongjian.approvals.catalogue.mark import CONFIDENCE, COUNTED, Figure
from gongjian.approvals.changes import catalogue_on
from gongjian.pages.approvals.catalogue_item import WORDS
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, maybe, why, words
from gongjian.pages.doing.form import Doing
from gongjian.people.models import UnitStanding
from gongjian.timeline.when import When

LIMITS = (("promised", "承诺时限"), ("legal", "法定时限"))
SURE = [("A", "核过原文"), ("a", "参考外地或转载件"), ("B", "未核实")]


def days_field(label: str, **said) -> forms.Field:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999, widget=forms.NumberInput({"class": "short"}), **said)


class ChangeForm(Doing):
    beside = {"时限": "fours", "谁来办": "twos", "用时和有效期": "twos"}
    likely = days_field("预计用时", help_text="从开始准备到办结的工作日，含编制材料和中介时间")
    validity = days_field("有效期（月）", help_text="长期有效填 0")
    materials = words("申请材料", 2000, 6, help_text="一行一件")
    item_note = words("备注", 500, 2)
    note = why("为什么改", help_text="写明依据，如办事指南的名称和日期")

    def build(self) -> None:
        page: ChangePage = self.look.page  # type: ignore[attr-defined]
        rows = UnitStanding.objects.at(When(self.today)).filter(area__startswith=self.look.request.user.area).order_by("order", "pk")
        self.fields["bureau"] = choice("承办单位", maybe(list(rows.values_list("unit__key", "short"))), required=False)
        self.fields["level"] = choice("办理层级", list(LEVELS.items()))
        limits: list[str] = []
        for key, label in LIMITS:
            self.fields[f"{key}_days"] = days_field(label)
            self.fields[f"{key}_counted"] = choice("怎么算", list(COUNTED.items()))
            self.fields[f"{key}_confidence"] = choice("把握", [*SURE, ("C", CONFIDENCE["C"])])
            self.fields[f"{key}_source"] = words("出处", 100, help_text="如：县审批局办事指南（2023年版）")
            limits += [f"{key}_days", f"{key}_counted", f"{key}_confidence", f"{key}_source"]
        others = [(f"@{group}", f"{label}（按审批路径）") for group, label in GROUPS.items()]
        others += [(item.code, item.name) for item in page.book.items.values() if item.code != page.code]
        for name, label in (("after", "须先办结"), ("lacking", "可容缺（办结前补齐）")):
            self.fields[name] = forms.MultipleChoiceField(
                label=label, required=False, choices=others, widget=forms.SelectMultiple({"size": 8}), help_text="按住 Ctrl 可选多个",
            )
        self.parts = (
            ("谁来办", ("bureau", "level")), ("时限", tuple(limits)), ("用时和有效期", ("likely", "validity")), ("前后关系", ("after", "lacking")),
            ("材料和备注", ("materials", "item_note")),
            ("", ("note",)),
        )

    def clean(self):
        said = super().clean()
        page: ChangePage = self.look.page  # type: ignore[attr-defined]
        for key, label in LIMITS:
            if said.get(f"{key}_days") is not None and said.get(f"{key}_confidence") in ("A", "a") and not said.get(f"{key}_source"):
                self.add_error(f"{key}_source", f"{label}核过原文或有参考的，写明出处")
        said["says"] = page.changed(said) if not self.errors else {}
        if not said["says"] and not self.errors:
            self.add_error(None, "没有改动")
        return said


class ChangePage(ActPage):
    form, act = ChangeForm, staticmethod(change_item)
    book: Catalogue

    def find(self, code: str) -> None:
        self.book = catalogue_on(self.look.today, self.look.request.user.area)
        if code not in self.book.items:
            raise Http404
        self.code = self.thing = code
        self.item: Item = self.book.items[code]
        self.look.page = self  # type: ignore[attr-defined]

    @property
    def title(self) -> str:
        return f"改目录：{self.item.name}"

    intro = "从今天起的新清单按改后的办；已经编了清单的项目仍按原来的版本，要换须在审批清单里换用新目录。前置关系成环、指向没有的事项，不能保存。"

    def initial(self) -> dict:
        item = self.item
        said: dict[str, Any] = {
            "bureau": item.bureau, "level": item.level, "likely": item.likely.days if item.likely else None, "validity": item.validity.months if item.validity else None,
            "after": list(item.after), "lacking": list(item.lacking), "materials": "\n".join(item.materials), "item_note": item.note,
        }
        for key, _ in LIMITS:
            figure: Figure | None = getattr(item, key)
            said |= {f"{key}_days": figure.days if figure else None, f"{key}_counted": figure.counted if figure else "working",
                     f"{key}_confidence": figure.confidence if figure else "A", f"{key}_source": figure.source if figure else ""}
        return said

    def changed(self, said: dict) -> dict:
        """What differs from what stands, in the words of the catalogue's files; None takes a word away."""
        before, raw, says = self.initial(), self.book.raw[self.code], {}
        for key, _ in LIMITS:
            names = [f"{key}_{part}" for part in ("days", "counted", "confidence", "source")]
            if any(said[name] != before[name] for name in names) and (said[names[0]] is not None or before[names[0]] is not None):
                says[key] = None if said[names[0]] is None else self.figure(raw.get(key), *(said[name] for name in names))
        if said["likely"] != before["likely"]:
            says["likely"] = said["likely"]
        if said["validity"] != before["validity"]:
            held = {name: value for name, value in (raw.get("validity") or {}).items() if name not in ("months", "confidence", "note")}
            says["validity"] = None if said["validity"] is None else held | {"months": said["validity"], "confidence": "B", "note": "承办单位改，未写出处"}
        for name in ("bureau", "level"):
            if said[name] != before[name]:
                says[name] = said[name] or None
        for name in ("after", "lacking"):
            if sorted(said[name]) != sorted(before[name]):
                says[name] = said[name]
        papers = [line.strip() for line in said["materials"].splitlines() if line.strip()]
        if papers != list(self.item.materials):
            says["materials"] = papers
        if said["item_note"] != self.item.note:
            says["note"] = said["item_note"] or None
        if ("after" in says or "lacking" in says) and raw.get("inferred"):
            kept = [code for code in raw["inferred"] if code in (*says.get("after", self.item.after), *says.get("lacking", self.item.lacking))]
            says["inferred"] = kept or None
        return says

    def figure(self, held: dict | None, days: int, counted: str, confidence: str, source: str) -> dict:
        """What the file says besides (minimum, part, more) stays while it is the same kind of figure; a new length is no range any more."""
        kept = {name: value for name, value in (held or {}).items() if name in ("minimum", "part", "more")}
        note = {} if source or confidence in ("A", "a") else {"note": "承办单位改，未写出处"}
        return kept | {"days": days, "counted": counted, "confidence": confidence} | ({"source": source} if source else {}) | note

    def details(self, said: dict) -> dict:
        return {"says": said["says"]}

    def name(self) -> str:
        return self.item.name

    def back(self) -> str:
        return reverse("catalogue-item", args=[self.code])

    def crumb(self) -> list[dict]:
        return [{"label": "手续目录", "url": reverse("catalogue")}, {"label": self.item.name, "url": self.back()}, {"label": "改"}]

    def told(self, facts, said) -> str:
        return f"目录已改：{self.item.name}的{'、'.join(WORDS.get(word, word) for word in said['says'])}"


urls = [path("catalogue/<slug:code>/change", ChangePage.as_view(), name="change-item")]
