"""From catch-up plans, what was said of them and what was reported, to which plan holds on a day and what it asks by then.

A plan holds from the day it is told. Once it was accepted (认可) a newer one only waits, and takes its place when that one is accepted: whoever is held
to a line does not move it himself. One that was returned holds no longer. It is done with (赶上) when its last amount is reached, not before its day.
"""
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gongjian.projects.catch_up import CatchUpPlan, CatchUpVerdict, Verdict
from gongjian.projects.standings import CatchUpStanding
from gongjian.timeline.standing import spans

if TYPE_CHECKING:
    from gongjian.projects.replay import Life


@dataclass
class Holding:
    plan: CatchUpPlan | None = None
    accepted_on: date | None = None
    waiting: CatchUpPlan | None = None
    returned: CatchUpVerdict | None = None
    done_on: date | None = None
    told: list[int] = field(default_factory=list)

    def hear(self, fact: CatchUpPlan | CatchUpVerdict) -> None:
        if isinstance(fact, CatchUpPlan):
            self.told.append(fact.pk)
            if self.plan is None or self.accepted_on is None or self.done_on:
                self._hold(fact, None)
            else:
                self.waiting = fact
        elif fact.verdict == Verdict.ACCEPTED:
            if self.waiting and fact.plan_id == self.waiting.pk:
                self._hold(self.waiting, fact.occurred_on)
            elif self.plan and fact.plan_id == self.plan.pk:
                self.accepted_on = fact.occurred_on
        elif self.waiting and fact.plan_id == self.waiting.pk:
            self.waiting, self.returned = None, fact
        elif self.plan and fact.plan_id == self.plan.pk:
            self.plan, self.accepted_on, self.done_on, self.returned = None, None, None, fact

    def _hold(self, plan: CatchUpPlan, accepted_on: date | None) -> None:
        self.plan, self.accepted_on, self.waiting, self.returned, self.done_on = plan, accepted_on, None, None, None

    def reached(self, done: int, on: date) -> None:
        """`done`: 元 reported of the year by the day."""
        if self.plan and self.done_on is None and on >= self.plan.back_on and done >= self.plan.days[-1][1]:
            self.done_on = on


def catch_ups(life: "Life") -> list[CatchUpStanding]:
    return [version for year in sorted({plan.year for plan in life.catch_up_plans}) for version in _of_year(life, year)]


def _of_year(life: "Life", year: int) -> list[CatchUpStanding]:
    plans = [plan for plan in life.catch_up_plans if plan.year == year]
    keys, first = {plan.pk for plan in plans}, plans[0].occurred_on
    verdicts = [verdict for verdict in life.catch_up_verdicts if verdict.plan_id in keys]
    told: list[CatchUpPlan | CatchUpVerdict] = [*plans, *verdicts]
    facts = sorted(told, key=lambda fact: (fact.occurred_on, fact.recorded_at, isinstance(fact, CatchUpVerdict), fact.pk))
    reports = [report for report in life.reports if report.occurred_on >= date(year, 1, 1)]
    cuts = {fact.occurred_on for fact in facts} | {day for plan in plans for day, _ in plan.days} | {report.occurred_on for report in reports}
    holding, versions = Holding(), list[CatchUpStanding]()
    for start, until in spans(day for day in cuts if day >= first):
        for fact in facts:
            if fact.occurred_on == start:
                holding.hear(fact)
        holding.reached(sum(report.amount for report in reports if report.occurred_on <= start), start)
        version = _version(life, year, holding, start, until)
        if versions and all(getattr(versions[-1], name) == getattr(version, name) for name in CatchUpStanding.said()):
            versions[-1].until_on = until
        else:
            versions.append(version)
    return versions


def _version(life: "Life", year: int, holding: Holding, start: date, until: date) -> CatchUpStanding:
    row = CatchUpStanding(
        area=life.area, project_id=life.project_id, year=year, from_on=start, until_on=until, accepted_on=holding.accepted_on, done_on=holding.done_on,
    )
    if holding.waiting:
        row.waiting_id, row.waiting_on = holding.waiting.pk, holding.waiting.occurred_on
    if holding.returned:
        row.returned_on, row.returned_why = holding.returned.occurred_on, holding.returned.note
    if plan := holding.plan:
        passed, ahead = [leg for leg in plan.days if leg[0] <= start], [leg for leg in plan.days if leg[0] > start]
        row.plan_id, row.filed_on, row.number = plan.pk, plan.occurred_on, holding.told.index(plan.pk) + 1
        row.person, row.reason, row.measures = plan.person, plan.reason, plan.measures
        row.due_on, row.due = passed[-1] if passed else (None, None)
        row.next_on, row.next_due = ahead[0] if ahead else (None, None)
        row.back_on, row.back_due = plan.days[-1]
    return row
