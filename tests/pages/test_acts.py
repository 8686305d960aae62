"""Acts of daily work: each works, refuses with a reason and what was typed kept, and keeps others out."""
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongjian.approvals.models import Approval
from gongjian.projects.models import Card, Milestone, Official, Payment, Project, ProjectStanding, Report, SponsorStanding, YearPlan
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.seals import Link
from gongjian.timeline.source import Source
from gongjian.timeline.when import When
from tests.pages.hands import send
from tests.pages.plain import text
from tests.world import PDF, WAN, client_for, photo

DEC_1 = "2023-12-01/2023-12-15"


@pytest.fixture
def later(monkeypatch):
    """18 December: the first half of the month is over and may be told."""
    monkeypatch.setenv("GONGJIAN_TODAY", "2023-12-18")


def file(name="结算单.pdf", data=PDF):
    return SimpleUploadedFile(name, data, "application/octet-stream")


def state(project, on=date(2023, 12, 18)):
    return ProjectStanding.objects.at(When(on)).get(project=project)


def test_a_unit_reports_its_half_month_with_vouchers(world, later):
    sheep = world.projects.sheep
    url = f"/projects/{sheep.pk}/reports/new"
    answer = send(
        world.officers.agriculture, url, period=DEC_1, amount="466.5", physical="40", words="主体封顶",
        paper1_file=file(), paper1_kind="settlement", paper1_amount="300",
    )
    assert answer.status_code == 302 and answer.headers["Location"] == f"/projects/{sheep.pk}"
    fact = Report.objects.latest("pk")
    assert (fact.amount, fact.evidenced, fact.physical, fact.since_on, fact.by.login) == (4_665_000, 3_000_000, 4000, date(2023, 12, 1), "agriculture")
    paper = Evidence.objects.latest("pk")
    assert (paper.supports, paper.supports_id, paper.amount, paper.title) == ("projects.report", fact.pk, 3_000_000, "结算单.pdf")
    assert (fact.source.kind, fact.source.title) == (Source.Kind.FORM, "页面填报：填报本期") and paper.source == fact.source
    assert Link.objects.filter(kind="projects.report", fact=fact.pk).exists()



def test_what_is_odd_is_said_before_it_is_saved_and_nothing_is_refused(world, later):
    url, client = f"/projects/{world.projects.sheep.pk}/reports/new", client_for(world.officers.agriculture)
    said = {"period": DEC_1, "amount": "40000", "stated_total": "1"}
    first = client.post(url, said)
    read = text(first.text)
    assert first.status_code == 200 and "还没有保存：下面 2 处请核对" in read and "超过计划总投资" in read and 'value="40000"' in first.text
    before = Report.objects.count()
    changed = client.post(url, said | {"amount": "41000", "heard": first.context["form"].data["heard"]})
    assert changed.status_code == 200 and Report.objects.count() == before  # other oddities: told again
    assert client.post(url, said | {"heard": first.context["form"].data["heard"]}).status_code == 302
    assert Report.objects.count() == before + 1


def test_a_voucher_need_not_be_chosen_again(world, later):
    url, client = f"/projects/{world.projects.sheep.pk}/reports/new", client_for(world.officers.agriculture)
    wrong = client.post(url, {"period": DEC_1, "amount": "很多", "paper1_file": file(), "paper1_kind": "settlement"})
    kept = wrong.context["form"].data["paper1_kept"]
    assert wrong.status_code == 422 and "不是金额" in wrong.text and "已收到 结算单.pdf" in wrong.text and kept in wrong.text and 'value="很多"' in wrong.text
    again = {"period": DEC_1, "amount": "100", "paper1_kind": "settlement", "paper1_kept": kept}
    assert client_for(world.officers.duanshi).post(url, again).status_code == 403
    assert client.post(url, again).status_code == 302 and Evidence.objects.latest("pk").title == "结算单.pdf"


def test_the_same_form_pressed_twice_is_saved_once(world, later):
    url, client = f"/projects/{world.projects.sheep.pk}/payments/new", client_for(world.officers.agriculture)
    said = {"on": "2023-12-11", "amount": "120", "once": "a" * 32, "paper1_kind": "payment"}
    assert [client.post(url, said | {"paper1_file": file()}).status_code for _ in range(2)] == [302, 302]
    assert Payment.objects.filter(project=world.projects.sheep).count() == 1


