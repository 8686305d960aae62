"""The forms of a project's way into the base: each works, refuses bad input in words and keeps others out."""
import pytest

from gongjian.enrolment.models import EnrolmentStep, Particulars
from gongjian.projects.models import ProjectStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When
from tests.enrolment.making import at_its_verifier, complete, day, go, paper, way_of
from tests.pages.hands import file, send
from tests.pages.plain import text
from tests.world import TODAY, WAN, client_for, photo


def url(project, way):
    return f"/projects/{project.pk}/enrolment/{way}"


def refused(answer, *words) -> None:
    assert answer.status_code == 422, answer.status_code
    assert [word for word in words if word not in answer.text] == [], text(answer.text)


# --- what a paper says


@pytest.fixture
def contract(world):
    return paper(complete(world), "contract", world.officers.jiafeng)


def of(held: Evidence) -> str:
    return f"/projects/{held.subject_id}/enrolment/papers/{held.pk}"


def test_a_unit_tells_what_its_paper_says(world, contract):
    jiafeng = world.officers.jiafeng
    form = client_for(jiafeng).get(of(contract)).text
    assert "甲方" in form and "签章齐全" in form and "落款日期" in form and "标明的地点" not in form, "as its kind is asked"
    answer = send(jiafeng, of(contract), party_a="甲公司", amount="2500", dated_on="2023-04-01", sealed="no")
    assert answer.headers["Location"] == f"/projects/{contract.subject_id}/enrolment#papers"
    told = Particulars.objects.get()
    assert (told.party_a, told.amount, told.dated_on, told.sealed, told.by) == ("甲公司", 2500 * WAN, day("2023-04-01"), False, jiafeng)
    again = client_for(jiafeng).get(of(contract)).text
    assert 'value="甲公司"' in again and 'value="2500"' in again and '<option value="no" selected>' in again


def test_what_was_told_is_changed_with_a_reason_and_added_to_without(world, contract):
    jiafeng = world.officers.jiafeng
    send(jiafeng, of(contract), party_a="甲公司")
    refused(send(jiafeng, of(contract), party_a="乙公司"), "改了已填的要素，请写明理由", 'value="乙公司"')
    refused(send(jiafeng, of(contract)), "改了已填的要素，请写明理由")
    refused(send(jiafeng, of(contract), party_a="甲公司"), "与已填的没有差别")
    assert send(jiafeng, of(contract), party_a="甲公司", number="HT-1").status_code == 302
    assert send(jiafeng, of(contract), party_a="乙公司", number="HT-1", note="看错了").status_code == 302
    assert Particulars.objects.as_of(When(TODAY)).get().party_a == "乙公司"


def test_what_no_paper_can_say_is_refused_and_stays_typed(world, contract):
    jiafeng = world.officers.jiafeng
    refused(send(jiafeng, of(contract)), "请至少填一项要素")
    refused(send(jiafeng, of(contract), amount="一百"), "不是金额")
    refused(send(jiafeng, of(contract), starts_on="2023-08-01", ends_on="2023-07-01", party_b="某建筑公司"), "工期止早于工期起", 'value="某建筑公司"')
    refused(send(jiafeng, of(contract), dated_on="2024-01-01"), "还没到")
    assert not Particulars.objects.exists()


def test_nobody_tells_for_another(world, contract):
    o = world.officers
    for officer in (o.office, o.statistics, o.inspector, o.magistrate):
        assert client_for(officer).get(of(contract)).status_code == 403 and send(officer, of(contract), party_a="甲").status_code == 403
    assert client_for(o.duanshi).get(of(contract)).status_code == 404
    other = paper(complete(world, name="另一个", unit=world.units.duanshi), "contract", o.duanshi)
    assert client_for(o.jiafeng).get(f"/projects/{contract.subject_id}/enrolment/papers/{other.pk}").status_code == 404, "a paper of another project"
    scan = paper(complete(world, name="第三个"), "document", o.jiafeng)
    assert client_for(o.jiafeng).get(of(scan)).status_code == 404, "a kind of which nothing is asked"
    assert client_for(o.jiafeng).get(f"{of(contract)}?on=2023-12-05").status_code == 422
    assert not Particulars.objects.exists()


# --- handing in


