"""One unit on the day: its names over time, who answered for it (M56), its targets, its rows on the nine lists, its projects."""
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.http import urlencode

from gongjian.indicators.standing import MEASURE, target_lines
from gongjian.pages.look import Look, look
from gongjian.pages.sheet import numeral
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.pages.trips import trips
from gongjian.pages.units import figures
from gongjian.people.loading import LONG_AGO
from gongjian.people.models import PostStanding, Unit
from gongjian.people.posts import Rank
from gongjian.people.units import merged_into
from gongjian.projects.acts import card
from gongjian.projects.models import Project, SponsorStanding
from gongjian.promotion import acts as promotion
from gongjian.promotion.models import Signing
from gongjian.reading.say import say
from gongjian.sheets.registry import every_sheet
from gongjian.sheets.roll import Roll
from gongjian.timeline.money import wan

MOST = 20
TABLE, FACTS, LOG = (f"gongjian/parts/{name}.html" for name in ("table", "facts", "log"))


def found(request: HttpRequest, pk: int) -> tuple[Look, Unit]:
    """Raises Http404 for a unit he does not see. One that is no more stays open to those who see all units."""
    eyes = look(request)
    unit = Unit.objects.filter(pk=pk, area__code__startswith=request.user.area).first()
    seen = unit and (eyes.lens.see(Unit).filter(unit=pk).exists() or (eyes.lens.sees_all(Unit) and unit.namings.as_of(eyes.when).exists()))
    if not unit or not seen:
        raise Http404
    return eyes, unit


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    eyes, told = found(request, pk)
    name = told.name_on(eyes.on)
    left = [
        {"title": "目标", "small": "各按自己的期间和口径", "part": TABLE, "data": targets(eyes, pk)},
        {
            "title": "项目", "part": TABLE, "data": projects(eyes, pk),
            "link": {"label": "全部项目", "url": eyes.keep(f"{reverse('projects')}?unit={pk}")},
        },
    ]
    right = [
        {"title": "谁负责", "small": f"{eyes.on} 在任", "part": FACTS, "data": posts(eyes, pk)},
        {"title": "在清单上", "part": TABLE, "data": lists(eyes, pk, name)},
        {"title": "名称沿革", "part": LOG, "data": names(eyes, told)},
    ]
    left += [panel for panel in (signings(eyes, told), trips(eyes, told)) if panel]
    right += [panel for panel in (sectors(eyes, told), acts(eyes, told)) if panel]
    meta = [[{"text": told.get_kind_display()}], [{"text": f"代码 {told.code}"}] if told.code else []]
    if not told.standings.at(eyes.when).exists():
        meta.append(gone(eyes, told))
    return eyes.render("gongjian/thing.html", {
        "title": name, "meta": [item for item in meta if item], "left": left, "right": right,
        "crumb": [{"label": "单位", "url": eyes.keep(reverse("units"))}, {"label": name}],
    })


def sectors(eyes: Look, told: Unit) -> dict | None:
    """包行业 (M47): which sectors the unit's leaders answer for on the day."""
    leaders = PostStanding.objects.at(eyes.when).filter(unit=told).values("officer")
    rows = SponsorStanding.objects.at(eyes.when).filter(project=None, leader__in=leaders).order_by("sector")
    data = [{"label": row.sector, "text": row.leader_name, "small": f"{row.from_on} 起"} for row in rows]
    return {"title": "包保行业", "part": FACTS, "data": data} if data else None


def signings(eyes: Look, told: Unit) -> dict | None:
    """What the unit brought in, framework agreements told apart: they are not counted (rules.md §4)."""
    rows = Signing.objects.as_of(eyes.when).filter(unit=told).order_by("-occurred_on", "-pk")[:MOST]
    table = Table(
        [Column("签约", "day"), Column("项目", "name"), Column("投资方", "unit"), Column("协议"), Column("总投资", "num", unit="万元")],
        [Row([row.occurred_on.isoformat(), row.title, row.investor, row.get_kind_of_display(), wan(row.total)]) for row in rows],
    )
    return {"title": "签约", "part": TABLE, "data": table} if rows else None


