"""Walks through the pages in a real browser: few, and each one a day's work of somebody."""
import io
import json
import re

import pytest
import xlsxwriter
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, PASSWORD, WIDE
from tests.world import PDF

pytestmark = pytest.mark.browser
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("项目")
    sheet.write(0, 0, "沁水县2023年重点项目表")
    for row, cells in enumerate((("序号", "项目名称", "责任单位", "总投资（万元）"), (1, "嘉峰河道生态修复", "嘉峰镇", 4200), (2, "端氏菌菇种植基地", "端氏镇", 1500))):
        sheet.write_row(row + 1, 0, cells)
    book.close()
    return out.getvalue()


def rows(page) -> list[str]:
    """The names in a list, from top to bottom."""
    return [text.strip() for text in page.locator("#list tbody th").all_inner_texts()]


def send(page) -> None:
    page.goto("/intake")
    page.set_input_files("input[type=file]", {"name": "重点项目.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()})
    page.click("form.form button.key")
    page.wait_for_selector("p.lead")


def test_a_township_clerk_signs_in_and_reports_a_half_month(town, opened):
    with opened("/") as page:
        page.fill("[name=username]", "duanshi")
        page.fill("[name=password]", "wrong-password-1")
        page.click("button.key")
        assert "登录名或密码不对" in page.inner_text("[role=alert]")
        page.fill("[name=password]", PASSWORD)
        page.click("button.key")
        page.goto(f"/projects/{town.projects.road.pk}")
        page.click("text=填报本期")
        assert "12月上半月" in page.inner_text("[name=period]")
        page.fill("[name=amount]", "120")
        page.fill("[name=evidenced]", "500")
        page.click("button.key")
        assert "有凭证的金额不能大于本期完成投资" in page.inner_text("form.form")
        page.fill("[name=evidenced]", "")
        page.fill("[name=physical]", "78.5")
        page.set_input_files("[name=paper1_file]", {"name": "结算单.pdf", "mimeType": "application/pdf", "buffer": PDF})
        page.select_option("[name=paper1_kind]", "settlement")
        page.fill("[name=paper1_amount]", "90")
        page.click("button.key")
        page.wait_for_url(re.compile(rf"/projects/{town.projects.road.pk}$"))
        assert "已填报 12月上半月：120 万元" in page.inner_text("main")
        history = page.locator("section", has=page.locator("h2", has_text="来龙去脉")).inner_text()
        assert "12月上半月" in history and "120" in history and "周端" in history
        page.goto(f"/projects/{town.projects.sheep.pk}/reports/new")  # another's project: seen, not reported
        assert "这件事由责任单位办理" in page.inner_text("body")


def test_the_office_slides_back_to_a_past_day(town, opened):
    with opened(f"/projects/{town.projects.road.pk}", town.officers.office) as page:
        assert page.locator(".banner").count() == 0 and page.locator("main .acts .btn").count() > 0
        page.focus("#day")
        for _ in range(10):
            page.keyboard.press("ArrowLeft")
        page.wait_for_url("**on=2023-12-08**")
        banner = page.inner_text(".banner")
        assert "过去的一天" in banner and "只读" in banner and "12月8日" in banner
        assert page.locator("main .acts .btn").count() == 0
        page.click("nav.side >> text=九张清单")
        assert "on=2023-12-08" in page.url and page.locator(".banner").count() == 1
        page.click(".banner a")
        page.wait_for_url(lambda url: "on=" not in url)
        assert page.locator(".banner").count() == 0


def test_the_office_searches_by_initials_then_sorts_and_filters_a_list(town, opened):
    with opened("/", town.officers.office) as page:
        page.fill("#search", "ryqcy")
        page.press("#search", "Enter")
        page.click("main >> text=肉羊全产业链项目")
        assert "肉羊全产业链项目" in page.inner_text("h1")
        page.click("nav.side >> text=九张清单")
        page.click("main >> text=已开工未入统")
        assert set(rows(page)) == {"肉羊全产业链项目", "嘉峰镇中心小学迁建", "端氏镇冷链物流园"}
        page.evaluate("window.same = true")
        page.click("#list thead >> text=总投资")
        page.wait_for_url("**sort=-total**")
        assert rows(page) == ["端氏镇冷链物流园", "肉羊全产业链项目", "嘉峰镇中心小学迁建"]
        page.select_option("#filter-unit_name", label="嘉峰镇")
        expect(page.locator("#list tbody th")).to_have_count(1)
        assert rows(page) == ["嘉峰镇中心小学迁建"] and "sort=-total" in page.url
        assert page.evaluate("window.same") is True  # redrawn in place
        page.go_back()
        expect(page.locator("#list tbody th")).to_have_count(3)


def test_the_statistics_bureau_enrols_a_project_and_it_leaves_list_six(town, opened):
    with opened("/sheets/6", town.officers.statistics) as page:
        page.click("main >> text=肉羊全产业链项目")
        page.click("text=记入统")
        page.fill("[name=on]", "2023-12-18")
        page.click("button.key")
        assert "入统材料还缺：施工合同" in page.inner_text("#odd")
        page.click("button.key")
        page.wait_for_url(re.compile(rf"/projects/{town.projects.sheep.pk}$"))
        page.goto("/sheets/6")
        assert "肉羊全产业链项目" not in rows(page) and len(rows(page)) == 2
        page.goto("/sheets/6?on=2023-12-17")
        assert "肉羊全产业链项目" in rows(page)


def test_a_spreadsheet_is_looked_at_brought_in_and_taken_back(town, opened):
    with opened("/intake", town.officers.office) as page:
        send(page)
        assert "新项目 2 个" in page.inner_text("p.lead") and "嘉峰河道生态修复" in page.inner_text("#new")
        page.click("text=整份导入")
        page.wait_for_url("**/receipts/**")
        assert "已导入：新增 2 个" in page.inner_text("main")
        receipt = page.url
        page.goto("/projects?q=jfhd")
        assert "嘉峰河道生态修复" in page.inner_text("main")
        send(page)
        assert "相同 2 个" in page.inner_text("p.lead") and page.locator("button.key[disabled]").count() == 1
        page.goto(receipt)
        page.fill("#note", "县里重发了一份")
        page.click("text=撤销这份导入")
        page.goto("/projects?q=jfhd")
        assert "嘉峰河道生态修复" not in page.inner_text("#list table" if page.locator("#list table").count() else "#list")


def sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_pages_meet_wcag_and_none_scrolls_sideways(town, opened, size):
    faults = {}

    def check(page, name: str) -> None:
        answer = Axe().run(page, options=WCAG).response
        found = [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in answer["violations"]] + ["横向滚动"] * sideways(page)
        faults.update({name: found} if found else {})

    with opened("/sign-in", None, size) as page:
        check(page, "/sign-in")
    with opened("/", town.officers.office, size) as page:
        check(page, "/")
        for path in ("/sheets/6", "/targets", f"/projects/{town.projects.sheep.pk}", f"/projects/{town.projects.sheep.pk}/milestones/new"):
            page.goto(path)
            check(page, path)
        send(page)
        check(page, "preview")
        for path in ("/sheets", "/sheets/1", "/sheets/9", "/projects", "/units", "/issues", "/twins", "/account", "/search?q=ry"):
            page.goto(path)
            faults.update({path: ["横向滚动"]} if sideways(page) else {})
    assert faults == {}, json.dumps(faults, ensure_ascii=False, indent=1)


MARK = """() => {
  const asked = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const here = [...document.querySelectorAll(asked)].filter(one => !one.disabled && one.type !== 'hidden' && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}));
  here.forEach((one, place) => one.dataset.place = place);
  return here.map(one => (one.innerText || one.name || one.className || one.tagName).trim().slice(0, 30));
}"""
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
  return {place: one.dataset.place === undefined ? -1 : Number(one.dataset.place), ring};
}"""


def looks_focused(page, place: int) -> bool:
    """By eye: a range draws its ring on the thumb."""
    one = page.locator(f"[data-place='{place}']")
    with_focus = one.screenshot()
    one.evaluate("one => one.blur()")
    without = one.screenshot()
    one.focus()
    return with_focus != without


def test_everything_on_the_overview_is_reached_by_tab_with_a_visible_focus(town, opened):
    with opened("/", town.officers.office) as page:
        page.wait_for_selector("#day:enabled")
        there = page.evaluate(MARK)
        reached, bare = set(), []
        for _ in range(len(there) + 5):
            page.keyboard.press("Tab")
            now = page.evaluate(FOCUSED)
            if now["place"] >= 0 and now["place"] not in reached:
                reached.add(now["place"])
                if not now["ring"] and not looks_focused(page, now["place"]):
                    bare.append(there[now["place"]])
        assert [name for place, name in enumerate(there) if place not in reached] == [] and bare == []
        assert len(there) > 15
