import pytest

from tests.walls.conftest import county


@pytest.fixture(autouse=True)
def plain_statics(settings):
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


__all__ = ["county"]
