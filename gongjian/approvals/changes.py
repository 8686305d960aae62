"""Changes of the catalogue (审批事项目录): an item's own bureau says from a day on what is different about it, and why."""
from django.db import models

from gongjian.timeline.facts import Fact


class CatalogueChange(Fact):
    """`says` holds what is different of the item, in the words of the catalogue's files. A project keeps the catalogue it started under."""

    code = models.CharField("事项", max_length=12)
    says = models.JSONField("改动")

    class Meta(Fact.Meta):
        verbose_name = "目录改动"
        indexes = [models.Index(fields=["area", "code", "occurred_on"], name="catalogue_change")]
