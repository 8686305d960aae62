"""/enrolment.xlsx: what the list shows, all its pages, as the Excel file officials expect."""
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongjian.enrolment.readiness import Readiness
from gongjian.pages.enrolment.groups import GROUPS
from gongjian.pages.enrolment.narrowed import rows_of
from gongjian.pages.enrolment.rows import in_order, lacking
from gongjian.pages.listing import download, listing
from gongjian.pages.look import look
from gongjian.projects.models import Project
from gongjian.reading.say import word
from gongjian.reading.shown import NOT_REPORTED
from gongjian.reading.word import Word
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.table import Column as Told
from gongjian.sheets.table import Table as List

WORDS = {
    "enrol_blocks": Word("会被退回的问题", "", "text"), "enrol_group": Word("归类", "", "text"), "enrol_month": Word("申报窗口", "", "text"),
}
PRINTED = (
    "enrol_group", "unit_name", "name", "code", "started_on", "enrol_state", "enrol_since", "total", "reported_year", "enrol_missing", "enrol_blocks",
    "enrol_month",
)


def xlsx(request: HttpRequest) -> HttpResponse:
    """What is shown, all pages."""
    eyes, asked = look(request), listing(request)
    told = in_order(rows_of(eyes, asked), asked)
    columns = [Told(name, WORDS.get(name) or word(Project, name)) for name in PRINTED]
    table = List("入统准备情况", columns, [one.project for _, one in told], [printed(key, one) for key, one in told])
    region, office = (eyes.drive.region, eyes.drive.office) if eyes.drive else ("", "")
    data = workbook([Page(table, "", eyes.on, region, "入统", office, note="本年完成投资为调度口径，由责任单位填报，不是统计数")])
    return download(data, f"入统准备情况（截至{eyes.on}）.xlsx")


def printed(key: str, one: Readiness) -> tuple:
    row = one.row
    blocks = "；".join(f"{finding.paper_label}：{finding.what}" for finding in one.blocks)
    value = NOT_REPORTED if one.value is None else one.value
    return (
        GROUPS[key].label, row.unit_name, row.name, row.code, row.started_on, one.state.value, one.since, row.total, value,
        lacking(one.missing), blocks, one.window.title,
    )


urls = [path("enrolment.xlsx", xlsx, name="enrolment-xlsx")]
