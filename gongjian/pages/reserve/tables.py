"""The panels of the reserve's first page."""
from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.http import urlencode

from gongjian.indicators.growing import Quantity, sentence
from gongjian.indicators.growing import quantities as read_quantities
from gongjian.indicators.pool import IN_STOCK
from gongjian.indicators.standing import TargetLine, asked_in_words, line_of, pair_says, spoken
from gongjian.pages.look import Look
from gongjian.pages.recall import recalled
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.projects.bands import RULE, SIZES
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import say
from gongjian.reserve.grades import RULE as GRADES
from gongjian.reserve.grades import Grade
from gongjian.reserve.models import TagStanding
from gongjian.reserve.tags import AXES, by_axis, members
from gongjian.timeline.money import yi

TABLE, FACTS = "gongjian/parts/table.html", "gongjian/parts/facts.html"
WAITING = ((Place.PROPOSED, "待主管部门审查"), (Place.VETTED, "待指挥部办公室审定"), (Place.RETURNED, "退回待补正"))
STANDING = ((Place.IN, "在库未开工"), (Place.STARTED, "已开工转出"), (Place.WITHDRAWN, "已出库"))
STARTS = {"50": "new_start_50", "10": "new_start_10_50", "5": "new_start_5_10"}


def pairs(eyes: Look, told: list[tuple[TargetLine, TargetLine]]) -> dict:
    """总数、产业、民间、省级重点: number and money side by side, judged apart (M08–M11)."""
    columns = (
        Column("储备", "name"),
        *(Column(label, "num", group, strong=label == "完成") for group in ("个数（个）", "年度投资（亿元）") for label in ("目标", "完成", "完成率")),
        Column("判断", "long"),
    )
    rows = []
    for count, money in told:
        cells: list = [count.target.title.removeprefix(f"{eyes.at.next_year}年").removesuffix("储备个数").removesuffix("项目") or "全部"]
        for line in (count, money):
            rate = f"{line.rate:.1f}%" if line.rate is not None else ""
            cells += [Cell(asked_in_words(line), tone="quiet" if line.asked is None else ""), spoken(line, line.done), rate]
        says = pair_says(count, money)
        tone = "" if not says else "up" if count.reached and money.reached else "down"
        rows.append(Row([*cells, Cell(says, tone=tone)], eyes.keep(reverse("target", args=[count.target.key]))))
    link = {"label": "清单二", "url": eyes.keep(reverse("sheet", args=[2]))}
    foot = "各组互有重叠，不相加；含续建项目明年的计划投资"
    table = Table(columns, rows, caption="储备目标", empty="还没有下达储备目标", foot=foot)
    return {"title": "目标", "small": "个数与投资成对、分别判断", "part": TABLE, "data": table, "link": link}


def compared(eyes: Look) -> list[Quantity]:
    return recalled(eyes, ("reserve", "quantities"), lambda: read_quantities(eyes.at))


def quantities(told: list[Quantity]) -> dict:
    columns = (Column("", "text"), Column("指标", "name"), Column("今年", "num", strong=True), Column("去年同日", "num"), Column("增减", "num"), Column(""))
    tones = {"增": "up", "减": "down"}
    rows = [
        Row([one.of, one.indicator.title, figure(one, one.now), figure(one, one.before) or Cell("无", tone="quiet"), figure(one, one.change, signed=True),
             Cell(one.word, tone=tones.get(one.word, "quiet"))])
        for one in told
    ]
    foot = "去年同日的储备按去年的储备年度计。质量看成熟度 A、B 类占在库未开工的比例。"
    return {"title": "三量齐增", "small": sentence(told), "part": TABLE, "data": Table(columns, rows, caption="三量齐增", foot=foot)}


def figure(one: Quantity, value, signed: bool = False) -> str:
    if value is None:
        return ""
    sign = "+" if signed and value > 0 else ""
    match one.indicator.measure:
        case "money":
            return f"{sign}{yi(round(value))} 亿元"
        case "percent":
            return f"{sign}{value:.1f}" + (" 个百分点" if signed else "%")
        case _:
            return f"{sign}{value:,.0f} 个"


