"""Three real lists come in whole: every row, the right columns, the right totals (added up independently)."""
import csv
from pathlib import Path

import pytest

from gongjian.intake.understand import understand

LISTS = next((found for parent in Path(__file__).resolve().parents if (found := parent.parent / "shared" / "data" / "lists").is_dir()), None)
pytestmark = pytest.mark.skipif(LISTS is None, reason="the real lists (../shared/data/lists) are not here")
HEADLESS = {"A": "number", "B": "name", "C": "nature", "D": "content", "E": "total", "F": "year_plan", "G": "start_year", "H": "end_year", "I": "funding", "J": "leaders",
            "K": "unit", "L": "service_unit", "N": "sector"}


def read(name: str):
    return understand((LISTS / name).read_bytes(), name)


def added(name: str, column: int, skip: int) -> float:
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        return sum(float(row[column]) for row in list(csv.reader(file))[skip:] if row[column].strip("— "))


@pytest.mark.parametrize("name", ["2018_重点项目_100.csv", "2018_重点项目_无表头.xlsx"])
def test_a_hundred_rows_without_a_heading(name):
    (sheet,) = read(name).sheets
    assert sheet.kind == "list" and len(sheet.rows) == 100 and {column.letter: column.word for column in sheet.columns} == HEADLESS
    assert sum(row.cells["total"] for row in sheet.rows) == added("2018_重点项目_100.csv", 4, 1) * 10_000
    assert sum(row.cells["year_plan"] for row in sheet.rows) == added("2018_重点项目_100.csv", 5, 1) * 10_000
    assert sheet.year == 2018 and not sheet.errors and sheet.rows[0].number == 2
    assert sheet.rows[0].cells["leaders"] == ("周庆荣", "明怀宇") and sheet.rows[50].cells["leaders"] == ("童华",) and sheet.rows[43].cells["name"] == "十堰恒大城二期"
    assert all(row.cells["start_year"] <= row.cells["end_year"] for row in sheet.rows)


def test_a_hundred_and_five_rows_with_database_headings():
    name = "2021_重点项目_105.csv"
    (sheet,) = read(name).sheets
    assert sheet.kind == "list" and len(sheet.rows) == 105 and sheet.year == 2021 and not sheet.errors
    words = {column.heading: column.word for column in sheet.columns}
    assert words == {"pid": "number", "pname": "name", "property": "nature", "intro": "content", "investment": "total", "invest_plan": "year_plan", "invest_accum": "invested",
                     "start": "start_year", "finish": "end_year", "investby": "funding", "p_incharge": "leaders", "oid": "unit", "oid_1": "other", "oid_serve": "service_unit",
                     "oid_serve_1": "other", "level": "level", "alert": "alert", "type": "sector", "phase": "other", "notes": "remarks", "online": "other"}
    for word, column in (("total", 4), ("year_plan", 5), ("invested", 6)):
        assert sum(row.cells.get(word, 0) for row in sheet.rows) == added(name, column, 1) * 10_000
    assert sheet.rows[0].cells["unit"] == "1" and sum("数字编号" in warning.reason for warning in sheet.warnings) == 2


def test_the_quarterly_roadmap_and_the_lists_that_are_no_projects():
    (sheet,) = read("2018_季度路线图.csv").sheets
    assert sheet.kind == "list" and len(sheet.rows) == 99 and any("只有序号 92" in note.reason for note in sheet.notes)
    for quarter, column in zip(("q1_plan", "q2_plan", "q3_plan", "q4_plan"), (4, 6, 8, 10), strict=True):
        assert sum(row.cells.get(quarter, 0) for row in sheet.rows) == added("2018_季度路线图.csv", column, 1) * 10_000
    assert [read(name).sheets[0].kind for name in ("2021_单位.csv", "2021_手续环节.csv")] == ["scratch", "scratch"]
