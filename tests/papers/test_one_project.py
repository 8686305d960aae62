"""一项目一清单一方案: the list, the way, who and by when, what stands in the way, the chart; frozen when signed; from the command line by name."""
import pytest
from django.core.management import CommandError, call_command

from gongjian.approvals import acts as approvals
from gongjian.approvals.way import ways
from gongjian.papers.blocks import Picture, as_json, from_json
from gongjian.papers.kinds import kind
from gongjian.papers.plain import plain
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.pages.hands import send
from tests.pages.on_the_way import on_the_way, stand
from tests.pages.plain import text
from tests.world import TODAY, _register, client_for, do, looks, told


@pytest.fixture
def way(world):
    return on_the_way(world)


def drafted(way, project=None, officer=None):
    at = At(looks(officer or way.officers.office), way.drive)
    return kind("one_project").drafted(at, {"project": str((project or way.projects.wind).pk)})


def rows(paper, key):
    return paper.block(key).rows


def test_it_says_what_it_is_about_and_when_it_can_start(way):
    paper, one = drafted(way), ways(When(TODAY), [way.projects.wind.pk])[way.projects.wind.pk]
    said = "\n".join(plain(paper))
    assert paper.title == "固县风电一期前期手续一项目一清单一方案" and "项目类型：新能源（风电、光伏、储能）" in said and "审批路径：备案" in said and "代办员：孙嘉" in said
    assert f"**{one.likely_on.year}年{one.likely_on.month}月{one.likely_on.day}日***可以开工" in paper.block("judged-said").text, "not verified, and marked"
    assert "现在要推的是" in said and "还没有一次性告知政策性障碍" in said and "未核实" in paper.block("unsure").text


def test_the_list_names_every_item_its_bureau_its_limit_and_its_state(way):
    found = {row[1]: row for row in rows(drafted(way), "list-rows")}
    assert found["用地预审与选址意见书"][2:] == ("县自然资源局", "何地", "1月9日", "已受理")
    assert found["三区三线核查"][5] == "已办结，沁自然资核〔2023〕6号" and found["水土保持方案"][4] == "7个工作日*"
    idle = {row[1]: row[2] for row in rows(drafted(way), "idle-rows")}
    assert "节能审查" in idle and idle["节能审查"] and "开工" not in found


def test_elements_stand_in_a_list_of_their_own(way):
    found = {row[1]: row for row in rows(drafted(way), "element-rows")}
    assert found["用地预审与选址意见书"][3] == "需要" and found["节能审查"][3] == "不需要" and "项目代码" not in found


def test_the_plan_is_the_critical_way_with_persons_and_dates(way):
    one = ways(When(TODAY), [way.projects.wind.pk])[way.projects.wind.pk]
    found = rows(drafted(way), "critical")
    assert [row[1] for row in found] == [one.name(code) for code in one.likely.critical if code != "start"]
    assert all(row[2] and row[3] and row[4] and row[5] for row in found)


def test_the_chart_is_a_picture_in_words_too_and_survives_being_kept(way):
    paper = drafted(way)
    chart = next(block for block in paper.blocks if isinstance(block, Picture))
    assert chart.svg.startswith("<svg") and "可以开工" in chart.alt and "计划2月28日" in chart.alt
    assert from_json(as_json(paper)) == paper


def test_obstacles_are_said_and_stop_it(way):
    told_ = [{"kind": "red_line", "finding": "conflict", "words": "0.8亩压红线"}, {"kind": "farmland", "finding": "none", "words": ""}]
    do(approvals.advise, way.projects.wind, told("2023-12-11", way.officers.approvals), obstacles=told_)
    paper = drafted(way)
    assert "手续停住" in paper.block("judged-said").text and paper.block("critical") is None
    assert "不涉及永久基本农田" in paper.block("obstacles-said").text and "生态保护红线：0.8亩压红线（未消除）" in paper.block("obstacles-said").text


def test_a_project_without_a_checklist_is_assumed_and_one_that_is_ready_may_start(way):
    assert "推定" in "\n".join(plain(drafted(way, way.projects.gas))) and "没有编审批清单" in drafted(way, way.projects.gas).block("list-said").text
    do(approvals.stand, way.projects.sheep, told("2023-12-01", way.officers.agriculture), item="filing", state="done", document="备案〔2023〕1号")
    assert "已于2023年9月20日开工" in drafted(way, way.projects.sheep).block("judged-said").text
    one = ways(When(TODAY), [way.projects.wind.pk])[way.projects.wind.pk]
    for code, node in one.nodes.items():
        if not node.done and code != "start":
            stand(way, code, "done", "2023-12-12", way.officers.approvals, "示例", document=f"{code}号")
    assert "已经办齐" in drafted(way).block("judged-said").text


def test_what_he_does_not_see_he_does_not_draft(way):
    with pytest.raises(Refused, match="没有「"):
        drafted(way, way.projects.sheep, way.officers.jiafeng)
    with pytest.raises(Refused, match="请写明项目"):
        kind("one_project").drafted(At(looks(way.officers.office), way.drive), {})


def test_the_office_drafts_it_from_the_project_and_it_is_read_on_the_screen(way):
    page = client_for(way.officers.office).get(f"/projects/{way.projects.wind.pk}/approvals").text
    url = f"/papers/new/one_project?project={way.projects.wind.pk}"
    assert url in page.replace("&amp;", "&")
    answer = send(way.officers.office, "/papers/new/one_project", project=str(way.projects.wind.pk))
    assert answer.status_code == 302
    paper = client_for(way.officers.office).get(answer.headers["Location"])
    assert 'src="data:image/svg+xml;base64,' in paper.text and "一项目一清单一方案" in text(paper.text)
    assert url not in client_for(way.officers.jiafeng).get(f"/projects/{way.projects.wind.pk}/approvals").text


# --- from the command line


def test_the_command_takes_the_dash_and_the_project_by_name(way, tmp_path, capsys):
    call_command("paper", "one-project", "风电", "--on", "2023-12-13", "--docx", str(tmp_path / "a.docx"))
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    call_command("paper", "one_project", str(way.projects.wind.pk), "--on", "2023-12-13")
    assert "固县风电一期" in capsys.readouterr().out


def test_a_name_that_none_or_several_have_is_said(way):
    for number in (1, 2):
        project = _register(way, f"固县风电二期{number}标段", way.units.jiafeng, "2023-09-01", nature="new")
        do(approvals.draw_up, project, told("2023-11-21", way.officers.jiafeng), kind_of="energy", path="file", says={})
    for words, why in (("没有这个", "没有「没有这个」"), ("二期", "不止一个：固县风电二期1标段、固县风电二期2标段")):
        with pytest.raises(CommandError, match=why):
            call_command("paper", "one-project", words, "--on", "2023-12-13")
    with pytest.raises(CommandError, match="不用写对象"):
        call_command("paper", "bulletin", "什么", "--on", "2023-12-13")