def acts(eyes: Look, told: Unit) -> dict | None:
    """What may be done here today."""
    desk, leading = eyes.desk(), told.kind == Unit.Kind.LEADERS
    working = [("记签约", "sign", promotion.sign), ("记外出招商", "travel", promotion.travel), ("登记项目", "", card.register)]
    offered = [("包行业", "sponsor-sector", card.sponsor_sector)] if leading else working
    data = [
        {"label": label, "url": reverse(name, args=[told.pk]) if name else reverse("register")} for label, name, act in offered if desk.may(act, told)
    ]
    return {"title": "办理", "part": "gongjian/parts/acts.html", "data": data} if data else None


def gone(eyes: Look, told: Unit) -> list[dict]:
    into = merged_into(told, eyes.when)
    if into is None:
        return [{"text": "已撤销", "strong": True}]
    return [{"text": "已撤并，并入 "}, {"text": into.name_on(eyes.on), "url": eyes.keep(reverse("unit", args=[into.pk]))}]


def posts(eyes: Look, pk: int) -> list[dict]:
    seats = PostStanding.objects.at(eyes.when).filter(unit=pk).select_related("officer").order_by("rank", "pk")
    told = [
        {
            "label": Rank(seat.rank).label, "text": f"{seat.officer.name}　{seat.title}",
            "small": " · ".join(filter(None, (seat.officer.masked_phone, f"{seat.from_on} 起"))),
        }
        for seat in seats
    ]
    here = {seat.rank for seat in seats}
    return told + [{"label": rank.label, "text": "没有登记"} for rank in (Rank.HEAD, Rank.DEPUTY) if rank not in here]


def targets(eyes: Look, pk: int) -> Table:
    columns = (Column("指标", "name"), Column("目标", "num"), Column("完成", "num", strong=True), Column("完成率", "num"), Column("进度", "bar"))
    rows = []
    for line in target_lines(eyes.at):
        part = next((part for part in line.units if part.unit == pk), None)
        if part:
            name = Cell(line.target.title, small=MEASURE[line.target.measure])
            rows.append(Row([name, *figures(line, part)], eyes.keep(reverse("target", args=[line.target.key]))))
    return Table(columns, rows, caption="目标", empty="没有下达给这个单位的目标")


def lists(eyes: Look, pk: int, name: str) -> Table:
    """How many rows of each list are this unit's; a problem is its solver's."""
    rows = []
    for sheet in every_sheet():
        if isinstance(sheet, Roll):
            field, column = ("lead", "lead_name") if sheet.about.__name__ == "Problem" else ("unit", "unit_name")
            count = sheet.rows(eyes.at).filter(**{field: pk}).count()
            where = eyes.keep(f"{reverse('sheet', args=[sheet.number])}?{urlencode({column: name})}") if count else ""
            rows.append(Row([Cell(f"{numeral(sheet.number)}　{sheet.named(eyes.at)}", where), str(count)]))
    return Table((Column("清单", "name"), Column("行数", "num")), rows, caption="在清单上")


def projects(eyes: Look, pk: int) -> Table:
    rows = say(eyes.lens.see(Project), Project, eyes.at, ("stage", "reported_year", "year_plan")).filter(unit=pk, withdrawn_on=None)
    count = rows.order_by().aggregate(n=Count("pk"))["n"]
    shown = rows.order_by("-total", "name").values_list("project_id", "name", "stage", "total", "year_plan", "reported_year")[:MOST]
    to = eyes.way("project")
    told = [Row([name, stage, *map(wan, money)], to(key)) for key, name, stage, *money in shown]
    columns = (Column("项目", "name"), Column("阶段"), *(Column(label, "num", unit="万元") for label in ("总投资", "年度计划", "本年完成")))
    foot = f"共 {count} 个，按总投资列前 {MOST} 个" if count > MOST else f"共 {count} 个"
    return Table(columns, told, caption="项目", empty="没有您可见的项目", foot=foot)


def names(eyes: Look, told: Unit) -> list[dict]:
    facts = told.namings.as_of(eyes.when).select_related("into").order_by("-occurred_on", "-pk")
    return [
        {
            "day": "" if fact.occurred_on == LONG_AGO else f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat(), "small": fact.note,
            "year": "" if fact.occurred_on == LONG_AGO else f"{fact.occurred_on.year}年",
            "text": f"撤并，并入{fact.into.name_on(fact.occurred_on)}" if fact.into else "撤销" if fact.ends else f"称“{fact.name}”",
        }
        for fact in facts
    ]


urls = [path("units/<int:pk>", unit, name="unit")]
