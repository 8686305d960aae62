"""Approvals walked by those who work on them: the owner's unit, the approvals bureau, a bureau, the 代办员, the statistics bureau, a leader, the office."""
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from gongjian.approvals.models import Approval, ApprovalStanding
from gongjian.timeline.when import When
from tests.browser.conftest import NARROW, TODAY, WIDE
from tests.browser.test_walks import WCAG, sideways
from tests.pages.on_the_way import officer, on_the_way
from tests.world import PDF, client_for

pytestmark = pytest.mark.browser


def press(page, heard: bool = False) -> None:
    """Send the form; once more where it told what is odd."""
    page.click("form.form button.key")
    if heard:
        page.wait_for_selector("#odd")
        page.click("form.form button.key")


def item(page, code: str):
    return page.locator("tr", has=page.locator(f"#item-{code}"))


def state(town, code: str) -> str:
    return ApprovalStanding.objects.at(When(TODAY)).get(project=town.projects.wind, item=code).state


def test_a_project_is_listed_advised_handled_corrected_and_granted_by_those_whose_it_is(town, opened):
    o, where = town.officers, f"/projects/{town.projects.wind.pk}/approvals"
    land = officer(town, "land", "何地", "natural_resources")
    with opened("/approvals", o.jiafeng) as page:  # the owner's unit
        page.click("main >> text=固县风电一期")
        assert "没有编审批清单，按项目信息推定" in page.inner_text("main .meta")
        page.click("#acts >> text=编审批清单")
        assert page.input_value("[name=kind_of]") == "energy", "guessed from its name"
        page.select_option("[name=path]", "file")
        for name, value in (("farmland", "false"), ("forest", "true"), ("collect", "false"), ("eia", "table"), ("supply", "auction")):
            page.select_option(f"[name=has_{name}]", value)
        page.fill("[name=has_energy_tce]", "500")
        page.select_option("[name=agent]", label="周端（经济办主任）")
        page.click("form.form button.key")
        page.wait_for_selector("#odd")
        assert "要不要办定不下来" in page.inner_text("#odd") and page.input_value("[name=has_energy_tce]") == "500"
        page.click("form.form button.key")
        page.wait_for_url(f"**{where}")
        assert "代办 周端" in page.inner_text("main .meta") and "待核" in page.inner_text("main .meta")
        item(page, "water").locator("text=组卷").click()
        page.select_option("[name=desk]", "agency")
        page.click("form.form button.key")
        assert "请写明是哪一家中介机构" in page.inner_text("form.form")
        page.fill("[name=agency]", "某水保咨询公司")
        press(page)
        assert "在某水保咨询公司" in item(page, "water").inner_text()
    with opened(where, o.approvals) as page:  # the approvals bureau
        page.click("#acts >> text=一次性告知")
        page.select_option("[name=found_farmland]", "settle")
        page.fill("[name=words_farmland]", "占一般耕地3亩，须占补平衡")
        press(page)
        assert "占一般耕地3亩" in page.inner_text("#advice")
        page.click("#acts >> text=研判")
        page.select_option("[name=verdict]", "pass")
        page.select_option("[name=unit_0]", label="沁水县自然资源局")
        page.fill("[name=name_0]", "何地")
        press(page)
        assert "通过" in page.inner_text("#vetting") and "何地" in page.inner_text("#vetting")
        item(page, "redlines").locator("text=办结").click()
        page.fill("[name=document]", "沁自然资核〔2023〕9号")
        press(page)
        item(page, "site_check").locator("text=办结").click()
        page.fill("[name=document]", "初查意见〔2023〕9号")
        press(page)
    with opened(where, land) as page:  # the bureau
        item(page, "land").locator("text=受理").click()
        page.fill("[name=handler]", "何地")
        press(page)
        item(page, "land").locator("text=补正").click()
        page.click("form.form button.key")
        assert page.locator("[name=note][aria-invalid=true]").count() == 1
        page.fill("[name=note]", "缺选址图件")
        press(page)
        assert "补正" in item(page, "land").inner_text() and "要补：缺选址图件" in item(page, "land").inner_text()
        page.goto(f"{where}/forest/done")
        assert "「使用林地审核」由县林业局承办" in page.inner_text("body")
    with opened("/approvals/queue", o.duanshi) as page:  # the 代办员, of another unit
        page.click("main table a >> text=用地预审与选址意见书")
        page.wait_for_url(f"**{where}#item-land")
        item(page, "land").locator("text=材料").click()
        page.select_option("[name=paper_0]", "supplied")
        press(page)
        page.goto(f"{where}/land/refused")
        assert "由承办单位、县审批局记" in page.inner_text("body")
    with opened("/approvals/queue", land) as page:
        assert "停表" in page.inner_text("main table")
        page.click("main table a >> text=用地预审与选址意见书")
        item(page, "land").locator("text=受理").click()
        press(page)
        item(page, "land").get_by_role("link", name=re.compile("^办结")).click()
        page.fill("[name=document]", "沁自然资预〔2023〕8号")
        page.set_input_files("[name=paper1_file]", {"name": "批文.pdf", "mimeType": "application/pdf", "buffer": PDF})
        press(page)
        assert "沁自然资预〔2023〕8号" in item(page, "land").inner_text()
    assert state(town, "land") == "done" and Approval.objects.filter(item="land").count() == 4
    with opened(where, o.statistics) as page:  # the statistics bureau reads, and is told whose it is
        assert "您只能查看这个项目的手续" in page.inner_text("#acts") and page.locator(".steps").count() == 0
        page.goto(f"/projects/{town.projects.wind.pk}/checklist")
        assert "这件事由" in page.inner_text("body") and "办理" in page.inner_text("body")


