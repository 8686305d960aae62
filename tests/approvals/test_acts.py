"""What can be told of approvals, by whom, and what is refused with what to do instead."""
from datetime import date

import pytest

from gongjian.approvals import acts as approvals
from gongjian.approvals.about import would_change
from gongjian.approvals.catalogue.book import read
from gongjian.approvals.catalogue.choosing import Needed
from gongjian.approvals.changes import catalogue_on
from gongjian.approvals.models import Approval, CatalogueChange, Checklist, ChecklistStanding, HandIn
from gongjian.projects.acts import mending, milestones
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.approvals.making import WIND
from tests.world import TODAY, do, sits, told


def row(world, item: str, on: date = TODAY):
    return world.projects.wind.approval_standings.at(When(on)).get(item=item)


def whole(world, on: date = TODAY) -> ChecklistStanding:
    return world.projects.wind.checklist_standings.at(When(on)).get()


def refused(desk, act, thing, **said) -> str:
    with pytest.raises(Refused) as caught:
        desk.do(act, thing, **said)
    return caught.value.reason


def moved(world, who: str, state: str, item: str = "environment", on: date = TODAY, **said):
    return sits(getattr(world.officers, who), on).do(approvals.stand, world.projects.wind, kind=state, item=item, **said)


# --- the checklist


def test_a_checklist_says_of_every_item_whether_it_is_needed_and_why_not(listed):
    assert (row(listed, "land").state, row(listed, "energy").state) == ("not_begun", "not_needed") and "1000" in row(listed, "energy").why
    assert (row(listed, "stability").state, row(listed, "permit").state, row(listed, "relics").why) == ("not_begun", "not_needed", row(listed, "relics").why)
    there = whole(listed)
    assert (there.path, there.kind_of, there.listed_on, there.agent_name, there.agent_unit) == ("verify", "energy", date(2023, 11, 22), "周端", listed.units.duanshi)
    assert there.needed > 15 and there.done >= 1 and there.level == "province", "农转用 is the province's"
    assert row(listed, "land").unit == listed.units.natural_resources and row(listed, "land").agent == listed.officers.duanshi


def test_what_is_on_the_card_need_not_be_told_again(listed):
    """项目代码 is on the card; 立项 as a milestone is the filing or ratification granted."""
    assert (row(listed, "code").state, row(listed, "code").document) == ("done", "2309-140521-44-02-000004")
    assert row(listed, "ratify").state == "not_begun"
    do(milestones.reach, listed.projects.wind, told("2023-12-05", listed.officers.office), kind="approved")
    assert (row(listed, "ratify").state, row(listed, "ratify").done_on) == ("done", date(2023, 12, 5))


def test_what_is_told_of_an_item_after_its_checklist_stands_beside_it(listed):
    """备案 was recorded on 20 November; the checklist of the 22nd goes by 核准, so it is not needed; told again since, it is looked at."""
    assert row(listed, "filing").state == "not_needed" and "原已" in row(listed, "filing").why
    moved(listed, "jiafeng", "done", "filing", document="沁审备〔2023〕12号")
    assert row(listed, "filing").state == "done"


@pytest.mark.parametrize(("said", "reason"), [
    ({"kind_of": "moon"}, "请选择项目类型"), ({"path": "fly"}, "请选择审批路径"), ({"says": {"colour": 1}}, "不认识的项目情况"), ({"says": {"forest": "多"}}, "不能填「多」"),
    ({"says": {"energy_tce": -1}}, "不能填"), ({"kind_of": "industry"}, "改变项目类型或审批路径须写明理由"), ({"renew": True}, "换用新版目录须写明理由"), ({}, "没有差别"),
])
def test_a_checklist_that_does_not_fit_is_refused(listed, said, reason):
    whole_ = {"kind_of": "energy", "path": "verify", "says": WIND, "agent": listed.officers.duanshi}
    assert reason in refused(sits(listed.officers.jiafeng), approvals.draw_up, listed.projects.wind, **(whole_ | said))


