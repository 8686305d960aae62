"""A half-month's stocktake in a real browser: the leader on the site with his phone, the office keeping the minutes in the room, the bureau finding its task."""
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import NARROW
from tests.browser.test_walks import WCAG
from tests.world import photo

pytestmark = pytest.mark.browser


def accessible(page) -> None:
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []


def test_a_leader_takes_stock_on_his_phone(town, opened):
    with opened("/stocktakes", town.officers.deputy, NARROW) as page:
        page.click("main table >> text=钱副")
        page.click("main table >> text=记调度")
        page.fill("[name=found]", "主体封顶，缺施工合同")
        page.click("form.form button.key")
        assert "现场走访须写明地点" in page.inner_text("form.form")
        page.fill("[name=place]", "端氏镇曲堤村工地")
        page.set_input_files("[name=paper1_file]", {"name": "工地.jpg", "mimeType": "image/jpeg", "buffer": photo("teal")})
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        accessible(page)
        page.click("form.form button.key")
        page.wait_for_url(re.compile("#stocktakes$"))
        panel = page.inner_text("#stocktakes")
        assert "12月下半月已调度" in panel and "主体封顶，缺施工合同" in panel and "照片1" in panel


def test_what_is_decided_in_the_room_is_on_the_bureaus_desk(town, opened):
    with opened("/sittings/new/county", town.officers.office) as page:
        assert "材料" in page.inner_text("h2.whole")
        page.fill("[name=place]", "三楼会议室")
        page.click("text=通知并冻结议题")
        page.click("text=记开会")
        page.click("form.form button.key")
        item = page.locator(".agenda > li", has_text="肉羊全产业链项目").first
        item.locator("summary").click()
        item.locator("textarea").fill("县农业农村局汇报合同正在签订")
        accessible(page)
        item.locator("button[name=decide]").click()
        page.fill("[name=text]", "12月底前补齐施工合同")
        page.fill("[name=person]", "吴农")
        page.fill("[name=due_on]", "2023-12-29")
        page.click("text=议定并交办")
        page.wait_for_url(re.compile(r"/sittings/\d+#item-\d+$"))
        assert page.locator(".agenda textarea").filter(has_text="合同正在签订").count() == 1
        task = page.get_attribute("text=12月底前补齐施工合同", "href")
        accessible(page)
    with opened(task, town.officers.agriculture, NARROW) as page:
        assert "12月底前补齐施工合同" in page.inner_text("h1") and page.locator("main .acts .btn").count() > 0
