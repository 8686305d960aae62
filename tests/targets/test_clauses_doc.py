"""docs/clauses.md speaks of all 61 clauses and claims nothing without saying where it is and what tests it."""
import re
from pathlib import Path

DOC = (Path(__file__).parents[2] / "docs/clauses.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in DOC.splitlines() if re.match(r"\| M\d\d ", line)]


def test_every_clause_has_one_row():
    assert [row[0] for row in ROWS] == [f"M{number:02}" for number in range(1, 62)]


def test_every_row_has_five_cells_and_a_known_state():
    assert [row for row in ROWS if len(row) != 5 or row[2] not in ("已立", "部分", "尚未")] == []


def test_what_is_said_to_stand_says_where_and_by_which_test():
    assert [row[0] for row in ROWS if row[2] != "尚未" and not (row[3] and row[4])] == []