def test_a_leader_asks_what_a_slip_costs_without_script(town, chromium, live_server):
    way = on_the_way(town)
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url, viewport={"width": 390, "height": 844}, locale="zh-CN")
    session = client_for(way.officers.magistrate).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto("/approvals/blocked")
    page.click(".holder a >> nth=0")
    page.wait_for_url(re.compile(r"/approvals#item-"))
    page.fill("[name=days]", "15")
    page.click("text=看会怎样")
    assert re.search(r"晚 15 个工作日：(开工推到|不影响开工)", page.inner_text("#way")) and "#way" in page.url
    context.close()


def test_the_chart_is_reached_by_keyboard_and_leads_to_its_items_and_prints(town, opened):
    way = on_the_way(town)
    with opened(f"/projects/{way.projects.wind.pk}/approvals", way.officers.jiafeng, NARROW) as page:
        page.focus(".gantt .days")
        assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
        page.keyboard.press("ArrowRight")
        page.focus(".gantt .names a[href='#item-land']")
        page.keyboard.press("Enter")
        assert page.url.endswith("#item-land") and item(page, "land").is_visible()
        heights = page.evaluate("[document.querySelector('.gantt .names').offsetHeight, document.querySelector('.gantt svg').getBoundingClientRect().height]")
        assert abs(heights[0] - heights[1]) <= 6, "names and rows stand at one height"
        page.emulate_media(media="print")
        assert page.locator(".gantt svg").is_visible() and not page.locator("#acts .btn").first.is_visible()


def test_the_office_drafts_one_list_one_plan_and_reads_its_picture(town, opened):
    way = on_the_way(town)
    with opened(f"/projects/{way.projects.wind.pk}/approvals", way.officers.office) as page:
        page.click("#acts >> text=起草一项目一清单一方案")
        assert page.input_value("[name=project]") == str(way.projects.wind.pk)
        press(page)
        page.wait_for_selector(".document .drawn img")
        assert page.evaluate("document.querySelector('.document .drawn img').naturalWidth") > 300
        assert "审批清单" in page.inner_text(".document") and "关键线路" in page.inner_text(".document")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_pages_of_approvals_meet_wcag_and_none_scrolls_sideways(town, opened, size):
    way, faults = on_the_way(town), {}
    key = way.projects.wind.pk
    with opened("/approvals", way.officers.approvals, size) as page:
        for path in (
            "/approvals", "/approvals/queue", "/approvals/blocked", "/approvals/handing-in", "/catalogue", "/catalogue/environment", "/catalogue/land/change",
            f"/projects/{key}/approvals", f"/projects/{key}/checklist", f"/projects/{key}/approvals/new", f"/projects/{key}/approvals/land/done",
            f"/projects/{key}/materials/land", f"/projects/{key}/advice", f"/projects/{key}/vetting",
        ):
            page.goto(path)
            answer = Axe().run(page, options=WCAG).response
            found = [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in answer["violations"]] + ["横向滚动"] * sideways(page)
            faults.update({path: found} if found else {})
    assert faults == {}, json.dumps(faults, ensure_ascii=False, indent=1)
