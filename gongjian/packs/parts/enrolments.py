"""开工多日未入统的项目：the rows of list 6 that started more than two months ago (M40; rules §6.2: over two months is red)."""
from datetime import timedelta

from gongjian.packs.part import Part, Row, Scope
from gongjian.reading.word import At
from gongjian.sheets.not_enrolled import SHEET

LONG = timedelta(days=60)


def rows(at: At, scope: Scope) -> list[Row]:
    found = []
    for row in scope.narrow(SHEET.query(at)).filter(started_on__lt=at.on - LONG).order_by("started_on", "name"):
        days, missing = (at.on - row.started_on).days, (row.enrol_missing or "").strip("、")
        words = "，".join(filter(None, [row.unit_name, f"{row.started_on} 开工，{days} 天未入统", f"缺{missing}" if missing else "材料已齐，待县统计局审核"]))
        cells = (row.name, row.unit_name or "", str(row.started_on), str(days), missing or "已齐", row.sponsors)
        found.append(Row(row.name, words, cells, "R", "project", str(row.project_id), row.project_id))
    return found


PART = Part(5, "enrolments", "开工两个月以上未入统的项目", ("项目", "责任单位", "开工", "未入统（天）", "缺项材料", "包保领导"), rows)
