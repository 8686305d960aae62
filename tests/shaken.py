"""What tests with generated cases share: how many cases, and a database taken back after each."""
from contextlib import contextmanager

from django.db import transaction
from hypothesis import HealthCheck, settings

shaken = settings(max_examples=30, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@contextmanager
def taken_back():
    """What is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
