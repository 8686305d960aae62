"""招商图谱 (M25): chains, their links, whether a link is whole, weak or missing. Nothing is given: every link is the county's own entry."""
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from gongjian.timeline.facts import Fact


class Strength(models.TextChoices):
    WHOLE = "whole", "健全"
    WEAK = "weak", "薄弱"
    MISSING = "missing", "缺失"


class Tier(models.TextChoices):
    UP = "up", "上游"
    MID = "mid", "中游"
    DOWN = "down", "下游"


class ChainLink(models.Model):
    """A link (环节) of a chain (产业链), both by name."""

    area = models.CharField("区划代码", max_length=12)
    chain = models.CharField("产业链", max_length=60)
    name = models.CharField("环节", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "产业链环节"
        constraints = [models.UniqueConstraint(fields=["area", "chain", "name"], name="chain_link_once")]

    def __str__(self):
        return f"{self.chain}·{self.name}"


class LinkCard(Fact):
    """From `occurred_on` on the link stands there and is so; with `ends`, it is no longer on the chart."""

    link = models.ForeignKey(ChainLink, models.PROTECT, related_name="cards", verbose_name="环节")
    tier = models.CharField("上中下游", max_length=4, choices=Tier)
    order = models.PositiveSmallIntegerField("顺序", default=0)
    strength = models.CharField("现状", max_length=8, choices=Strength)
    gap = models.CharField("缺什么、招什么", max_length=300, blank=True)
    ends = models.BooleanField("撤下", default=False)

    class Meta(Fact.Meta):
        verbose_name = "环节现状"
        indexes = [models.Index(fields=["link", "occurred_on"], name="chain_link_card")]


@dataclass(frozen=True)
class Placed:
    link: ChainLink
    card: LinkCard


def placed(cards: Iterable[LinkCard]) -> list[Placed]:
    """The links on the chart, of cards that hold by the day (with their links): chain by chain, up to down, in the county's order."""
    latest: dict[int, LinkCard] = {}
    for card in sorted(cards, key=lambda card: (card.occurred_on, card.pk)):
        latest[card.link_id] = card
    tiers = {tier: place for place, tier in enumerate(Tier.values)}
    shown = [Placed(card.link, card) for card in latest.values() if not card.ends]
    return sorted(shown, key=lambda one: (one.link.chain, tiers[one.card.tier], one.card.order, one.link.pk))