def test_a_project_that_changes_its_kind_midway_keeps_what_was_granted_on_record(listed):
    """It turns out to be a substation inside an industrial plant: other items, and the handling of what is no longer needed ends."""
    moved(listed, "land", "under_way", "land", on=date(2023, 11, 27), handler="某股")
    moved(listed, "environment", "under_way", on=date(2023, 11, 27), handler="某科")
    frame = told("2023-12-04", listed.officers.jiafeng, "改为技改项目，不新增用地")
    do(approvals.draw_up, listed.projects.wind, frame, kind_of="retrofit", path="file", says={"eia": "table"})
    land = row(listed, "land")
    assert (land.state, land.desk, land.bureau_days) == ("not_needed", "", 5) and "原已" in land.why
    assert row(listed, "environment").state == "under_way" and row(listed, "filing").state == "done", "what stayed needed goes on"
    assert row(listed, "land", date(2023, 12, 1)).state == "under_way"
    assert whole(listed).kind_of == "retrofit" and whole(listed).needed < whole(listed, date(2023, 12, 1)).needed


def test_what_a_checklist_would_change_is_known_before_it_is_saved(listed):
    fresh = Checklist(area="140521", occurred_on=TODAY, catalogue_on=TODAY, kind_of="energy", path="verify", says=WIND | {"forest": False, "own_water": True})
    assert would_change(listed.projects.wind, fresh) == {"forest": (Needed.YES, Needed.NO), "abstraction": (Needed.NO, Needed.YES)}


def test_a_withdrawn_project_stands_still_and_comes_back_to_the_desk_it_lay_on(listed):
    moved(listed, "environment", "under_way", on=date(2023, 11, 27), handler="某科")
    office = listed.officers.office
    do(milestones.reach, listed.projects.wind, told("2023-12-01", office, "业主退出"), kind="withdrawn")
    assert (row(listed, "environment").desk, row(listed, "environment").due_on, row(listed, "environment").bureau_days) == ("", None, 4)
    assert "已于 2023-12-01 退出" in refused(sits(listed.officers.environment), approvals.stand, listed.projects.wind, kind="done", item="environment", document="1号")
    do(milestones.reach, listed.projects.wind, told("2023-12-11", office), kind="reserved")
    assert (row(listed, "environment").desk, row(listed, "environment").desk_on, row(listed, "environment").due_on) == ("bureau", date(2023, 12, 11), date(2023, 12, 14))


# --- steps, by whom


def test_a_bureau_moves_its_own_items_and_no_others(listed):
    desk = sits(listed.officers.environment)
    assert desk.may(approvals.stand, listed.projects.wind, "correcting")
    reason = refused(desk, approvals.stand, listed.projects.wind, kind="under_way", item="water", handler="某")
    assert reason == "「水土保持方案」由县水务局承办，已受理由责任单位、代办员、承办单位、县审批局、指挥部办公室记"
    moved(listed, "environment", "under_way", handler="某科")
    assert row(listed, "environment").state == "under_way"
    assert refused(sits(listed.officers.statistics), approvals.stand, listed.projects.wind, kind="done", item="environment", document="1号").startswith("这件事由")
    assert refused(sits(listed.officers.agriculture), approvals.stand, listed.projects.wind, kind="done", item="environment", document="1号").startswith("这件事由")


def test_the_owner_does_not_send_its_own_file_back_nor_take_it_in_again(listed):
    moved(listed, "environment", "under_way", on=date(2023, 12, 1), handler="某科")
    assert "由手续承办单位、县审批局办理" in refused(sits(listed.officers.jiafeng), approvals.stand, listed.projects.wind, kind="correcting", item="environment", note="缺")
    moved(listed, "environment", "correcting", on=date(2023, 12, 5), note="补公众参与说明")
    reason = refused(sits(listed.officers.jiafeng), approvals.stand, listed.projects.wind, kind="under_way", item="environment", handler="某科")
    assert "补正后由承办单位重新受理" in reason
    moved(listed, "environment", "under_way", on=date(2023, 12, 11))
    held = row(listed, "environment")
    assert (held.owner_days, held.bureau_days, held.desk, held.due_on) == (4, 2, "bureau", date(2023, 12, 18))


def test_a_unit_without_a_hat_for_the_item_is_told_whose_it_is(listed):
    """Forestry handles the forest item of this project, and is asked nothing about the river's."""
    listed_row = row(listed, "forest")
    assert listed_row.unit == listed.units.forestry
    assert "由市生态环境局沁水分局承办" in refused(sits(listed.officers.forestry), approvals.stand, listed.projects.wind, kind="refused", item="environment", note="不行")


def test_the_agent_files_for_the_owner_and_decides_nothing(listed):
    agent = sits(listed.officers.duanshi)
    assert agent.may(approvals.stand, listed.projects.wind, "preparing") and not agent.may(approvals.stand, listed.projects.wind, "refused")
    agent.do(approvals.stand, listed.projects.wind, kind="preparing", item="water", desk="agency", agency="某水保院")
    assert (row(listed, "water").desk, row(listed, "water").agency) == ("agency", "某水保院")
    assert agent.lens.see(type(listed.projects.wind)).filter(project=listed.projects.wind).exists(), "he sees the project though it is another unit's"


