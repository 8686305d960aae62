"""A project walked into the statistics' base, each as himself: papers, what they say, handing in, a return, the pack, the entry; its pages at two widths."""
import io
import json
import re
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfWriter

from gongjian.projects.acts import evidence
from gongjian.projects.models import ProjectStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When
from tests.browser.conftest import NARROW, TODAY, WIDE
from tests.browser.test_walks import WCAG, sideways
from tests.world import do, photo, told

pytestmark = pytest.mark.browser


def pdf() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


def file(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def press(page, twice: bool = False) -> None:
    """Send the form; what is odd is heard by a second press."""
    page.click("form.form button.key")
    if twice:
        page.wait_for_selector("#odd")
        page.click("form.form button.key")


def act(page, label: str) -> None:
    page.click(f"#acts >> text='{label}'")


def answer(page, level: str) -> None:
    act(page, "上级审核结果")
    page.select_option("[name=level]", label=level)
    press(page)
    page.wait_for_selector("#course")


def test_a_bureaus_project_goes_the_whole_way_and_comes_back_once(town, opened):
    o, sheep = town.officers, town.projects.sheep
    where = f"/projects/{sheep.pk}/enrolment"
    with opened("/enrolment", o.agriculture) as page:
        page.click("main >> text=肉羊全产业链项目")
        page.wait_for_url(re.compile(where))
        assert "还缺 施工合同，补齐后才能提交" in page.inner_text("#acts") and page.locator("#acts >> text='提交'").count() == 0
        page.click("#papers li:has(b:text-is('施工合同')) >> text=补传")
        page.set_input_files("[name=paper1_file]", file("施工合同.pdf", pdf()))
        page.set_input_files("[name=paper2_file]", file("主体.jpg", photo("sienna")))
        page.select_option("[name=paper2_kind]", "photo")
        press(page)
        page.wait_for_url(re.compile(f"{where}$"))  # back where it was asked for
        page.click("#papers .files li:has-text('施工合同.pdf') >> a.mend")
        page.fill("[name=dated_on]", "2023-09-01")
        page.select_option("[name=sealed]", label="否")
        press(page)
        page.wait_for_selector("#findings >> text=没有都盖章")
        assert "会被退回，改好后才能提交" in page.inner_text("#acts")
        page.click("#findings >> text=改要素")
        page.select_option("[name=sealed]", label="是")
        press(page)
        assert "请写明理由" in page.inner_text("form.form")
        page.fill("[name=note]", "看漏了乙方的章")
        press(page)
        page.wait_for_selector("#acts >> text='提交'")
        act(page, "提交")
        press(page, twice=True)
        page.wait_for_selector("#course >> text=送沁水县农业农村局核实")
        page.goto(f"{where}/verify")
        press(page)
        assert "核实须由提交人以外的人办理" in page.inner_text("form.form")
        page.goto(f"{where}/review")
        assert "这件事由县统计局办理" in page.inner_text("body")
    with opened(where, o.agriculture_head) as page:
        act(page, "核实")
        page.fill("[name=note]", "现场看过，基础已浇筑")
        press(page)
        page.wait_for_selector("#course >> text=现场看过")
    with opened("/due", o.statistics) as page:
        page.click("main a.btn:has-text('初审')")
        page.wait_for_url(re.compile(f"{where}/review"))
        page.click("form.form >> text=取消")
        page.wait_for_url(re.compile(f"{where}$"))
        act(page, "退回")
        page.select_option("[name=reason]", label="照片不合要求")
        page.fill("[name=note]", "主体照片看不出地点，请补拍")
        press(page)
        page.wait_for_selector("#course >> text=县统计局退回")
    with opened("/due", o.agriculture) as page:
        page.click("main a.btn:has-text('补正')")
        page.wait_for_url(re.compile(where))
        page.click("#acts >> text='补材料'")
        page.set_input_files("[name=paper1_file]", file("主体（带地点）.jpg", photo("teal")))
        page.select_option("[name=paper1_kind]", "photo")
        press(page)
        act(page, "提交")
        press(page, twice=True)
        page.wait_for_selector("#course >> text=送沁水县农业农村局核实")
    with opened(where, o.agriculture_head) as page:
        act(page, "核实")
        press(page)
        page.wait_for_selector("#course")
    with opened(where, o.statistics) as page:
        with page.expect_download() as taken:
            page.click("#pack >> text=压缩包")
        names = zipfile.ZipFile(taken.value.path()).namelist()
        assert taken.value.suggested_filename == "肉羊全产业链项目_入统材料.zip" and any("主体（带地点）.jpg" in name for name in names)
        with page.expect_download() as taken:
            page.click("#pack >> text=合订 PDF")
        assert taken.value.path().read_bytes().startswith(b"%PDF")
        act(page, "初审通过")
        press(page)
        page.wait_for_selector("#acts >> text='上级审核结果'")
        for level in ("市统计局", "省统计局", "国家统计局"):
            answer(page, level)
        act(page, "记入统")
        press(page)
        page.wait_for_selector("main .meta >> text=已入库")
        assert "取走入统材料压缩包" in page.goto(f"/projects/{sheep.pk}").text()
    assert ProjectStanding.objects.at(When(TODAY)).get(project=sheep).enrolled_on == TODAY


def test_the_overviews_sentence_leads_to_the_projects_behind_it(town, opened):
    with opened("/", town.officers.magistrate) as page:
        page.click(".lead a >> text=只差现场照片或合同")
        page.wait_for_url(re.compile("/enrolment\\?only=easy"))
        assert "肉羊全产业链项目" in page.inner_text("table") and "冷链物流园" not in page.inner_text("table")
        page.select_option("#filter-only", label="还缺其他材料")  # redraws at once
        page.wait_for_selector("table >> text=冷链物流园")
        assert "肉羊全产业链项目" not in page.inner_text("table")


def test_a_doubt_is_looked_into_and_a_window_changed(town, opened):
    o, world = town.officers, town
    same = photo("tomato")
    for project, officer in ((world.projects.sheep, o.agriculture), (world.projects.road, o.duanshi)):
        do(evidence.add_evidence, project, told("2023-12-15", officer), paper="photo", name="现场.jpg", data=same)
    with opened("/enrolment", o.office) as page:
        page.click("main >> text=疑点核对")
        page.click("li:has-text('用了同一张照片') >> a.btn")
        press(page)
        assert "这个字段是必填项" in page.inner_text("form.form")
        page.fill("[name=note]", "两个项目相邻，同一次航拍")
        press(page)
        page.wait_for_url(re.compile("/enrolment/doubts$"))
        assert "用了同一张照片" not in page.inner_text("#list")
        page.select_option("#filter-stands", label="已核对")
        page.wait_for_selector("#list >> text=同一次航拍")
    with opened("/enrolment/windows", o.statistics) as page:
        page.click("tr:has-text('2023年12月') td >> nth=1 >> a")
        page.fill("[name=closes_on]", "2023-12-28")
        page.fill("[name=note]", "省局通知顺延")
        press(page)
        page.wait_for_selector("#notices >> text=省局通知顺延")
        assert "12月1日—28日" in page.inner_text("table")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_enrolment_pages_meet_wcag_and_none_scrolls_sideways(town, opened, size):
    sheep = town.projects.sheep.pk
    contract = do(evidence.add_evidence, town.projects.sheep, told("2023-12-15", town.officers.agriculture), paper="contract", name="合同.pdf", data=pdf())[0]
    ours = (f"/projects/{sheep}/enrolment", f"/projects/{sheep}/enrolment/submit", f"/projects/{sheep}/enrolment/papers/{contract.pk}", "/enrolment")
    bureaus = ("/enrolment", "/enrolment?only=ready", "/enrolment/windows", "/enrolment/windows/new", "/enrolment/doubts", f"/projects/{sheep}/enrolment")
    faults = {}
    for officer, paths in ((town.officers.agriculture, ours), (town.officers.statistics, bureaus)):
        with opened("/enrolment", officer, size) as page:
            for path in paths:
                page.goto(path)
                found = [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in Axe().run(page, options=WCAG).response["violations"]]
                found += ["横向滚动"] * sideways(page)
                faults.update({f"{officer} {path}": found} if found else {})
    assert faults == {}, json.dumps(faults, ensure_ascii=False, indent=1)


def test_papers_are_put_beside_and_handed_in_by_keyboard_alone(town, opened):
    with opened(f"/projects/{town.projects.sheep.pk}/enrolment", town.officers.agriculture) as page:
        page.locator("#papers a:has-text('填要素')").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("[name=holder]")
        page.keyboard.press("Tab")
        page.locator("[name=holder]").focus()
        page.keyboard.type("沁水县羊羊农牧有限公司")
        page.keyboard.press("Enter")
        page.wait_for_selector("#papers >> text=沁水县羊羊农牧有限公司")
    assert Evidence.objects.filter(subject_id=town.projects.sheep.pk, particulars__isnull=False).count() == 1