def test_one_refusal_writes_nothing_at_all(world, later):
    sources, reports = Source.objects.count(), Report.objects.count()
    answer = send(
        world.officers.agriculture, f"/projects/{world.projects.sheep.pk}/reports/new", period=DEC_1, amount="100",
        paper1_file=file("假.pdf", b"MZ not a pdf"), paper1_kind="invoice",
    )
    assert answer.status_code == 422 and "不是可收的材料" in answer.text and 'value="100"' in answer.text
    assert (Source.objects.count(), Report.objects.count()) == (sources, reports)


@pytest.mark.parametrize(("said", "reason"), [
    ({"amount": "100"}, "这个字段是必填项"), ({"period": "2023-12-16/2023-12-31", "amount": "100"}, "选择一个有效的选项"),
    ({"period": DEC_1, "amount": "-1"}, "金额不能为负"), ({"period": DEC_1, "amount": "10", "evidenced": "11"}, "有凭证的金额不能大于"),
    ({"period": DEC_1, "amount": "10", "physical": "140"}, "0 到 100"), ({"period": DEC_1, "amount": "10", "paper1_amount": "5"}, "请附上凭证文件"),
    ({"period": DEC_1, "amount": "nan"}, "合理范围"),
])
def test_a_report_that_cannot_be_is_refused_with_its_reason(world, later, said, reason):
    answer = send(world.officers.agriculture, f"/projects/{world.projects.sheep.pk}/reports/new", **said)
    assert answer.status_code == 422 and reason in answer.text


def test_a_period_told_is_not_offered_again(world):
    assert "各周期都已填报" in client_for(world.officers.agriculture).get(f"/projects/{world.projects.sheep.pk}/reports/new").text


ACTS = ["reports", "payments", "officials", "year-plans", "milestones", "plans", "approvals", "problems", "evidence", "sponsorships"]
MAY = {
    "agriculture": {"reports", "payments", "year-plans", "milestones", "plans", "approvals", "problems", "evidence"},
    "office": {"year-plans", "milestones", "plans", "approvals", "problems", "evidence", "sponsorships"},
    "statistics": {"officials", "milestones", "evidence"}, "approvals": {"approvals", "evidence"}, "deputy": {"problems"},
    "inspector": {"problems"}, "magistrate": set(), "duanshi": set(),
}


@pytest.mark.parametrize("name", MAY)
def test_each_form_opens_for_those_who_may_and_for_nobody_else(world, later, name):
    client = client_for(getattr(world.officers, name))
    for act in set(ACTS) - ({"milestones"} if name == "approvals" else set()):  # the approvals bureau records 立项, which sheep has
        got = client.get(f"/projects/{world.projects.sheep.pk}/{act}/new").status_code
        assert got == (200 if act in MAY[name] else 403), (act, got)
    assert client.get(f"/projects/{world.projects.sheep.pk}/card").status_code == (200 if name in ("office", "agriculture") else 403)


def test_those_who_do_not_see_the_project_find_no_form(world, later):
    for name in ("jiafeng", "forestry", "admin"):
        client = client_for(getattr(world.officers, name))
        assert {client.get(f"/projects/{world.projects.sheep.pk}/{act}/new").status_code for act in ACTS} == {404}


def test_a_past_day_is_only_looked_at(world, later):
    url = f"/projects/{world.projects.sheep.pk}/payments/new?on=2023-12-10"
    client = client_for(world.officers.agriculture)
    assert client.get(url).status_code == 422 and "只能看不能办" in client.get(url).text
    assert client.post(url, {"on": "2023-12-10", "amount": "1"}).status_code == 422 and not Payment.objects.exists()


def test_a_start_with_a_photo_is_evidenced_and_without_one_it_is_said(world, later):
    gas, client = world.projects.gas, client_for(world.officers.jiafeng)
    url, said = f"/projects/{gas.pk}/milestones/new", {"kind": "started", "on": "2023-12-12"}
    assert "平场不算开工" in text(client.get(url).text)
    assert "先记为“无据”" in text(client.post(url, said).text) and state(gas).started_on is None
    assert client.post(url, said | {"paper1_file": file("桩基.jpg", photo()), "paper1_kind": "photo"}).status_code == 302
    assert (state(gas).started_on, state(gas).start_evidenced) == (date(2023, 12, 12), True)


