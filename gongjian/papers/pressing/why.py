"""Why a problem is pressed and what is asked for, in words: from its life and nothing else."""
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongjian.papers import troubles
from gongjian.papers.saying import numeral, short_day
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Rung, Weight
from gongjian.problems.lives import Lived
from gongjian.problems.nodes import Node


@dataclass(frozen=True)
class Pressed:
    """A row of the ledger with its life on the day `on`."""

    row: Any
    lived: Lived
    on: date

    @property
    def late(self) -> int:
        return self.lived.days_late(self.on)

    @property
    def limit(self) -> date | None:
        return self.lived.limit(self.on)

    @property
    def held(self) -> int:
        """Days it lay on the lead unit's desk."""
        return self.lived.days_of(f"unit:{self.row.lead_id}")

    @property
    def before(self) -> list[date]:
        return [step.occurred_on for step in self.lived.told(Step.PRESSED)]

    @property
    def turn(self) -> int:
        """Which pressing this letter is."""
        return len(self.before) + 1

    @property
    def missed(self) -> tuple[str, date] | None:
        """The node owed whose day has gone by, the limit itself aside."""
        node, day = self.lived.life.node
        return (Node(node).label, day) if node and day and day < self.on and node != Node.SOLVE else None

    @property
    def notable(self) -> bool:
        """More is to be said of it than a row of a table holds."""
        return bool(self.missed) or self.turn > 1 or self.lived.life.rung != Rung.DATED


def turn(one: Pressed) -> str:
    return f"第{numeral(one.turn)}次"


def sentence(one: Pressed) -> str:
    """你单位牵头办理的“…”（涉及…），11月20日交办，应于12月5日前办结，已逾期8天；其间在你单位23天…"""
    row, life = one.row, one.lived.life
    parts = [f"你单位牵头办理的“{row.what}”" + (f"（涉及{troubles.about(row)}）" if troubles.about(row) else "") + f"，{short_day(one.lived.assigned_on)}交办"]
    parts.append(limit(one))
    parts.append(f"自交办以来在你单位滞留{one.held}天")
    if life.extensions:
        parts.append(f"已延期{life.extensions}次")
    if one.missed:
        parts.append(f"应于{short_day(one.missed[1])}前{one.missed[0]}，至今未{one.missed[0]}")
    if life.rung != Rung.DATED:
        began = life.rung_on or one.lived.assigned_on
        parts.append(f"{short_day(began)}{'转入' if began != one.lived.assigned_on else '即列入'}{troubles.rung_of(row)}（{life.rung_why.replace(' ', '')}）")
    if one.before:
        parts.append(f"此前已于{'、'.join(short_day(day) for day in one.before)}督办，这是{turn(one)}督办")
    return "，".join(parts) + "。"


def limit(one: Pressed) -> str:
    life, due = one.lived.life, one.limit
    if due is None:
        return "未定办结时限"
    if one.late:
        return f"应于{short_day(due)}前办结，至{short_day(one.on)}已逾期{one.late}天仍未办结"
    return f"应于{short_day(due)}前办结，距时限还有{life.days.count(one.on, due)}天"


def demands(pressed: list[Pressed], on: date) -> list[str]:
    """Two days of 13710, counted from the day of the letter; and where it goes if they pass."""
    life = pressed[0].lived.life
    rules, walk = life.rules, life.days.walk
    major = any(one.lived.life.weight == Weight.MAJOR for one in pressed)
    fed, done = walk(on, rules.feedback), walk(on, rules.major if major else rules.ordinary)
    plural = "以上问题" if len(pressed) > 1 else "该问题"
    return [
        f"请你单位主要负责人亲自过问{plural}，明确分管领导、责任科室和责任人，倒排工期、挂账推进。",
        f"{short_day(fed)}前书面反馈逾期原因、办理措施和现状。" if any(one.late for one in pressed) else f"{short_day(fed)}前书面反馈办理措施和进展。",
        f"{short_day(done)}前办结并附佐证材料申请销号；确不能办结的，说明原因，报送有时限的解决方案。",
        warning(pressed),
    ]


def warning(pressed: list[Pressed]) -> str:
    if all(one.lived.life.rung == Rung.MEETING for one in pressed):
        return "仍未按期办结的，由县政府专题会议研究，并予以通报。"
    if any(one.lived.life.rung == Rung.DATED for one in pressed):
        return f"逾期满{pressed[0].lived.life.rules.late}天的，按久拖不决转入13710督办；仍未办结的提交县政府专题会议研究，并予以通报。"
    return "仍未办结的，提交县政府专题会议研究，并予以通报。"
