"""What an officer was told, each thing once; and the days that have been run."""
from django.conf import settings
from django.db import models


class Tick(models.Model):
    """The daily run has been through this day."""

    area = models.CharField("区划代码", max_length=12)
    day = models.DateField("日期")
    ran_at = models.DateTimeField("运行时刻")

    class Meta:
        verbose_name = "每日运行"
        constraints = [models.UniqueConstraint(fields=["area", "day"], name="tick_once")]


class Notice(models.Model):
    """`key` names what it tells, so that telling twice is telling once. `brief` is what may leave the house: words and counts, names of the open
    directory, nothing anybody typed. `body`: [{title, lines: [{label, text, small, on, page: [url name, [arguments]]}]}]."""

    class Kind(models.TextChoices):
        DIGEST = "digest", "每日提要"
        LADDER = "ladder", "升级通知"
        REPLY = "reply", "办理回复"

    area = models.CharField("区划代码", max_length=12)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name="人员")
    day = models.DateField("日期")
    kind = models.CharField("类别", max_length=8, choices=Kind)
    key = models.CharField("标识", max_length=80)
    title = models.CharField("标题", max_length=200)
    brief = models.CharField("摘要", max_length=500)
    body = models.JSONField("正文", default=list)
    made_at = models.DateTimeField("生成时刻")
    read_at = models.DateTimeField("阅读时刻", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        constraints = [models.UniqueConstraint(fields=["officer", "key"], name="notice_once")]
        indexes = [models.Index(fields=["officer", "read_at"], name="notice_unread"), models.Index(fields=["officer", "-day"], name="notice_day")]

    def __str__(self):
        return self.title

    @property
    def title_outside(self) -> str:
        """What it is called where others may read along."""
        return f"{self.get_kind_display()}（{self.day:%m-%d}）"
