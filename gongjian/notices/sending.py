"""The outbox's worker: sends what is due, waits through quiet hours, tries again later and later, and says plainly why something was not sent."""
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from gongjian.notices.channels import Wish, target
from gongjian.notices.inbox import Notice
from gongjian.notices.outbox import Delivery
from gongjian.timeline.refused import Refused

TRIES = 6
FIRST_WAIT = timedelta(minutes=5)  # doubled after every failure
HELD = timedelta(hours=1)  # a worker that died lets go after so long
STALE = timedelta(hours=36)  # a digest older than this is told no more
TITLE = "项目建设攻坚"
State = Delivery.State


@dataclass(frozen=True)
class Sent:
    sent: int = 0
    failed: int = 0
    waiting: int = 0


def send_due(now: datetime) -> Sent:
    """Everything due by now, one after the other. Safe to run twice at once: each row is taken by one worker."""
    told = {"sent": 0, "failed": 0, "waiting": 0}
    wishes = {wish.officer_id: wish for wish in Wish.objects.all()}
    for row in Delivery.objects.filter(state=State.WAITING, next_at__lte=now).select_related("notice__officer", "channel").order_by("next_at", "pk"):
        told[_one(row, wishes.get(row.channel.officer_id) or Wish(), now)] += 1
    return Sent(**told)


def _one(row: Delivery, wish: Wish, now: datetime) -> str:
    if row.notice.kind == Notice.Kind.DIGEST and now - row.notice.made_at > STALE:
        return _end(row, State.FAILED, "已经过时，没有再发")
    if quiet := wish.quiet_until_after(now):
        Delivery.objects.filter(pk=row.pk).update(next_at=quiet)
        return "waiting"
    try:
        url = target(row.channel.kind, row.channel.address)
    except Refused as refused:
        return _end(row, State.FAILED, refused.reason)
    taken = Delivery.objects.filter(pk=row.pk, state=State.WAITING, next_at=row.next_at).update(next_at=now + HELD, tries=F("tries") + 1)
    if not taken:
        return "waiting"
    if error := post(url, f"{TITLE}：{row.notice.title_outside}", row.notice.brief):
        tries = row.tries + 1
        if tries >= TRIES:
            return _end(row, State.FAILED, f"{error}，试过 {tries} 次")
        Delivery.objects.filter(pk=row.pk).update(next_at=now + FIRST_WAIT * 2 ** (tries - 1), error=error)
        return "waiting"
    Delivery.objects.filter(pk=row.pk).update(state=State.SENT, sent_at=now, error="")
    return "sent"


def _end(row: Delivery, state: str, error: str) -> str:
    Delivery.objects.filter(pk=row.pk).update(state=state, error=error[:200])
    return "failed"


def post(url: str, title: str, body: str) -> str:
    """Hand it to apprise. "" when the other side took it, else why not, in words and without the address."""
    import apprise  # heavy, and of use only where the county has opened a way

    there = apprise.Apprise()
    if not there.add(url):
        return "地址不能用"
    try:
        return "" if there.notify(title=title, body=body) else "对方没有收下（网络不通、地址失效或被限流）"
    except Exception as wrong:  # noqa: BLE001 - whatever a library does with a network, one letter must not stop the others
        return f"发送时出错：{type(wrong).__name__}"
