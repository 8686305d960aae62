"""The Gantt chart on the screen: names as links beside the days, rows at one height with the drawing, the patterns explained, an empty one said."""
import re
from datetime import date, timedelta
from html.parser import HTMLParser

from gongjian.pages.drawing.gantt import gantt
from gongjian.papers.gantt import Gantt, Mark, Row, Span, Stage

ON = date(2023, 12, 13)
EVIL = '"><script>alert(1)</script>'
ROWS = (
    Stage("立项用地"), Row("land", "用地预审与选址意见书", (Span("done", ON - timedelta(20), ON - timedelta(8)),), "12月5日 办结", True, url="/a#land"),
    Row("eia", "环评", (Span("spent", ON - timedelta(5), ON), Span("left", ON + timedelta(1), ON + timedelta(9)), Span("spare", ON + timedelta(10), ON + timedelta(12)))),
)


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("rect", "line", "circle", "path", "br", "img", "i"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in ("rect", "line", "circle", "path", "i"):
            self.wrong.append(tag)


def test_every_row_of_the_drawing_has_its_name_beside_it_as_a_link():
    drawn = gantt(Gantt(ON, ROWS))
    names = re.findall(r"<li [^>]*>", drawn.split("</ol>")[0])
    assert len(names) == len(ROWS) and '<a href="/a#land">' in drawn and 'class="stage"' in drawn
    assert '<span class="hidden">关键：</span>' in drawn


def test_the_legend_explains_what_is_there_and_nothing_else():
    drawn = gantt(Gantt(ON, ROWS)).split('class="legend')[1]
    assert "已办结" in drawn and "在办已过" in drawn and "富余" in drawn and "◆ 粗框" in drawn
    assert "停表" not in drawn and "未启动" not in drawn and "灰底" not in drawn


def test_the_names_begin_where_the_rows_begin_however_many_lines_the_marks_take():
    marks = tuple(Mark("likely", ON + timedelta(n), f"预计开工 {n}") for n in range(3))
    assert 'class="gantt marks-1"' in gantt(Gantt(ON, ROWS)) and 'class="gantt marks-3"' in gantt(Gantt(ON, ROWS, marks))


def test_it_is_said_in_a_sentence_for_who_does_not_see_it_and_nothing_is_styled_in_place():
    drawn = gantt(Gantt(ON, ROWS, says="预计 1月5日 开工"))
    assert 'role="img" aria-label="预计 1月5日 开工"' in drawn and "style=" not in drawn and "<script" not in drawn


def test_words_are_escaped_and_the_picture_is_well_formed():
    drawn = gantt(Gantt(ON, (Stage(EVIL), Row("x", EVIL, (Span("ahead", ON, ON),), EVIL, True, ON, EVIL)), (Mark("today", ON, EVIL),), says=EVIL))
    outline = Outline()
    outline.feed(drawn)
    assert "<script" not in drawn and outline.open == outline.wrong == []


def test_no_rows_is_a_sentence_and_not_an_empty_frame():
    assert "<svg" not in gantt(Gantt(ON, ())) and "还没有要办的手续" in gantt(Gantt(ON, (Stage("立项"),)))
