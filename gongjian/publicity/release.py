"""The figures of a day, drawn up to be published and frozen: the county's targets, each unit's part, the key projects. Nothing outside is ever live.

    drawn(at)   # {"on", "county": [{key, indicator, title, basis, measure, asked, done, rate, document, state}], "units": by_unit.table, "projects": [ … ]}
"""
from collections.abc import Collection
from typing import Any

from gongjian.indicators.classes import COUNTY_CLASSES
from gongjian.indicators.indicator import Published
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import TargetLine, target_lines
from gongjian.publicity import by_unit, key_projects
from gongjian.publicity.sparing import LEAST
from gongjian.reading.classes import is_open
from gongjian.reading.word import At
from gongjian.targets.models import Growth

NOT_BEGUN, NOT_PUBLISHED, FEW = "未起算", "尚未发布", "不单列"


def drawn(at: At, leave_out: Collection[int] = ()) -> dict[str, Any]:
    """Of what is known at `at.when`, through the eyes of an officer who sees all units. About a score of queries."""
    lines = [line for line in target_lines(at) if is_open(COUNTY_CLASSES, line.target.indicator)]
    documents = published_by(at)
    return {
        "on": at.on.isoformat(), "least": LEAST, "county": [_county(line, lines, documents) for line in lines], "units": by_unit.table(at, lines),
        "projects": key_projects.drawn(at, leave_out),
    }


def published_by(at: At) -> dict[int, str]:
    """{target: the paper in which the statistics bureau published its rate}. One query."""
    facts = Growth.objects.as_of(at.when).filter(target__drive=at.drive).order_by("occurred_on", "pk")
    return dict(facts.values_list("target", "document"))


def _county(line: TargetLine, lines: list[TargetLine], documents: dict[int, str]) -> dict[str, Any]:
    target, rate = line.target, indicator(line.target.indicator)
    said: dict[str, Any] = {
        "key": target.key, "indicator": target.indicator, "title": target.title, "basis": target.get_basis_display(), "measure": target.measure,
        "asked": line.asked, "done": line.done,
        "rate": None if line.rate is None or target.measure == "percent" else round(line.rate, 1), "document": line.document, "state": "",
    }
    if isinstance(rate, Published):  # official: as published, with the paper it was published in, or not at all
        return said | {"document": documents.get(target.pk, ""), "state": "" if line.done is not None else NOT_PUBLISHED}
    if not line.begun:
        return said | {"done": None, "rate": None, "state": NOT_BEGUN}
    if by_unit.bare(line, lines):
        return said | {"done": None, "rate": None, "state": FEW}
    return said
