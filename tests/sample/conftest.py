"""The sample county told once for all the sentences about it: loading it takes seconds."""
import pytest
from django.db import connection, transaction
from django.test import override_settings

from gongjian.pages import clock
from gongjian.sample.load import load
from tests.sample.looking import MORNING


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("evidence")), transaction.atomic():
        load("Gongjian-2023", MORNING)
        clock.forget()
        yield
        transaction.set_rollback(True)
    clock.forget()


@pytest.fixture
def sample(loaded, db):
    if connection.vendor != "sqlite":
        pytest.skip("示例县的检验在 SQLite 上做：只装一次")
