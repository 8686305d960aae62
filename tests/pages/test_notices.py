"""/notices and /account/notices: works, refuses bad input, keeps others out."""
from datetime import datetime

import pytest
from django.test import Client

from gongjian.notices.channels import Wish
from gongjian.notices.models import Channel, Notice
from gongjian.notices.tick import tick
from gongjian.people.models import Cover
from tests.pages.plain import text
from tests.world import AREA, TODAY, client_for

ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=11112222-aaaa"
NOW = datetime.fromisoformat("2023-12-13T07:30:00+08:00")


@pytest.fixture
def ticked(world):
    tick(AREA, TODAY, NOW)
    return world


@pytest.fixture
def opened(settings):
    settings.NOTICE_CHANNELS = ("wecom",)


def test_the_inbox_has_unread_first_and_every_page_says_how_many(ticked):
    client = client_for(ticked.officers.forestry)
    assert '<span class="count"><span class="hidden">未读 </span>1</span>' in client.get("/sheets").text
    inbox = text(client.get("/notices").text)
    assert "未读 1 条" in inbox and "逾期 1 件" in inbox and "每日提要" in inbox


def test_opening_reads_it(ticked):
    client, notice = client_for(ticked.officers.forestry), Notice.objects.get(officer=ticked.officers.forestry)
    said = client.get(f"/notices/{notice.pk}").text
    assert "使用林地手续未批" in said and f"/problems/{ticked.problem.pk}" in said and "逾期 20 天" in said
    assert "已读 1 条" in text(client.get("/notices").text) and 'class="bell"' in said and "未读" not in client.get("/sheets").text


def test_all_are_marked_read_at_once_by_a_post(ticked):
    client = client_for(ticked.officers.forestry)
    assert client.get("/notices/read").status_code == 405
    client.post("/notices/read")
    assert not Notice.objects.filter(officer=ticked.officers.forestry, read_at=None).exists()
    assert Notice.objects.filter(read_at=None).exists(), "nobody else's"


def test_nobody_opens_anothers_notice(ticked):
    notice = Notice.objects.get(officer=ticked.officers.forestry)
    assert client_for(ticked.officers.office).get(f"/notices/{notice.pk}").status_code == 404
    assert Client().get("/notices").headers["Location"].startswith("/sign-in")
    assert "还没有通知" in client_for(ticked.officers.inspector).get("/notices").text


def test_without_a_way_opened_by_the_county_there_is_none_to_add(world):
    client = client_for(world.officers.office)
    assert "县里还没有开通" in client.get("/account/notices").text and "添加通知方式" not in client.get("/account/notices").text
    assert client.get("/account/notices/channels/new").status_code in (403, 409, 422)


def test_a_way_is_added_shown_masked_and_dropped(world, opened):
    client = client_for(world.officers.office)
    assert client.post("/account/notices/channels/new", {"kind": "wecom", "address": ROBOT}).status_code == 302
    page = client.get("/account/notices").text
    assert "企业微信群机器人" in page and "…aaaa" in page and "11112222" not in page
    assert "已经登记过" in client.post("/account/notices/channels/new", {"kind": "wecom", "address": ROBOT}).text
    channel = Channel.objects.get()
    client_for(world.officers.jiafeng).post("/account/notices/channels/drop", {"channel": channel.pk})
    assert Channel.objects.exists(), "not another's"
    client.post("/account/notices/channels/drop", {"channel": channel.pk})
    assert not Channel.objects.exists()


def test_a_wrong_address_is_told_and_not_lost(world, opened):
    answer = client_for(world.officers.office).post("/account/notices/channels/new", {"kind": "wecom", "address": "https://evil.example/x"})
    assert answer.status_code == 422 and "不是企业微信群机器人的地址" in answer.text and "https://evil.example/x" in answer.text
    assert client_for(world.officers.office).post("/account/notices/channels/new", {"kind": "feishu", "address": ROBOT}).status_code == 422


def test_quiet_hours_and_kinds_are_ones_own(world):
    client = client_for(world.officers.office)
    client.post("/account/notices/hours", {"quiet_from": "20:00", "quiet_until": "08:00", "send": ["ladder"]})
    wish = Wish.objects.get()
    assert (wish.officer, f"{wish.quiet_from:%H:%M}", sorted(wish.off)) == (world.officers.office, "20:00", ["digest", "reply"])
    assert "20:00 至 08:00" in client.get("/account/notices").text and "只留站内" in client.get("/account/notices").text
    wrong = client.post("/account/notices/hours", {"quiet_from": "25:00", "quiet_until": "08:00", "send": ["all"]})
    assert wrong.status_code == 422 and wrong.text.count('class="wrong"') >= 2


def test_standing_in_is_told_and_ended(world):
    o = world.officers
    client = client_for(o.agriculture)
    form = client.get("/account/notices/covers/new").text
    assert "郑农" in form and "孙嘉" not in form
    said = {"officer": o.agriculture.pk, "deputy": o.agriculture_head.pk, "from_on": "2023-12-13", "until_on": "2023-12-15"}
    assert client.post("/account/notices/covers/new", said).status_code == 302
    assert "吴农请假" in client.get("/account/notices").text and "吴农请假" in client_for(o.agriculture_head).get("/account/notices").text
    assert "吴农请假" not in client_for(o.jiafeng).get("/account/notices").text
    fact = Cover.objects.get()
    assert client_for(o.jiafeng).post("/account/notices/covers/end", {"cover": fact.pk}).status_code == 422
    client.post("/account/notices/covers/end", {"cover": fact.pk})
    assert Cover.objects.filter(corrects=fact, void=True).exists() and client.post("/account/notices/covers/end", {"cover": "x"}).status_code == 404


def test_a_wrong_standing_in_stays_on_the_form(world):
    o = world.officers
    said = {"officer": o.agriculture.pk, "deputy": o.agriculture_head.pk, "from_on": "2023-12-15", "until_on": "2023-12-13"}
    answer = client_for(o.agriculture).post("/account/notices/covers/new", said)
    assert answer.status_code == 422 and "结束日期早于开始日期" in answer.text and 'value="2023-12-15"' in answer.text
    assert client_for(o.agriculture).post("/account/notices/covers/new", said | {"officer": o.jiafeng.pk}).status_code == 422, "not for another unit's"
    across = client_for(o.office).post("/account/notices/covers/new", said | {"deputy": o.jiafeng.pk, "until_on": "2023-12-16"})
    assert across.status_code == 422 and "同一单位" in across.text
    assert client_for(o.admin).get("/account/notices").status_code == 200 and client_for(o.admin).get("/account/notices/covers/new").status_code != 200
