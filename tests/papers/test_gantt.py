"""A Gantt chart as a picture: every day in its place, nothing said by colour alone, nothing unsafe, nothing running into another."""
import re
from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from gongjian.papers.gantt import NAMES, Gantt, Mark, Row, Span, Stage, placed, rest_runs, width_of, wrapped, x_of
from gongjian.papers.gantt_svg import picture, plot

ON = date(2023, 12, 13)
DAYS = st.integers(-200, 300).map(lambda n: ON + timedelta(n))
SVG = "{http://www.w3.org/2000/svg}"


def day(n: int) -> date:
    return ON + timedelta(n)


def gantt(*rows, **said) -> Gantt:
    return Gantt(ON, rows, **said)


def bars(drawn: str, fill: str) -> list[tuple[float, float]]:
    """(left, width) in percent of the bars with such a fill."""
    return [(float(left), float(width)) for left, width in re.findall(rf'<rect x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%" height="12" fill="{re.escape(fill)}"', drawn)]


def test_a_bar_begins_with_its_first_day_and_ends_with_its_last():
    told = gantt(Row("a", "环评", (Span("ahead", day(10), day(19)),)))
    first, last = told.days
    whole = (last - first).days + 1
    (left, width), = bars(plot(told), "#ffffff")
    assert left == round((day(10) - first).days / whole * 100, 3) and width == round(10 / whole * 100, 3)


@given(st.lists(st.tuples(DAYS, st.integers(0, 60)), min_size=1, max_size=8), st.lists(DAYS, max_size=4))
def test_whatever_the_days_everything_lies_within_the_picture(spans, marks):
    rows = [Row(f"r{n}", f"事项{n}", (Span("done", start, start + timedelta(length)),), "办结") for n, (start, length) in enumerate(spans)]
    told = gantt(*rows, marks=tuple(Mark("likely", mark, f"{mark}") for mark in marks), rests=((day(3), day(4)),), chain=tuple(row.key for row in rows))
    for x in re.findall(r'x[12]?="([\d.]+)%"', plot(told)):
        assert 0 <= float(x) <= 100
    root = ElementTree.fromstring(picture(told))
    assert int(root.get("height")) == told.height and int(root.get("width")) == NAMES + told.wide


def test_what_lies_long_before_is_said_at_the_edge_and_does_not_squeeze_the_days_to_come():
    told = gantt(Row("a", "可研", (Span("done", day(-400), day(-390)),), "2022年11月18日 办结"), Row("b", "环评", (Span("ahead", day(1), day(20)),), "剩 14 个工作日"))
    assert told.days[0] >= day(-46) and "◂ 2022年11月18日 办结" in plot(told) and bars(plot(told), "#1d5d87") == []


def test_the_critical_way_is_an_edge_a_mark_and_a_line_and_not_a_colour():
    rows = (Row("a", "预审", (Span("done", day(-20), day(-3)),), critical=True), Row("b", "征收", (Span("left", day(4), day(30)),), critical=True), Row("c", "环评"))
    drawn = picture(gantt(*rows, chain=("a", "b")))
    assert drawn.count('stroke-width="2.4"') == 2 and drawn.count("◆") == 2 and "预审（关键）" in drawn and "环评（关键）" not in drawn
    assert drawn.count('stroke-width="1.2"') == 2 and picture(gantt(*rows)).count('stroke-width="1.2"') == 0


def test_states_are_told_apart_by_their_pattern():
    kinds = ("done", "spent", "left", "ahead", "stands")
    drawn = [plot(gantt(Row("a", "环评", (Span(kind, day(1), day(9)),)))).split("</defs>")[1] for kind in kinds]
    looks = {re.search(r'height="12" ([^/]*)/>', one)[1] for one in drawn}
    assert len(looks) == 5


def test_a_late_item_has_a_flag_at_its_limit():
    told = gantt(Row("a", "林地", (Span("spent", day(-10), ON),), "逾期 5 天", late=day(-5)))
    assert f'<svg x="{x_of(told, day(-5), 1)}%"' in plot(told) and 'fill="#b53325"' in plot(told)


def test_words_of_marks_never_run_into_one_another():
    marks = tuple(Mark("likely", day(n), f"预计开工 {n}日") for n in (20, 21, 22, 23))
    told = gantt(Row("a", "环评", (Span("ahead", day(1), day(90)),)), marks=marks)
    for line in placed(told):
        ends = 0.0
        for mark, at, anchor in line:
            size, px = width_of(mark.says, 11.5), at / 100 * told.wide
            left = {"start": px, "end": px - size, "middle": px - size / 2}[anchor]
            assert left >= ends
            ends = left + size
    assert len(placed(told)) == 4 and told.head > gantt().head


def test_rest_days_are_runs_of_days_that_are_not_worked():
    working = [date(2024, 2, 9), date(2024, 2, 18), date(2024, 2, 19), date(2024, 2, 21)]
    assert rest_runs(working, date(2024, 2, 9), date(2024, 2, 21)) == ((date(2024, 2, 10), date(2024, 2, 17)), (date(2024, 2, 20), date(2024, 2, 20)))


def test_a_long_name_takes_two_smaller_lines_and_a_longer_one_is_cut():
    assert wrapped("环境影响评价", 202) == (12.5, ["环境影响评价"])
    assert wrapped("水土保持方案审批（含弃渣场补充论证）", 202) == (10.5, ["水土保持方案审批（含弃渣场补充论证）"])
    size, two = wrapped("水土保持方案审批（含弃渣场补充论证和区域评估衔接说明）", 202)
    assert size == 10.5 and len(two) == 2 and "".join(two) == "水土保持方案审批（含弃渣场补充论证和区域评估衔接说明）"
    _, cut = wrapped("水" * 60, 202)
    assert len(cut) == 2 and cut[1].endswith("…") and all(width_of(line, 10.5) <= 202 for line in cut)


def test_words_are_escaped_and_stages_stand_above_their_rows():
    evil = '"><script>alert(1)</script>'
    drawn = picture(gantt(Stage(evil), Row("a", evil, (Span("left", ON, day(3)),), evil), marks=(Mark("today", ON, evil),)))
    assert "<script" not in drawn
    texts = [text.text for text in ElementTree.fromstring(drawn).iter(f"{SVG}text")]
    assert texts[0] == evil


def test_no_rows_is_an_empty_chart_that_still_shows_the_day():
    drawn = picture(gantt(marks=(Mark("today", ON, "今天 12月13日"),)))
    assert "今天 12月13日" in drawn and ElementTree.fromstring(drawn) is not None
