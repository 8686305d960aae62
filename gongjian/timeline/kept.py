"""Rows that are kept for ever: nothing in Python may update or delete them; `guards` makes the database refuse too."""
from django.db import models


class KeptForEver(TypeError):
    """Somebody tried to edit or delete what is only ever added to. A programmer's mistake, hence a TypeError."""

    def __init__(self):
        super().__init__("事实只增不改：要更正，请另记一条更正或作废")


class KeptQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise KeptForEver

    def delete(self):
        raise KeptForEver

    def bulk_update(self, *args, **kwargs):
        raise KeptForEver

    update.alters_data = delete.alters_data = bulk_update.alters_data = True  # type: ignore[attr-defined]


class Kept(models.Model):
    """Base of every append-only table."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise KeptForEver
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        raise KeptForEver


def kept_models() -> list[type[models.Model]]:
    """Every append-only table of the house."""
    from django.apps import apps

    return [model for model in apps.get_models() if issubclass(model, Kept)]
