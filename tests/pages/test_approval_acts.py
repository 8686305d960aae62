"""Acts on approvals, a page each: only the steps that may follow, only to those whose item it is; what is wrong stays on the form; refusals say what to do instead."""
import pytest

from gongjian.approvals.models import Advice, Approval, Checklist, HandIn, Material, Vetting
from gongjian.timeline.evidence import Evidence
from tests.pages.hands import file, send
from tests.pages.on_the_way import SAYS, on_the_way
from tests.pages.plain import text
from tests.world import client_for


@pytest.fixture
def way(world):
    return on_the_way(world)


def at(way, path: str) -> str:
    return f"/projects/{way.projects.wind.pk}/{path}"


def seen(way, officer, path: str):
    return client_for(officer).get(at(way, path))


def stands(way, item: str):
    from gongjian.timeline.when import When

    return way.projects.wind.approval_standings.at(When(way.today)).get(item=item)


# --- steps of an item


def test_a_bureau_returns_its_own_item_to_be_corrected_and_takes_it_up_again(way):
    answer = send(way.land, at(way, "approvals/land/correcting"), on="2023-12-12", note="缺选址图件")
    assert answer.status_code == 302 and answer.headers["Location"] == at(way, "approvals")
    assert stands(way, "land").state == "correcting" and stands(way, "land").desk == "owner"
    assert send(way.land, at(way, "approvals/land/under_way"), on="2023-12-13", unit=way.units.natural_resources.pk, handler="何地", note="补齐").status_code == 302
    assert stands(way, "land").state == "under_way"


def test_a_step_asks_what_it_needs_and_nothing_else(way):
    page = text(seen(way, way.land, "approvals/land/correcting").text)
    assert "要补什么" in page and "批文号" not in page and "办理时限" not in page
    page = text(seen(way, way.land, "approvals/land/done").text)
    assert "批文号" in page and "有效期至" in page and "不填按目录：3 年" in page and "中介机构" not in page


def test_the_limit_it_would_have_is_said_and_that_it_is_not_verified(way):
    page = text(seen(way, way.officers.approvals, "approvals/water/under_way").text)
    assert "不填按承诺时限 7 个工作日（未核实）推算" in page


def test_going_to_an_intermediary_stops_the_bureaus_clock(way):
    assert send(way.land, at(way, "approvals/land/agency"), on="2023-12-12", agency="某规划设计院", note="现场踏勘").status_code == 302
    row = stands(way, "land")
    assert (row.state, row.desk, row.agency, row.due_on, row.handler) == ("under_way", "agency", "某规划设计院", None, "何地")


def test_a_grant_takes_its_number_its_day_and_its_paper(way):
    answer = send(way.land, at(way, "approvals/land/done"), on="2023-12-12", document="沁自然资预〔2023〕8号", unit=way.units.natural_resources.pk, paper1_file=file(), paper1_kind="permit")
    assert answer.status_code == 302 and stands(way, "land").document == "沁自然资预〔2023〕8号"
    assert Evidence.objects.filter(supports_id=Approval.objects.latest("pk").pk, title="批文.pdf").exists()


def test_what_is_wrong_stays_on_the_form_with_what_was_typed(way):
    answer = send(way.land, at(way, "approvals/land/correcting"), on="2023-12-12", note="")
    assert answer.status_code == 422 and "这个字段是必填项" in answer.text or "必填" in answer.text
    answer = send(way.land, at(way, "approvals/land/agency"), on="2023-12-12", agency="", note="踏勘")
    assert answer.status_code == 422 and "踏勘" in answer.text
    answer = send(way.land, at(way, "approvals/land/done"), on="2023-12-30", document="x", unit=way.units.natural_resources.pk)
    assert answer.status_code == 422 and "日期还没到" in answer.text and Approval.objects.filter(document="x").count() == 0


def test_a_bureau_does_not_speak_of_anothers_item_and_reads_whose_it_is(way):
    answer = client_for(way.officers.forestry).get(at(way, "approvals/land/done"))
    assert answer.status_code == 403 and "县自然资源局承办" in text(answer.text)
    answer = client_for(way.officers.duanshi).get(at(way, "approvals/land/done"))
    assert answer.status_code == 404, "他看不到这个项目"


def test_a_step_that_cannot_follow_says_where_the_item_stands(way):
    answer = client_for(way.land).get(at(way, "approvals/redlines/correcting"))
    assert answer.status_code == 422 and "「三区三线核查」现在是已办结，不能退补正" in text(answer.text)
    assert seen(way, way.land, "approvals/nothing/done").status_code == 404
    assert seen(way, way.land, "approvals/land/expired").status_code == 404


