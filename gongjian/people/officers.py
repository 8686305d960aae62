"""Officers sign in. What an officer may see and do comes from the post he holds, and posts are dated."""
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from gongjian.timeline.when import When

if TYPE_CHECKING:
    from gongjian.people.posts import PostStanding


class OfficerManager(BaseUserManager["Officer"]):
    def create_user(self, login: str, password: str | None = None, **said):
        officer = self.model(login=login, **said)
        officer.set_password(password)
        officer.save()
        return officer

    def create_superuser(self, login: str, password: str | None = None, **said):
        return self.create_user(login, password, is_staff=True, is_superuser=True, **said)


class Officer(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. `is_staff` opens the administrators' pages, which hold no business data."""

    login = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=20)
    area = models.CharField("区划代码", max_length=12)
    phone = models.CharField("电话", max_length=20, blank=True)
    is_active = models.BooleanField("可登录", default=True)
    is_staff = models.BooleanField("系统管理员", default=False)
    must_change = models.BooleanField("须改密码", default=True)
    password_changed_at = models.DateTimeField("密码更新", null=True, blank=True)
    previous_sign_in = models.DateTimeField("上次登录", null=True, blank=True)

    objects = OfficerManager()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self):
        return self.name

    def seat_on(self, day: date) -> "PostStanding | None":
        """The post held on a day, the weightiest first; None when none was held. Kept for the life of this object."""
        seats = self.__dict__.setdefault("_seats", {})
        if day not in seats:
            seats[day] = self.seats.at(When(day)).select_related("unit").order_by("rank", "pk").first()
        return seats[day]

    @property
    def masked_phone(self) -> str:
        """Outside its purpose a number is shown as 138****0000."""
        return f"{self.phone[:3]}****{self.phone[-4:]}" if len(self.phone) >= 8 else ("****" if self.phone else "")


class OldPassword(models.Model):
    """Hashes of passwords used before, so that none of the last five comes back."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="old_passwords")
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-set_at"]