def test_enrolment_is_the_statistics_bureaus_word(world, later):
    url = f"/projects/{world.projects.sheep.pk}/milestones/new"
    assert send(world.officers.agriculture, url, kind="enrolled", on="2023-12-15").status_code == 403
    first = client_for(world.officers.statistics).post(url, {"kind": "enrolled", "on": "2023-12-15"})
    assert "入统材料还缺：施工合同" in text(first.text)
    assert send(world.officers.statistics, url, kind="enrolled", on="2023-12-15").status_code == 302
    assert state(world.projects.sheep).enrolled_on == date(2023, 12, 15)


@pytest.mark.parametrize(("kind", "on", "reason"), [
    ("started", "2023-12-30", "还没到"), ("completed", "2023-12-12", "选择一个有效的选项"), ("paused", "2023-12-12", "选择一个有效的选项"), ("started", "", "必填项"),
    ("started", "2022-01-01", "还没有登记"),
])
def test_a_milestone_that_cannot_be_is_refused(world, later, kind, on, reason):
    answer = send(world.officers.jiafeng, f"/projects/{world.projects.gas.pk}/milestones/new", kind=kind, on=on)
    assert answer.status_code == 422 and reason in answer.text


def test_pausing_and_withdrawing_need_a_reason(world, later):
    url = f"/projects/{world.projects.sheep.pk}/milestones/new"
    assert "停工须写明原因" in send(world.officers.agriculture, url, kind="paused", on="2023-12-15").text
    assert send(world.officers.agriculture, url, kind="paused", on="2023-12-15", note="冬歇").status_code == 302
    assert send(world.officers.agriculture, url, kind="resumed", on="2023-12-17").status_code == 302
    assert send(world.officers.agriculture, url, kind="withdrawn", on="2023-12-17", note="不干了").status_code == 403
    assert send(world.officers.office, url, kind="withdrawn", on="2023-12-17", note="撤资").status_code == 302
    assert state(world.projects.sheep).withdrawn_why == "撤资"


def test_a_later_plan_needs_a_reason_and_the_earlier_stays(world, later):
    url = f"/projects/{world.projects.gas.pk}/plans/new"
    assert "须写明原因" in send(world.officers.jiafeng, url, kind="started", planned_on="2023-12-25").text
    assert send(world.officers.jiafeng, url, kind="started", planned_on="2023-12-25", note="设备晚到").status_code == 302
    assert (state(world.projects.gas).planned_started_on, state(world.projects.gas).first_planned_started_on) == (date(2023, 12, 25), date(2023, 11, 20))


def test_a_figure_is_corrected_with_a_reason_and_taken_back_with_one(world, later):
    client, last = client_for(world.officers.agriculture), Report.objects.as_of(When(date(2023, 12, 18))).filter(project=world.projects.sheep).latest("occurred_on")
    form = client.get(f"/facts/report/{last.pk}/correct")
    assert 'value="480"' in form.text and "480 万元" in text(form.text)
    said = {"amount": "470", "evidenced": "300", "physical": "35", "words": ""}
    assert "必填项" in client.post(f"/facts/report/{last.pk}/correct", said).text
    assert client.post(f"/facts/report/{last.pk}/correct", said | {"note": "又算了一遍"}).status_code == 302
    new = Report.objects.latest("pk")
    assert (new.amount, new.corrects_id, new.note) == (470 * WAN, last.pk, "又算了一遍")
    assert "已被更正或作废" in client.post(f"/facts/report/{last.pk}/void", {"note": "误"}).text
    assert client.post(f"/facts/report/{new.pk}/void", {"note": "重填"}).status_code == 302
    assert Report.objects.latest("pk").void


def test_nobody_mends_anothers_figure(world, later):
    report = Report.objects.filter(project=world.projects.sheep).first()
    official = Official.objects.get()
    for name in ("office", "statistics", "duanshi"):
        assert client_for(getattr(world.officers, name)).get(f"/facts/report/{report.pk}/correct").status_code == 403, name
    assert client_for(world.officers.jiafeng).get(f"/facts/report/{report.pk}/correct").status_code == 404
    assert client_for(world.officers.duanshi).get(f"/facts/official/{official.pk}/correct").status_code == 403
    assert client_for(world.officers.inspector).get(f"/facts/official/{official.pk}/correct").status_code == 404  # not his to see
    assert client_for(world.officers.statistics).get(f"/facts/official/{official.pk}/correct").status_code == 200
    assert client_for(world.officers.office).get("/facts/allotment/1/void").status_code == 404


