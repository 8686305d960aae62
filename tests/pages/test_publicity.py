"""The queue's pages: written, checked, signed, made public by those whose turn it is; bad input refused; others kept out."""
from datetime import date

import pytest

from gongjian.publicity import acts
from gongjian.publicity.life import life_of
from gongjian.publicity.models import Item
from tests.pages.hands import send
from tests.publicity.gate import exposed, figures, sent_out, written
from tests.publicity.gate import staff as hired
from tests.world import client_for, sits


@pytest.fixture
def staff(world):
    return hired(world)


def test_a_text_goes_from_the_units_desk_to_the_public(world, staff):
    answer = send(staff.jiafeng, "/publicity/new", kind="news", title="增压站进场", words="设备进场。\n正在安装。")
    item = Item.objects.get()
    assert answer.headers["Location"] == f"/publicity/{item.pk}" and item.unit == world.units.jiafeng
    assert "等另一位同志核稿" in client_for(staff.jiafeng).get(f"/publicity/{item.pk}").text
    for who, step in ((staff.wang, "check"), (staff.head, "sign"), (staff.zhu, "publish")):
        assert f'href="/publicity/{item.pk}/{step}"' in client_for(who).get(f"/publicity/{item.pk}").text
        assert send(who, f"/publicity/{item.pk}/{step}").status_code == 302
    assert life_of(item).out and "正在安装。" in client_for(staff.jiafeng).get(f"/public/stories/{item.pk}").text
    page = client_for(staff.wang).get(f"/publicity/{item.pk}").text
    assert "公开站点上的这一篇" in page and f'href="/publicity/{item.pk}/withdraw"' in page and f'href="/publicity/{item.pk}/check"' not in page


def test_what_it_may_not_hold_is_refused_on_the_form_and_what_is_typed_stays(world, staff):
    for said, why in (
        ({"title": "", "words": "x"}, "这个字段是必填项"), ({"title": "x", "words": ""}, "这个字段是必填项"), ({"title": "x", "words": "请打13800001234"}, "公开稿不能写个人信息"),
        ({"title": "x", "words": "y", "kind": "exposure"}, "exposure"),
    ):
        answer = client_for(staff.jiafeng).post("/publicity/new", {"kind": "news"} | said)
        assert answer.status_code == 422 and why in answer.text, said
    assert "请打13800001234" in client_for(staff.jiafeng).post("/publicity/new", {"kind": "news", "title": "x", "words": "请打13800001234"}).text
    assert not Item.objects.exists()


def test_names_are_said_first_and_saved_at_the_second_press(world, staff):
    client, said = client_for(staff.jiafeng), {"kind": "news", "title": "x", "words": "孙嘉到场。"}
    first = client.post("/publicity/new", said)
    assert first.status_code == 200 and "文中有干部姓名：孙嘉" in first.text and not Item.objects.exists()
    assert client.post("/publicity/new", said | {"heard": first.context["form"].data["heard"]}).status_code == 302
    assert "文中有干部姓名：孙嘉" in client_for(staff.wang).get(f"/publicity/{Item.objects.get().pk}").text, "and whoever checks it is told"


def test_others_are_kept_out(world, staff):
    item = written(world, staff.jiafeng)
    assert client_for(staff.duanshi).get(f"/publicity/{item.pk}").status_code == 404
    assert client_for(staff.jiafeng).get(f"/publicity/{item.pk}/check").status_code == 403
    assert client_for(staff.jiafeng).get("/publicity/figures").status_code == 403 == client_for(staff.jiafeng).get("/publicity/expose").status_code
    assert client_for(world.officers.admin).get("/publicity/new").status_code == 403
    assert client_for(staff.wang).post(f"/publicity/{item.pk}/sign").status_code == 403, "a clerk does not sign"
    assert client_for(staff.head).get(f"/publicity/{item.pk}/sign").status_code == 422, "nor the head what nobody checked"
    page = client_for(staff.duanshi).get("/publicity").text
    assert "增压站进场" not in page and "写稿" in page and "编数据" not in page


def test_a_past_day_is_only_looked_at(world, staff):
    item = written(world, staff.jiafeng, on=date(2023, 12, 10))
    assert "办理" not in client_for(staff.wang).get(f"/publicity/{item.pk}?on=2023-12-11").text.split("<main")[1].split("经过")[0].replace("这是过去的一天，只读", "")[:0]
    assert "这是过去的一天，只读" in client_for(staff.wang).get(f"/publicity/{item.pk}?on=2023-12-11").text
    assert client_for(staff.wang).get(f"/publicity/{item.pk}?on=2023-12-09").status_code == 404
    assert client_for(staff.wang).get(f"/publicity/{item.pk}/check?on=2023-12-11").status_code == 422


def test_whoever_wrote_it_is_not_offered_to_check_it(world, staff):
    item = written(world, staff.wang, world.units.drive_office)
    assert f"/publicity/{item.pk}/check" not in client_for(staff.wang).get(f"/publicity/{item.pk}").text
    assert client_for(staff.wang).post(f"/publicity/{item.pk}/check", {}).status_code == 422
    assert f"/publicity/{item.pk}/check" in client_for(staff.zhu).get(f"/publicity/{item.pk}").text


