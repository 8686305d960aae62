"""公文: what is being drafted and what was issued, as far as one may see."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.listing import Listing, listing
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.papers import acts
from gongjian.papers.flow import Step
from gongjian.papers.kinds import every_kind
from gongjian.papers.seen import seen, sees_drafts

COLUMNS = (Column("文号"), Column("标题", "name"), Column("种类"), Column("环节"), Column("日期", "day"), Column("起草人"))
DONE = (Step.SIGNED, Step.WITHDRAWN)


def papers(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = chosen(asked, seen(eyes.lens))
    first, last = asked.span(len(rows))
    known = every_kind()
    fields = [
        asked.select("kind", "种类", [(key, kind.title) for key, kind in known.items()]),
        asked.select("year", "年份", [(str(year), f"{year}年") for year in years(rows, asked)]),
        asked.select("step", "环节", [("open", "办理中"), ("signed", "已签发"), ("withdrawn", "已作废")]) if sees_drafts(eyes.lens) else None,
    ]
    empty = "还没有公文" if not any(asked.chosen(name) for name in ("kind", "year", "step")) else "没有符合条件的公文"
    return eyes.render("gongjian/table.html", {
        "title": "公文", "sub": "起草、核稿、签发、取号；签发即冻结，原件不再变", "landscape": True, "acts": offered(eyes),
        "filter": asked.filter([field for field in fields if field]), "paging": asked.paging(len(rows), "件"),
        "table": Table(COLUMNS, list(grouped(eyes, rows[first:last])), caption="公文", empty=empty, empty_small="签发后的公文全县干部可见"),
    })


def chosen(asked: Listing, rows) -> list:
    """Those in work first, then what was issued, the latest first."""
    if asked.chosen("kind"):
        rows = rows.filter(kind=asked.chosen("kind"))
    if (year := asked.chosen("year")).isdecimal() and len(year) < 6:
        rows = rows.filter(stands_on__year=int(year))
    match asked.chosen("step"):
        case "open":
            rows = rows.exclude(stands__in=DONE)
        case "signed" | "withdrawn" as step:
            rows = rows.filter(stands=step)
    order = {Step.SIGNED: 1, Step.WITHDRAWN: 2}
    return sorted(rows, key=lambda row: order.get(row.stands, 0))


def years(rows: list, asked: Listing) -> list[int]:
    """Years there are papers of, and the one asked for, so that it can be unasked."""
    said = asked.chosen("year")
    return sorted({row.stands_on.year for row in rows} | ({int(said)} if said.isdecimal() and len(said) < 6 else set()), reverse=True)


def grouped(eyes: Look, rows: list):
    titles, above, to = {Step.SIGNED: "已签发", Step.WITHDRAWN: "已作废"}, None, eyes.way("paper")
    for row in rows:
        group = titles.get(row.stands, "办理中")
        if group != above:
            above = group
            yield Group(group)
        step = Step(row.stands)
        number = row.number or Cell("未取号", tone="quiet")
        kind = every_kind().get(row.kind)
        yield Row(
            [number, row.title, kind.title if kind else row.kind, step.label, row.stands_on.isoformat(), row.begun_by_name or ""], to(row.pk),
            struck=step == Step.WITHDRAWN,
        )


def offered(eyes: Look) -> list[dict]:
    desk = eyes.desk()
    found = []
    if any(desk.may(acts.draft, kind) for kind in every_kind().values()):
        found.append({"label": "起草公文", "url": reverse("paper-kinds"), "key": True})
    if sees_drafts(eyes.lens):
        found.append({"label": "文号登记", "url": eyes.keep(reverse("paper-numbers"))})
    return found


urls = [path("papers", papers, name="papers")]
