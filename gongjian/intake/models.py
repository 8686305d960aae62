"""Files that came in, forms that are remembered, and receipts."""
from django.db import models

from gongjian.timeline.kept import Kept


class Arrival(models.Model):
    """A file somebody sent, kept as it came, with how far its reading is. `mapping` is the officer's correction of what was understood."""

    area = models.CharField("区划代码", max_length=12)
    by = models.ForeignKey("people.Officer", models.PROTECT, null=True, related_name="+", verbose_name="经手人")
    came_at = models.DateTimeField("收到时间")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("哈希", max_length=64)
    mapping = models.JSONField("更正", default=dict)
    decisions = models.JSONField("认定", default=dict, help_text='行 → 项目键，或 "new"、"skip"')
    done = models.PositiveIntegerField("已读行", default=0)
    of = models.PositiveIntegerField("总行", default=0)
    failed = models.CharField("读不了的原因", max_length=500, blank=True)
    ready = models.BooleanField("读完", default=False)

    class Meta:
        verbose_name = "来表"


class Form(models.Model):
    """A layout that was corrected once is known the next time: `signature` is of its headings."""

    area = models.CharField("区划代码", max_length=12)
    name = models.CharField("表式名称", max_length=80)
    signature = models.CharField("表头特征", max_length=80)
    mapping = models.JSONField("对应")

    class Meta:
        verbose_name = "表式"
        constraints = [models.UniqueConstraint(fields=["area", "signature"], name="form_once")]


class Receipt(Kept):
    """What one file changed. `undoes` names the receipt this one takes back."""

    area = models.CharField("区划代码", max_length=12)
    source = models.ForeignKey("timeline.Source", models.PROTECT, related_name="receipts", verbose_name="来源")
    made_at = models.DateTimeField("时间")
    by = models.ForeignKey("people.Officer", models.PROTECT, null=True, related_name="+", verbose_name="经手人")
    new = models.PositiveIntegerField("新增")
    changed = models.PositiveIntegerField("更改")
    same = models.PositiveIntegerField("相同")
    facts = models.PositiveIntegerField("事实")
    remarks = models.TextField("说明", blank=True, default="", help_text="撤销时没有撤回的")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by", verbose_name="撤销")

    class Meta:
        verbose_name = "导入回执"
