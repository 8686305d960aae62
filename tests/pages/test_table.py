"""Tables: safe, aligned, and each cell what it was told to be."""
import pytest
from django.template.loader import render_to_string

from gongjian.pages.drawing import light
from gongjian.pages.table import Cell, Column, Group, Row, Table

NAME, MONEY = Column("项目名称", "name"), Column("累计", "num", group="投资", unit="万元")


def shown(table, **context):
    return render_to_string("gongjian/parts/table.html", {"data": table} | context)


def test_text_is_escaped_and_drawings_are_not():
    body = Table([NAME, MONEY, Column("", "light")], [Row(["<b>羊</b>", Cell("&", small="<i>"), light("R")], url='/p?a="1"')]).body
    assert "&lt;b&gt;羊" in body and "<i>" not in body and "<svg" in body and 'href="/p?a=&quot;1&quot;"' in body


def test_the_name_column_heads_its_row_and_carries_the_link():
    body = Table([MONEY, NAME], [Row(["0", "肉羊"], url="/projects/7")]).body
    assert '<td class="num">0</td><th scope="row" class="name"><a href="/projects/7">肉羊</a></th>' in body


def test_zero_nothing_and_no_task_are_three_things():
    assert [Table([MONEY], [Row([cell])]).body.count(said) for cell, said in (("0", ">0<"), (None, "></td>"), ("无任务", "无任务"))] == [1, 1, 1]


def test_groups_of_columns_make_two_rows_of_headings():
    above, below = Table([NAME, MONEY, Column("完成率", "share", group="投资")], []).headings
    assert [(head.label, head.colspan, head.rowspan) for head in above] == [("项目名称", 1, 2), ("投资", 2, 1)]
    assert [head.label for head in below] == ["累计", "完成率"]


def test_totals_groups_sorting_and_struck_rows_are_drawn():
    columns = [Column("项目名称", "name", sort_url="?sort=name", sorted="ascending"), MONEY]
    drawn = shown(Table(columns, [Group("嘉峰镇", "2 个"), Row(["羊", "1"], struck=True)], ["合计", "1"]), list="list")
    assert 'aria-sort="ascending"' in drawn and 'hx-target="#list"' in drawn and "<tfoot>" in drawn
    assert 'colspan="2"' in drawn and "class=struck" in drawn and "嘉峰镇" in drawn


def test_a_table_without_rows_says_so():
    assert "没有符合条件的记录" in shown(Table([NAME], []))


def test_a_row_of_the_wrong_length_is_an_error():
    with pytest.raises(ValueError):
        _ = Table([NAME, MONEY], [Row(["羊"])]).body
