"""The queue: written, checked by another, signed, public, taken down; nothing skips a step, nobody checks his own."""
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.publicity import acts
from gongjian.publicity.flow import FLOW, Kind, Step
from gongjian.publicity.life import life_of
from gongjian.publicity.models import Item, ItemStep
from gongjian.publicity.seen import seen
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal, verify
from gongjian.timeline.when import When
from tests.publicity.gate import exposed, figures, sent_out, written
from tests.publicity.gate import staff as hired
from tests.shaken import shaken
from tests.world import TODAY, do, looks, sits, told


def refused(desk, act, thing, **details) -> str:
    before = ItemStep.objects.count()
    with pytest.raises(Refused) as caught:
        desk.do(act, thing, **details)
    assert ItemStep.objects.count() == before
    return caught.value.reason


def test_a_text_goes_out_by_four_hands(world, staff):
    item = written(world, staff.jiafeng)
    assert life_of(item).step == Step.DRAFTED and life_of(item).item.unit == world.units.jiafeng
    sits(staff.wang).do(acts.check, item)
    sits(staff.head).do(acts.sign, item)
    assert not life_of(item).out
    sits(staff.zhu).do(acts.publish, item)
    life = life_of(item)
    assert life.out and life.title == "增压站进场" and len(life.signed.sha256) == 64 and acts.intact(life)


def test_whoever_wrote_some_of_it_does_not_check_it(world, staff):
    item = written(world, staff.wang, world.units.drive_office)
    assert "换一位同志核稿" in refused(sits(staff.wang), acts.check, item)
    sits(staff.zhu).do(acts.edit, world.units.drive_office, item=item, title="增压站进场了", words="改过。")
    assert "换一位同志核稿" in refused(sits(staff.zhu), acts.check, item), "nor whoever changed a word of it"
    assert "换一位同志核稿" in refused(sits(staff.wang), acts.check, item)
    sits(staff.head).do(acts.check, item)


def test_no_step_is_skipped(world, staff):
    item = written(world, staff.jiafeng)
    assert refused(sits(staff.head), acts.sign, item) == "这篇稿件当前为「起草」，不能签发"
    assert refused(sits(staff.zhu), acts.publish, item) == "这篇稿件当前为「起草」，不能公开"
    sits(staff.wang).do(acts.check, item)
    assert refused(sits(staff.zhu), acts.publish, item) == "这篇稿件当前为「核稿」，不能公开"
    assert "不能修改" in refused(sits(staff.jiafeng), acts.edit, world.units.jiafeng, item=item, title="x", words="y")
    assert "不能撤下" in refused(sits(staff.wang), acts.withdraw, item, note="误")


def test_what_is_given_back_is_changed_and_checked_anew(world, staff):
    item = written(world, staff.jiafeng)
    sits(staff.wang).do(acts.check, item)
    sits(staff.head).do(acts.sign, item)
    assert "须写明理由" in refused(sits(staff.head), acts.give_back, item)
    sits(staff.head).do(acts.give_back, item, note="标题不准")
    assert life_of(item).signed is None, "a signature falls with what it was put to"
    sits(staff.jiafeng).do(acts.edit, world.units.jiafeng, item=item, title="增压站设备进场", words="嘉峰镇增压站设备进场。")
    sent_out(item, staff)
    life = life_of(item)
    assert (life.title, [step.step for step in life.steps][-3:]) == ("增压站设备进场", ["checked", "signed", "published"])


def test_taken_down_with_a_reason_and_not_put_up_again(world, staff):
    item = written(world, staff.jiafeng)
    sent_out(item, staff)
    assert "须写明理由" in refused(sits(staff.wang), acts.withdraw, item)
    sits(staff.wang).do(acts.withdraw, item, note="时间有误")
    assert life_of(item).step == Step.WITHDRAWN and life_of(item).last.note == "时间有误"
    assert "不能公开" in refused(sits(staff.zhu), acts.publish, item)
    assert life_of(item, When(date(2023, 12, 12))) is None


def test_dropped_before_it_is_out(world, staff):
    item = written(world, staff.jiafeng)
    sits(staff.wang).do(acts.drop, item, note="没有实际内容")
    assert life_of(item).step == Step.DROPPED and "不能核稿" in refused(sits(staff.zhu), acts.check, item)


