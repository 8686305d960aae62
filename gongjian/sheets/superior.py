"""The reserve in the superior's order of columns (国家重大建设项目库, rules.md §5): goes out as Excel, and can come in again (`intake`).

The order is that of the library's 储备项目 form as public local systems show it; it was not checked against the library as it is today (未核实).
Columns of which this house keeps nothing stay, and stay empty, so that the file can be laid beside the superior's.
"""
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from gongjian.indicators.pool import IN_POOL
from gongjian.projects.models import Project
from gongjian.reading.say import column, say, word
from gongjian.reading.word import At, Word
from gongjian.reserve.models import TagStanding
from gongjian.reserve.tags import members
from gongjian.reserve.vetting import Answer
from gongjian.sheets.table import Column, Table


@dataclass(frozen=True)
class Field:
    """`says`: a word of the vocabulary; `axis`: the project's tags on an axis of M18; `finding`: a question of the vetting. None of them: kept empty."""

    heading: str
    says: str = ""
    axis: str = ""
    finding: str = ""


LIBRARY = (
    Field("重大库编码"), Field("审批监管平台代码", "code"), Field("项目名称", "name"), Field("项目类型（审批核准备案）"), Field("建设性质", "nature"), Field("国别"),
    Field("项目法人单位", "owner"), Field("建设地点", "place"), Field("建设地点详情", "township_name"), Field("建设详细地址"), Field("国标行业", "industry"),
    Field("所属行业", "sector"), Field("总投资", "total"), Field("拟开工年份", "start_year"), Field("拟开工月份", "planned_start_month"),
    Field("拟建成年份", "end_year"), Field("主要建设规模", "content"), Field("量化建设规模"), Field("年度主要建设内容"), Field("备注", "remarks"),
    Field("符合产业政策", finding="policy"), Field("符合规划", finding="land"), Field("符合重大战略", axis="position"), Field("符合政府投资方向", axis="direction"),
    Field("项目责任人姓名", "responsible_name"), Field("责任单位", "unit_name"),
    Field("{0}年计划投资", "next_plan"), Field("{1}年计划投资", "second_plan"), Field("{2}年计划投资", "third_plan"),
)
EMPTY = tuple(field.heading for field in LIBRARY if not (field.says or field.axis or field.finding))
TITLE = "{0}年项目储备库（国家重大建设项目库列序）"
NOTE = "列序按国家重大建设项目库储备项目表，未与现行系统核对；系统没有的栏目留空"


def library(at: At, narrowed: Q | None = None) -> Table:
    """The pool's projects as this officer sees them, in the order of units; `narrowed`: a sub-pool. Two queries."""
    where = IN_POOL if narrowed is None else IN_POOL & narrowed
    says = [field.says for field in LIBRARY if field.says]
    rows = say(at.lens.see(Project), Project, at, (*says, "findings", "unit_order"), using=[where]).filter(where).order_by("unit_order", "name", "pk")
    names = [column(Project, name, rows.model) for name in says]
    found = list(rows.values_list("project_id", column(Project, "findings", rows.model), *names))
    tags = _tags(at, [row[0] for row in found])
    years = [at.next_year + after for after in range(3)]
    columns = [
        Column(field.says or f"empty_{place}", replace(word(Project, field.says), label=field.heading.format(*years)) if field.says else Word(field.heading, ""))
        for place, field in enumerate(LIBRARY)
    ]
    table = [tuple(_cells(key, findings, dict(zip(says, values, strict=True)), tags)) for key, findings, *values in found]
    return Table(TITLE.format(*years), columns, [row[0] for row in found], table)


def _cells(project: int, findings: dict | None, said: dict[str, Any], tags: dict[tuple[int, str], list[str]]):
    for field in LIBRARY:
        if field.finding:
            answer, words = (findings or {}).get(field.finding) or ("", "")
            yield (f"{Answer(answer).label}{'：' if words else ''}{words}" if answer else None)
        elif field.axis:
            yield "、".join(tags.get((project, field.axis), ())) or None
        else:
            yield said.get(field.says)


def _tags(at: At, projects: list[int]) -> dict[tuple[int, str], list[str]]:
    """{(project, axis): names of its tags}."""
    named = {one.tag: one for one in members(at.when, at.lens.officer.area, ended=True)}
    found: dict[tuple[int, str], list[str]] = {}
    for project, tag in TagStanding.objects.at(at.when).filter(project__in=projects).order_by("tag").values_list("project_id", "tag_id"):
        if tag in named:
            found.setdefault((project, named[tag].axis), []).append(named[tag].name)
    return found
