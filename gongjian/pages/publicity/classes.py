"""/publicity/classes: 公开目录. Of every word, figure, kind of evidence and kind of paper whether it may go out."""
from collections import Counter
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.classes import COUNTY_CLASSES, UNIT_CLASSES
from gongjian.indicators.registry import every_indicator
from gongjian.pages.listing import listing
from gongjian.pages.look import look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.papers.classes import KIND_CLASSES
from gongjian.papers.kinds import every_kind
from gongjian.reading.classes import EVIDENCE_CLASSES, OPEN, Classes, Publication, class_of, classes_of
from gongjian.reading.say import WORDS
from gongjian.timeline.evidence import Evidence

COLUMNS = (Column("字段", "name"), Column("公开属性"), Column("说明", "long"))


def everything() -> list[tuple[str, Classes, list[tuple[str, str, str]]]]:
    """(vocabulary, its classes, [(name, label, help)])."""
    words = [(about._meta.verbose_name, classes_of(about), [(name, word.label, word.help) for name, word in WORDS[about].items()]) for about in WORDS]
    indicators = [(name, told.title, told.help) for name, told in every_indicator().items()]
    return [
        *((f"{title}（字段）", classes, rows) for title, classes, rows in words),
        ("指标（全县合计）", COUNTY_CLASSES, indicators), ("指标（各单位合计）", UNIT_CLASSES, indicators),
        ("佐证材料", EVIDENCE_CLASSES, [(kind, label, "") for kind, label in Evidence.Kind.choices]),
        ("公文", KIND_CLASSES, [(key, kind.title, "注明“此件公开发布”的才公开" if KIND_CLASSES.get(key) == OPEN else "") for key, kind in every_kind().items()]),
    ]


def catalogue(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    wanted, counts, rows = asked.chosen("class"), Counter(), []
    for title, classes, fields in everything():
        told = list(shown(classes, fields, wanted, counts))
        rows += [Group(title, f"{len(told)} 项"), *told] if told else []
    sub = " · ".join(f"{one.label} {counts[one]} 项" for one in Publication) + " · 分级为系统默认，未核实，以县政务公开目录为准"
    return eyes.render("gongjian/table.html", {
        "title": "公开目录", "sub": sub, "filter": asked.filter([asked.select("class", "公开属性", Publication.choices)]),
        "crumb": [{"label": "宣传公开", "url": eyes.keep(reverse("publicity"))}, {"label": "公开目录"}],
        "table": Table(COLUMNS, rows, caption="公开目录", empty="没有这一级的字段"),
    })


def shown(classes: Classes, fields: Iterable[tuple[str, str, str]], wanted: str, counts: Counter) -> Iterable[Row]:
    for name, label, told in fields:
        publication = class_of(classes, name)
        counts[publication] += 1
        if wanted in ("", publication):
            tone = {Publication.OPEN: "", Publication.CLOSED: "late"}.get(publication, "quiet")
            yield Row([label, Cell(publication.label if publication else "未定", tone=tone), told])


urls = [path("publicity/classes", catalogue, name="publicity-classes")]