class TestExposure:
    """A unit is not exposed unheard."""

    def test_it_is_told_and_has_its_days(self, world, staff):
        item = exposed(world, staff.wang)
        sits(staff.zhu).do(acts.check, item)
        assert refused(sits(staff.head), acts.sign, item) == "这篇稿件当前为「核稿」，不能签发"
        sits(staff.zhu).do(acts.tell_unit, item)
        assert life_of(item).last.answer_by == date(2023, 12, 16)
        assert refused(sits(staff.head), acts.sign, item) == "单位答复到 2023-12-16 止，答复或到期以后才能签发"
        assert "2023-12-16" in refused(sits(staff.head, date(2023, 12, 16)), acts.sign, item)
        sits(staff.head, date(2023, 12, 17)).do(acts.sign, item)

    def test_its_own_answer_goes_with_it(self, world, staff):
        item = exposed(world, staff.wang)
        sits(staff.zhu).do(acts.check, item)
        sits(staff.zhu).do(acts.tell_unit, item)
        assert refused(sits(staff.wang), acts.answer, world.units.jiafeng, item=item, words="代答") == "这件事由责任单位办理"
        assert refused(sits(staff.duanshi), acts.answer, world.units.duanshi, item=item, words="不是我们") == "这篇曝光稿说的不是这个单位"
        sits(staff.jiafeng).do(acts.answer, world.units.jiafeng, item=item, words="情况属实，已改。")
        sits(staff.head).do(acts.sign, item)
        sits(staff.zhu).do(acts.publish, item)
        assert [step.words for step in life_of(item).answers] == ["情况属实，已改。"]

    def test_a_text_that_was_changed_is_told_again(self, world, staff):
        item = exposed(world, staff.wang)
        sits(staff.zhu).do(acts.check, item)
        sits(staff.zhu).do(acts.tell_unit, item)
        sits(staff.jiafeng).do(acts.answer, world.units.jiafeng, item=item, words="数不对。")
        sits(staff.head).do(acts.give_back, item, note="核对数字")
        sits(staff.wang).do(acts.edit, world.units.drive_office, item=item, title="嘉峰镇迟报进度", words="嘉峰镇一个半月没有报齐进度。")
        life = life_of(item)
        assert life.told is None and life.answers == [], "what it answered was another text"
        sits(staff.zhu).do(acts.check, item)
        assert "不能签发" in refused(sits(staff.head), acts.sign, item)

    def test_it_rests_on_something(self, world, staff):
        assert "须写明依据" in refused(sits(staff.wang), acts.expose, world.units.jiafeng, drive=world.drive, title="x", words="y", ground=" ")

    def test_only_an_exposure_is_told(self, world, staff):
        item = written(world, staff.jiafeng)
        sits(staff.wang).do(acts.check, item)
        assert "不能告知单位" in refused(sits(staff.wang), acts.tell_unit, item)


def test_a_unit_writes_of_itself_and_changes_its_own(world, staff):
    item = written(world, staff.jiafeng)
    assert refused(sits(staff.duanshi), acts.draft, world.units.jiafeng, drive=world.drive, kind="news", title="x", words="y").startswith("这件事由责任单位")
    assert refused(sits(staff.duanshi), acts.edit, world.units.jiafeng, item=item, title="x", words="y").startswith("这件事由责任单位")
    assert refused(sits(staff.duanshi), acts.edit, world.units.duanshi, item=item, title="x", words="y") == "这篇稿件不是这个单位的"
    assert "另有办法起草" in refused(sits(staff.jiafeng), acts.draft, world.units.jiafeng, drive=world.drive, kind="exposure", title="x", words="y")
    assert refused(sits(staff.jiafeng), acts.check, item) == "这件事由指挥部办公室办理"


@pytest.mark.parametrize("said, why", [({"title": " "}, "请写标题"), ({"words": "\n "}, "请写正文"), ({"title": "长" * 121}, "最多"), ({"drive": None}, "行动方案")])
def test_an_empty_text_is_none(world, staff, said, why):
    desk = sits(staff.jiafeng)
    given_ = {"drive": world.drive, "kind": "news", "title": "标题", "words": "正文"} | said
    assert why in refused(desk, acts.draft, world.units.jiafeng, **given_)


def test_a_change_that_changes_nothing_is_none(world, staff):
    item = written(world, staff.jiafeng)
    assert refused(sits(staff.jiafeng), acts.edit, world.units.jiafeng, item=item, title="增压站进场", words="嘉峰镇增压站设备进场。\n做法值得借鉴。") == "文字没有改动"


def test_figures_are_drawn_up_by_the_office_alone(world, staff):
    item = figures(world, staff.wang)
    life = life_of(item)
    assert life.kind == Kind.FIGURES and life.figures["on"] == "2023-12-13" and life.stands.day == TODAY and life.words == ""
    assert refused(sits(staff.jiafeng), acts.draw_up, world.drive, title="x", figures={}, known=None) == "这件事由指挥部办公室办理"
    assert "还没有可以公开的数据" in refused(sits(staff.wang), acts.draw_up, world.drive, title="x", figures={}, known=sits(staff.wang).now)
    assert "只有数据" in refused(sits(staff.wang), acts.draw_again, written(world, staff.jiafeng), figures=life.figures, known=life.written.known)


