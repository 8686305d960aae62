"""/reserve: the county's one pool on the day: targets in pairs, three quantities against last year, sizes, states, and what waits for whom."""
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.growing import sentence as grown
from gongjian.indicators.pools import Pools, pools
from gongjian.indicators.standing import MEASURE, TargetLine, pair_says, spoken, target_lines
from gongjian.pages.look import Look, look
from gongjian.pages.recall import recalled
from gongjian.pages.reserve import tables
from gongjian.pages.reserve.ways import ways
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import say
from gongjian.reserve.acts import course, rules

LEAD = "gongjian/parts/lead.html"


def home(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    told = recalled(eyes, ("reserve",), lambda: Said(eyes))
    return eyes.render("gongjian/summary.html", {
        "title": "谋划储备", "sub": sub(eyes, told.pools), "acts": acts(eyes), "lead": lead(told), "note": "",
        "left": [tables.pairs(eyes, told.pairs), tables.quantities(told.quantities), told.sizes],
        "right": [tables.queue(eyes, told.places), told.grades, told.axes],
    })


class Said:
    """What the page says, read once."""

    def __init__(self, eyes: Look):
        lines = {line.target.key: line for line in target_lines(eyes.at)}
        self.pairs: list[tuple[TargetLine, TargetLine]] = [
            (line, lines[line.target.paired_with]) for line in lines.values()
            if line.target.measure == "count" and "reserve" in line.target.indicator and line.target.paired_with in lines
        ]
        self.pools: Pools = pools(eyes.at)
        self.quantities = tables.compared(eyes)
        rows = say(eyes.lens.see(Project), Project, eyes.at, ("reserve_place",)).order_by().values("reserve_place").annotate(n=Count("pk"))
        self.sizes, self.grades, self.axes = tables.sizes(eyes), tables.grades(eyes), tables.axes(eyes)
        self.places = {Place(row["reserve_place"]): row["n"] for row in rows}


def sub(eyes: Look, told: Pools) -> str:
    year = eyes.at.next_year
    if len(told.pools) < 2:
        own = f" · {pool.name}子库 {len(pool.held)} 个，计入 {len(pool.credited)} 个" if (pool := next(iter(told.pools), None)) else ""
        return f"{year}年储备 · 全县总库 {len(told.master)} 个{own} · 总库一个项目只计一次"
    return (
        f"{year}年储备 · “1”是全县总库，“X”是各乡镇、开发区、部门的子库，同一套记录的不同视图 · "
        f"各子库相加 {told.added_up} 个，其中 {told.in_several} 个在两个以上子库，总库只计 {len(told.master)} 个"
    )


def lead(told: Said) -> list[dict]:
    """储备项目 178 个，为目标的 94.2%；年度投资 140.8 亿元，为 93.9%：数量、投资均未达标。与去年同日相比，三量齐增。"""
    parts: list[dict] = []
    for count, money in told.pairs[:1]:
        for line, what in ((count, "储备项目 "), (money, "；年度投资 ")):
            parts += [{"text": what}, {"text": spoken(line, line.done), "strong": True}, {"text": f" {MEASURE[line.target.measure]}"}]
            parts += [{"text": f"，为目标的 {line.rate:.1f}%"}] if line.rate is not None else [{"text": "，目标未下达"}]
        if says := pair_says(count, money):
            parts += [{"text": "，"}, {"text": says, "tone": "up" if count.reached and money.reached else "down"}]
        parts.append({"text": "。"})
    if not parts:
        parts = [{"text": "总库有 "}, {"text": str(len(told.pools.master)), "strong": True}, {"text": " 个项目，还没有下达储备目标。"}]
    says = grown(told.quantities)
    joint = "" if says.startswith("去年") else "与去年同日相比，"
    return [*parts, {"text": joint}, {"text": says, "tone": "up" if says == "三量齐增" else ""}, {"text": "。"}]


def acts(eyes: Look) -> list[dict]:
    seat, desk = eyes.lens.seat, eyes.desk()
    offered: list[dict] = []
    unit = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id else None
    if unit and unit.kind != Unit.Kind.OFFICE and desk.may(course.propose, unit):
        offered += [{"label": "申报新项目", "url": reverse("reserve-new"), "key": True}, {"label": "联合申报", "url": reverse("reserve-join")}]
    offered += ways(eyes, "reserve")
    if desk.may(rules.lay_down, eyes.request.user.area):
        offered.append({"label": "规则", "url": reverse("reserve-rules")})
    return offered


urls = [path("reserve", home, name="reserve")]
