"""By which ways notices leave the house, by each officer's own choice: e-mail, and the group robots of 企业微信, 钉钉 and 飞书. None is open by default."""
import re
from datetime import datetime, time, timedelta
from urllib.parse import parse_qs, quote, urlsplit

from django.conf import settings
from django.db import models

from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA

QUIET_FROM, QUIET_UNTIL = time(21, 30), time(7, 30)


class Channel(models.Model):
    """`address` is a secret of the officer's: an e-mail address, or the robot's address with its key. Lists show `masked`."""

    class Kind(models.TextChoices):
        EMAIL = "email", "电子邮件"
        WECOM = "wecom", "企业微信群机器人"
        DINGTALK = "dingtalk", "钉钉群机器人"
        FEISHU = "feishu", "飞书群机器人"

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="channels", verbose_name="人员")
    kind = models.CharField("方式", max_length=10, choices=Kind)
    address = models.CharField("地址", max_length=300)
    made_at = models.DateTimeField("登记时刻")

    class Meta:
        verbose_name = verbose_name_plural = "通知方式"
        constraints = [models.UniqueConstraint(fields=["officer", "kind", "address"], name="channel_once")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.masked}"

    @property
    def masked(self) -> str:
        if self.kind == self.Kind.EMAIL:
            name, _, host = self.address.partition("@")
            return f"{name[:1]}***@{host}"
        return f"{urlsplit(self.address).hostname} …{self.address[-4:]}"


class Wish(models.Model):
    """How one officer wants to be told. `off`: kinds of notice that stay in the inbox and are not sent."""

    officer = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wish", verbose_name="人员")
    quiet_from = models.TimeField("免打扰自", default=QUIET_FROM)
    quiet_until = models.TimeField("免打扰至", default=QUIET_UNTIL)
    off = models.JSONField("不外发的类别", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "通知意愿"

    def quiet_until_after(self, now: datetime) -> datetime | None:
        """When the quiet hours that hold at this moment end; None when they do not hold. Equal times: never quiet."""
        here = now.astimezone(CHINA)
        clock, start, end = here.time(), self.quiet_from, self.quiet_until
        quiet = start <= clock < end if start <= end else clock >= start or clock < end
        if not quiet:
            return None
        until = datetime.combine(here.date(), end, CHINA)
        return until if until > here else until + timedelta(days=1)


HOSTS = {Channel.Kind.WECOM: "qyapi.weixin.qq.com", Channel.Kind.DINGTALK: "oapi.dingtalk.com", Channel.Kind.FEISHU: "open.feishu.cn"}
EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
KEY = re.compile(r"[A-Za-z0-9_-]{8,120}")


def open_kinds() -> list[str]:
    """The ways the county has opened: none unless settings.NOTICE_CHANNELS says so, e-mail only with a mail server."""
    return [kind for kind in Channel.Kind.values if kind in settings.NOTICE_CHANNELS and (kind != Channel.Kind.EMAIL or settings.NOTICE_MAIL)]


def target(kind: str, address: str) -> str:
    """The address as apprise takes it. Raises Refused, in words, for what is not such an address or not a way the county has opened.

    Only these hosts are ever written to, whatever was typed: the robot's key is taken out of the address, the address itself is not used.
    """
    if kind not in open_kinds():
        raise Refused("县里还没有开通这种通知方式")
    if kind == Channel.Kind.EMAIL:
        if not EMAIL.fullmatch(address):
            raise Refused("不是电子邮件地址，应如 wang@example.gov.cn")
        return f"{settings.NOTICE_MAIL}{'&' if '?' in settings.NOTICE_MAIL else '?'}to={quote(address)}"
    try:
        found = urlsplit(address)
    except ValueError:
        raise Refused(_wanted(kind)) from None
    said = {name: values[0] for name, values in parse_qs(found.query).items()}
    if found.scheme != "https" or found.netloc != HOSTS[Channel.Kind(kind)]:
        raise Refused(_wanted(kind))
    key = {Channel.Kind.WECOM: said.get("key", ""), Channel.Kind.DINGTALK: said.get("access_token", "")}.get(Channel.Kind(kind), found.path.rpartition("/")[2])
    secret = said.get("secret", "")
    if not KEY.fullmatch(key) or (secret and not KEY.fullmatch(secret)):
        raise Refused(_wanted(kind))
    return {"wecom": f"wecombot://{key}", "dingtalk": f"dingtalk://{secret}@{key}" if secret else f"dingtalk://{key}", "feishu": f"feishu://{key}"}[kind]


def _wanted(kind: str) -> str:
    label = Channel.Kind(kind).label
    return f"不是{label}的地址：请从群里的机器人设置中整条复制，应以 https://{HOSTS[Channel.Kind(kind)]}/ 开头"
