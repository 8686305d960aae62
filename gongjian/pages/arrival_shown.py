"""Tables of a preview: what is wrong, what changes, what is new. Long ones are cut and say so."""
import re
from collections.abc import Sequence

from gongjian.intake.previewing import Preview
from gongjian.intake.remarks import Remark
from gongjian.pages.table import Column, Group, Row, Table
from gongjian.timeline.money import wan

MOST = 200


def cut(rows: Sequence, what: str) -> str:
    return f"共 {len(rows)} {what}，只列前 {MOST} {what}" if len(rows) > MOST else ""


QUOTED = re.compile("“[^”]*”|\\d[\\d,.]*")


def remarks(told: Sequence[Remark]) -> Table:
    """One line for the same remark about many rows, with the rows it is about."""
    alike: dict[tuple[str, str, str], list[Remark]] = {}
    for remark in told:
        alike.setdefault((remark.sheet, remark.column, QUOTED.sub("", remark.reason)), []).append(remark)
    lines = []
    for (sheet, column, _), here in alike.items():
        rows = [str(remark.row) for remark in here if remark.row]
        more = f" 等 {len(rows)} 行" if len(rows) > 8 else ""
        lines.append(Row([sheet, "、".join(rows[:8]) + more, column, here[0].reason + (f"（共 {len(here)} 处）" if len(here) > 1 else "")]))
    columns = [Column("表"), Column("行", "unit"), Column("列", "no"), Column("说明", "long")]
    return Table(columns, lines[:MOST], foot=cut(lines, "条"), empty="没有", tall=True)


def changed(seen: Preview) -> Table:
    """Cell by cell, under the name of its project."""
    matches = [match for match in seen.matches if match.kind == "changed"]
    rows: list[Row | Group] = []
    for match in matches[:MOST]:
        rows.append(Group(match.proposal.name, match.proposal.cell))
        rows += [Row([change.label, change.before[:200], change.after[:200]]) for change in match.changes]
    return Table([Column("项目信息"), Column("库中", "long"), Column("表中", "long")], rows, foot=cut(matches, "个"), empty="没有更改", tall=True)


def new_rows(seen: Preview) -> Table:
    matches = [match for match in seen.matches if match.kind == "new"]
    return Table(
        [Column("出处"), Column("项目名称", "name"), Column("责任单位", "unit"), Column("建设单位", "unit"), Column("总投资", "num", unit="万元")],
        [
            Row([match.proposal.cell, match.proposal.name, match.proposal.unit_name or "", match.proposal.says.get("owner") or "", wan(match.proposal.says.get("total"))])
            for match in matches[:MOST]
        ],
        foot=cut(matches, "个"), empty="没有新项目", tall=True,
    )