def test_a_unit_hands_in_what_is_odd_heard_first(world):
    project, jiafeng = complete(world), world.officers.jiafeng
    form = client_for(jiafeng).get(url(project, "submit"))
    assert "沁水县林业局" in form.text and "嘉峰镇人民政府" not in form.text, "departments alone"
    heard = client_for(jiafeng).post(url(project, "submit"), {"verifier": world.units.forestry.pk})
    assert heard.status_code == 200 and "今天不在申报窗口内，这次提交计入 2024年2月（2024-02-01 至 2024-02-10）" in heard.text
    assert "处要核对：" in heard.text and "只有 1 张" in heard.text and not EnrolmentStep.objects.exists()
    answer = send(jiafeng, url(project, "submit"), verifier=world.units.forestry.pk, new_legal_person="on", note="请核")
    assert answer.headers["Location"] == f"/projects/{project.pk}/enrolment"
    way = way_of(project)
    assert (way.state, way.verifier, way.window, way.new_legal_person) == ("submitted", world.units.forestry, day("2024-02-01"), True)


def test_a_department_is_named_first_where_the_project_is_its_own(world):
    project = complete(world, unit=world.units.agriculture)
    form = client_for(world.officers.agriculture).get(url(project, "submit")).context["form"]
    assert form.initial["verifier"] == world.units.agriculture.pk


def test_handing_in_is_refused_in_words(world):
    o, sheep = world.officers, world.projects.sheep
    refused(send(o.agriculture, url(sheep, "submit"), verifier=world.units.forestry.pk), "入统材料还缺：施工合同。请先补材料再提交")
    project = complete(world)
    refused(send(o.jiafeng, url(project, "submit")), "这个字段是必填项")
    paper(project, "contract", o.jiafeng, says={"sealed": False})
    refused(send(o.jiafeng, url(project, "submit"), verifier=world.units.forestry.pk), "会被退回，请先改好再提交", "施工合同")
    gas = world.projects.gas
    refused(send(o.jiafeng, url(gas, "submit"), verifier=world.units.forestry.pk), "还没有记开工")
    assert not EnrolmentStep.objects.exists()


def test_only_its_own_unit_hands_in(world):
    project, o = complete(world), world.officers
    for officer in (o.office, o.statistics, o.inspector):
        answer = client_for(officer).get(url(project, "submit"))
        assert answer.status_code == 403 and "这件事由责任单位办理" in answer.text
    assert client_for(o.duanshi).get(url(project, "submit")).status_code == 404


# --- the way


def test_the_whole_way_each_by_himself(world):
    o, project = world.officers, at_its_verifier(world, total=6000 * WAN)
    assert send(o.forestry, url(project, "verify"), note="现场看过").status_code == 302
    assert send(o.statistics, url(project, "review")).status_code == 302
    assert send(o.statistics, url(project, "answer"), level="city", on="2023-12-13", document="市统〔2023〕8号").status_code == 302
    assert send(o.statistics, url(project, "answer"), level="province", on="2023-12-13").status_code == 302
    refused(client_for(o.statistics).post(url(project, "enrol"), {"on": "2023-12-13"}), "须先记国家统计局审核结果")
    answer = send(o.statistics, url(project, "answer"), level="nation", on="2023-12-13", paper1_file=file("截图.jpg", photo()), paper1_kind="platform")
    assert answer.status_code == 302 and Evidence.objects.filter(paper="platform", subject_id=project.pk).exists()
    assert send(o.statistics, url(project, "enrol"), on="2023-12-13").status_code == 302
    assert ProjectStanding.objects.at(When(TODAY)).get(project=project).enrolled_on == TODAY
    refused(client_for(o.statistics).get(url(project, "enrol")), "入统当前为「已入库」，不能记入统")
    refused(send(o.statistics, url(project, "remove"), on="2023-12-13"), "这个字段是必填项")
    assert send(o.statistics, url(project, "remove"), on="2023-12-13", note="核查认定为平场").status_code == 302
    assert ProjectStanding.objects.at(When(TODAY)).get(project=project).enrolled_on is None


