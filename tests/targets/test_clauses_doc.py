"""docs/clauses.md speaks of all 61 clauses and claims nothing without saying where it is and what tests it."""
import re
from collections import Counter
from pathlib import Path

from django.core.management import get_commands
from django.urls import resolve

HOME = Path(__file__).parents[2]
DOC = (HOME / "docs/clauses.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in DOC.splitlines() if re.match(r"\| M\d\d ", line)]


def test_every_clause_has_one_row():
    assert [row[0] for row in ROWS] == [f"M{number:02}" for number in range(1, 62)]


def test_every_row_has_five_cells_and_a_known_state():
    assert [row for row in ROWS if len(row) != 5 or row[2] not in ("已立", "部分", "尚未")] == []


def test_what_is_said_to_stand_says_where_and_by_which_test():
    assert [row[0] for row in ROWS if row[2] != "尚未" and not (row[3] and row[4])] == []


def test_every_test_named_exists():
    named = {quoted for row in ROWS for quoted in re.findall(r"`([^`]+)`", row[4])}
    missing = [name for name in named if f"def {name.partition('::')[2]}(" not in (HOME / "tests" / name.partition("::")[0]).read_text("utf-8")]
    assert missing == []


def test_every_page_command_and_file_named_exists():
    for quoted in (quoted for row in ROWS for quoted in re.findall(r"`([^`]+)`", row[3])):
        if quoted.startswith("bin/gongjian "):
            assert quoted.split()[1] in get_commands()
        elif quoted.startswith("/"):
            resolve(f"{quoted}1" if quoted == "/problems/" else quoted.replace("/N/", "/1/"))
        else:
            assert (HOME / quoted).exists() or (HOME / "gongjian" / quoted).exists(), quoted


def test_the_sum_at_the_top_is_the_sum():
    counted = Counter(row[2] for row in ROWS)
    assert f"已立 {counted['已立']} 条，部分 {counted['部分']} 条，尚未 {counted['尚未']} 条" in DOC