def test_results_granted_before_the_system_came_are_recorded_by_their_number(listed):
    assert "批文号" in refused(sits(listed.officers.jiafeng), approvals.stand, listed.projects.wind, kind="done", item="minerals", on=date(2022, 6, 1))
    said = {"item": "minerals", "on": date(2022, 6, 1), "document": "晋自然资压〔2022〕31号"}
    sits(listed.officers.jiafeng).do(approvals.stand, listed.projects.wind, kind="done", **said)
    held = row(listed, "minerals")
    assert (held.done_on, held.begun_on, held.document) == (date(2022, 6, 1), None, "晋自然资压〔2022〕31号")
    assert not listed.projects.wind.approval_standings.at(When(date(2021, 1, 1))).filter(item="minerals").exists()


def test_what_comes_first_has_come_or_it_is_said_why_not(listed):
    """容缺: 使用林地 wants 立项; accepted before, the ground is on record."""
    reason = refused(sits(listed.officers.forestry), approvals.stand, listed.projects.wind, kind="under_way", item="forest", handler="陈林")
    assert reason == "前置的「项目核准」还没有办结。请先办结它，容缺受理的，写明依据"
    moved(listed, "forestry", "under_way", "forest", handler="陈林", note="容缺受理：核准批复 12 月 20 日前补交")
    assert "确已先行办结的，写明情况" in refused(sits(listed.officers.forestry), approvals.stand, listed.projects.wind, kind="done", item="forest", document="1号")


def test_handed_up_the_countys_part_is_over(listed):
    moved(listed, "forestry", "under_way", "forest", on=date(2023, 12, 1), handler="陈林", note="容缺")
    assert row(listed, "forest").due_on == date(2023, 12, 8), "县级初审转报 in five working days"
    moved(listed, "forestry", "under_way", "forest", on=date(2023, 12, 7), superior="市规划和自然资源局", note="转报")
    held = row(listed, "forest")
    assert (held.superior, held.desk, held.due_on, held.level) == ("市规划和自然资源局", "bureau", date(2023, 12, 29), "city")


def test_granted_again_while_it_holds_wants_a_reason_and_lapsed_it_does_not(listed):
    wind, land = listed.projects.wind, sits(listed.officers.land)
    land.do(approvals.stand, wind, kind="done", item="land", document="1号", valid_until=date(2023, 12, 10), on=date(2022, 12, 10))
    assert row(listed, "land").state == "expired" and row(listed, "land", date(2023, 12, 10)).state == "done"
    moved(listed, "jiafeng", "preparing", "land")
    assert row(listed, "land").state == "preparing"
    moved(listed, "jiafeng", "done", "environment", document="1号", on=date(2023, 12, 1))
    assert "已记「已办结」，重新办理须写明理由" in refused(sits(listed.officers.jiafeng), approvals.stand, wind, kind="preparing", item="environment")


def test_a_project_that_started_on_a_grant_has_used_it(listed):
    wind = listed.projects.wind
    sits(listed.officers.land).do(approvals.stand, wind, kind="done", item="land", document="1号", valid_until=date(2023, 12, 10), on=date(2022, 12, 10))
    do(milestones.reach, wind, told("2023-12-09", listed.officers.jiafeng), kind="started")
    assert row(listed, "land").state == "done"


def test_steps_told_late_must_fit_what_was_told_since(listed):
    moved(listed, "environment", "under_way", on=date(2023, 12, 4), handler="某科")
    moved(listed, "environment", "done", on=date(2023, 12, 8), document="1号")
    desk = sits(listed.officers.environment)
    assert "接不上" in refused(desk, approvals.stand, listed.projects.wind, kind="correcting", item="environment", note="缺", on=date(2023, 12, 6))
    first = Approval.objects.get(project=listed.projects.wind, item="environment", state="under_way")
    desk.do(mending.correct, first, note="实际受理日", occurred_on=date(2023, 12, 5))
    assert row(listed, "environment").accepted_on == date(2023, 12, 5)
    with pytest.raises(Refused, match="不能直接记|接不上"):
        desk.do(mending.correct, Approval.objects.get(item="environment", state="done"), note="误", occurred_on=date(2023, 12, 4), state="correcting")


