import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def plain(settings):
    """Static files by their own names; nobody has asked too often yet."""
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    cache.clear()
