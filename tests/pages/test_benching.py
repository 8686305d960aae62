"""What `bench` counts. Its timings are nobody's test."""
from gongjian.approvals.models import ApprovalStanding
from gongjian.notices.models import Notice
from gongjian.pages.benching.rooms import asked_of
from gongjian.pages.benching.timing import anew
from tests.world import client_for


def test_a_queue_asks_its_table_once_whatever_is_asked_after(world):
    client = client_for(world.officers.jiafeng)
    look = lambda: client.get("/approvals/queue")
    look()
    counted = asked_of(ApprovalStanding, look), asked_of(Notice, look)
    look()
    assert counted == (1, 1)


def test_anew_is_only_for_a_while(settings):
    settings.RECALL = True
    with anew():
        assert settings.RECALL is False
    assert settings.RECALL is True