def test_a_prerequisite_that_is_not_granted_is_named_when_the_act_is_done(way):
    said = {"on": "2023-12-12", "unit": way.units.natural_resources.pk, "handler": "何地", "due_on": "2024-01-31"}
    answer = send(way.land, at(way, "approvals/supply/under_way"), **said)
    assert answer.status_code == 422 and "用地预审与选址意见书" in text(answer.text) and "还没有办结" in text(answer.text) and "何地" in answer.text
    assert send(way.land, at(way, "approvals/supply/under_way"), **said, note="容缺受理").status_code == 302


def test_without_a_step_chosen_the_page_asks_which_and_leads_on(way):
    page = seen(way, way.officers.jiafeng, "approvals/new?item=land")
    assert page.status_code == 200 and "用地预审与选址意见书（已受理）" in page.text
    answer = client_for(way.officers.jiafeng).post(at(way, "approvals/new"), {"item": "water", "state": "preparing"})
    assert answer.status_code == 302 and answer.headers["Location"] == at(way, "approvals/water/preparing")
    assert client_for(way.officers.jiafeng).post(at(way, "approvals/new"), {"item": "nothing", "state": "x"}).status_code == 422


# --- the checklist


def checklist(**said):
    flags = {key: {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value for key, value in SAYS.items()}
    return {"kind_of": "energy", "path": "file"} | {f"has_{key}": value for key, value in flags.items()} | said


def test_the_owner_draws_up_the_checklist_and_the_list_follows(way):
    answer = send(way.officers.jiafeng, at(way, "checklist"), **checklist(has_energy_tce=1500), agent_name="李代办", note="核实了能耗")
    assert answer.status_code == 302
    told = Checklist.objects.latest("pk")
    assert told.says["energy_tce"] == 1500 and told.says["forest"] is True and told.agent_name == "李代办"
    assert stands(way, "energy").state == "not_begun"


def test_what_is_left_open_is_heard_before_it_is_saved(way):
    client, said = client_for(way.officers.jiafeng), checklist(has_eia="")
    first = client.post(at(way, "checklist"), said)
    assert first.status_code == 200 and "环境影响评价（环评类别）" in text(first.text) and "还没有保存" in text(first.text)
    count = Checklist.objects.count()
    assert client.post(at(way, "checklist"), said | {"heard": first.context["form"].data["heard"]}).status_code == 302 and Checklist.objects.count() == count + 1
    assert "eia" not in Checklist.objects.latest("pk").says


def test_a_checklist_without_kind_or_with_a_number_that_is_none_is_not_saved(way):
    count = Checklist.objects.count()
    for wrong in ({"kind_of": ""}, {"has_energy_tce": "很多"}, {"has_soil_m3": "-3"}, {"path": "nothing"}):
        assert send(way.officers.jiafeng, at(way, "checklist"), **(checklist() | wrong)).status_code == 422
    assert Checklist.objects.count() == count


def test_the_checklist_is_not_a_strangers_to_draw_up(way):
    assert seen(way, way.officers.statistics, "checklist").status_code == 403 and seen(way, way.officers.duanshi, "checklist").status_code == 404


# --- papers of an item


def test_papers_are_supplied_and_one_comes_back_with_its_reason(way):
    papers = ["redline", "x"]
    page = seen(way, way.officers.jiafeng, "materials/land")
    papers = [field.label for name, field in page.context["form"].fields.items() if name.startswith("paper_")]
    assert page.status_code == 200 and papers
    assert send(way.officers.jiafeng, at(way, "materials/land"), on="2023-12-05", **{f"paper_{n}": "supplied" for n in range(len(papers))}).status_code == 302
    assert Material.objects.count() == len(papers)
    refused = send(way.land, at(way, "materials/land"), on="2023-12-06", paper_0="returned")
    assert refused.status_code == 422 and "退回的材料须写明" in refused.text
    assert send(way.land, at(way, "materials/land"), on="2023-12-06", paper_0="returned", note="坐标系不对").status_code == 302
    assert Material.objects.latest("pk").state == "returned" and Material.objects.latest("pk").note == "坐标系不对"


def test_nothing_changed_is_no_record_and_a_name_without_a_state_is_asked_for(way):
    assert "没有改动" in send(way.officers.jiafeng, at(way, "materials/land"), on="2023-12-05").text
    assert "状态要一起填" in send(way.officers.jiafeng, at(way, "materials/land"), on="2023-12-05", other_0="补充说明").text and Material.objects.count() == 0


# --- the notice of obstacles, lifting one


def notice(**said):
    from gongjian.approvals.advice import Obstacle

    return {"on": "2023-12-11", "number": "沁审告〔2023〕1号"} | {f"found_{one.value}": "none" for one in Obstacle} | {f"words_{one.value}": "" for one in Obstacle} | said


def test_a_notice_says_every_obstacle_and_a_conflict_is_heard_first(way):
    client, said = client_for(way.officers.approvals), notice(found_red_line="conflict", words_red_line="0.8亩压红线")
    first = client.post(at(way, "advice"), said)
    assert first.status_code == 200 and "生态保护红线有冲突" in text(first.text) and Advice.objects.count() == 0
    assert client.post(at(way, "advice"), said | {"heard": first.context["form"].data["heard"]}).status_code == 302
    assert {one["kind"]: one["finding"] for one in Advice.objects.get().obstacles}["red_line"] == "conflict"
    page = text(seen(way, way.officers.jiafeng, "approvals").text)
    assert "手续停住" in page and "0.8亩压红线" in page
    assert send(way.officers.approvals, at(way, "advice/lift"), obstacle="red_line", document="晋自然资函〔2023〕3号", on="2023-12-12").status_code == 302
    assert "手续停住" not in text(seen(way, way.officers.jiafeng, "approvals").text)


def test_a_conflict_says_where_and_a_second_notice_says_why(way):
    assert "冲突的须写明" in send(way.officers.approvals, at(way, "advice"), **notice(found_farmland="conflict")).text
    assert send(way.officers.approvals, at(way, "advice"), **notice()).status_code == 302
    again = send(way.officers.approvals, at(way, "advice"), **notice(on="2023-12-12"))
    assert again.status_code == 422
    assert send(way.officers.approvals, at(way, "advice"), **notice(on="2023-12-12"), note="新发布的三区三线成果").status_code == 302
    assert "告知了 2 次（应当一次说清）" in text(seen(way, way.officers.jiafeng, "approvals").text)


def test_a_notice_is_the_bureaus_and_not_the_owners_and_nothing_is_lifted_that_does_not_stand(way):
    assert seen(way, way.officers.jiafeng, "advice").status_code == 403
    answer = seen(way, way.officers.approvals, "advice/lift")
    assert answer.status_code == 422 and "没有未消除的政策性障碍" in text(answer.text)


# --- vetting


def test_vetting_needs_a_signer_and_a_condition_is_written(way):
    said = {"on": "2023-12-11", "verdict": "condition", "unit_0": "沁水县林业局", "name_0": "陈林", "point_policy": "符合"}
    assert "附条件通过须写明条件" in send(way.officers.approvals, at(way, "vetting"), **said).text
    assert "签字单位和签字人要一起填" in send(way.officers.approvals, at(way, "vetting"), **said, conditions="补林地", name_1="无名").text
    assert "须有签字人" in send(way.officers.approvals, at(way, "vetting"), on="2023-12-11", verdict="pass").text
    assert send(way.officers.approvals, at(way, "vetting"), **said, conditions="补林地").status_code == 302
    told = Vetting.objects.get()
    assert told.signers == [{"unit": "沁水县林业局", "name": "陈林"}] and told.points == [{"point": "产业政策和规划", "words": "符合"}]
    assert "附条件通过" in text(seen(way, way.officers.jiafeng, "approvals").text) and seen(way, way.officers.jiafeng, "vetting").status_code == 403


def test_a_project_that_was_stopped_says_so(way):
    said = {"on": "2023-12-11", "verdict": "stop", "unit_0": "沁水县林业局", "name_0": "陈林"}
    assert "暂缓须写明理由" in send(way.officers.approvals, at(way, "vetting"), **said).text
    assert send(way.officers.approvals, at(way, "vetting"), **said, note="用地指标没有落实").status_code == 302
    assert "手续停住" in text(seen(way, way.officers.jiafeng, "approvals").text)


# --- handing in


def test_a_unit_hands_in_its_own_list_and_all_of_it(way):
    url = f"/units/{way.units.jiafeng.pk}/hand-in"
    assert "固县风电一期" in client_for(way.officers.jiafeng).get(url).text
    assert "还缺：固县风电一期" in text(send(way.officers.jiafeng, url).text) and HandIn.objects.count() == 0
    answer = send(way.officers.jiafeng, url, projects=[way.projects.wind.pk])
    assert answer.status_code == 302 and HandIn.objects.get().projects == [way.projects.wind.pk]
    assert client_for(way.officers.duanshi).get(url).status_code in (403, 404), "nobody hands in for another"


def test_a_past_day_is_read_only(way):
    for path in ("approvals/land/done", "checklist", "advice", "vetting", "materials/land"):
        answer = seen(way, way.officers.approvals if path in ("advice", "vetting") else way.land if "land" in path else way.officers.jiafeng, f"{path}?on=2023-12-05")
        assert answer.status_code == 422 and "过去的一天" in text(answer.text), path
