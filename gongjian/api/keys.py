"""接口密钥: a key for a named outside system, its steps, and how often it was used."""
import hashlib
import secrets

from django.db import models

from gongjian.people.models import Officer, Unit
from gongjian.people.posts import Role
from gongjian.timeline.facts import Fact

MARK = "gj_"  # so that a key left lying in a file is known for what it is
HINT = 4  # signs of it that may be shown, to tell one from another


class Step(models.TextChoices):
    GIVEN = "given", "发放"
    STOPPED = "stopped", "停用"


class Key(models.Model):
    """What never changes of a key: only a hash of its secret is kept. All else is in its steps."""

    area = models.CharField("区划代码", max_length=12)
    secret_hash = models.CharField("密钥哈希", max_length=64)
    hint = models.CharField("尾号", max_length=8)

    class Meta:
        verbose_name = verbose_name_plural = "接口密钥"
        constraints = [models.UniqueConstraint(fields=["secret_hash", "area"], name="key_secret_once")]

    def __str__(self):
        return f"…{self.hint}"


class KeyStep(Fact):
    """Given: to which system, for what, with whose eyes (an officer's, or the post `role` at a unit), until which day. Stopped: `note` says why."""

    key = models.ForeignKey(Key, models.PROTECT, related_name="steps", verbose_name="接口密钥")
    step = models.CharField("环节", max_length=8, choices=Step)
    system = models.CharField("系统名称", max_length=60, blank=True)
    purpose = models.CharField("用途", max_length=200, blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="按谁的权限")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="按哪个单位的权限")
    role = models.CharField("角色", max_length=12, choices=Role, blank=True)
    until_on = models.DateField("有效期至", null=True, blank=True)

    key_id: int
    officer_id: int | None
    unit_id: int | None

    class Meta(Fact.Meta):
        verbose_name = "接口密钥环节"
        indexes = [models.Index(fields=["key", "occurred_on"], name="key_step")]


class KeyUse(models.Model):
    """One row a key and day: how often it was answered and how often refused. Counted, and not told: it is no fact of the county's."""

    key = models.ForeignKey(Key, models.CASCADE, related_name="uses", verbose_name="接口密钥")
    day = models.DateField("日期")
    count = models.PositiveIntegerField("次数", default=0)
    refused = models.PositiveIntegerField("拒绝次数", default=0)

    class Meta:
        verbose_name = "接口使用"
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="key_use_once_a_day")]


def new_secret() -> str:
    return MARK + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def hint_of(secret: str) -> str:
    return secret[-HINT:]
