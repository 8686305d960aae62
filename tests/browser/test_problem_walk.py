"""A problem walked from finding to striking off, each as himself; a refused act says why; its pages at two widths."""
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from gongjian.problems.models import Problem, ProblemStanding
from gongjian.timeline.when import When
from tests.browser.conftest import NARROW, TODAY, WIDE
from tests.browser.test_walks import WCAG, sideways
from tests.world import photo

pytestmark = pytest.mark.browser


def do_step(page, label: str, submit: bool = True, **said) -> None:
    """Press the button on the problem's page, fill the form, send it."""
    page.click(f"#acts >> text='{label}'")
    for name, value in said.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    if submit:
        page.click("form.form button.key")


def course(page) -> str:
    return page.inner_text("#course")


def test_a_township_finds_the_office_assigns_a_bureau_solves_the_office_returns_and_strikes_off(town, opened):
    o = town.officers
    with opened("/problems", o.duanshi) as page:
        page.click("main >> text=提问题")
        page.fill("[name=project]", "端氏镇曲提连接线")  # one character wrong
        page.fill("[name=what]", "连接线占用林地，林地手续未批")
        page.click("form.form button.key")
        assert "是不是「端氏镇曲堤连接线工程」" in page.inner_text("form.form")
        assert page.input_value("[name=what]") == "连接线占用林地，林地手续未批"
        page.fill("[name=project]", "曲堤连接线")
        page.set_input_files("[name=paper1_file]", {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo("sienna")})
        page.select_option("[name=paper1_kind]", "photo")
        page.click("form.form button.key")
        page.wait_for_url(re.compile(r"/problems/\d+$"))
        assert "待指挥部办公室核实" in page.inner_text("main") and page.locator("#course .thumbs img").count() == 1
        problem, where = Problem.objects.latest("pk"), page.url
    with opened(where, o.office) as page:
        do_step(page, "核实", note="现场核实属实")
        page.wait_for_selector("#course >> text=核实")
        page.click("#acts >> text='交办'")
        page.select_option("[name=lead]", label="沁水县林业局")
        page.wait_for_selector("#posts-people option[value=陈林]", state="attached")  # the unit's posts, fetched as it was chosen
        page.fill("[name=person]", "陈林")
        page.fill("[name=due_on]", "2023-12-29")
        page.click("form.form button.key")
        assert "时限晚于13710的 2023-12-25" in page.inner_text("form.form") and page.input_value("[name=person]") == "陈林"
        page.fill("[name=due_on]", "2023-12-25")
        page.click("form.form button.key")
        page.wait_for_selector("#course >> text=县林业局牵头")
    with opened(where, o.forestry) as page:
        do_step(page, "签收", section="资源股", note="明天踏勘")
        do_step(page, "反馈", note="已踏勘，组卷上报")
        page.click("#acts >> text='申请办结'")
        page.fill("[name=note]", "林地审核同意书已批")
        page.set_input_files("[name=paper1_file]", {"name": "批文.jpg", "mimeType": "image/jpeg", "buffer": photo("teal")})
        page.select_option("[name=paper1_kind]", "permit")
        page.click("form.form button.key")
        page.wait_for_selector("#course >> text=林地审核同意书已批")
        assert "停表" in page.inner_text("main .meta") and "指挥部办公室" in page.inner_text("main .meta")
        page.goto(f"{where}/struck")
        assert "这件事由指挥部办公室、县政府主要领导办理" in page.inner_text("body")
    with opened(where, o.office) as page:
        do_step(page, "复核", note="缺一处场区")
        do_step(page, "退回", note="缺一处场区的批复")
    with opened(where, o.forestry) as page:
        do_step(page, "申请办结", note="已补齐")
    with opened("/problems/board", o.office) as page:
        page.click("#lane-review >> text=连接线占用林地")
        do_step(page, "复核", note="属实")
        do_step(page, "办结", grade="良好")
        page.click("#acts >> text='销号'")
        assert "批文.jpg" in page.inner_text("form.form .facts")
        page.fill("[name=note]", "现场核实，同意销号")
        page.click("form.form button.key")
        page.wait_for_selector("#course >> text=同意销号")
        page.goto("/problems/board")
        assert "连接线占用林地" in page.inner_text("#lane-struck")
    assert ProblemStanding.objects.at(When(TODAY)).get(problem=problem).struck_on == TODAY


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_problem_pages_meet_wcag_and_none_scrolls_sideways(town, opened, size):
    faults, key = {}, town.problem.pk
    with opened("/problems", town.officers.office, size) as page:
        for path in ("/problems", "/problems/board", "/problems/causes", "/problems/new", f"/problems/{key}", f"/problems/{key}/transferred", f"/problems/{key}/cause/join"):
            page.goto(path)
            answer = Axe().run(page, options=WCAG).response
            found = [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in answer["violations"]] + ["横向滚动"] * sideways(page)
            faults.update({path: found} if found else {})
    assert faults == {}, json.dumps(faults, ensure_ascii=False, indent=1)