def test_the_card_changes_from_a_day_and_says_only_what_changed(world, later):
    sheep, client = world.projects.sheep, client_for(world.officers.agriculture)
    url = f"/projects/{sheep.pk}/card"
    said = card_as_it_stands(client, url) | {"name": "肉羊全产业链一体化项目", "total": "40000", "on": "2023-12-01"}
    assert client.post(url, said).status_code == 302
    assert Card.objects.latest("pk").says == {"name": "肉羊全产业链一体化项目", "total": 40000 * WAN}
    assert state(sheep, date(2023, 11, 30)).name == "肉羊全产业链项目" and state(sheep).name == "肉羊全产业链一体化项目"


@pytest.mark.parametrize(("word", "value", "reason"), [
    ("code", "1234", "不合格式"), ("code", "2303-140521-45-01-000002", "已用于「煤层气增压站及配套管网」"), ("name", "", "必填项"), ("total", "一千", "不是金额"),
    ("end_year", "1066", "1990"), ("on", "2024-01-01", "不能晚于今天"), ("provincial", "on", "须写明依据"),
])
def test_a_card_that_cannot_be_is_refused_and_what_was_typed_stays(world, later, word, value, reason):
    client, url = client_for(world.officers.agriculture), f"/projects/{world.projects.sheep.pk}/card"
    answer = client.post(url, card_as_it_stands(client, url) | {"place": "换了个地方", word: value})
    assert answer.status_code == 422 and reason in answer.text and 'value="换了个地方"' in answer.text


def test_a_unit_that_hands_its_project_on_is_led_home(world, later):
    client, url = client_for(world.officers.agriculture), f"/projects/{world.projects.sheep.pk}/card"
    answer = client.post(url, card_as_it_stands(client, url) | {"unit": str(world.units.jiafeng.pk), "on": "2023-12-18"})
    assert answer.headers["Location"] == "/" and state(world.projects.sheep).unit == world.units.jiafeng


def card_as_it_stands(client, url):
    """The form as a browser would send it back untouched."""
    form = client.get(url).context["form"]
    said = {}
    for bound in form:
        value = bound.field.prepare_value(bound.value()) if hasattr(bound.field, "prepare_value") else bound.value()
        if value not in (None, "", False):
            said[bound.name] = "on" if value is True else str(value)
    return said


def test_a_project_is_registered_with_its_planned_start_and_near_names_are_told(world, later):
    client, unit = client_for(world.officers.agriculture), world.units.agriculture
    form = client.get("/projects/new").text
    assert f'value="{unit.pk}"' in form and str(world.units.jiafeng.pk) not in form[form.index('name="unit"'):form.index("</select>", form.index('name="unit"'))]
    near = client.post("/projects/new", {"name": "肉羊全产业链工程", "unit": unit.pk})
    assert near.status_code == 200 and "与已登记的「肉羊全产业链项目」名称相近" in text(near.text)
    answer = client.post("/projects/new", {"name": "柿庄苹果储藏库", "unit": unit.pk, "total": "1200.5", "planned_start_on": "2024-03-01", "industrial": "on", "industrial_ground": "发改局"})
    project = Project.objects.latest("pk")
    assert answer.headers["Location"] == f"/projects/{project.pk}"
    assert (state(project).total, state(project).planned_started_on, state(project).unit) == (12_005_000, date(2024, 3, 1), unit)
    assert client.post("/projects/new", {"name": "别人的", "unit": world.units.jiafeng.pk}).status_code in (403, 422)
    assert client_for(world.officers.admin).get("/projects/new").status_code == 403


def test_statistics_enter_a_month_once_and_never_january(world, later):
    url, client = f"/projects/{world.projects.sheep.pk}/officials/new", client_for(world.officers.statistics)
    form = client.get(url).text
    assert "2023年11月" in form and "2023年1月" not in form.replace("2023年11月", "").replace("2023年10月", "") and "2023年12月" not in form
    assert client.post(url, {"month": "2023-11-30", "amount": "-20"}).status_code == 302
    assert Official.objects.latest("pk").amount == -20 * WAN
    assert client.post(url, {"month": "2023-11-30", "amount": "5"}).status_code == 422


