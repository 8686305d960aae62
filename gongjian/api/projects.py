"""GET /projects, /projects/KEY, /directory: what the key's eyes see; of every other project its name, unit, place and stage (信息互通, M54)."""
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from gongjian.api.answering import answer
from gongjian.api.asked import MOST_KEY, Asked, KeyAsked, Paged, at, looked, missing, span, wrong
from gongjian.api.listed import listed, table_of
from gongjian.api.said import Directory, Listed, ProjectOne
from gongjian.desk.lens import directory_stage
from gongjian.people.models import UnitStanding
from gongjian.reading.project_words import PROJECT, STAGES
from gongjian.sheets.plain import as_json
from gongjian.sheets.roll import Roll

router = Router(tags=["项目"])
SAID = (
    "name", "code", "unit_name", "township_name", "place", "sector", "stage", "nature", "industrial", "private", "provincial", "total", "year_plan",
    "reported_total", "reported_year", "year_share", "paid_total", "vouched_total", "official_total", "physical", "lag", "planned_start_on", "started_on",
    "enrolled_on", "completed_on", "open_problems", "sponsors", "responsible_name",
)
# Words of the machine, of a period nobody asked about here, and what other words say already.
PASSED_OVER = {
    "pinyin", "unit_order", "credit", "public_stage", "public_owner", "flags", "planned_start_month", "started_in", "enrolled_in", "reported_in",
    "official_in", "paid_in", "vouched_in", "unvouched_in",
}
WHOLE = tuple(name for name in PROJECT if name not in PASSED_OVER)
ALL = Roll(number=0, title="项目", where=lambda at: Q(), columns=SAID, order=("unit_order", "name"))
ONE = Roll(number=0, title="项目", where=lambda at: Q(), columns=WHOLE, order=("name",))


class ProjectsAsked(Paged):
    q: str = Field("", description="名称、拼音首字母、代码、建设单位")
    stage: str = Field("", description=f"阶段：{'、'.join(STAGES)}；不写是全部在册，不含已退出")
    unit: int | None = Field(None, ge=1, le=MOST_KEY, description="责任单位编号，见 units")
    sort: str = Field("", description="按哪一列排：列名，或 -列名（从大到小）")


@router.get("/projects", by_alias=True, response=Listed, summary="项目，一页一页地取")
def projects(request: HttpRequest, asked: Query[ProjectsAsked]) -> HttpResponse:
    look = at(request, asked)
    if asked.stage and asked.stage not in STAGES:
        raise wrong(f"stage「{asked.stage[:40]}」不是阶段，可用的是：{'、'.join(STAGES)}")
    if asked.sort and asked.sort.lstrip("-") not in SAID:
        raise wrong(f"sort「{asked.sort[:40]}」不是项目的列，可用的是：{'、'.join(SAID)}")
    rows = ALL.query(look, search=asked.q.replace("\0", "").strip()[:60], order=asked.sort, extra=("stage",))
    rows = rows.filter(stage=asked.stage) if asked.stage else rows.filter(withdrawn_on=None)
    rows = rows.filter(unit=asked.unit) if asked.unit is not None else rows
    return answer(request, looked(request, look) | listed(ALL, rows, look, asked))


@router.get("/projects/{key}", by_alias=True, response=ProjectOne, summary="一个项目：能说的每一项")
def project(request: HttpRequest, key: KeyAsked, asked: Query[Asked]) -> HttpResponse:
    look = at(request, asked)
    table = table_of(ONE, ONE.query(look).filter(project=key))
    if not len(table):
        raise missing(f"没有编号为 {key} 的项目，或不在这把密钥可见的范围内；全县项目的名称、单位、地点、阶段见 /api/v1/directory")
    said = as_json(ONE, table, look)
    return answer(request, looked(request, look) | {"unit": said["unit"], "columns": said["columns"], "project": said["rows"][0]})


@router.get("/directory", by_alias=True, response=Directory, summary="项目名录：全县每个项目的名称、单位、地点、阶段，别无其他")
def directory(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    look = at(request, asked)
    rows = look.lens.directory().filter(withdrawn_on=None).order_by("name", "project_id")
    names = dict(UnitStanding.objects.at(look.when).filter(area__startswith=look.lens.officer.area).values_list("unit_id", "short"))
    count = rows.count()
    paging, first, last = span(asked, count)
    told = [
        {"key": row["project_id"], "name": row["name"], "unit": names.get(row["unit_id"], ""), "place": row["place"], "stage": directory_stage(row)}
        for row in rows[first:last]
    ]
    return answer(request, looked(request, look) | {"count": count, "paging": paging, "projects": told})
