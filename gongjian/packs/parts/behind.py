"""进度落后的项目：the rows of list 7, furthest behind first (M39)."""
from gongjian.packs.part import Part, Row, Scope
from gongjian.reading.catch_up_words import in_words
from gongjian.reading.word import At
from gongjian.sheets.behind_pace import SHEET
from gongjian.timeline.money import wan


def rows(at: At, scope: Scope) -> list[Row]:
    found = []
    for row in scope.narrow(SHEET.query(at)):
        plan, done = wan(row.year_plan or 0), wan(row.reported_year) if row.reported_year is not None else "未报"
        words = "，".join(filter(None, [
            row.unit_name, f"落后 {row.lag:.1f} 个百分点", f"年度计划 {plan} 万元、完成 {done}{' 万元' if row.reported_year is not None else ''}",
            in_words(row), row.problem,
        ]))
        cells = (row.name, row.unit_name or "", plan, done, f"{row.lag:.1f}", in_words(row), row.problem or "", row.sponsors)
        found.append(Row(row.name, words, cells, "R", "project", str(row.project_id), row.project_id))
    return found


PART = Part(3, "behind", "进度落后的项目", ("项目", "责任单位", "年度计划（万元）", "完成（万元）", "落后（百分点）", "追赶进度", "存在问题", "包保领导"), rows)