def test_a_return_wants_its_reason_and_says_by_whom(world):
    o, project = world.officers, at_its_verifier(world)
    refused(send(o.forestry, url(project, "return"), on="2023-12-13"), "这个字段是必填项")
    assert "由谁退回" not in client_for(o.forestry).get(url(project, "return")).text
    assert send(o.forestry, url(project, "return"), reason="photos", note="照片看不清地点", on="2023-12-13").status_code == 302
    assert (way_of(project).state, way_of(project).returned_by) == ("returned", "verifier")
    refused(client_for(o.forestry).get(url(project, "verify")), "入统当前为「退回」，不能主管部门核实", "在等责任单位补正后再提交")
    send(o.jiafeng, url(project, "submit"), verifier=world.units.forestry.pk)
    send(o.forestry, url(project, "verify"))
    send(o.statistics, url(project, "review"))
    assert send(o.statistics, url(project, "return"), level="city", reason="amounts", note="计划总投资不一致", on="2023-12-13").status_code == 302
    assert (way_of(project).returned_by, way_of(project).returns) == ("city", 2)


def test_turns_out_of_their_order_are_refused_before_anything_is_typed(world):
    o, project = world.officers, at_its_verifier(world)
    for way, words in (("review", "不能县统计初审"), ("answer", "没有上级审核结果可记"), ("enrol", "不能记入统"), ("remove", "不能退库")):
        answer = client_for(o.statistics).get(url(project, way))
        refused(answer, "入统当前为「单位提交」", words, "在等行业主管部门核实")
    refused(client_for(o.jiafeng).get(url(project, "submit")), "不能提交入统材料")


def test_a_day_to_come_and_a_level_out_of_turn_are_refused(world):
    o, project = world.officers, at_its_verifier(world)
    go(world, project, "verify", "review")
    refused(send(o.statistics, url(project, "answer"), level="city", on="2024-01-05"), "还没到")
    refused(send(o.statistics, url(project, "answer"), level="nation", on="2023-12-13"), "选择一个有效的选项")
    refused(send(o.statistics, url(project, "answer"), level="city", on="2023-11-01"), "不能早于这一天")


def test_whoever_handed_in_does_not_verify(world):
    o = world.officers
    project = complete(world, unit=world.units.agriculture)
    send(o.agriculture, url(project, "submit"), verifier=world.units.agriculture.pk)
    refused(send(o.agriculture, url(project, "verify")), "核实须由提交人以外的人办理")
    assert send(o.agriculture_head, url(project, "verify")).status_code == 302


def test_others_may_not(world):
    o, project = world.officers, at_its_verifier(world)
    for way, officers in (("verify", (o.jiafeng, o.statistics, o.office)), ("review", (o.forestry, o.office)), ("return", (o.jiafeng, o.office, o.inspector)),
                          ("answer", (o.forestry, o.jiafeng)), ("enrol", (o.office, o.jiafeng)), ("remove", (o.office, o.magistrate))):
        for officer in officers:
            assert client_for(officer).get(url(project, way)).status_code == 403, (way, officer)
        assert client_for(o.duanshi).get(url(project, way)).status_code == 404


# --- taking back


def test_the_newest_step_is_taken_back_by_who_told_it(world):
    o, project = world.officers, at_its_verifier(world)
    first = EnrolmentStep.objects.get()
    send(o.forestry, url(project, "verify"))
    last = EnrolmentStep.objects.latest("pk")
    back = f"/enrolment-steps/{last.pk}/take-back"
    refused(send(o.forestry, back), "这个字段是必填项")
    refused(send(o.jiafeng, back, note="不对"), "请由记的单位撤回")
    refused(send(o.jiafeng, f"/enrolment-steps/{first.pk}/take-back", note="不对"), "后面已经有「主管部门核实」")
    assert send(o.forestry, back, note="看错了项目").status_code == 302 and way_of(project).state == "submitted"
    refused(send(o.forestry, back, note="再撤"), "这一环节已经撤回过")
    page = client_for(o.office).get(f"/projects/{project.pk}/enrolment").text
    assert "后撤回：看错了项目" in page
    assert client_for(o.office).get(back).status_code == 403 and client_for(o.duanshi).get(back).status_code == 404
    assert client_for(o.forestry).get("/enrolment-steps/99999/take-back").status_code == 404


def test_a_paper_added_from_here_leads_back_here(world):
    project, jiafeng = complete(world), world.officers.jiafeng
    answer = send(jiafeng, f"/projects/{project.pk}/evidence/new?from=enrolment&paper=photo", paper1_file=file("现场.jpg", photo("teal")), paper1_kind="photo")
    assert answer.headers["Location"] == f"/projects/{project.pk}/enrolment"
    plain = send(jiafeng, f"/projects/{project.pk}/evidence/new", paper1_file=file("现场2.jpg", photo("navy")), paper1_kind="photo")
    assert plain.headers["Location"] == f"/projects/{project.pk}"
