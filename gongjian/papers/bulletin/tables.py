"""附件: the targets by unit, and the lists of projects and problems. Of a project no completed investment, of nobody official figures by unit."""
from gongjian.papers import troubles
from gongjian.papers.blocks import CENTER, RIGHT, Appendix, Block, Column, Table
from gongjian.papers.bulletin.county import County
from gongjian.papers.listed import MOST, NUMBER, listed
from gongjian.papers.saying import short_day
from gongjian.sheets.table import Table as Sheet

GRIDS, FEW = (1, 2, 3), 4
ROLLS: dict[int, tuple[tuple[str, float], ...]] = {
    5: (("unit_name", 1.6), ("name", 3.6), ("total", 1.3), ("first_planned_start_on", 1.6), ("planned_start_on", 1.6), ("problem", 3.6), ("sponsors", 1.2)),
    6: (("unit_name", 1.6), ("name", 3.6), ("started_on", 1.6), ("total", 1.3), ("enrol_missing", 4), ("planned_enrol_on", 1.6), ("sponsors", 1.2)),
    7: (("unit_name", 1.6), ("name", 3.6), ("total", 1.3), ("year_plan", 1.3), ("lag", 1.2), ("problem", 3.6), ("sponsors", 1.2)),
}
LATE = (
    NUMBER, Column("问题", share=4), Column("涉及项目", share=3), Column("牵头单位", share=1.8), Column("责任人", align=CENTER, share=1.2),
    Column("应办结", align=CENTER, share=1.4), Column("督办层级", align=CENTER, share=1.9), Column("逾期", "天", RIGHT, 1),
)


def appendices(county: County) -> list[tuple[str, list[Block]]]:
    """(title, blocks) of each; a list of no rows has none."""
    found: list[tuple[str, list[Block]]] = []
    for number, told in county.lists.items():
        if not len(told):
            continue
        title = told.title.removesuffix("清单") + ("完成情况表" if number in GRIDS else "清单")
        if number in GRIDS:
            columns = of_grid(told)
        else:
            columns = list(ROLLS[number])
        table = listed(f"sheet-{number}-rows", told, columns, total=number in GRIDS)
        broken = title.replace("完成情况表", "\n完成情况表") if len(title) > 20 else title
        found.append((title, [Appendix(f"sheet-{number}", broken, wide=True), table]))
    return found + late(county)


def of_grid(told: Sheet) -> list[tuple[str, float]]:
    """The unit, and of every target that was allotted to any of them what was asked, done and the rate; the rate is left out where there are many targets."""
    keys = [column.name.removesuffix("_target") for column in told.columns if column.name.endswith("_target")]
    allotted = [key for key in keys if any(isinstance(row[told.place(f"{key}_target")], (int, float)) for row in told.rows)]
    names = {column.name for column in told.columns}
    parts = ("target", "done", "rate") if len(allotted) <= FEW else ("target", "done")
    return [("unit_name", 2.2), *((f"{key}_{part}", 1.0) for key in allotted for part in parts if f"{key}_{part}" in names)]


def late(county: County) -> list[tuple[str, list[Block]]]:
    rows = troubles.rows(county.at, troubles.ASSIGNED & troubles.OVERDUE, "red_on")
    if not rows:
        return []
    on, lived = county.at.on, troubles.lived(county.at, rows[:MOST])
    said = []
    for place, row in enumerate(rows[:MOST], 1):
        told = lived[row.problem_id]
        passed = told.limit(on)
        said.append((
            str(place), row.what, troubles.about(row), row.lead_name or "", row.person, short_day(passed) if passed else "", troubles.rung_of(row),
            str(told.days_late(on)),
        ))
    title = "逾期未办结问题清单"
    more = f"　（共{len(rows)}项，列前{MOST}项）" if len(rows) > MOST else ""
    return [(title, [Appendix("late", title, wide=True), Table("late-rows", LATE, tuple(said), caption=more.strip())])]


