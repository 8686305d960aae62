"""An officer's deadlines as a calendar (iCalendar), by a secret link that he makes and may revoke at any time."""
import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import icalendar
from django.conf import settings
from django.db import models

from gongjian.duties.duty import Duty
from gongjian.people.models import Officer
from gongjian.timeline.when import CHINA

AHEAD = timedelta(days=60)
REMIND = timedelta(hours=-15)  # nine in the morning of the day before


class Feed(models.Model):
    """Only a hash of the link's secret is kept: the link itself is shown once."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feeds", verbose_name="人员")
    token_hash = models.CharField("链接哈希", max_length=64, unique=True)
    made_at = models.DateTimeField("生成时刻")
    revoked_at = models.DateTimeField("撤销时刻", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "日历订阅"


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def open_feed(officer: Officer, now: datetime) -> str:
    """A new secret; the one before no longer opens anything."""
    token = secrets.token_urlsafe(32)
    close_feed(officer, now)
    Feed.objects.create(officer=officer, token_hash=hashed(token), made_at=now)
    return token


def close_feed(officer: Officer, now: datetime) -> int:
    return Feed.objects.filter(officer=officer, revoked_at=None).update(revoked_at=now)


def whose_feed(token: str) -> Officer | None:
    """Whose link this is; nobody's when it was revoked or its officer may no longer sign in."""
    found = Feed.objects.filter(token_hash=hashed(token), revoked_at=None, officer__is_active=True).select_related("officer").first()
    return found.officer if found else None


def calendar(duties: Iterable[Duty], area: str, on: date, title: str) -> bytes:
    """One whole day an occasion. The same duties on the same day give the same bytes."""
    told = icalendar.Calendar()
    for name, value in (("prodid", "-//gongjian//due//ZH"), ("version", "2.0"), ("x-wr-calname", title), ("x-wr-timezone", "Asia/Shanghai")):
        told.add(name, value)
    for duty in duties:
        event, alarm = icalendar.Event(), icalendar.Alarm()
        late = f"已逾期 {(on - duty.on).days} 天：" if duty.on < on else ""
        said = f"{'代' + duty.instead + '：' if duty.instead else ''}{duty.label}：{duty.text}"
        event.add("uid", f"{duty.key}@{area}.gongjian")
        event.add("dtstamp", datetime.combine(on, time(), CHINA))
        event.add("dtstart", duty.on)
        event.add("dtend", duty.on + timedelta(days=1))
        event.add("summary", f"{late}{said}")
        event.add("transp", "TRANSPARENT")
        if duty.small:
            event.add("description", duty.small)
        alarm.add("action", "DISPLAY")
        alarm.add("description", said)
        alarm.add("trigger", REMIND)
        event.add_component(alarm)
        told.add_component(event)
    return told.to_ical()
