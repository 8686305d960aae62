"""Tables of a preview about problems, and every row a person must decide, of projects and of problems alike."""
from gongjian.intake.ledger.previewing import Row as Problem
from gongjian.intake.previewing import Preview
from gongjian.pages.arrival_shown import MOST, cut
from gongjian.pages.table import Cell, Column, Group, Row, Table


def new_problems(seen: Preview) -> Table:
    """What would be registered, and whether it would be assigned at once."""
    rows = [row for row in seen.problems if row.kind == "new"]
    return Table(
        [Column("出处"), Column("问题", "name"), Column("涉及项目", "long"), Column("牵头单位", "unit"), Column("责任人"), Column("办结时限", "day"), Column("导入后")],
        [Row([row.said.cell, row.said.what, row.about, *_duties(row)]) for row in rows[:MOST]],
        foot=cut(rows, "个"), empty="没有新问题", tall=True,
    )


def _duties(row: Problem) -> list[str | Cell]:
    if not row.assigned:
        return ["", "", "", Cell("登记，待核实", tone="quiet")]
    return [row.said.lead, row.said.person, str(row.said.due_on or ""), "登记、核实并交办"]


def changed_problems(seen: Preview) -> Table:
    """Cell by cell and step by step, under the problem and its projects."""
    found = [row for row in seen.problems if row.kind == "changed"]
    rows: list[Row | Group] = []
    for row in found[:MOST]:
        rows.append(Group(row.said.what[:80], f"{row.about} · {row.said.cell}"))
        rows += [Row([change.label, change.before[:200], change.after[:200]]) for change in row.changes]
    return Table([Column("问题信息"), Column("库中", "long"), Column("表中", "long")], rows, foot=cut(found, "个"), empty="没有更改", tall=True)


def doubts(seen: Preview) -> list[dict]:
    """Rows for the select boxes: what stands in the file, where, and what it may be."""
    projects = [
        {"name": match.proposal.name, "cell": match.proposal.cell, "asked": f"row:{match.proposal.cell}", "about": match.proposal.name,
         "options": [*((row.project_id, f"就是「{row.name}」") for row in match.candidates), ("new", "是新项目"), ("skip", "这一行不导入")]}
        for match in seen.matches if match.kind == "doubtful"
    ]
    problems = [
        {"name": row.said.what, "cell": row.said.cell, "asked": f"row:{doubt.asked}", "about": doubt.about, "options": doubt.choices}
        for row in seen.problems for doubt in row.doubts
    ]
    return [*projects, *problems]
