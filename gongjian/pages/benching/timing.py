"""How something is timed: in the server, as whoever asks for it."""
import statistics
import time
from collections.abc import Callable
from contextlib import contextmanager

from django.conf import settings
from django.test import Client

from gongjian.people.models import Officer


def median(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds; the first run, which warms caches, is not counted."""
    work()
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(took), 1)


def page(url: str, officer: Officer) -> Callable[[], object]:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")

    return lambda: ok(client.get(url))


def ok(response) -> bytes:
    if response.status_code != 200:
        raise RuntimeError(f"{response.request['PATH_INFO']} 返回 {response.status_code}")
    return response.content


@contextmanager
def anew():
    """Every look worked out again: nothing is recalled."""
    settings.RECALL = False
    try:
        yield
    finally:
        settings.RECALL = True