def sizes(eyes: Look) -> dict:
    """谋大储强 (M20): how many of each size wait in the pool, and how many of those to be started this year have been."""
    rows_of = say(eyes.lens.for_sums(Project, county=True), Project, eyes.at, ("band",), using=[IN_STOCK]).filter(IN_STOCK).order_by()
    here = {row["band"]: row for row in rows_of.values("band").annotate(n=Count("pk"), money=Sum("total"))}
    columns = (Column("规模", "name"), Column("在库未开工", "num", unit="个", strong=True), Column("总投资", "num", unit="亿元"),
               Column("开工目标", "num", f"{eyes.at.next_year}年新开工"), Column("已开工", "num", f"{eyes.at.next_year}年新开工"))
    rows = []
    for size in SIZES:
        told = here.get(size.band.value, {"n": 0, "money": 0})
        try:
            line = line_of(eyes.at, STARTS[size.band.value])
            asked, done = asked_in_words(line), spoken(line, line.done) if line.begun else Cell(line.why, tone="quiet")
        except KeyError:
            asked, done = Cell("无任务", tone="quiet"), ""
        url = eyes.keep(f"{reverse('reserve-list')}?{urlencode({'place': Place.IN.value, 'band': size.band.value})}")
        rows.append(Row([size.band.label, str(told["n"]), yi(told["money"] or 0), asked, done], url))
    blank = here.get("", {"n": 0})["n"]
    foot = f"{RULE}" + (f"；{blank} 个没有填总投资，不在各档" if blank else "")
    return {"title": "规模", "small": "谋大储强", "part": TABLE, "data": Table(columns, rows, caption="规模档", foot=foot)}


def queue(eyes: Look, places: dict[Place, int]) -> dict:
    url = reverse("reserve-list")
    data = [
        {"label": label, "text": f"{places.get(place, 0)} 个", "url": eyes.keep(f"{url}?{urlencode({'place': place.value})}")} for place, label in (*WAITING, *STANDING)
    ]
    small = "" if eyes.lens.sees_all(Project) else "您可见的项目"
    return {"title": "储备状态", "small": small, "part": FACTS, "data": data, "link": {"label": "在审", "url": eyes.keep(reverse("reserve-queue"))}}


def grades(eyes: Look) -> dict:
    rows = say(eyes.lens.see(Project), Project, eyes.at, ("maturity",), using=[IN_STOCK]).filter(IN_STOCK).order_by().values("maturity").annotate(n=Count("pk"))
    here = {row["maturity"]: row["n"] for row in rows}
    url = reverse("reserve-list")
    data = [
        {"label": grade.label, "text": f"{here.get(grade.value, 0)} 个", "url": eyes.keep(f"{url}?{urlencode({'place': Place.IN.value, 'maturity': grade.value})}")}
        for grade in Grade
    ]
    return {"title": "成熟度", "small": "在库未开工", "part": FACTS, "data": data, "foot": GRADES}


def axes(eyes: Look) -> dict:
    """How many projects in stock carry each tag; an axis nobody has filled says so."""
    area = eyes.request.user.area
    stock = say(eyes.lens.see(Project), Project, eyes.at, (), using=[IN_STOCK]).filter(IN_STOCK).values("project_id")
    counted = dict(TagStanding.objects.at(eyes.when).filter(project__in=stock).order_by().values_list("tag").annotate(n=Count("pk")))
    url, rows = reverse("reserve-list"), list[Row | Group]()
    for axis, named in by_axis(members(eyes.when, area)).items():
        rows.append(Group(AXES[axis].title, "" if named else "县里还没有录入"))
        for one in named:
            where = {"place": Place.IN.value, f"axis_{axis}": one.tag}
            rows.append(Row([one.name, f"{counted.get(one.tag, 0)}"], eyes.keep(f"{url}?{urlencode(where)}")))
    table = Table((Column("标签", "name"), Column("在库未开工", "num", unit="个")), rows, caption="定位与产业")
    return {"title": "定位与产业", "part": TABLE, "data": table, "link": {"label": "标签", "url": eyes.keep(reverse("reserve-axes"))}}