def test_a_unit_that_is_to_be_exposed_answers(world, staff):
    send(staff.wang, "/publicity/expose", about=world.units.jiafeng.pk, title="迟报", words="迟报两期。", ground="1号")
    item = Item.objects.get()
    assert client_for(staff.jiafeng).get(f"/publicity/{item.pk}").status_code == 404, "before it is told"
    send(staff.zhu, f"/publicity/{item.pk}/check")
    send(staff.zhu, f"/publicity/{item.pk}/tell")
    assert "答复曝光" in client_for(staff.jiafeng).get("/due").text
    page = client_for(staff.jiafeng).get(f"/publicity/{item.pk}").text
    assert "还没有答复，答复期限 2023-12-16" in page and f"/publicity/{item.pk}/answer" in page
    assert client_for(staff.head).get(f"/publicity/{item.pk}").text.count(f"/publicity/{item.pk}/sign") == 0
    assert client_for(staff.duanshi).post(f"/publicity/{item.pk}/answer", {"words": "x"}).status_code == 404
    assert client_for(staff.jiafeng).post(f"/publicity/{item.pk}/answer", {"words": " "}).status_code == 422
    assert send(staff.jiafeng, f"/publicity/{item.pk}/answer", words="已改。").status_code == 302
    assert "2023-12-13：已改。" in client_for(staff.wang).get(f"/publicity/{item.pk}").text and "答复曝光" not in client_for(staff.jiafeng).get("/due").text


def test_the_answer_is_owed_no_longer_than_its_days(world, staff):
    from gongjian.duties.due import due
    from gongjian.reading.word import At
    from tests.world import looks

    item = exposed(world, staff.wang)
    sits(staff.zhu).do(acts.check, item)
    sits(staff.zhu).do(acts.tell_unit, item)
    owed = lambda day: [duty.label for duty in due(At(looks(staff.jiafeng, day, today=day), world.drive)) if duty.subject == ("publicity", item.pk)]
    assert owed(date(2023, 12, 13)) == owed(date(2023, 12, 16)) == ["答复曝光"] and owed(date(2023, 12, 17)) == []


def test_figures_are_drawn_up_shown_and_drawn_again(world, staff):
    page = client_for(staff.wang).get("/publicity/figures").text
    assert "进展数据（截至12月13日）" in page and "肉羊全产业链项目" in page
    send(staff.wang, "/publicity/figures", title="进展数据", words="", leave_out=[world.projects.sheep.pk])
    item = Item.objects.get()
    page = client_for(staff.wang).get(f"/publicity/{item.pk}").text
    assert "四季度固定资产投资" in page and "没有重点项目" in page
    assert send(staff.wang, f"/publicity/{item.pk}/again").status_code == 302
    assert "肉羊全产业链项目" in client_for(staff.wang).get(f"/publicity/{item.pk}").text
    assert client_for(staff.wang).post("/publicity/figures", {"title": "x", "leave_out": [10**6]}).status_code == 422


def test_an_item_is_changed_given_back_and_dropped(world, staff):
    item = written(world, staff.jiafeng)
    assert client_for(staff.jiafeng).post(f"/publicity/{item.pk}/edit", {"title": "增压站进场", "words": "嘉峰镇增压站设备进场。\n做法值得借鉴。"}).status_code == 422
    assert send(staff.jiafeng, f"/publicity/{item.pk}/edit", title="新标题", words="新正文").status_code == 302
    assert client_for(staff.wang).post(f"/publicity/{item.pk}/return", {}).status_code == 422, "not without a reason"
    assert send(staff.wang, f"/publicity/{item.pk}/return", note="补内容").status_code == 302
    assert "已退回，修改后再核稿" in client_for(staff.jiafeng).get(f"/publicity/{item.pk}").text
    assert send(staff.wang, f"/publicity/{item.pk}/drop", note="不写了").status_code == 302
    assert "作废" in client_for(staff.wang).get("/publicity?state=ended").text


def test_the_queue_is_narrowed_and_grouped(world, staff):
    assert "还没有稿件" in client_for(staff.wang).get("/publicity").text
    written(world, staff.jiafeng)
    sent_out(written(world, staff.duanshi, world.units.duanshi, title="端氏镇修路"), staff)
    figures(world, staff.wang)
    page = client_for(staff.wang).get("/publicity").text.split("<tbody")[1]
    assert page.index("办理中") < page.index("增压站进场") < page.index("已公开") < page.index("端氏镇修路") and "共 3 篇" in page
    narrowed = client_for(staff.wang).get("/publicity?kind=figures").text
    assert "进展数据" in narrowed and "端氏镇修路" not in narrowed
    assert "没有符合条件的稿件" in client_for(staff.wang).get("/publicity?kind=exposure").text
    assert client_for(staff.wang).get("/publicity?kind=%00&state=x").status_code == 200


def test_the_catalogue_says_of_every_field_whether_it_goes_out(world, staff):
    page = client_for(staff.jiafeng).get("/publicity/classes").text
    assert "未核实" in page and "统计口径" in page and "佐证材料" in page and "未定" not in page
    closed = client_for(staff.jiafeng).get("/publicity/classes?class=closed").text
    assert "责任人" in closed and "建设地点" not in closed
    assert "没有这一级的字段" in client_for(staff.jiafeng).get("/publicity/classes?class=secret").text
