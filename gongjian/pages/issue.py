"""Issuing a list: 文号, 时限, 任务; what each row still lacks is shown before anything is frozen (M48, M49)."""
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from gongjian.pages import clock
from gongjian.pages.look import Look, look
from gongjian.pages.rows import heads
from gongjian.pages.sheet import found, numeral
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.reading.shown import shown
from gongjian.sheets.issuing import lacking, persons_of, put_out
from gongjian.sheets.registry import Sheet
from gongjian.sheets.table import Table as List
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source

PREVIEWED = 200


class IssueForm(forms.Form):
    number = forms.CharField(label="文号", max_length=80, help_text="如 沁攻坚办〔2023〕3号")
    due_on = forms.DateField(label="时限", widget=forms.DateInput({"type": "date"}), help_text="行内自有更早时限的，以行内为准")
    duty = forms.CharField(label="任务", max_length=200, widget=forms.Textarea({"rows": 2}), help_text="每一行的责任人须完成什么")


def issue(request: HttpRequest, number: int) -> HttpResponse:
    eyes, told = look(request), found(number)
    desk = eyes.desk()
    if not desk.may(put_out, None, "issue"):
        desk.do(put_out, None, kind="issue")  # says why not
    rule = eyes.drive.list_rule(number) if eyes.drive else {}
    due = rule.get("deadline") or ""
    usual = {"duty": rule.get("duty") or told.duty, "due_on": due if due >= eyes.on.isoformat() else ""}
    form = IssueForm(request.POST or None, initial=usual)
    table = told.table(eyes.at)
    if request.method == "POST" and form.is_valid() and (made := sent(told, eyes, form)):
        messages.success(request, f"{table.title}已下发，列名 {len(table)} 项。")
        return HttpResponseRedirect(reverse("issue", args=[made]))
    persons = persons_of(told, eyes.at, table)
    return eyes.render("gongjian/issue.html", {
        "title": f"下发：{table.title}", "form": form, "submit": "下发并冻结", "cancel": reverse("sheet", args=[number]),
        "crumb": [
            {"label": "九张清单", "url": reverse("sheets")},
            {"label": f"清单{numeral(number)}", "url": reverse("sheet", args=[number])}, {"label": "下发"},
        ],
        "intro": readiness(len(table), len(lacking(persons))), "preview": preview(told, table, persons),
        "count": len(table), "over": len(table) > PREVIEWED,
    })


def sent(told: Sheet, eyes: Look, form: IssueForm) -> int | None:
    """The new issue's key; None when refused, the reason then stands on the form."""
    officer, title = eyes.request.user, f"下发清单{numeral(told.number)}"
    source = Source(area=officer.area, kind=Source.Kind.FORM, title=title, made_at=clock.now(), by=officer)
    try:
        source.save()
        return eyes.desk(source).do(put_out, told, kind="issue", at=eyes.at, **form.cleaned_data)[0].pk
    except Refused as no:
        form.add_error(None, no.reason)
        source.delete()
        return None


def readiness(rows: int, unnamed: int) -> str:
    if not rows:
        return "这张清单现在没有内容，不必下发。"
    if unnamed:
        return f"共 {rows} 行，其中 {unnamed} 行没有责任人：补齐之前不能下发（M49）。"
    return f"共 {rows} 行，每行都有责任人。下发后内容、文件和时限即冻结，不再随数据变化。"


def preview(told: Sheet, table: List, persons: list[str]) -> Table:
    """Row by row who answers and until when; those who lack a person first."""
    head, own = heads(table), table.place(told.deadline) if told.deadline and told.deadline in {column.name for column in table.columns} else None
    order = sorted(range(len(table)), key=lambda place: bool(persons[place].strip()))[:PREVIEWED]
    rows = []
    for place in order:
        due = table.rows[place][own] if own is not None else None
        name = shown(table.columns[head].word, table.rows[place][head])
        limit = due.isoformat() if isinstance(due, date) else Cell("随文时限", tone="quiet")
        rows.append(Row([name, persons[place] or Cell("缺责任人", tone="late"), limit]))
    return Table((Column("列名", "name"), Column("责任人"), Column("行内时限", "day")), rows, caption="逐行预览", empty="清单里没有内容")


urls = [path("sheets/<int:number>/issue", issue, name="sheet-issue")]