def test_a_key_project_whose_card_holds_a_persons_number_is_not_drawn_up(world, staff):
    from gongjian.projects.acts import card

    do(card.change_card, world.projects.sheep, told("2023-12-01"), content="年出栏五万只，联系人刘股长 13800001234")
    with pytest.raises(Refused, match="重点项目「肉羊全产业链项目」的项目卡里有个人信息（手机号 138…），请先更正项目卡，或不列入这个项目"):
        figures(world, staff.wang)
    assert life_of(figures(world, staff.wang, leave_out=[world.projects.sheep.pk])).figures["projects"] == []


def test_an_answer_is_kept_whole_or_not_at_all(world, staff):
    item = exposed(world, staff.wang)
    sits(staff.zhu).do(acts.check, item)
    sits(staff.zhu).do(acts.tell_unit, item)
    assert "答复最多 8000 字" in refused(sits(staff.jiafeng), acts.answer, world.units.jiafeng, item=item, words="长" * 8001)
    assert refused(sits(staff.jiafeng), acts.answer, world.units.jiafeng, item=item, words="\x07 ") == "请写答复"


def test_what_is_out_does_not_move_with_the_facts(world, staff):
    from gongjian.projects.acts import figures as figure_acts
    from tests.world import NOV_1, WAN

    life = sent_out(figures(world, staff.wang), staff)
    before = life.figures
    do(figure_acts.report, world.projects.gas, told("2023-12-13", staff.jiafeng), period=NOV_1, amount=700 * WAN)
    assert life_of(life.item).figures == before
    assert life_of(figures(world, staff.wang)).figures != before, "drawn up anew it is another"


def test_who_sees_what(world, staff):
    mine, other, out = written(world, staff.jiafeng), written(world, staff.duanshi, world.units.duanshi), written(world, staff.duanshi, world.units.duanshi, title="已公开")
    sent_out(out, staff)
    told_of, untold = exposed(world, staff.wang), exposed(world, staff.wang, title="还没告知")
    sits(staff.zhu).do(acts.check, told_of)
    sits(staff.zhu).do(acts.tell_unit, told_of)
    sees = lambda who: {life.item.pk for life in seen(looks(who))}
    assert sees(staff.wang) == sees(staff.magistrate) == {mine.pk, other.pk, out.pk, told_of.pk, untold.pk}
    assert sees(staff.jiafeng) == {mine.pk, out.pk, told_of.pk}, "what it sent in, what is out, what it is told of; nothing before it is told"
    assert sees(staff.duanshi) == {other.pk, out.pk} and sees(world.officers.forestry) == {out.pk} and sees(world.officers.admin) == set()


def test_everything_is_a_fact_and_sealed(world, staff):
    seal(sits(staff.wang).now)
    sent_out(written(world, staff.jiafeng), staff)
    assert verify().intact
    with pytest.raises(TypeError):
        ItemStep.objects.update(title="改")


@shaken
@given(data=st.data())
def test_no_sequence_of_acts_puts_out_what_was_not_checked_by_another_and_signed(data, world, db_taken_back):
    """Whatever is tried in whatever order: what is out was written, checked by one who wrote none of it, signed as it stands, and of an exposure the unit was told."""
    with db_taken_back():
        staff = hired(world)
        exposing = data.draw(st.booleans())
        item = exposed(world, staff.wang) if exposing else written(world, staff.wang, world.units.drive_office)
        people = (staff.wang, staff.zhu, staff.head)
        tries = (
            (acts.check, item, {}), (acts.tell_unit, item, {}), (acts.sign, item, {}), (acts.publish, item, {}), (acts.give_back, item, {"note": "改"}),
            (acts.edit, world.units.drive_office, {"item": item, "title": "新标题", "words": "新正文"}),
        )
        for _ in range(data.draw(st.integers(3, 12))):
            (act, thing, said), who = data.draw(st.sampled_from(tries)), data.draw(st.sampled_from(people))
            day = data.draw(st.sampled_from((TODAY, date(2023, 12, 20))))
            try:
                sits(who, day).do(act, thing, **said)
            except Refused:
                continue
        life = life_of(item)
        steps = [step.step for step in life.steps]
        for before, after in zip(steps, steps[1:], strict=False):
            assert FLOW[Step(after)].may_follow(Step(before), item.kind)
        if life.out:
            checked = life.last_of(Step.CHECKED)
            assert checked.pk > life.written.pk and checked.by_id not in life.writers and acts.intact(life)
            assert not exposing or life.told is not None
            assert (life.signed.title, life.signed.words) == (life.written.title, life.written.words)


def test_items_of_another_county_are_not_seen(world, staff):
    Item.objects.create(area="140522", drive=world.drive, kind="news")
    assert seen(looks(staff.wang)) == []
