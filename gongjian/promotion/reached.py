"""Which steps a lead has reached, and when: from its own steps, its reviews and its agreements. What the project did since is read from the project."""
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from gongjian.promotion.flow import FLOW, Step
from gongjian.timeline.facts import Fact, holding

COLLECTIVE = "collective"  # the review that makes it reviewed


def reached(facts: Iterable[Any]) -> dict[Step, date]:
    """Step → the first day it was reached, by facts of one lead that hold, in the order of their days. A review not passed after all takes 评审 back."""
    found: dict[Step, date] = {}
    for fact in facts:
        match fact._meta.model_name:
            case "leadstep":
                found.setdefault(Step(fact.step), fact.occurred_on)
            case "signing":
                found.setdefault(Step(fact.kind_of), fact.occurred_on)
            case "review" if fact.kind_of == COLLECTIVE and fact.passed:
                found.setdefault(Step.REVIEWED, fact.occurred_on)
            case "review" if fact.kind_of == COLLECTIVE:
                found.pop(Step.REVIEWED, None)
    return found


def facts_of(lead: Any) -> list[Fact]:
    """All that was told of it. Three queries."""
    return [*lead.steps.all(), *lead.reviews.all(), *lead.signings.all()]


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Those that hold, of several kinds, in the order of their days and then of telling."""
    by_kind = sorted(facts, key=lambda fact: fact.kind())
    held = [fact for _, told in groupby(by_kind, key=lambda fact: fact.kind()) for fact in holding(list(told), None)]
    return sorted(held, key=lambda fact: (fact.occurred_on, fact.recorded_at, fact.pk))


def lacking(days: dict[Step, date]) -> Step | None:
    """The first step that was reached without one it must come after; None when all is in order."""
    for step, day in days.items():
        needs = FLOW[step].after
        if needs and not any(need in days and days[need] <= day for need in needs):
            return step
    return None


def sound(days: dict[Step, date]) -> dict[Step, date]:
    """Without the steps that were reached over one that has been taken back since (a contract made void): they wait until it is told again."""
    left = dict(days)
    while step := lacking(left):
        del left[step]
    return left


def rests_on(fact: Any) -> str:
    """Why this step, review or agreement may not be corrected or taken back: a later step that could not have been without it."""
    left = [held for held in in_order(facts_of(fact.lead)) if (type(held), held.pk) != (type(fact), fact.pk)]
    step = lacking(reached(left))
    return f"「{step.label}」以它为前提，请先作废「{step.label}」" if step else ""
