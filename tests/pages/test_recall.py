"""A view that was worked out is recalled until something is told."""
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongjian.pages import recall
from gongjian.projects.acts import milestones
from gongjian.timeline.seals import seal
from tests.world import client_for, sits, told


@pytest.fixture
def recalling(settings, world):
    seal(told("2023-12-13").at)
    settings.RECALL = True
    recall.forget()
    yield world
    recall.forget()


def queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url).content.decode()
    return page, len(asked)


def test_a_list_is_worked_out_once_and_again_after_an_act(recalling):
    client = client_for(recalling.officers.office)
    first, many = queries(client, "/sheets/5")
    again, few = queries(client, "/sheets/5")
    assert "煤层气增压站" in first and "煤层气增压站" in again and few < many
    sits(recalling.officers.office).do(milestones.reach, recalling.projects.gas, kind="started", on=date(2023, 12, 13))
    assert "煤层气增压站" not in queries(client, "/sheets/5")[0]


def test_nobody_recalls_what_another_saw(recalling):
    assert "煤层气增压站" in queries(client_for(recalling.officers.office), "/sheets/5")[0]
    assert "煤层气增压站" not in queries(client_for(recalling.officers.duanshi), "/sheets/5")[0]


def test_another_day_is_another_view(recalling):
    client = client_for(recalling.officers.office)
    assert "肉羊" in queries(client, "/sheets/6")[0]
    assert "肉羊" not in queries(client, "/sheets/6?on=2023-11-01&q=没有这个")[0]
    today, _ = queries(client, "/")
    past, _ = queries(client, "/?on=2023-11-02")
    assert today != past
