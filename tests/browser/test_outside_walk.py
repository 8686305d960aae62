"""From a township's desk to anybody's telephone, and the command room's screen."""
import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from gongjian.projects.acts import figures as figure_acts
from gongjian.publicity import acts
from gongjian.publicity.models import Item
from gongjian.timeline.periods import half_month
from tests.browser.conftest import NARROW, TODAY, WIDE
from tests.browser.test_walks import WCAG, sideways
from tests.publicity.gate import exposed, figures, sent_out
from tests.publicity.gate import staff as hired
from tests.world import WAN, do, sits, told

pytestmark = pytest.mark.browser
PAGES = ("/public", "/public/figures", "/public/projects", "/public/rankings", "/public/bulletins", "/public/stories", "/public/data", "/public/about")
SCREEN = (1920, 1080)


def faults(page) -> list[str]:
    answer = Axe().run(page, options=WCAG).response
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in answer["violations"]] + ["横向滚动"] * sideways(page)


def step(opened, officer, item: Item, name: str) -> None:
    with opened(f"/publicity/{item.pk}", officer) as page:
        page.click(f"main a[href='/publicity/{item.pk}/{name}']")
        page.click("button.key")
        page.wait_for_url(re.compile(rf"/publicity/{item.pk}$"))


def test_a_townships_text_reaches_a_visitors_telephone_by_four_hands(town, opened):
    staff = hired(town)
    with opened("/publicity", town.officers.jiafeng) as page:
        page.click("main >> text=写稿")
        page.select_option("[name=kind]", label="动态")
        page.fill("[name=title]", "增压站设备进场")
        page.fill("[name=words]", "设备进场。联系人 13800001234")
        page.click("button.key")
        expect(page.locator("main")).to_contain_text("公开稿不能写个人信息")
        assert page.input_value("[name=title]") == "增压站设备进场", "nothing typed is lost"
        page.fill("[name=words]", "设备进场。\n正在安装。")
        page.click("button.key")
        expect(page.locator("main")).to_contain_text("等另一位同志核稿")
    item = Item.objects.get()
    for officer, name in ((town.officers.office, "check"), (staff.head, "sign"), (staff.zhu, "publish")):
        with opened("/public/stories", None, NARROW) as page:
            expect(page.locator("main")).not_to_contain_text("增压站设备进场")
        step(opened, officer, item, name)
    with opened("/public", None, NARROW) as page:
        page.click("main >> text=增压站设备进场")
        assert "正在安装。" in page.inner_text("main") and page.context.cookies() == [] and not sideways(page)
        page.click("text=首页")
        assert page.url.endswith("/public")


def test_a_unit_answers_before_it_is_exposed_and_its_answer_stands_beside(town, opened):
    staff = hired(town)
    item = exposed(town, town.officers.office, on=TODAY)
    sits(staff.zhu, TODAY).do(acts.check, item)
    step(opened, town.officers.office, item, "tell")
    with opened("/due", town.officers.jiafeng, NARROW) as page:
        page.click(f"main a[href='/publicity/{item.pk}/answer']")
        page.fill("[name=words]", "情况属实，已补报。")
        page.click("button.key")
        expect(page.locator("main")).to_contain_text("情况属实，已补报。")
    step(opened, staff.head, item, "sign")
    step(opened, staff.zhu, item, "publish")
    with opened(f"/public/stories/{item.pk}", None, NARROW) as page:
        text = page.inner_text("main")
        assert text.index("没有报齐进度") < text.index("的答复") < text.index("情况属实，已补报。")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_public_pages_meet_wcag_and_none_scrolls_sideways(town, opened, size):
    staff = hired(town)
    empty, told_of = {}, {}
    with opened("/public", None, size) as page:
        for path in PAGES:
            page.goto(path)
            empty.update({path: found} if (found := faults(page)) else {})
        sent_out(figures(town, town.officers.office, on=TODAY), staff, on=TODAY)
        for path in PAGES:
            page.goto(path)
            told_of.update({path: found} if (found := faults(page)) else {})
        shown = page.locator("nav a").last.bounding_box()
        assert shown["x"] + shown["width"] <= size[0], "the last way of the menu is seen"
    assert empty == {} == told_of


@pytest.mark.parametrize("size", [SCREEN, WIDE], ids=["1920", "1440"])
def test_the_wall_fits_the_screen_and_redraws_itself(town, opened, size):
    with opened("/wall", town.officers.office, size) as page:
        assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight") and faults(page) == []
        page.clock.install()
        page.reload()
        before = page.inner_text("#wall .lead")
        do(figure_acts.report, town.projects.road, told(TODAY, town.officers.duanshi), period=half_month(date(2023, 12, 1)), amount=8_000 * WAN)
        page.clock.run_for(61_000)
        expect(page.locator("#wall .lead")).not_to_have_text(before)
        assert page.locator("#wall").count() == 1 and page.locator("#wall section").count() >= 2


def test_a_past_day_on_the_wall_says_that_it_is_past(town, opened):
    with opened("/wall?on=2023-12-01", town.officers.magistrate, SCREEN) as page:
        expect(page.locator("#wall header")).to_contain_text("过去的一天")
        page.click("#wall header >> text=总览")
        assert "/wall" not in page.url
