"""Counting a signing once (G13): which is recognised, which is one project with an earlier one, which waits for a person. Always with the reason."""
from django.db import models

from gongjian.promotion.signings import Signing
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField
from gongjian.timeline.standing import Standing


class Sameness(Fact):
    """A person decided whether two signings are one project. `same`: `signing` is counted and `other` is not. True since the later of them was signed."""

    class Verdict(models.TextChoices):
        SAME = "same", "同一项目"
        APART = "apart", "不是同一项目"

    signing = models.ForeignKey(Signing, models.PROTECT, related_name="kept_by", verbose_name="计入的签约")
    other = models.ForeignKey(Signing, models.PROTECT, related_name="dropped_by", verbose_name="另一签约")
    verdict = models.CharField("认定", max_length=8, choices=Verdict)

    class Meta(Fact.Meta):
        verbose_name = "重复签约认定"


class Ruling(Fact):
    """A person decided against the rules, by a document: this signing counts, or does not."""

    signing = models.ForeignKey(Signing, models.PROTECT, related_name="rulings", verbose_name="签约")
    counted = models.BooleanField("计入")
    document = models.CharField("依据", max_length=80)

    class Meta(Fact.Meta):
        verbose_name = "人工认定"


class SigningStanding(Standing):
    """A signing as it counts on a day. `doubtful`: it may be one with an earlier signing and nobody has decided yet; until then it is not counted."""

    signing = models.ForeignKey(Signing, models.CASCADE, related_name="standings")
    unit = models.ForeignKey("people.Unit", models.CASCADE, related_name="+")
    enterprise = models.ForeignKey("promotion.Enterprise", models.CASCADE, null=True, related_name="+")
    lead = models.ForeignKey("promotion.Lead", models.CASCADE, null=True, related_name="signing_standings")
    project = models.ForeignKey("projects.Project", models.CASCADE, null=True, related_name="signing_standings")
    kind_of = models.CharField(max_length=10)
    investor = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    site = models.CharField(max_length=120, blank=True)
    total = MoneyField()
    signed_on = models.DateField()
    counted = models.BooleanField()
    doubtful = models.BooleanField(default=False)
    one_with = models.ForeignKey(Signing, models.CASCADE, null=True, related_name="+")
    why = models.CharField(max_length=500, blank=True)
    refused_by = models.CharField(max_length=120, default=",", help_text="不认定的规则：,local,floor,")

    class Meta:
        indexes = [
            models.Index(fields=["known_until", "counted", "signed_on"], name="signing_standing_counted"),
            models.Index(fields=["signing", "known_until"], name="signing_standing_signing"),
            models.Index(fields=["lead", "known_until", "until_on"], name="signing_standing_lead"),
        ]