def test_a_years_plan_may_follow_its_own_months(world, later):
    url = f"/projects/{world.projects.sheep.pk}/year-plans/new"
    months = {f"month{number}": "1000" for number in range(1, 13)}
    assert "分月合计 12,000 ≠ 年度计划 13,000" in text(client_for(world.officers.agriculture).post(url, {"year": "2024", "amount": "13000"} | months).text)
    assert send(world.officers.agriculture, url, year="2024", amount="12000", **months).status_code == 302
    assert YearPlan.objects.latest("pk").months == [1000 * WAN] * 12


def test_a_sponsor_takes_over_from_a_day(world, later):
    url = f"/projects/{world.projects.sheep.pk}/sponsorships/new"
    assert "请选择包保领导" in send(world.officers.office, url, on="2023-12-18").text
    assert send(world.officers.office, url, leader=world.officers.magistrate.pk, team="县林业局、 端氏镇，", on="2023-12-18").status_code == 302
    assert state(world.projects.sheep).sponsors == "赵县" and state(world.projects.sheep).team == "县林业局、端氏镇"
    assert SponsorStanding.objects.at(When(date(2023, 12, 17))).get(project=world.projects.sheep).leader_name == "钱副"


def test_an_approval_under_way_names_who_and_until_when(world, later):
    url = f"/projects/{world.projects.gas.pk}/approvals/permit/under_way"
    chosen = send(world.officers.jiafeng, f"/projects/{world.projects.gas.pk}/approvals/new", item="permit", state="under_way")
    assert chosen.headers["Location"] == url
    short = send(world.officers.jiafeng, url, on="2023-12-18", unit=world.units.approvals.pk)
    assert short.status_code == 422 and short.context["form"].errors.keys() == {"handler"}
    said = {"on": "2023-12-18", "unit": world.units.approvals.pk, "handler": "卫审", "due_on": "2023-12-28"}
    assert send(world.officers.approvals, url, **said).status_code == 302 and Approval.objects.latest("pk").handler == "卫审"


def test_papers_are_added_and_a_false_one_is_refused(world, later):
    url, client = f"/projects/{world.projects.sheep.pk}/evidence/new", client_for(world.officers.agriculture)
    assert "请选择文件" in client.post(url, {}).text
    two = {"paper1_file": file("合同.pdf", PDF + b"1"), "paper1_kind": "contract", "paper2_file": file("票.pdf", PDF + b"2"), "paper2_kind": "invoice", "paper2_amount": "12", "on": "2023-12-01"}
    assert client.post(url, two).status_code == 302
    assert [(paper.paper, paper.occurred_on, paper.amount) for paper in Evidence.objects.order_by("-pk")[:2]] == [("invoice", date(2023, 12, 1), 120_000), ("contract", date(2023, 12, 1), None)]
    assert "已经在这个项目的材料里" in client.post(url, {"paper1_file": file("合同.pdf", PDF + b"1"), "paper1_kind": "contract"}).text
    assert "请选择材料种类" in client.post(url, {"paper1_file": file("合同.pdf", PDF + b"3")}).text


def test_a_tampered_or_anothers_waiting_file_is_none(world, later):
    url = f"/projects/{world.projects.sheep.pk}/evidence/new"
    assert "请选择文件" in client_for(world.officers.agriculture).post(url, {"paper1_kept": "../../etc/passwd", "paper1_kind": "contract"}).text
    mine = client_for(world.officers.agriculture).post(url, {"paper1_file": file("合同.pdf")}).context["form"].data["paper1_kept"]
    assert "请选择文件" in client_for(world.officers.office).post(url, {"paper1_kept": mine, "paper1_kind": "contract"}).text


def test_the_milestone_of_a_start_is_mended_by_its_unit(world, later):
    start = Milestone.objects.get(project=world.projects.sheep, kind_of="started")
    assert send(world.officers.agriculture, f"/facts/milestone/{start.pk}/correct", occurred_on="2023-09-22", note="以监理日志为准").status_code == 302
    assert state(world.projects.sheep).started_on == date(2023, 9, 22)
