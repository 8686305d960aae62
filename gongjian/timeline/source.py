"""Where a fact came from."""
from django.db import models


class Source(models.Model):
    """A form on the screen, a file that came in, a sitting, a plan: what a fact can be traced back to."""

    class Kind(models.TextChoices):
        FORM = "form", "页面填报"
        FILE = "file", "导入文件"
        PLAN = "plan", "行动方案"
        SITTING = "sitting", "会议"
        SAMPLE = "sample", "示例数据"

    area = models.CharField("区划代码", max_length=12)
    kind = models.CharField("类别", max_length=8, choices=Kind)
    title = models.CharField("名称", max_length=200)
    sha256 = models.CharField("文件哈希", max_length=64, blank=True)
    made_at = models.DateTimeField("时间")
    by = models.ForeignKey("people.Officer", models.PROTECT, null=True, related_name="+", verbose_name="经手人")

    class Meta:
        verbose_name = "来源"

    def __str__(self):
        return self.title
