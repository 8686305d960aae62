"""材料 (M37): what was supplied, came back, is complete. All papers of an item on one page; only those said anew are told."""
from django.http import Http404
from django.urls import path, reverse

from gongjian.approvals.about import about
from gongjian.approvals.acts import deliver
from gongjian.approvals.materials import Material
from gongjian.approvals.whole import papers_of
from gongjian.pages.doing.approvals.page import ApprovalsPage
from gongjian.pages.doing.fields import choice, day, maybe, why, words
from gongjian.pages.doing.form import Doing
from gongjian.timeline.facts import in_turn

OTHERS = 2  # papers the catalogue does not name
STATES = Material.State


class MaterialForm(Doing):
    beside = {"逐件": "twos"}
    on = day("日期")
    whole = choice("整套材料", maybe([(STATES.COMPLETE, "齐全")]), required=False, help_text="一次全部齐了选这里，下面不用逐件选")
    note = why("说明", required=False, help_text="退回的须写明缺什么、错在哪里")

    def build(self) -> None:
        page: MaterialPage = self.look.page  # type: ignore[attr-defined]
        rows = []
        for place, (paper, state) in enumerate(page.papers.items()):
            self.fields[f"paper_{place}"] = choice(paper, [("", f"不变（{STATES(state).label}）" if state else "不变（没有记）"), *STATES.choices], required=False)
            rows.append(f"paper_{place}")
        for place in range(OTHERS):
            self.fields[f"other_{place}"] = words("其他材料", 80)
            self.fields[f"other_{place}_state"] = choice("状态", maybe(STATES.choices), required=False)
            rows += [f"other_{place}", f"other_{place}_state"]
        self.parts = (("", ("on", "whole")), ("逐件", tuple(rows)), ("", ("note",)))

    def clean(self):
        said = super().clean()
        page: MaterialPage = self.look.page  # type: ignore[attr-defined]
        moves = [(paper, said[f"paper_{place}"]) for place, paper in enumerate(page.papers) if said.get(f"paper_{place}")]
        for place in range(OTHERS):
            name, state = said.get(f"other_{place}"), said.get(f"other_{place}_state")
            if bool(name) != bool(state):
                self.add_error(f"other_{place}", "材料名称和状态要一起填")
            elif name:
                moves.append((name, state))
        if said.get("whole"):
            moves = [("", said["whole"])]
        if not moves and not self.errors:
            self.add_error(None, "没有改动：请选一件材料的状态")
        if any(state == STATES.RETURNED for _, state in moves) and not said.get("note"):
            self.add_error("note", "退回的材料须写明缺什么、错在哪里")
        said["moves"] = moves
        return said


class MaterialPage(ApprovalsPage):
    form, act = MaterialForm, staticmethod(deliver)

    def find(self, pk: int, code: str) -> None:
        super().find(pk)
        if code not in self.book.items:
            raise Http404
        self.known = about(self.thing, code, self.look.today)
        told = in_turn(Material._base_manager.filter(project=self.thing, item=code))
        self.papers = papers_of(told, code, self.known.item.materials, self.look.today)

    @property
    def title(self) -> str:
        return f"记材料：{self.known.name}"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        paper, state = said["moves"][0]
        return {"item": self.known.code, "document": paper, "state": state, "on": said["on"]}

    def also(self, desk, facts, said) -> list:
        return [
            fact for paper, state in said["moves"][1:]
            for fact in desk.do(deliver, self.thing, note=said.get("note") or "", item=self.known.code, document=paper, state=state, on=said["on"])
        ]

    def about(self) -> list[dict]:
        there = sum(state in (STATES.SUPPLIED, STATES.COMPLETE) for state in self.papers.values())
        return [
            {"label": "事项", "text": self.known.name, "url": reverse("catalogue-item", args=[self.known.code])},
            {"label": "材料", "text": f"{there} / {len(self.papers)} 件已提供", "small": "清单取自手续目录"},
        ]

    def told(self, facts, said) -> str:
        return f"已记材料：{self.known.name} {len(facts)} 件" if said["moves"][0][0] else f"已记材料齐全：{self.known.name}"


urls = [path("projects/<int:pk>/materials/<slug:code>", MaterialPage.as_view(), name="materials")]
