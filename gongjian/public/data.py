"""/public/data: open data as files: CSV as Excel opens it, and the projects as OC4IDS JSON. The same as the pages, nothing more."""
import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from gongjian.projects.models import Project
from gongjian.public import oc4ids
from gongjian.public.figures import by_unit, county
from gongjian.public.out import Out
from gongjian.public.page import Page, html
from gongjian.public.projects import records
from gongjian.public.rankings import shown
from gongjian.public.saying import county_rows, full
from gongjian.publicity.key_projects import WORDS
from gongjian.reading.classes import PROJECT_CLASSES, is_open
from gongjian.reading.say import word
from gongjian.timeline.refused import Refused

Rows = tuple[Sequence[str], Iterable[Sequence[Any]]]


def data(out: Out) -> Page:
    last = out.releases[0] if out.releases else None
    files = [{"label": label, "url": reverse("public-csv", args=[name]), "help": told} for name, (label, told, make) in FILES.items() if make(out)]
    return html(out, "data", {
        "title": "开放数据", "files": files, "oc4ids": reverse("public-oc4ids") if last and records(last.figures) else "",
        "on": full(last.day) if last else "", "registered": bool(settings.OC4IDS_PREFIX), "prefix": oc4ids.prefix(out.area),
    }, "public-data")


def file(out: Out, name: str) -> Page:
    made = FILES[name][2](out) if name in FILES else None
    if made is None:
        raise Http404
    return Page(written(*made), "text/csv; charset=utf-8", f"{name}.csv")


def package(out: Out) -> Page:
    try:
        said = oc4ids.package(out)
    except Refused:
        raise Http404 from None
    return Page(json.dumps(said, ensure_ascii=False, indent=1).encode(), "application/json; charset=utf-8", "oc4ids.json")


def written(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """With the mark that tells Excel it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([tame(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def tame(cell: Any) -> Any:
    """A text that Excel would reckon as a formula is made a text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") and cell != "—" else "" if cell is None else cell


def projects(out: Out) -> Rows | None:
    if not out.releases:
        return None
    words = [name for name in WORDS if is_open(PROJECT_CLASSES, name)]
    heads = [f"{word(Project, name).label}（元）" if word(Project, name).shown_as == "money" else word(Project, name).label for name in words]
    return heads, [[spoken(record.get(name)) for name in words] for record in records(out.releases[0].figures)]


def spoken(value: Any) -> Any:
    return "是" if value is True else "否" if value is False else value


def targets(out: Out) -> Rows | None:
    if not out.releases:
        return None
    names = ("title", "basis", "unit", "asked", "done", "rate", "document")
    return ("指标", "口径", "单位", "目标", "完成", "完成率", "文件"), [[row[name] for name in names] for row in county_rows(county(out.releases[0].figures))]


def units(out: Out) -> Rows | None:
    if not out.releases:
        return None
    told = by_unit(out.releases[0].figures)
    heads = [f"{one['title']}{part}（{one['unit']}）" for one in told["measures"] for part in ("任务", "完成")]
    rows = [
        [group["label"], row["name"], *(cell[part] for cell in row["cells"] for part in ("asked", "done"))] for group in told["groups"] for row in group["rows"]
    ]
    return ("类别", "单位", *heads), rows


def rankings(out: Out) -> Rows | None:
    if not out.rankings:
        return None
    told = shown(out.rankings, 0)
    names = ("place", "name", "score", "honour", "why")
    rows = [[told["on"], told["number"], table["title"], *(row[name] for name in names)] for table in told["tables"] for row in table["rows"]]
    return ("截至", "文号", "组别", "位次", "单位", "得分", "红黑榜", "说明"), rows


FILES: dict[str, tuple[str, str, Callable[[Out], Rows | None]]] = {
    "projects": ("重点项目", "一个项目一行，金额单位元", projects), "targets": ("全县目标", "一项指标一行", targets),
    "units": ("各单位任务完成", "一个单位一行，只有合计", units), "rankings": ("最近一期排名", "一个单位一行", rankings),
}
