"""What leaves the house: nothing unless the county opened a way; by each one's choice; never in quiet hours; tried again; failures in words."""
from datetime import datetime, time, timedelta

import pytest

from gongjian.notices import sending
from gongjian.notices.channels import Channel, Wish, target
from gongjian.notices.models import Delivery, Notice
from gongjian.notices.sending import send_due
from gongjian.notices.tick import tick
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA
from tests.world import AREA, TODAY

NOW = datetime(2023, 12, 13, 9, 0, tzinfo=CHINA)
ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=11112222-aaaa"


@pytest.fixture
def opened(settings):
    settings.NOTICE_CHANNELS, settings.NOTICE_MAIL = ("email", "wecom", "dingtalk", "feishu"), "mailtos://u:p@smtp.example.gov.cn:465?from=a@example.gov.cn"


@pytest.fixture
def letters(monkeypatch):
    """What would have been handed to the network; answers may be queued."""
    sent, answers = [], []
    monkeypatch.setattr(sending, "post", lambda url, title, body: sent.append((url, title, body)) or (answers.pop(0) if answers else ""))
    return type("Letters", (), {"sent": sent, "answers": answers})


def way(officer, kind="wecom", address=ROBOT) -> Channel:
    return Channel.objects.create(officer=officer, kind=kind, address=address, made_at=NOW)


def test_nothing_leaves_unless_the_county_opened_a_way(world, letters):
    way(world.officers.forestry)
    assert tick(AREA, TODAY, NOW).outbox == 0 and send_due(NOW).sent == 0 and letters.sent == []
    with pytest.raises(Refused, match="还没有开通"):
        target("wecom", ROBOT)


def test_a_digest_goes_to_those_who_asked_for_it_without_what_anybody_typed(world, opened, letters):
    way(world.officers.forestry)
    assert tick(AREA, TODAY, NOW).outbox == 1
    assert send_due(NOW).sent == 1
    ((url, title, body),) = letters.sent
    assert (url, title) == ("wecombot://11112222-aaaa", "项目建设攻坚：每日提要（12-13）") and body == "逾期：签收 1 件。请登录系统办理。"
    assert send_due(NOW).sent == 0 and Delivery.objects.get().state == "sent", "once"


def test_of_days_caught_up_only_the_last_digest_leaves(world, opened):
    way(world.officers.forestry)
    tick(AREA, TODAY - timedelta(4), NOW)
    tick(AREA, TODAY, NOW)
    kinds = list(Delivery.objects.values_list("notice__kind", "notice__day").order_by("notice__day"))
    assert kinds == [("digest", TODAY - timedelta(4)), ("digest", TODAY)]


def test_a_kind_one_does_not_want_stays_in_the_inbox(world, opened):
    way(world.officers.forestry)
    Wish.objects.create(officer=world.officers.forestry, off=["digest"])
    assert tick(AREA, TODAY, NOW).outbox == 0 and Notice.objects.filter(officer=world.officers.forestry).count() == 1


def test_quiet_hours_are_waited_through(world, opened, letters):
    way(world.officers.forestry)
    night = datetime(2023, 12, 13, 22, 0, tzinfo=CHINA)
    tick(AREA, TODAY, night)
    assert send_due(night).waiting == 1 and letters.sent == []
    assert Delivery.objects.get().next_at == datetime(2023, 12, 14, 7, 30, tzinfo=CHINA)
    assert send_due(datetime(2023, 12, 14, 7, 29, tzinfo=CHINA)).waiting == 0 and send_due(datetime(2023, 12, 14, 7, 30, tzinfo=CHINA)).sent == 1


@pytest.mark.parametrize(("start", "end", "clock", "until"), [
    ("21:30", "07:30", "22:00", (14, "07:30")), ("21:30", "07:30", "03:00", (13, "07:30")), ("21:30", "07:30", "07:30", None), ("21:30", "07:30", "12:00", None),
    ("12:00", "14:00", "13:00", (13, "14:00")), ("12:00", "14:00", "15:00", None), ("08:00", "08:00", "08:00", None), ("21:30", "07:30", "21:30", (14, "07:30")),
])
def test_when_it_is_quiet(start, end, clock, until):
    wish = Wish(quiet_from=time.fromisoformat(start), quiet_until=time.fromisoformat(end))
    found = wish.quiet_until_after(datetime.combine(TODAY, time.fromisoformat(clock), CHINA))
    assert (found and (found.day, f"{found:%H:%M}")) == until


