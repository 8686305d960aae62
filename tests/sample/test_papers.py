"""Papers of the sample county on two days: their figures are those of the lists, the indicators and the ledger."""
import pytest

from gongjian.indicators.standing import spoken, target_lines
from gongjian.inspections.models import Inspection
from gongjian.inspections.reading import month_summary
from gongjian.packs.pack import pack
from gongjian.papers.kinds import every_kind, kind
from gongjian.papers.plain import plain
from gongjian.papers.troubles import ASSIGNED, OVERDUE, rows
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.stocktake.models import Decision
from tests.sample.looking import at

DAYS = ["2023-12-13", "2024-02-20"]


def answers(look: At, key: str) -> dict[str, str]:
    """What the kind must be told, from what it offers."""
    asks = {ask.name: ask for ask in kind(key).asks}
    first = "unit" if key in ("assignment", "pressing") else next((name for name, ask in asks.items() if ask.required), "")
    return {first: asks[first].choices(look)[0][0]} if first else {}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("key", ["assignment", "pressing", "material", "minutes", "inspection", "bulletin", "weekly"])
def test_every_kind_is_drafted_on_any_day_and_the_same_look_gives_the_same_paper(sample, key, day):
    assert key in every_kind()
    papers = [kind(key).drafted(look, answers(look, key)) for look in (at(day, known=True), at(day, known=True))]
    assert papers[0] == papers[1]
    said = "\n".join(plain(papers[0]))
    assert len(said) > 200
    assert "None" not in said


@pytest.mark.parametrize("day", DAYS)
def test_the_bulletins_targets_and_lists_are_what_the_house_says(sample, day):
    look = at(day)
    paper, lines = kind("bulletin").drafted(look, {}), {line.target.title: line for line in target_lines(look) if line.asked is not None}
    told = paper.block("whole-targets-table").rows
    assert [row[0] for row in told] == list(lines)
    assert [row[3] for row in told if lines[row[0]].begun] == [spoken(line, line.done) for line in lines.values() if line.begun]
    for number in (5, 6, 7):
        table, count = paper.block(f"sheet-{number}-rows"), sheet(number).count(look)
        assert (len(table.rows) if table else 0) == count
    late = rows(look, ASSIGNED & OVERDUE)
    assert len(paper.block("late-rows").rows) == len(late) > 0
    assert f"逾期未办结{len(late)}项" in paper.block("front-problems-said").text


def test_the_bulletin_of_13_december_says_what_the_county_must_hear(sample):
    paper = kind("bulletin").drafted(at("2023-12-13"), {})
    assert "四季度固定资产投资完成31.2亿元，为目标44.3亿元的70.4%，落后序时10.2个百分点" in paper.block("whole-targets-said").text
    assert "四季度入统项目完成21个，为目标38个的55.3%" in paper.block("whole-targets-said").text
    assert "固县乡（3个）" in paper.block("blamed-silent-said").text
    assert [row[0] for row in paper.block("league-1-rows").rows] == ["—"]
    places = [int(row[0]) for row in paper.block("league-0-rows").rows]
    assert places == sorted(places)
    scores = [float(row[2]) for row in paper.block("league-0-rows").rows]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 12


def test_it_holds_no_official_figure_of_a_unit_and_no_completed_investment_of_a_project(sample):
    for day in DAYS:
        for block in kind("bulletin").drafted(at(day), {}).blocks:
            for column in getattr(block, "columns", ()):
                assert "统计" not in column.group + column.label, block.key
                assert block.key not in ("sheet-5-rows", "sheet-6-rows", "sheet-7-rows") or "完成" not in column.label


def test_the_material_is_the_pack_and_the_minutes_are_the_decisions(sample):
    look = at("2023-12-13")
    paper = kind("material").drafted(look, {})
    for section in pack(look, "county").sections:
        assert len(paper.block(f"{section.key}-rows").rows) == len(section)
    for key, title in kind("minutes").asks[0].choices(look):
        decided = Decision.objects.as_of(look.when).filter(sitting=int(key)).count()
        table = kind("minutes").drafted(look, {"sitting": key}).block("decisions")
        assert len(table.rows) == decided, title


def test_the_inspection_bulletin_counts_what_the_months_inspections_found(sample):
    look = at("2024-02-20")
    for month, _ in kind("inspection").asks[0].choices(look):
        told = month_summary(look.lens.see(Inspection), look.on.fromisoformat(f"{month}-01"), look.when)
        named = [row for row in told.rows if row.published_on]
        paper = kind("inspection").drafted(look, {"month": month})
        assert sum(int(row[4]) for row in paper.block("points").rows) == sum(row.findings for row in named)
        if named:
            assert f"发现问题{sum(row.findings for row in named)}个" in paper.block("whole-said").text
            assert len(paper.block("marks-rows").rows) == len(named)


def test_the_letter_to_a_unit_holds_every_problem_it_is_late_with(sample):
    look = at("2023-12-13")
    units = kind("pressing").asks[1].choices(look)
    assert units
    for name, _ in units:
        said = "\n".join(plain(kind("pressing").drafted(look, {"unit": name})))
        for row in rows(look, ASSIGNED & OVERDUE):
            if row.lead_name == name and row.desk == f"unit:{row.lead_id}":
                assert row.what in said or row.project_name in said