def test_one_unit_does_not_mend_what_another_told(listed):
    fact = moved(listed, "environment", "under_way", handler="某科")[0]
    assert "不是本单位记的" in refused(sits(listed.officers.jiafeng), mending.void, fact, note="误")
    sits(listed.officers.approvals).do(mending.void, fact, note="误记")
    assert row(listed, "environment").state == "not_begun"


# --- papers


def paper(world, who: str, state: str, document: str = "报告表", **said):
    return sits(getattr(world.officers, who)).do(approvals.deliver, world.projects.wind, kind=state, item="environment", document=document, **said)


def test_papers_are_supplied_returned_and_complete_each_by_whose_it_is(listed):
    wind, owner, bureau = listed.projects.wind, sits(listed.officers.jiafeng), sits(listed.officers.environment)
    asked = read().items["environment"].materials
    moved(listed, "jiafeng", "preparing")
    paper(listed, "jiafeng", "supplied", asked[0])
    assert f"{asked[1]}" in whole(listed).lacking if len(asked) > 1 else whole(listed).lacking == ""
    assert "这件事由" in refused(owner, approvals.deliver, wind, kind="returned", item="environment", document=asked[0], note="x")
    assert "退回须写明理由" in refused(bureau, approvals.deliver, wind, kind="returned", item="environment", document=asked[0])
    paper(listed, "environment", "returned", asked[0], note="缺公众参与")
    assert f"{asked[0]}（退回）" in whole(listed).lacking
    assert "还没有重新提供" in refused(bureau, approvals.deliver, wind, kind="complete", item="environment")
    paper(listed, "duanshi", "supplied", asked[0])
    assert "没有退回" in refused(owner, approvals.deliver, wind, kind="supplied", item="environment", document=asked[0])
    bureau.do(approvals.deliver, wind, kind="complete", item="environment")
    assert whole(listed).lacking == ""


@pytest.mark.parametrize(("said", "reason"), [
    ({"kind": "supplied", "document": ""}, "哪一份材料"), ({"kind": "returned", "document": "图", "note": "缺章"}, "还没有提供，不能退回"),
    ({"kind": "complete", "document": "图"}, "还没有提供，不能记齐全"), ({"kind": "lost", "document": "图"}, "请选择材料的状态"),
])
def test_a_paper_that_cannot_be_is_refused(listed, said, reason):
    assert reason in refused(sits(listed.officers.approvals), approvals.deliver, listed.projects.wind, item="environment", **said)


# --- the notice, the vetting


def test_all_obstacles_are_told_at_once_and_a_second_notice_says_why(listed):
    wind, bureau = listed.projects.wind, sits(listed.officers.land)
    conflict = {"kind": "farmland", "finding": "conflict", "words": "3 号机位压永久基本农田 0.2 公顷"}
    bureau.do(approvals.advise, wind, obstacles=[conflict, {"kind": "red_line", "finding": "none", "words": ""}], number="沁自然资告〔2023〕5号")
    assert whole(listed).obstacle == "永久基本农田：3 号机位压永久基本农田 0.2 公顷"
    assert "再次告知须写明第一次为什么没有告知全" in refused(bureau, approvals.advise, wind, obstacles=[conflict])
    sits(listed.officers.forestry).do(approvals.advise, wind, obstacles=[{"kind": "forest", "finding": "settle", "words": "乔木林地 1.1 公顷"}], note="机位调整后新增")
    assert whole(listed).obstacle.startswith("永久基本农田"), "what is to be settled is no obstacle"
    assert "没有「生态保护红线」这一障碍" in refused(bureau, approvals.lift, wind, obstacle="red_line", document="1号")
    assert "须写明依据" in refused(bureau, approvals.lift, wind, obstacle="farmland", document=" ")
    bureau.do(approvals.lift, wind, obstacle="farmland", document="机位避让方案核查意见")
    assert whole(listed).obstacle == ""


@pytest.mark.parametrize(("obstacles", "reason"), [
    ([], "逐项写明"), ([{"kind": "sea", "finding": "none"}], "请逐项选择"), ([{"kind": "river", "finding": "conflict"}], "须写明具体情况"),
    ([{"kind": "river", "finding": "none"}, {"kind": "river", "finding": "none"}], "写了两次"),
])
def test_a_notice_that_says_nothing_is_refused(listed, obstacles, reason):
    assert reason in refused(sits(listed.officers.approvals), approvals.advise, listed.projects.wind, obstacles=obstacles)


