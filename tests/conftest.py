import copy

import pytest
from django.db import connection, transaction
from django.test import override_settings

from gongjian.pages import clock
from tests.shaken import taken_back
from tests.world import TODAY, settle


@pytest.fixture(autouse=True)
def nothing_recalled(settings):
    """A test's world is told without seals: nothing may be recalled from the test before."""
    settings.RECALL = False


@pytest.fixture(scope="module")
def settled(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world told once a module, and taken back at its end: each test's own changes are rolled back within it."""
    if connection.vendor != "sqlite":
        yield None  # a server's connection is closed after every test
        return
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("evidence")), transaction.atomic():
        yield settle()
        transaction.set_rollback(True)


@pytest.fixture
def world(settled, db, monkeypatch, settings, tmp_path):
    """沁水 on 13 December 2023, its officers' seats not yet remembered."""
    monkeypatch.setenv("GONGJIAN_TODAY", TODAY.isoformat())
    clock.forget()
    if settled is None:
        settings.MEDIA_ROOT = tmp_path
    yield copy.deepcopy(settled) if settled else settle()
    clock.forget()


@pytest.fixture
def db_taken_back(db):
    """For each generated case: what it writes is gone before the next."""
    return taken_back
