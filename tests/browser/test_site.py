"""At the site with a telephone: the network drops, nothing typed or photographed is lost, and it is sent once when the network is back."""
import io

import pytest
from PIL import Image
from playwright.sync_api import Error, expect

from gongjian.inspections.acts import course
from gongjian.inspections.models import Check, Finding
from gongjian.timeline.evidence import Evidence
from tests.browser.conftest import NARROW
from tests.browser.test_walks import WCAG, Axe, sideways
from tests.inspections.making import arranged
from tests.world import do, told

pytestmark = pytest.mark.browser
LONG = 30_000  # ms: a photo goes up while other walks use the machine


def large_photo() -> bytes:
    """As a telephone takes it: larger than is sent, on its side, with its day and place."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9003] = "2023:12:18 09:20:30"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (35.0, 42.0, 0.0), "E", (112.0, 12.0, 0.0)
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(out, "JPEG", quality=92, exif=exif)
    return out.getvalue()


@pytest.fixture
def visit(town):
    inspection = arranged(town, on="2023-12-18")
    do(course.begin, inspection, told("2023-12-18", town.officers.inspector))
    return inspection


def test_what_is_filled_in_offline_survives_a_reload_and_is_sent_when_the_network_is_back(town, visit, opened):
    with opened(f"/inspections/{visit.pk}/site", town.officers.inspector, NARROW) as page:
        expect(page.locator("[data-waiting]")).to_have_text("没有未上传的")
        page.context.set_offline(True)
        card = page.locator("#progress")
        card.locator(".score label", has_text="6").click()
        card.locator("textarea[name=conclusion]").fill("增压站还没有动工")
        card.locator(".known .pick label", has_text="有出入").first.click()
        card.locator(".known .actual").first.fill("实际更慢")
        card.locator("details.finding summary").click()
        card.locator("[name=what]").fill("增压站未按期开工")
        card.locator("#progress-album").set_input_files({"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": large_photo()})
        expect(card.locator("[data-photos] img")).to_have_count(1, timeout=LONG)
        expect(page.locator("[data-waiting]")).to_have_text("未上传 1 项（1 项还没有按保存） · 现在没有网络")
        card.locator("button.save").click()
        expect(card.locator("[data-state]")).to_have_text("待上传，联网后自动上传", timeout=LONG)
        page.locator("#enrolment textarea[name=conclusion]").fill("材料还在补")
        expect(page.locator("[data-waiting]")).to_have_text("未上传 2 项（1 项还没有按保存） · 现在没有网络")
        with pytest.raises(Error):
            page.reload()
        assert not Check.objects.exists()
        page.wait_for_url("chrome-error://chromewebdata/")
        page.goto("about:blank")  # the browser's own page of no network would open ours again by itself

        page.context.set_offline(False)
        page.goto(f"/inspections/{visit.pk}/site")
        expect(page.locator("#progress [data-state]")).to_contain_text("已上传", timeout=LONG)
        expect(page.locator("#enrolment textarea[name=conclusion]")).to_have_value("材料还在补")
        expect(page.locator("[data-waiting]")).to_have_text("未上传 1 项（1 项还没有按保存）")
        kept, photo = Check.objects.get(), Evidence.objects.get(subject="inspection")
        assert (kept.score, kept.conclusion, kept.judged[0]["words"], Finding.objects.get().what) == (6, "增压站还没有动工", "实际更慢", "增压站未按期开工")
        assert (photo.latitude, photo.longitude, f"{photo.taken_at:%H:%M}") == (35.7, 112.2, "01:20") and photo.size < 1_500_000

        page.locator("#enrolment .score label", has_text="10").click()
        page.locator("#enrolment button.save").click()
        expect(page.locator("#enrolment [data-state]")).to_contain_text("已上传", timeout=LONG)
        expect(page.locator("[data-waiting]")).to_have_text("没有未上传的")
        expect(page.locator("[data-done]")).to_have_text("2")
        page.reload()
        expect(page.locator("#progress textarea[name=conclusion]")).to_have_value("增压站还没有动工")
        expect(page.locator("#progress .thumbs img").first).to_be_visible()
        assert Check.objects.count() == 2 and Finding.objects.count() == 1


def test_back_online_without_a_reload_it_is_sent_by_itself_and_a_refusal_says_why(town, visit, opened):
    with opened(f"/inspections/{visit.pk}/site", town.officers.inspector, NARROW) as page:
        page.context.set_offline(True)
        card = page.locator("#progress")
        card.locator(".score label", has_text="6").click()
        card.locator("button.save").click()
        expect(card.locator("[data-state]")).to_have_text("待上传，联网后自动上传", timeout=LONG)
        page.context.set_offline(False)
        expect(card.locator("[data-wrong]")).to_have_text("有扣分的，请写明核查情况", timeout=LONG)
        expect(card.locator("[data-state]")).to_have_text("没有收下，请改正后再保存")
        card.locator("textarea[name=conclusion]").fill("没有动工")
        card.locator("button.save").click()
        expect(card.locator("[data-state]")).to_contain_text("已上传", timeout=LONG)
        assert Check.objects.get().score == 6


def test_the_form_is_for_thumbs_and_meets_wcag(town, visit, opened):
    with opened(f"/inspections/{visit.pk}/site", town.officers.inspector, NARROW) as page:
        assert not sideways(page)
        small = page.evaluate("""() => [...document.querySelectorAll('.site button, .site .btn, .site .pick span, .site summary, .site select, .site .jump-cards a')]
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).map(one => one.outerHTML.slice(0, 80))""")
        assert small == []
        for path in (f"/inspections/{visit.pk}/site", "/inspections", f"/inspections/{visit.pk}", f"/inspections/new?unit={town.units.jiafeng.pk}"):
            page.goto(path)
            answer = Axe().run(page, options=WCAG).response
            assert [fault["id"] + fault["nodes"][0]["html"][:160] for fault in answer["violations"]] == [], path
            assert not sideways(page), path
