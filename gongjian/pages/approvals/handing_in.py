"""/approvals/handing-in: which units handed in the list of their projects, which are late: the list of the late is there by itself on the day after (M31)."""
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.approvals.acts import hand_in
from gongjian.approvals.handing_in import Handed, handed
from gongjian.pages.approvals.views import views
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit, UnitStanding

COLUMNS = (
    Column("", "light"), Column("单位", "name"), Column("一季度计划开工", "num", unit="个"), Column("已编清单", "num", unit="个"), Column("首次报送", "day"),
    Column("最近报送", "day"), Column("情况", "long"), Column("办理"),
)


def handing_in(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    due, year = due_on(eyes), eyes.at.next_year
    seen = dict(eyes.lens.see(Unit).order_by("order", "pk").values_list("unit_id", "short"))
    told = {one.unit: one for one in handed(eyes.when, request.user.area, year) if one.unit in seen}
    rows = [row_of(eyes, told[key], name, due) for key, name in seen.items() if key in told]
    rows.sort(key=lambda row: not is_late(row))
    idle = [name for key, name in seen.items() if key not in told and key in answering(eyes)]
    return eyes.render("gongjian/table.html", {
        "title": "前期手续清单报送", "sub": sub(list(told.values()), due, eyes.on), "acts": views(eyes, "handing-in"),
        "crumb": [{"label": "手续", "url": eyes.keep(reverse("approvals"))}, {"label": "清单报送"}],
        "table": Table(
            COLUMNS, rows, caption="前期手续清单报送", empty=f"没有 {year} 年一季度计划新开工的项目", empty_small="无任务，不必报送",
            foot=f"无任务（没有一季度计划新开工的项目）：{'、'.join(idle)}" if idle else "",
        ),
    })


def due_on(eyes: Look) -> date | None:
    """The plan's day, 11-25 of this winter."""
    said = eyes.drive.rules.get("rhythm", {}).get("approvals_due") if eyes.drive else None
    return date.fromisoformat(said) if said else None


def answering(eyes: Look) -> set[int]:
    kinds = (Unit.Kind.TOWNSHIP, Unit.Kind.ZONE, Unit.Kind.DEPARTMENT)
    return set(UnitStanding.objects.at(eyes.when).filter(kind__in=kinds).values_list("unit_id", flat=True))


def is_late(row: Row) -> bool:
    return "没有报送，已过" in getattr(row.cells[6], "text", "")


def sub(told: list[Handed], due: date | None, on: date) -> str:
    late = sum(one.late(on, due) for one in told)
    done = sum(one.first_on is not None for one in told)
    after = sum(one.first_on is not None and due is not None and one.first_on > due for one in told)
    parts = [f"应报 {len(told)} 家", f"已报 {done} 家", f"逾期未报 {late} 家" if late else "", f"其中迟报 {after} 家" if after else ""]
    return " · ".join(filter(None, [f"{due.month}月{due.day}日前报县审批局" if due else "方案没有定报送日期", *parts]))


def row_of(eyes: Look, one: Handed, name: str, due: date | None) -> Row:
    colour, words, tone = stands(one, due, eyes.on)
    may = eyes.desk().may(hand_in, Unit.objects.get(pk=one.unit)) if eyes.lens.seat and eyes.lens.seat.unit_id == one.unit else False
    return Row(
        [
            light(colour, words), name, str(len(one.projects)), str(len(one.projects) - len(one.bare)), one.first_on.isoformat() if one.first_on else "",
            one.last.occurred_on.isoformat() if one.last else "", Cell(words, tone=tone), Cell("报送", reverse("hand-in", args=[one.unit])) if may else "",
        ],
        eyes.keep(f"{reverse('approvals')}?unit={one.unit}"),
    )


def stands(one: Handed, due: date | None, on: date) -> tuple[str, str, str]:
    """(light, words, tone)."""
    if one.first_on is None:
        colour, words, late = limit_of(due, on)
        return colour, f"没有报送，已过 {(on - due).days} 天" if late and due else f"没有报送，{words}", "late" if late else ""
    tardy = f"，迟 {(one.first_on - due).days} 天" if due and one.first_on > due else ""
    if one.missed:
        names = "、".join(one.projects[key] for key in one.missed[:3])
        return "Y", f"报送后又有 {len(one.missed)} 个项目没有报：{names}{'等' if len(one.missed) > 3 else ''}", "near"
    return "G", f"已报全{tardy}", ""


urls = [path("approvals/handing-in", handing_in, name="handing-in")]
