"""Approvals on the way to a start (前期手续): per project, which item stands where, with whom, until when (M31, M33)."""
from collections.abc import Sequence

from django.db import models

from gongjian.approvals.flow import FLOW, NOTHING, TELLABLE, Desk, Level, State
from gongjian.people.posts import Role
from gongjian.timeline.facts import Fact, in_turn
from gongjian.timeline.told import Told


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
        """What one unit told, another does not mend; the approvals bureau and the office may."""
        seat = told.by.seat_on(told.on) if told.by else None
        if seat is None or seat.role in (Role.APPROVALS, Role.OFFICE) or self.by is None:
            return ""
        teller = self.by.seat_on(self.recorded_at.date())
        mine = self.by_id == told.by.pk or (teller is not None and teller.unit_id == seat.unit_id)  # type: ignore[union-attr]
        return "" if mine else "这一步不是本单位记的，请由记的单位或县审批局更正"

    def unfit(self, instead: "Approval | None") -> str:
        """Why the item's steps would not follow each other with `instead` in this one's place."""
        steps = in_turn(Approval._base_manager.filter(project=self.project_id, item=self.item))
        return out_of_turn([step for step in steps if step.pk != self.pk], instead, "", self if instead is None else None)


def out_of_turn(steps: Sequence[Approval], fact: Approval | None, name: str, gone: Approval | None = None) -> str:
    """Why `fact` may not take its place among the steps that hold, in turn; with `gone` (and no fact), why that one may not be taken away. "" when it may."""
    day = (fact or gone).occurred_on  # type: ignore[union-attr]
    before = next((step for step in reversed(steps) if step.occurred_on <= day and (gone is None or (step.occurred_on, step.pk) < (day, gone.pk))), None)
    after = next((step for step in steps if step.occurred_on > day or (gone is not None and (step.occurred_on, step.pk) > (day, gone.pk))), None)
    here = "" if not name else f"「{name}」"
    if fact is not None:
        if fact.state not in TELLABLE:
            return "请选择手续事项和状态"
        if (stands := before.state if before else NOTHING) not in FLOW[State(fact.state)].after:
            told = f"{before.occurred_on} 已记{State(stands).label}" if before else "还没有受理"
            return f"{here}{told}，不能直接记{State(fact.state).label}"
    stands = fact.state if fact else before.state if before else NOTHING
    if after is not None and stands not in FLOW[State(after.state)].after:
        return f"{here}{after.occurred_on} 已记{State(after.state).label}，与这一步接不上：请先更正后面的一步"
    return ""
