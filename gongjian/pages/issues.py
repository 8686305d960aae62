"""Issued lists: the register, and one issue as it was printed, its file and what became of its rows (M48, M49)."""
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.drawing import light
from gongjian.pages.listing import download, listing
from gongjian.pages.look import Look, look
from gongjian.pages.rows import page_of
from gongjian.pages.sheet import links, numeral
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.sheets import following
from gongjian.sheets.following import Followed, follow_up, frozen
from gongjian.sheets.registry import sheet
from gongjian.targets.models import Issue

WRITTEN = {"money": "万元", "yi": "亿元"}
NEAR = 3  # days before its limit a row is told as near
REGISTER = (Column("文号", "name"), Column("清单", "long"), Column("下发日", "day"), Column("时限", "day"), Column("跟踪", "long"), Column("经手人"))
FOLLOWED = (
    Column("", "light"), Column("列名", "name"), Column("责任人", "unit"), Column("任务", "long"), Column("时限", "day"), Column("现状", "long"),
)


def issues(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    told = [(issue, follow_up(issue, eyes.at)) for issue in following.issues(eyes.at)]
    rows = [
        Row([
            issue.number, f"{numeral(issue.sheet)}　{issue.title}", issue.occurred_on.isoformat(), issue.due_on.isoformat(),
            Cell(how.sentence, tone="late" if how.late else ""), issue.by.name if issue.by else "",
        ], eyes.keep(reverse("issue", args=[issue.pk])))
        for issue, how in told if how.rows
    ]
    return eyes.render("gongjian/table.html", {
        "title": "下发台账", "sub": "已下发的清单：内容、文件和时限冻结，逐行跟踪到销号", "landscape": True,
        "table": Table(REGISTER, rows, caption="下发台账", empty="还没有下发过清单", empty_small="在某张清单页上点“下发清单”，写明文号、时限和任务"),
    })


def found(request: HttpRequest, pk: int) -> tuple[Look, Issue, following.FollowUp]:
    """Raises Http404: none such on the day, or none of its rows is his to see."""
    eyes = look(request)
    issue = next((issue for issue in following.issues(eyes.at) if issue.pk == pk), None)
    how = follow_up(issue, eyes.at) if issue else None
    if issue is None or how is None or not how.rows:
        raise Http404
    return eyes, issue, how


def issue(request: HttpRequest, pk: int) -> HttpResponse:
    eyes, told, how = found(request, pk)
    to = links(sheet(told.sheet), eyes)
    table, asked = frozen(told, eyes.at), listing(request)
    first, last = asked.span(len(table))
    return eyes.render("gongjian/issued.html", {
        "title": told.title, "sub": f"{told.number} · {told.occurred_on} 下发 · 时限 {told.due_on} · {how.sentence}",
        "acts": acts(eyes, told, whole(eyes, told)),
        "crumb": [{"label": "下发台账", "url": eyes.keep(reverse("issues"))}, {"label": told.number}],
        "followed": Table(FOLLOWED, [state(row, eyes, to) for row in how.rows], caption="逐行跟踪"), "counted": how.sentence,
        "printed": page_of(table, first, last, to, sortable=False), "paging": asked.paging(len(table), "项"), "hash": told.file_sha256,
        "measure": measure(told),
    })


def measure(told: Issue) -> str:
    """单位 of the printed figures, where they share one."""
    money = {WRITTEN[column["shown_as"]] for column in told.columns if column["shown_as"] in WRITTEN}
    return f" · 单位：{money.pop()}" if len(money) == 1 else ""


def state(row: Followed, eyes: Look, to) -> Row:
    named, days = row.named, (row.named.due_on - eyes.on).days
    if row.settled_on:
        colour, said = "G", Cell(f"{row.settled_on} {row.how}", small="逾期办结" if row.late else "")
    elif row.late:
        colour, said = "R", Cell(f"逾期 {-days} 天", tone="late")
    else:
        colour, said = "Y" if days <= NEAR else "N", Cell(f"剩 {days} 天" if days else "今天到期", tone="near" if days <= NEAR else "")
    words = {"G": "已了", "R": "逾期", "Y": "临近", "N": "未到期"}
    return Row([light(colour, words[colour]), named.title, named.person, named.duty, named.due_on.isoformat(), said], to(named.subject_id))


def whole(eyes: Look, told: Issue) -> bool:
    """The printed file holds every row: it is only for those who see them all."""
    return eyes.lens.sees_all(sheet(told.sheet).about)


def acts(eyes: Look, told: Issue, every_row: bool) -> list[dict]:
    offered = [{"label": "与现在对比", "url": eyes.keep(f"{reverse('sheet-compare', args=[told.sheet])}?from={told.pk}"), "key": True}]
    before = [issue for issue in following.issues(eyes.at) if issue.sheet == told.sheet and issue.occurred_on < told.occurred_on]
    if before:
        between = f"{reverse('sheet-compare', args=[told.sheet])}?from={before[0].pk}&to={told.pk}"
        offered.append({"label": "与上次下发对比", "url": eyes.keep(between)})
    if every_row:
        offered.append({"label": "下载原件 Excel", "url": eyes.keep(reverse("issue-xlsx", args=[told.pk]))})
    return offered


def issue_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    eyes, told, _ = found(request, pk)
    file = Path(settings.MEDIA_ROOT) / told.file
    if not whole(eyes, told) or not file.exists():
        raise Http404
    return download(file.read_bytes(), f"{told.title}（{told.number}）.xlsx")


urls = [
    path("issues", issues, name="issues"), path("issues/<int:pk>", issue, name="issue"), path("issues/<int:pk>.xlsx", issue_xlsx, name="issue-xlsx"),
]