def test_a_failure_is_tried_again_later_and_later_and_then_given_up_in_words(world, opened, letters):
    way(world.officers.forestry)
    Wish.objects.create(officer=world.officers.forestry, quiet_from=time(0), quiet_until=time(0))
    tick(AREA, TODAY, NOW)
    letters.answers += ["对方没有收下"] * 6
    waits, now = [], NOW
    for _ in range(5):
        send_due(now)
        row = Delivery.objects.get()
        waits.append((row.next_at - now).seconds // 60)
        now = row.next_at
    assert waits == [5, 10, 20, 40, 80] and row.error == "对方没有收下"
    assert send_due(now).failed == 1
    row = Delivery.objects.get()
    assert (row.state, row.error, row.tries) == ("failed", "对方没有收下，试过 6 次", 6) and send_due(now + timedelta(1)).sent == 0


def test_an_old_digest_is_told_no_more(world, opened, letters):
    way(world.officers.forestry)
    tick(AREA, TODAY, NOW)
    assert send_due(NOW + timedelta(days=2)).failed == 1 and letters.sent == [] and "过时" in Delivery.objects.get().error


def test_a_way_that_was_closed_since_says_so(world, opened, letters, settings):
    way(world.officers.forestry)
    tick(AREA, TODAY, NOW)
    settings.NOTICE_CHANNELS = ()
    assert send_due(NOW).failed == 1 and letters.sent == [] and Delivery.objects.get().error == "县里还没有开通这种通知方式"


@pytest.mark.parametrize(("kind", "address", "url"), [
    ("wecom", ROBOT, "wecombot://11112222-aaaa"),
    ("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=abcdef12&secret=SEC00001111", "dingtalk://SEC00001111@abcdef12"),
    ("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/aaaa-bbbb-cccc", "feishu://aaaa-bbbb-cccc"),
    ("email", "wang@example.gov.cn", "mailtos://u:p@smtp.example.gov.cn:465?from=a@example.gov.cn&to=wang%40example.gov.cn"),
])
def test_addresses_are_taken_apart(opened, kind, address, url):
    assert target(kind, address) == url


@pytest.mark.parametrize(("kind", "address"), [
    ("wecom", "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=11112222"), ("wecom", "https://evil.example/cgi-bin/webhook/send?key=11112222"),
    ("wecom", "https://qyapi.weixin.qq.com@evil.example/?key=11112222"), ("wecom", "https://qyapi.weixin.qq.com:8080/?key=11112222"),
    ("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"), ("wecom", "https://[::1/"), ("dingtalk", ROBOT), ("feishu", "file:///etc/passwd"),
    ("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/a%2F..%2F..%2Fb"), ("email", "not an address"), ("email", "a@b.cn?to=c@d.cn"), ("email", "a@b.cn&cc=x@y.cn"),
])
def test_other_hosts_and_odd_addresses_are_refused(opened, kind, address):
    with pytest.raises(Refused, match="不是"):
        target(kind, address)


def test_what_a_list_shows_of_an_address_is_masked(world):
    robot, mail = way(world.officers.forestry), way(world.officers.forestry, "email", "wangbei@example.gov.cn")
    assert (robot.masked, mail.masked) == ("qyapi.weixin.qq.com …aaaa", "w***@example.gov.cn")


def test_the_library_takes_every_address_we_make(opened):
    import apprise

    for kind, address in (("wecom", ROBOT), ("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=abcdef12"), ("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/aaaa-bbbb-cccc"), ("email", "w@example.gov.cn")):
        assert apprise.Apprise.instantiate(target(kind, address)) is not None, kind


def test_a_library_that_raises_does_not_stop_the_others(monkeypatch):
    import apprise

    monkeypatch.setattr(apprise.Apprise, "notify", lambda *args, **said: 1 / 0)
    assert sending.post("wecombot://11112222-aaaa", "t", "b") == "发送时出错：ZeroDivisionError" and sending.post("nonsense", "t", "b") == "地址不能用"
