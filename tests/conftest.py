import copy
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as generated

from gongjian.pages import clock
from tests.shaken import taken_back
from tests.world import TODAY, settle

# A machine at work on other things is slow: that is no fault of what is tested.
generated.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
generated.load_profile("house")


@pytest.fixture(autouse=True)
def nothing_recalled(settings):
    """A test's world is told without seals: nothing may be recalled from the test before. Static files are not collected for tests."""
    settings.RECALL = False
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(scope="module")
def settled(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world told once a module, and taken back at its end: each test's own changes are rolled back within it."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("evidence")), kept_open(), transaction.atomic():
        yield settle()
        transaction.set_rollback(True)


@contextmanager
def kept_open():
    """A server's connection is closed after every test, and the world with it: not while the module lasts. SQLite's is in memory and stays."""
    if connection.vendor == "sqlite":
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "close", lambda: None)
        yield


@pytest.fixture
def world(settled, db, monkeypatch):
    """沁水 on 13 December 2023, its officers' seats not yet remembered."""
    monkeypatch.setenv("GONGJIAN_TODAY", TODAY.isoformat())
    clock.forget()
    yield copy.deepcopy(settled)
    clock.forget()


@pytest.fixture
def db_taken_back(db):
    """For each generated case: what it writes is gone before the next."""
    return taken_back
