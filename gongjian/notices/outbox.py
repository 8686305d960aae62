"""What is to leave: one row a notice and channel, with how often it was tried and why it failed."""
from collections.abc import Iterable
from datetime import datetime

from django.db import models

from gongjian.notices.channels import Channel, Wish, open_kinds
from gongjian.notices.inbox import Notice


class Delivery(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", "待发"
        SENT = "sent", "已发"
        FAILED = "failed", "未发出"

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries", verbose_name="通知")
    channel = models.ForeignKey(Channel, models.CASCADE, related_name="deliveries", verbose_name="方式")
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField("次数", default=0)
    next_at = models.DateTimeField("下次发送")
    sent_at = models.DateTimeField("发出时刻", null=True, blank=True)
    error = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "发送记录"
        constraints = [models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once")]
        indexes = [models.Index(fields=["state", "next_at"], name="delivery_next")]


def post_out(notices: Iterable[Notice], now: datetime) -> int:
    """Put notices that were just written into the outbox, as far as their officers wish and the county has opened ways. How many."""
    kinds = open_kinds()
    told = list(notices)
    if not kinds or not told:
        return 0
    ways: dict[int, list[Channel]] = {}
    for channel in Channel.objects.filter(kind__in=kinds, officer__in={notice.officer_id for notice in told}):
        ways.setdefault(channel.officer_id, []).append(channel)
    off = dict(Wish.objects.filter(officer__in=ways).values_list("officer_id", "off"))
    rows = [
        Delivery(notice=notice, channel=channel, next_at=now)
        for notice in told if notice.kind not in off.get(notice.officer_id, []) for channel in ways.get(notice.officer_id, [])
    ]
    return len(Delivery.objects.bulk_create(rows))
