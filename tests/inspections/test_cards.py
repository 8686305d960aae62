"""The form for the telephone: a card is taken once, its finding is a problem, what is refused loses nothing, and others are kept out."""
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from gongjian.inspections.acts import course
from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.models import Check, Finding
from gongjian.pages.inspections.known import KNOWN, known
from gongjian.problems.models import Problem
from gongjian.timeline.evidence import Evidence
from tests.inspections.making import arranged, begun, proposed
from tests.pages.plain import text
from tests.world import PDF, client_for, do, photo, told

CARD = {"score": "8", "conclusion": "增压站还没有动工", "once": "b" * 32, "end": "1"}


def upload(data: bytes, name: str = "现场.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def send(world, inspection, dimension="progress", who="inspector", **said):
    return client_for(getattr(world.officers, who)).post(f"/inspections/{inspection.pk}/site/{dimension}", CARD | said, headers={"Accept": "application/json"})


def site_page(world, inspection, who="inspector") -> str:
    return client_for(getattr(world.officers, who)).get(f"/inspections/{inspection.pk}/site").content.decode()


def test_every_fact_the_table_names_is_known_how_to_say():
    named = [fact for said in DIMENSIONS.values() for fact in said.facts]
    assert set(named) == set(KNOWN) and len(named) == len(set(named))


def test_the_form_says_what_is_known_and_asks_for_no_paper_twice(world):
    page = text(site_page(world, begun(world, unit=world.units.agriculture, dimensions=list(DIMENSIONS))))
    assert "主要领导：郑农（局长" in page and "分管领导：冯农（副局长" in page
    assert "固定资产投资" in page or "没有分解给这个单位的目标" in page
    assert "肉羊全产业链项目：2023-09-20 开工，未入统，缺 施工合同" in page
    assert "调度口径（单位填报）" in page and "统计口径（县统计局录入）：还没有数" in page and "到位资金" in page
    assert "肉羊全产业链项目 缺 施工合同" in page and "已有 立项文件（2023-02-28）" in page and "使用林地手续未批" in page


def test_one_respondents_official_figure_is_not_shown_to_the_group(world):
    page = site_page(world, begun(world, unit=world.units.duanshi, dimensions=["investment"]))
    assert "只有一个调查对象有数，按统计法不显示" in page and "520" not in text(page)


def test_a_card_is_taken_with_its_judged_facts_finding_and_photos(world):
    inspection = begun(world)
    answer = send(
        world, inspection, what="增压站未按期开工", project=world.projects.gas.pk, weight="ordinary", category="用地", photos=[upload(photo())],
        latitude="35.7", longitude="112.2", taken=["2023-12-12T09:30:00+08:00"],
        **{"said-behind": "没有列入未按序时进度清单的项目", "true-behind": "not", "words-behind": "实际已停工", "said-x": "没有选的", "on": "2023-12-12"},
    )
    assert answer.status_code == 200 and answer.json()["ok"] and answer.json()["said"] == "督进度已保存"
    card, finding, paper = Check.objects.get(), Finding.objects.get(), Evidence.objects.get(subject="inspection")
    assert (card.score, card.by, card.occurred_on.isoformat()) == (8, world.officers.inspector, "2023-12-12")
    assert card.judged == [{"fact": "behind", "said": "没有列入未按序时进度清单的项目", "true": False, "words": "实际已停工"}]
    assert (finding.problem.project, finding.problem.origin, finding.problem.raised_by) == (world.projects.gas, "inspection", world.units.inspection_group)
    assert (paper.supports_id, paper.latitude, paper.taken_at.isoformat()) == (card.pk, 35.7, "2023-12-12T01:30:00+00:00")
    page = client_for(world.officers.inspector).get(f"/inspections/{inspection.pk}").content.decode()
    assert "增压站未按期开工" in page and "实际已停工" in page and f"/evidence/{paper.pk}" in page and f"/problems/{finding.problem_id}" in page


def test_a_card_that_comes_twice_is_kept_once(world):
    inspection = begun(world)
    first = send(world, inspection, what="未开工", photos=[upload(photo())])
    again = send(world, inspection, what="未开工", photos=[upload(photo())])
    assert (first.json()["again"], again.json()["again"]) == (False, True)
    assert (Check.objects.count(), Finding.objects.count(), Evidence.objects.filter(subject="inspection").count()) == (1, 1, 1)


def test_a_card_cut_off_on_the_way_is_not_taken_for_the_whole(world):
    """A weak network may deliver the words and lose the photos behind them; taken so, the same card sent again would count as known."""
    inspection, client = begun(world), client_for(world.officers.inspector)
    words = {name: said for name, said in CARD.items() if name != "end"}
    whole = encode_multipart(BOUNDARY, words | {"photos": [upload(photo())], "end": "1"})
    at = f"/inspections/{inspection.pk}/site/progress"
    for most in (len(whole) // 4, len(whole) // 2, len(whole) - 200):
        cut = client.generic("POST", at, whole[:most], content_type=MULTIPART_CONTENT, headers={"Accept": "application/json"})
        assert cut.status_code == 400 and not Check.objects.exists(), most
    assert client.generic("POST", at, whole, content_type=MULTIPART_CONTENT, headers={"Accept": "application/json"}).json()["ok"]
    assert Evidence.objects.filter(subject="inspection").count() == 1


def test_a_card_changed_after_a_lost_answer_does_not_double_its_finding_or_photo(world):
    inspection = begun(world)
    before = Problem.objects.count()
    send(world, inspection, what="未开工", photos=[upload(photo())])
    send(world, inspection, what="未开工", photos=[upload(photo())], conclusion="补一句", once="c" * 32)
    assert (Check.objects.count(), Finding.objects.count(), Problem.objects.count() - before) == (2, 1, 1)
    assert Evidence.objects.filter(subject="inspection").count() == 1


@pytest.mark.parametrize(("said", "reason"), [
    ({"score": ""}, "请评分"), ({"score": "11"}, "选择一个有效的选项"), ({"conclusion": ""}, "有扣分的，请写明核查情况"),
    ({"score": "none", "conclusion": ""}, "没有评分或有扣分的"), ({"on": "2023-12-14"}, "核查日期还没到"), ({"project": "999999", "what": "x"}, "有效的选项"),
    ({"said-a": "填报", "true-a": "not"}, "有出入，请写明实际情况"), ({"latitude": "95", "longitude": "1"}, "90"),
])
def test_what_is_refused_says_why_and_writes_nothing(world, said, reason):
    answer = send(world, begun(world), **said)
    assert answer.status_code == 422 and reason in json.dumps(answer.json()["wrong"], ensure_ascii=False)
    assert not Check.objects.exists() and not Finding.objects.exists()


def test_a_bad_photo_takes_the_whole_card_back(world):
    answer = send(world, begun(world), what="未开工", photos=[upload(PDF, "a.jpg")])
    assert answer.status_code == 422 and "不是照片" in answer.json()["wrong"][0] and not Check.objects.exists() and not Finding.objects.exists()


def test_without_script_a_card_is_a_plain_form_and_a_refused_one_keeps_words_and_photos(world):
    inspection = begun(world)
    client, at = client_for(world.officers.inspector), f"/inspections/{inspection.pk}/site/progress"
    wrong = client.post(at, CARD | {"conclusion": "", "what": "路不通", "photos": [upload(photo(), "门口.jpg")]})
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "有扣分的，请写明核查情况" in page and "路不通" in page and "已收到 门口.jpg，不必再选" in page
    token = page.split('name="kept" value="')[1].split('"')[0]
    done = client.post(at, CARD | {"kept": token})
    assert done.status_code == 302 and done.url.endswith("/site#progress") and Evidence.objects.filter(subject="inspection", title="门口.jpg").exists()
    assert "未查" in client.get(f"/inspections/{inspection.pk}").content.decode(), "the other point is still to be checked"


def test_after_the_proposal_cards_are_refused_and_the_page_stays_open_for_what_the_telephone_holds(world):
    inspection = proposed(world)
    assert "当前为「征求意见」，不能填写核查情况" in site_page(world, inspection)
    assert "当前为「征求意见」" in send(world, inspection).json()["wrong"][0]


@pytest.mark.parametrize("who", ["office", "magistrate"])
def test_those_who_see_it_do_not_check_it(world, who):
    inspection = begun(world)
    assert send(world, inspection, who=who).status_code == 403
    assert client_for(getattr(world.officers, who)).get(f"/inspections/{inspection.pk}/site").status_code == 403


@pytest.mark.parametrize("who", ["jiafeng", "duanshi", "statistics", "admin"])
def test_those_who_do_not_see_it_find_nothing(world, who):
    inspection = begun(world)
    assert send(world, inspection, who=who).status_code == 404 and client_for(getattr(world.officers, who)).get(f"/inspections/{inspection.pk}/site").status_code == 404
    assert send(world, inspection, dimension="targets").status_code == 404, "a point outside the scope"


def test_photos_are_served_to_those_who_see_the_inspection(world):
    inspection = begun(world)
    send(world, inspection, photos=[upload(photo())])
    paper = Evidence.objects.get(subject="inspection")
    assert client_for(world.officers.office).get(f"/evidence/{paper.pk}").status_code == 200
    assert client_for(world.officers.jiafeng).get(f"/evidence/{paper.pk}").status_code == 404


def test_known_facts_of_a_bare_unit_are_all_said(world):
    from gongjian.pages.inspections.about import About
    from gongjian.pages.look import Look

    class Asked:
        GET, path, user = {}, "/", world.officers.inspector

    about = About(Look(Asked()), world.units.zone)
    assert all(known(about, said) for said in DIMENSIONS.values())


def test_a_visit_that_was_arranged_only_takes_no_card(world):
    inspection = arranged(world)
    assert "当前为「已安排」" in send(world, inspection).json()["wrong"][0]
    do(course.begin, inspection, told("2023-12-13"))
    assert send(world, inspection).status_code == 200
