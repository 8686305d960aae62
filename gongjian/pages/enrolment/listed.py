"""/enrolment: every project that started and is not enrolled, by what stands between it and the base; what it would bring (调度口径); Excel."""
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.enrolment.readiness import Readiness
from gongjian.pages.doubted import may_see
from gongjian.pages.enrolment.groups import GROUPS, group_of
from gongjian.pages.enrolment.narrowed import fields, rows_of
from gongjian.pages.enrolment.rows import columns, empty, foot, in_order, lines, summed, totals
from gongjian.pages.listing import Listing, listing
from gongjian.pages.look import Look, look
from gongjian.pages.table import Table
from gongjian.timeline.money import yi


def page(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = rows_of(eyes, asked)
    told = in_order(rows, asked)
    first, last = asked.span(len(told))
    return eyes.render("gongjian/table.html", {
        "title": "入统", "sub": sub(rows), "landscape": True, "acts": acts(eyes, asked), "filter": asked.filter(fields(eyes, asked), "搜索（项目、拼音首字母、代码）"),
        "table": Table(columns(asked), lines(eyes, told, first, last, asked), totals(rows), "入统准备情况", empty(asked), tall=True, foot=foot(eyes, rows)),
        "paging": asked.paging(len(told), "个"),
    })


def sub(rows: Sequence[Readiness]) -> str:
    """17 个未入统，其中 9 个只差照片或合同，补齐可带入 2.9 亿元（调度口径）: the overview's numbers, of the rows shown."""
    waiting, easy = [one for one in rows if one.waiting], [one for one in rows if one.easy]
    if not waiting:
        return f"{len(rows)} 个"
    said = [f"{len(waiting)} 个已开工未入统"]
    if easy:
        said.append(f"{len(easy)} 个只差照片或合同" + (f"，补齐可带入 {yi(money)} 亿元（调度口径）" if (money := summed(easy)) else ""))
    groups = [group_of(one) for one in rows]
    for key in ("returned", "ready", "way"):
        if count := groups.count(key):
            said.append(f"{count} 个{GROUPS[key].label}")
    return "，".join(said[:2]) + "".join(f" · {one}" for one in said[2:])


def acts(eyes: Look, asked: Listing) -> list[dict]:
    offered = [{"label": "申报窗口", "url": eyes.keep(reverse("enrolment-windows"))}]
    if may_see(eyes):
        offered.append({"label": "疑点核对", "url": eyes.keep(reverse("enrolment-doubts"))})
    return [*offered, {"label": "导出 Excel", "url": asked.to(reverse("enrolment-xlsx"))}]


urls = [path("enrolment", page, name="enrolment")]
