"""Passwords (rules.md §9): three kinds of characters, not the officer's own name, none of the last five; changed by one function."""
import re
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from gongjian.people.officers import Officer

KINDS = {"大写字母": r"[A-Z]", "小写字母": r"[a-z]", "数字": r"[0-9]", "符号": r"[^A-Za-z0-9]"}


class LongEnough(MinimumLengthValidator):
    """Django's own, whose Chinese translation lacks this sentence."""

    def get_error_message(self) -> str:
        return f"密码至少 {self.min_length} 个字符。"

    get_help_text = get_error_message


class ThreeKinds:
    """Capitals, small letters, digits, other signs: at least three of the four."""

    def validate(self, password: str, user=None) -> None:
        if sum(bool(re.search(pattern, password)) for pattern in KINDS.values()) < 3:
            raise ValidationError(self.get_help_text(), code="too_few_kinds")

    def get_help_text(self) -> str:
        return f"密码须包含{'、'.join(KINDS)}中的至少三种。"


class NotTheName:
    """Neither the login, nor the name or its pinyin, nor the telephone number stands in the password, in whatever case."""

    def validate(self, password: str, user=None) -> None:
        if user and any(part in password.lower() for part in self._parts(user)):
            raise ValidationError("密码不能包含登录名、姓名（或其拼音）、手机号。", code="like_the_name")

    def get_help_text(self) -> str:
        return "密码不能包含登录名、姓名（或其拼音）、手机号。"

    def _parts(self, user) -> Iterable[str]:
        from pypinyin import lazy_pinyin  # a large dictionary, wanted only here

        name = "".join(getattr(user, "name", "").split())
        parts = [getattr(user, "login", ""), "".join(lazy_pinyin(name)), getattr(user, "phone", "")[-8:]]
        return [part.lower() for part in parts if len(part) >= 3] + [name] * (len(name) >= 2)


class NotOneOfTheLast:
    """Not the present password, nor one of those remembered."""

    def __init__(self, remembered: int | None = None):
        self.remembered = settings.PASSWORDS_REMEMBERED if remembered is None else remembered

    def validate(self, password: str, user=None) -> None:
        if user is None or not user.pk:
            return
        hashes = [user.password, *last_hashes(user, self.remembered)]
        if any(check_password(password, known) for known in hashes if known):
            raise ValidationError(self.get_help_text(), code="used_before")

    def get_help_text(self) -> str:
        return f"不能与现在的或最近 {self.remembered} 次用过的密码相同。"


def last_hashes(officer: Officer, number: int) -> list[str]:
    return list(officer.old_passwords.order_by("-set_at", "-pk").values_list("password", flat=True)[:number])


@transaction.atomic
def change_password(officer: Officer, new: str, at: datetime) -> None:
    """The old hash is remembered, older ones than needed are forgotten; the officer need not change it again before it expires."""
    if officer.password:
        officer.old_passwords.create(password=officer.password, set_at=officer.password_changed_at or at)
        kept = officer.old_passwords.order_by("-set_at", "-pk").values_list("pk", flat=True)[: settings.PASSWORDS_REMEMBERED]
        officer.old_passwords.exclude(pk__in=list(kept)).delete()
    officer.set_password(new)
    officer.must_change, officer.password_changed_at = False, at
    officer.save(update_fields=["password", "must_change", "password_changed_at"])
