"""填报导入: sending a file in, the files that are here, the receipts of what came in and taking one back."""
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongjian.intake.applying import receive
from gongjian.intake.arrivals import read, take_in
from gongjian.intake.models import Arrival, Receipt
from gongjian.intake.receipts import undo
from gongjian.pages import clock
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.posts import Role
from gongjian.timeline.refused import Refused

SHOWN = 50


class FileForm(forms.Form):
    file = forms.FileField(
        label="文件", help_text="项目清单、问题清单都可以，Excel（.xlsx、.xls）、WPS（.et）、.ods、.csv，不用改表头。先看懂了什么、会改变什么，再决定导入。",
        error_messages={"required": "请选择文件", "empty": "这是空文件"},
    )


def page(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    may = eyes.desk().may(receive, None, "receive")
    if request.method == "POST":
        if not may:
            raise Refused("过去的日子只能看。请回到今天再导入" if eyes.lens.past else "导入由攻坚办或责任单位办理")
        if form.is_valid():
            try:
                arrival = take_in(form.cleaned_data["file"].read(), form.cleaned_data["file"].name, request.user, clock.now())
            except Refused as no:
                form.add_error("file", no.reason)
            else:
                read(arrival, eyes.lens)
                return HttpResponseRedirect(reverse("arrival", args=[arrival.pk]))
    return eyes.render(
        "gongjian/intake.html",
        {"title": "填报导入", "form": form, "may": may, "submit": "读一读", "arrivals": arrivals(eyes), "receipts": receipts(eyes)},
        status=422 if form.errors else 200,
    )


def mine(eyes: Look, rows):
    """The office sees every file; others what they sent themselves."""
    rows = rows.filter(area=eyes.request.user.area)
    return rows if eyes.lens.seat and eyes.lens.seat.role == Role.OFFICE else rows.filter(by=eyes.request.user)


def arrivals(eyes: Look) -> Table:
    rows = mine(eyes, Arrival.objects.select_related("by")).order_by("-pk")[:SHOWN]
    return Table(
        [Column("文件", "name"), Column("收到", "day"), Column("经手人"), Column("状态", "long")],
        [
            Row(
                [row.name, _moment(row.came_at), row.by.name if row.by else "", row.failed or ("已读" if row.ready else "正在读")],
                reverse("arrival", args=[row.pk]),
            )
            for row in rows
        ],
        empty="还没有收到文件",
    )


def receipts(eyes: Look) -> Table:
    rows = mine(eyes, Receipt.objects.select_related("by", "source", "undone_by")).order_by("-pk")[:SHOWN]
    return Table(
        [Column("回执", "no"), Column("文件", "name"), Column("时间", "day"), Column("经手人"), Column("新增", "num"), Column("更改", "num"),
         Column("相同", "num"), Column("记下事实", "num"), Column("状态")],
        [
            Row([str(row.pk), row.source.title, _moment(row.made_at), row.by.name if row.by else "命令行", str(row.new), str(row.changed), str(row.same),
                 str(row.facts), _state(row)], "" if row.undoes_id else reverse("receipt", args=[row.pk]))
            for row in rows
        ],
        empty="还没有导入过",
    )


def _state(row: Receipt) -> str | Cell:
    if row.undoes_id:
        return f"撤销第 {row.undoes_id} 号"
    return "已撤销" if hasattr(row, "undone_by") else "有效"


def _moment(at) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """One receipt, and the way back."""
    eyes = look(request)
    row = mine(eyes, Receipt.objects.select_related("by", "source")).filter(pk=pk).first()
    if row is None:
        raise Http404
    desk = eyes.desk()
    open_ = not row.undoes_id and not hasattr(row, "undone_by") and desk.may(undo, None, "receive")
    facts = [
        {"label": "文件", "text": row.source.title}, {"label": "文件哈希", "text": row.source.sha256}, {"label": "时间", "text": _moment(row.made_at)},
        {"label": "经手人", "text": row.by.name if row.by else "命令行"},
        {"label": "结果", "text": f"新增 {row.new}、更改 {row.changed}、相同 {row.same}，记下 {row.facts} 条事实"}, {"label": "状态", "text": _state(row)},
        *([{"label": "没有撤销", "text": back.remarks}] if (back := getattr(row, "undone_by", None)) and back.remarks else []),
    ]
    return eyes.render("gongjian/receipt.html", {
        "title": f"第 {row.pk} 号导入回执", "crumb": [{"label": "填报导入", "url": reverse("intake")}, {"label": f"第 {row.pk} 号回执"}],
        "facts": facts, "open": open_, "url": reverse("receipt-undo", args=[row.pk]),
    })


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    row = mine(eyes, Receipt.objects.select_related("source")).filter(pk=pk).first()
    desk = eyes.desk()
    if row is None or not desk.may(undo, None, "receive"):
        raise Refused("撤销导入由经手人或攻坚办在当天的页面办理")
    back = undo(row, desk.told(request.POST.get("note", "")))
    messages.success(request, f"已撤销第 {row.pk} 号回执：记下 {back.facts} 条撤销，记为第 {back.pk} 号回执。{back.remarks}")
    return HttpResponseRedirect(reverse("intake"))


urls = [
    path("intake", page, name="intake"),
    path("intake/receipts/<int:pk>", receipt, name="receipt"),
    path("intake/receipts/<int:pk>/undo", take_back, name="receipt-undo"),
]
