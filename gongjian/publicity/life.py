"""An item as it stands on a day: what it says, where it is in its life, who wrote it, what the unit answered."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from gongjian.publicity.flow import FLOW, WRITING, Kind, Step
from gongjian.publicity.items import Item, ItemStep
from gongjian.timeline.when import FAR, When

Figures = dict[str, Any]


@dataclass
class Life:
    """`steps`: oldest first, at least the first drafting. The signed words stand for ever."""

    item: Item
    steps: list[ItemStep]

    @property
    def kind(self) -> Kind:
        return Kind(self.item.kind)

    @property
    def last(self) -> ItemStep:
        return self.steps[-1]

    @property
    def step(self) -> Step:
        return Step(self.last.step)

    def last_of(self, *steps: Step) -> ItemStep | None:
        return next((step for step in reversed(self.steps) if step.step in steps), None)

    @cached_property
    def written(self) -> ItemStep:
        """The last draft or edit."""
        return self.last_of(*WRITING) or self.steps[0]

    @cached_property
    def signed(self) -> ItemStep | None:
        """The signing that holds: none after it was given back."""
        returned, signed = self.last_of(Step.RETURNED), self.last_of(Step.SIGNED)
        return signed if signed and not (returned and returned.pk > signed.pk) else None

    @property
    def stands(self) -> ItemStep:
        """What its words are read from."""
        return self.signed or self.written

    @property
    def title(self) -> str:
        return self.stands.title

    @property
    def words(self) -> str:
        return self.stands.words

    @property
    def figures(self) -> Figures:
        return self.stands.figures or {}

    @property
    def day(self) -> date:
        """The day its figures are of; of a text, the day it was written."""
        return self.stands.day or self.stands.occurred_on

    @property
    def writers(self) -> set[int | None]:
        """Everybody who wrote some of it: none of them checks it."""
        return {step.by_id for step in self.steps if step.step in WRITING}

    @cached_property
    def told(self) -> ItemStep | None:
        """When the unit was told of what stands now: a text that was changed since is another, and is told again."""
        told = self.last_of(Step.TOLD)
        return told if told and told.pk > self.written.pk else None

    @property
    def answers(self) -> list[ItemStep]:
        """The unit's answers to what it was last told."""
        return [step for step in self.steps if step.step == Step.ANSWERED and self.told and step.pk > self.told.pk]

    @property
    def published(self) -> ItemStep | None:
        return self.last_of(Step.PUBLISHED)

    @property
    def out(self) -> bool:
        return self.step == Step.PUBLISHED

    def may_follow(self, step: Step) -> bool:
        return FLOW[step].may_follow(self.step, self.item.kind)

    def open_on(self, day: date) -> bool:
        """Whether the unit still has time to answer."""
        return self.step == Step.TOLD and self.last.answer_by is not None and day <= self.last.answer_by


def life_of(item: Item, when: When | None = None) -> Life | None:
    """None before it was begun."""
    return next(iter(lives([item], when)), None)


def lives(items: Iterable[Item], when: When | None = None) -> list[Life]:
    """Those begun by the day, in the order given. One query; figures are read where they are asked for."""
    told = list(items)
    steps: dict[int, list[ItemStep]] = {item.pk: [] for item in told}
    rows = ItemStep.objects.as_of(when or When(FAR)).filter(item__in=list(steps)).select_related("by").defer("figures").order_by("pk")
    for step in rows:
        steps[step.item_id].append(step)
    return [Life(item, steps[item.pk]) for item in told if steps[item.pk]]


def items_of(area: str) -> QuerySet[Item]:
    """Newest first."""
    return Item.objects.filter(area__startswith=area).select_related("drive", "unit", "about").order_by("-pk")