def test_a_project_is_vetted_by_those_who_sign(listed):
    wind, bureau = listed.projects.wind, sits(listed.officers.approvals)
    for said, reason in (
        ({"verdict": "maybe", "signers": []}, "请选择研判意见"), ({"verdict": "pass", "signers": []}, "须有参加单位和签字人"),
        ({"verdict": "condition", "signers": [{"unit": "县审批局", "name": "卫审"}]}, "附条件通过须写明条件"),
        ({"verdict": "stop", "signers": [{"unit": "县审批局", "name": "卫审"}]}, "暂缓须写明理由"),
    ):
        assert reason in refused(bureau, approvals.vet, wind, **said)
    assert refused(sits(listed.officers.jiafeng), approvals.vet, wind, verdict="pass", signers=[]) == "这件事由县审批局、指挥部办公室办理"
    bureau.do(approvals.vet, wind, verdict="condition", conditions="先办林地", signers=[{"unit": "县审批局", "name": "卫审"}], points=[{"point": "用地", "words": "符合"}])
    assert (whole(listed).vetting, whole(listed).vetted_on) == ("condition", TODAY)


# --- handing in


def test_a_unit_hands_in_all_its_projects_with_their_checklists(world):
    wind, jiafeng = world.projects.wind, sits(world.officers.jiafeng)
    assert "还没有编审批清单：固县风电一期" in refused(jiafeng, approvals.hand_in, world.units.jiafeng, year=2024, projects=[wind.pk])
    do(approvals.draw_up, wind, told("2023-11-22"), kind_of="energy", path="verify", says=WIND)
    assert "还缺：固县风电一期" in refused(jiafeng, approvals.hand_in, world.units.jiafeng, year=2024, projects=[])
    assert "不是本单位" in refused(jiafeng, approvals.hand_in, world.units.jiafeng, year=2024, projects=[wind.pk, world.projects.road.pk])
    assert "无任务" in refused(sits(world.officers.duanshi), approvals.hand_in, world.units.duanshi, year=2024, projects=[])
    assert refused(sits(world.officers.office), approvals.hand_in, world.units.jiafeng, year=2024, projects=[wind.pk]) == "这件事由责任单位办理", "nobody hands in for another"
    jiafeng.do(approvals.hand_in, world.units.jiafeng, year=2024, projects=[wind.pk])
    assert HandIn.objects.get().projects == [wind.pk] and "不必再报" in refused(jiafeng, approvals.hand_in, world.units.jiafeng, year=2024, projects=[wind.pk])


# --- the catalogue


def test_a_bureau_changes_its_own_items_with_reason_and_a_project_keeps_its_catalogue(listed):
    quicker = {"promised": {"days": 3, "counted": "working", "confidence": "A", "source": "沁环函〔2023〕1号"}}
    assert "由市生态环境局沁水分局管" in refused(sits(listed.officers.forestry), approvals.change_item, "environment", says=quicker, note="提速")
    desk = sits(listed.officers.environment)
    assert "须写明理由" in refused(desk, approvals.change_item, "environment", says=quicker)
    desk.do(approvals.change_item, "environment", says=quicker, note="承诺提速")
    assert catalogue_on(TODAY, "140521").items["environment"].promised.days == 3 and catalogue_on(date(2023, 12, 12), "140521").items["environment"].promised.days == 7
    moved(listed, "environment", "under_way", handler="某科")
    assert row(listed, "environment").due_on == date(2023, 12, 22), "seven working days: the project keeps the catalogue of 22 November"
    sits(listed.officers.jiafeng).do(
        approvals.draw_up, listed.projects.wind, kind_of="energy", path="verify", says=WIND, agent=listed.officers.duanshi, renew=True, note="换用新版",
    )
    moved(listed, "environment", "correcting", note="缺图")
    assert whole(listed).listed_on == TODAY and Checklist.objects.latest("pk").catalogue_on == TODAY
    assert "没有差别" in refused(desk, approvals.change_item, "environment", says=quicker, note="再提速")


@pytest.mark.parametrize(("code", "says", "reason"), [
    ("land", {"after": ["conversion"]}, "绕成了圈"), ("land", {"after": ["moon"]}, "没有前置事项 moon"), ("moon", {}, "目录里没有事项"), ("land", {"code": "x"}, "不能改"),
    ("land", {"promised": {"days": -1, "counted": "working", "confidence": "C", "note": "x"}}, "days"),
])
def test_a_change_that_breaks_the_catalogue_is_refused_and_says_how(listed, code, says, reason):
    assert reason in refused(sits(listed.officers.approvals), approvals.change_item, code, says=says, note="改")
    assert not CatalogueChange.objects.exists()
