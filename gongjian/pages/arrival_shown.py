"""Tables of a preview: what is wrong, what changes, what is new. Long ones are cut and say so."""
from collections.abc import Sequence

from gongjian.intake.previewing import Preview
from gongjian.intake.remarks import Remark
from gongjian.pages.table import Column, Group, Row, Table
from gongjian.timeline.money import wan

MOST = 200


def cut(rows: Sequence, what: str) -> str:
    return f"共 {len(rows)} {what}，只列前 {MOST} {what}" if len(rows) > MOST else ""


def remarks(told: Sequence[Remark]) -> Table:
    return Table(
        [Column("表"), Column("行", "num"), Column("列", "no"), Column("说明", "long")],
        [Row([remark.sheet, str(remark.row or ""), remark.column, remark.reason]) for remark in told[:MOST]], foot=cut(told, "条"), empty="没有",
    )


def changed(seen: Preview) -> Table:
    """Cell by cell, under the name of its project."""
    matches = [match for match in seen.matches if match.kind == "changed"]
    rows: list[Row | Group] = []
    for match in matches[:MOST]:
        rows.append(Group(match.proposal.name, match.proposal.cell))
        rows += [Row([change.label, change.before[:200], change.after[:200]]) for change in match.changes]
    return Table([Column("项目信息"), Column("库中", "long"), Column("表中", "long")], rows, foot=cut(matches, "个"), empty="没有更改")


def new_rows(seen: Preview) -> Table:
    matches = [match for match in seen.matches if match.kind == "new"]
    return Table(
        [Column("出处"), Column("项目名称", "name"), Column("责任单位", "unit"), Column("建设单位", "unit"), Column("总投资", "num", unit="万元")],
        [
            Row([match.proposal.cell, match.proposal.name, match.proposal.unit_name or "", match.proposal.says.get("owner") or "", wan(match.proposal.says.get("total"))])
            for match in matches[:MOST]
        ],
        foot=cut(matches, "个"), empty="没有新项目",
    )
