"""How a list changed: between two days, two issues, or an issue and a day. Came, left, changed cell by cell, since when and why."""
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.look import Look, look
from gongjian.pages.sheet import found, links, numeral
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.sheets.compare import Changed, Moved, Side, compare_sides
from gongjian.sheets.following import frozen, issues
from gongjian.sheets.registry import Sheet
from gongjian.targets.models import Issue

FORTNIGHT = timedelta(days=15)
PART = "gongjian/parts/table.html"


@dataclass(frozen=True)
class Chosen:
    """One side as asked for: a day, or an issue's key; nonsense is the usual day."""

    on: date
    issue: Issue | None = None

    @property
    def label(self) -> str:
        return f"{self.issue.number}（{self.issue.occurred_on} 下发）" if self.issue else f"{self.on}"

    @property
    def value(self) -> str:
        return str(self.issue.pk) if self.issue else self.on.isoformat()


def chosen(said: str, told: list[Issue], usual: date, latest: date) -> Chosen:
    if said.isdecimal() and len(said) < 12:
        issue = next((issue for issue in told if issue.pk == int(said)), None)
        if issue is None:
            raise Http404
        return Chosen(issue.occurred_on, issue)
    try:
        return Chosen(min(date.fromisoformat(said), latest))
    except ValueError:
        return Chosen(usual)


def side(told: Sheet, eyes: Look, what: Chosen) -> Side:
    """An issue speaks of the morning it was put out: what happened later that day came after it."""
    if what.issue:
        return Side(frozen(what.issue, eyes.at), what.on - timedelta(days=1))
    return Side(told.table(eyes.at.then(what.on)), what.on)


def compare(request: HttpRequest, number: int) -> HttpResponse:
    eyes, told = look(request), found(number)
    issued = [issue for issue in issues(eyes.at) if issue.sheet == number]
    before = chosen(request.GET.get("from", ""), issued, eyes.on - FORTNIGHT, eyes.on)
    after = chosen(request.GET.get("to", ""), issued, eyes.on, eyes.on)
    how = compare_sides(told, side(told, eyes, before), side(told, eyes, after), eyes.at.then(max(before.on, after.on)))
    to = links(told, eyes)
    return eyes.render("gongjian/compare.html", {
        "title": f"{told.named(eyes.at)}：变化", "sub": f"{before.label} → {after.label} · 未变 {how.same} 项",
        "crumb": [
            {"label": "九张清单", "url": eyes.keep(reverse("sheets"))},
            {"label": f"清单{numeral(number)}", "url": eyes.keep(reverse("sheet", args=[number]))}, {"label": "对比"},
        ],
        "filter": chooser(request, eyes, issued, before, after),
        "panels": [
            {"title": "新列入", "small": f"{len(how.came)} 项", "part": PART, "data": moved(how.came, to, "列入")},
            {"title": "已退出", "small": f"{len(how.left)} 项", "part": PART, "data": moved(how.left, to, "退出")},
            {"title": "有变化", "small": f"{len(how.changed)} 项", "part": PART, "data": altered(how.changed, to)},
        ],
    })


def moved(rows: list[Moved], to, verb: str) -> Table:
    columns = (Column("名称", "name"), Column(f"{verb}日期", "day"), Column("原因", "long"))
    return Table(columns, [Row([row.title, row.on.isoformat() if row.on else "", row.why], to(row.key)) for row in rows], empty=f"没有{verb}的")


def altered(rows: list[Changed], to) -> Table:
    """One line a cell: what was, what is."""
    told = []
    for row in rows:
        for place, (label, before, after) in enumerate(row.cells):
            name = row.title if not place else Cell(row.title, to(row.key), tone="quiet")
            told.append(Row([name, label, *(Cell(said or "空", tone="" if said else "quiet") for said in (before, after))], to(row.key)))
    return Table((Column("名称", "name"), Column("栏目"), Column("原为", "long"), Column("现为", "long")), told, empty="各栏没有变化")


def chooser(request: HttpRequest, eyes: Look, issued: list[Issue], before: Chosen, after: Chosen) -> dict:
    def select(name: str, label: str, now: Chosen) -> dict:
        days = sorted({now.on if not now.issue else eyes.on, eyes.on, eyes.on - FORTNIGHT, *_halves(eyes)}, reverse=True)
        options = [{"value": issue.pk, "label": f"{issue.number} 下发件", "on": now.issue == issue} for issue in issued]
        options += [{"value": day.isoformat(), "label": f"{day}（当日）", "on": not now.issue and now.on == day} for day in days]
        return {"name": name, "label": label, "kind": "select", "options": options}

    kept = [("on", request.GET["on"])] if "on" in request.GET else []
    return {"url": request.path, "fields": [select("from", "从", before), select("to", "到", after)], "kept": kept, "submit": "对比"}


def _halves(eyes: Look) -> list[date]:
    return [half.end for half in eyes.drive.half_months if half.end <= eyes.on] if eyes.drive else []


urls = [path("sheets/<int:number>/compare", compare, name="sheet-compare")]
