"""How often a key was used: one row a key and day, and nothing of what was asked."""
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from gongjian.api.keys import Key, KeyUse


def count_use(key: Key, day: date, refused: bool = False) -> None:
    field = "refused" if refused else "count"
    more = {field: F(field) + 1}
    today = KeyUse.objects.filter(key=key, day=day)
    if today.update(**more):
        return
    try:
        with transaction.atomic():
            KeyUse.objects.create(key=key, day=day, **{field: 1})
    except IntegrityError:  # another worker was first
        today.update(**more)
