"""Approvals on the way to a start (前期手续): per project, which item stands where, with whom, until when (M31, M33)."""
from collections.abc import Iterable
from copy import copy
from itertools import pairwise

from django.db import models

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.flow import FLOW, NOTHING, TELLABLE, Desk, Level, State
from gongjian.approvals.mended import by_teller
from gongjian.timeline.facts import Fact, in_turn
from gongjian.timeline.told import Told


def item_name(code: str) -> str:
    """What an item is called in the catalogue's files; its code where they know it no more."""
    item = read().items.get(code)
    return item.name if item else code


class Approval(Fact):
    """From this day on the item stands so. One fact a change; the latest on a day holds. `item` is a code of the catalogue.

    What is left empty is as it was told before (unit, handler, agency, agent, level). `desk` empty: by the state (组卷 and 补正 are the owner's, 已受理 the
    bureau's). `superior`: handed up to this authority on that day.
    """

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="approvals", verbose_name="项目")
    item = models.CharField("事项", max_length=12)
    state = models.CharField("状态", max_length=12, choices=State)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办单位")
    handler = models.CharField("承办人", max_length=40, blank=True)
    due_on = models.DateField("办理时限", null=True, blank=True)
    document = models.CharField("批文", max_length=80, blank=True)
    desk = models.CharField("在谁手上", max_length=8, choices=Desk, blank=True)
    agency = models.CharField("中介机构", max_length=60, blank=True)
    superior = models.CharField("转报上级", max_length=40, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    level = models.CharField("办理层级", max_length=8, choices=Level, blank=True)
    agent = models.ForeignKey("people.Officer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代办员")

    class Meta(Fact.Meta):
        verbose_name = "手续"
        indexes = [models.Index(fields=["project", "item", "occurred_on"], name="approval_project")]

    def closed_to(self, told: Told) -> str:
        return by_teller(self, told)

    def unfit(self, instead: "Fact") -> str:
        """Why the item's steps would not follow each other with `instead` (a void one takes this away) in this one's place."""
        return out_of_turn(Approval._base_manager.filter(project=self.project_id, item=self.item), instead)  # type: ignore[arg-type]


AT_LAST = 1 << 62  # the key of what is not written yet: after all that is


def out_of_turn(told: Iterable[Approval], fact: Approval) -> str:
    """Why a fact not yet written may not be told of an item of which all this was `told`: one step would not follow another. "" when it may."""
    told, ghost = list(told), copy(fact)
    ghost.pk = AT_LAST
    stood = set(pairwise([None, *(step.pk for step in in_turn(told))]))
    steps = in_turn([*told, ghost])
    for before, step in pairwise([None, *steps]):
        if step is None or ((before.pk if before else None), step.pk) in stood:
            continue
        if step.state not in TELLABLE:
            return "请选择手续事项和状态"
        if (before.state if before else NOTHING) in FLOW[State(step.state)].after:
            continue
        stands = f"{before.occurred_on} 已记「{State(before.state).label}」" if before else "还没有受理"
        if step.pk == AT_LAST:
            return f"{stands}，不能直接记「{State(step.state).label}」"
        return f"与 {step.occurred_on} 已记的「{State(step.state).label}」接不上：请先更正后面的一步"
    return ""
