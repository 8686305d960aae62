"""The ten points of a month as tables. 未查 is not 未评分, and neither is zero; a point outside an inspection's scope is blank."""
from collections.abc import Sequence

from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.reading import Inspected
from gongjian.papers.blocks import CENTER, RIGHT, Column, Table
from gongjian.papers.listed import NUMBER

COLUMNS = (
    Column("督查内容", share=1.6), Column("督查", "次", RIGHT), Column("平均分", "满分10", RIGHT, 1.2), Column("未评分", "次", RIGHT),
    Column("发现问题", "个", RIGHT, 1.2), Column("已整改", "个", RIGHT),
)


def points(rows: Sequence[Inspected]) -> Table:
    """One row a point that was in any scope."""
    found = []
    for key, point in DIMENSIONS.items():
        marks = [row.scores[key] for row in rows if key in row.scores]
        told = [mark for mark in marks if mark is not None]
        mean = sum(told) / len(told) * 10 / point.full if told else None
        findings = [one for row in rows for one in row.found if one.dimension == key]
        if marks or findings:
            found.append((
                point.title, str(len(marks)), "未评分" if mean is None else f"{mean:.1f}", str(len(marks) - len(told)), str(len(findings)),
                str(sum(one.rectified for one in findings)),
            ))
    return Table("points", COLUMNS, tuple(found), caption="十督汇总表", empty="")


def scores(rows: Sequence[Inspected]) -> Table:
    columns = (
        NUMBER, Column("单位", share=2.2), Column("编号", align=CENTER, share=3), *(Column(point.label, align=RIGHT) for point in DIMENSIONS.values()),
        Column("得分", align=RIGHT, share=1.3), Column("满分", align=RIGHT, share=1.1), Column("问题", align=RIGHT), Column("已整改", align=RIGHT, share=1.3),
    )
    return Table("marks-rows", columns, tuple(
        (
            str(place), row.unit_name, row.number, *(mark(row, key) for key in DIMENSIONS), "" if row.score is None else str(row.score), str(row.full),
            str(row.findings), str(row.rectified),
        )
        for place, row in enumerate(rows, 1)
    ))


def mark(row: Inspected, key: str) -> str:
    if key not in row.scope:
        return ""
    return "未查" if key not in row.checked else "未评分" if row.scores[key] is None else str(row.scores[key])
