"""What `bench` counts. Its timings are nobody's test."""
from gongjian.approvals.models import ApprovalStanding
from gongjian.pages.benching.rooms import asked_of
from gongjian.pages.benching.timing import anew
from gongjian.promotion.models import Trip
from tests.world import client_for


def test_queries_of_a_table_are_counted_though_requests_come_between(world):
    client = client_for(world.officers.jiafeng)
    client.get("/approvals/queue")

    def work():
        list(Trip.objects.all())
        client.get("/approvals/queue")
        list(Trip.objects.all())

    assert asked_of(Trip, work) == 2 and asked_of(ApprovalStanding, work) >= 1


def test_anew_is_only_for_a_while(settings):
    settings.RECALL = True
    with anew():
        assert settings.RECALL is False
    assert settings.RECALL is True
