"""Areas: county → city → province, told by their code (GB/T 2260 and its extensions)."""
from django.db import models


class Area(models.Model):
    """`code` is 2 (province), 4 (city), 6 (county) or 9 (township) digits; an area lies in the one whose code it begins with."""

    code = models.CharField("区划代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=40)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="上级")

    class Meta:
        verbose_name = verbose_name_plural = "区划"
        ordering = ["code"]

    def __str__(self):
        return self.name
