"""An item of the queue and its steps."""
from django.db import models

from gongjian.publicity.flow import Kind, Step
from gongjian.targets.models import Drive
from gongjian.timeline.facts import Fact


class Item(models.Model):
    """`unit`: who sent it in (来稿单位). `about`: the unit an exposure names. Everything that changes is in its steps."""

    area = models.CharField("区划代码", max_length=12)
    drive = models.ForeignKey(Drive, models.PROTECT, related_name="items", verbose_name="行动")
    kind = models.CharField("类别", max_length=10, choices=Kind)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+", verbose_name="来稿单位")
    about = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="涉及单位")

    unit_id: int | None
    about_id: int | None

    class Meta:
        verbose_name = verbose_name_plural = "宣传稿件"
        indexes = [models.Index(fields=["area", "kind"], name="item_kind")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"


class ItemStep(Fact):
    """`title`, `words`, `ground` (依据, of an exposure) and `figures` as written at the step, and once more, frozen, where it is signed with their `sha256`.

    `day`: the one the figures are of; `known`: the moment whose knowledge they are of. `words` of an answer are the unit's own.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="steps", verbose_name="稿件")
    step = models.CharField("环节", max_length=10, choices=Step)
    title = models.CharField("标题", max_length=120, blank=True)
    words = models.TextField("正文", blank=True)
    ground = models.CharField("依据", max_length=200, blank=True)
    figures = models.JSONField("数据", null=True, blank=True)
    day = models.DateField("截至", null=True, blank=True)
    known = models.DateTimeField("数据时刻", null=True, blank=True)
    answer_by = models.DateField("答复期限", null=True, blank=True)
    sha256 = models.CharField("内容哈希", max_length=64, blank=True)

    item_id: int

    class Meta(Fact.Meta):
        verbose_name = "宣传稿件环节"
        indexes = [models.Index(fields=["item", "occurred_on"], name="item_step")]
