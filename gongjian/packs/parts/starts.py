"""到期未开工的项目：the rows of list 5 whose planned start has passed, by the day first promised (M38)."""
from django.db.models import Q

from gongjian.packs.part import Part, Row, Scope
from gongjian.reading.word import At
from gongjian.sheets.not_started import SHEET


def rows(at: At, scope: Scope) -> list[Row]:
    """Late by the day first promised: a start put off is late all the same, and its new day is said."""
    found = []
    for row in scope.narrow(SHEET.query(at)).filter(Q(first_planned_started_on__lt=at.on)).order_by("first_planned_started_on", "name"):
        promised, now = row.first_planned_started_on, row.planned_started_on
        late = (at.on - promised).days
        put_off = f"改期到 {now}" if now and now != promised else ""
        words = "，".join(filter(None, [row.unit_name, f"计划 {promised} 开工，已过 {late} 天", put_off, row.problem]))
        cells = (row.name, row.unit_name or "", str(promised), str(late), put_off, row.problem or "", row.sponsors)
        found.append(Row(row.name, words, cells, "Y" if now and now >= at.on else "R", "project", str(row.project_id), row.project_id))
    return found


PART = Part(4, "starts", "到期未开工的项目", ("项目", "责任单位", "计划开工", "已过（天）", "改期", "存在问题", "包保领导"), rows)
