"""/enrolment/windows: until when papers are taken, month by month and level by level; where the bureau has not said so, the plan's days, 未核实."""
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.enrolment.acts.windows import give_notice
from gongjian.enrolment.models import WindowNotice
from gongjian.enrolment.windows import Window, WindowLevel, windows_at
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.timeline.when import CHINA

BEFORE, MONTHS = 1, 8  # months before that of the day, and in all
SAYS = {
    WindowLevel.NEW: "首次申报的新单位", WindowLevel.OTHER: "其余项目", WindowLevel.CITY: "市统计局报省", WindowLevel.PROVINCE: "省统计局审核",
}


def windows(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    rows = windows_at(eyes.when, request.user.area).months(shown_from(eyes), MONTHS)
    may = eyes.desk().may(give_notice, "county")
    unsure = any(not window.told for months in rows for window in months.values())
    return eyes.render("gongjian/table.html", {
        "title": "申报窗口", "sub": now(eyes, rows), "crumb": [{"label": "入统", "url": eyes.keep(reverse("enrolment"))}, {"label": "申报窗口"}],
        "acts": [{"label": "改窗口", "url": reverse("give-notice"), "key": True}] if may else [],
        "table": Table(columns(), [row(eyes, month, may) for month in rows], caption="申报窗口", foot=foot(unsure), classes="windows"), "below": [notices(eyes)],
    })


def shown_from(eyes: Look) -> date:
    first = eyes.on.replace(day=1)
    for _ in range(BEFORE):
        first = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
    return first


def columns() -> list[Column]:
    return [Column("月份", "name"), *(Column(level.label, hint=SAYS[level]) for level in WindowLevel)]


def row(eyes: Look, months: dict[WindowLevel, Window], may: bool) -> Row:
    title = months[WindowLevel.NEW].title
    if months[WindowLevel.NEW].month.month == 1:
        return Row([title, *([Cell("免报", tone="quiet", title="1月份数据免报")] * len(WindowLevel))])
    here = months[WindowLevel.NEW].month == eyes.on.replace(day=1)
    return Row([Cell(title, small="本月" if here else ""), *(cell(eyes, window, may) for window in months.values())])


def cell(eyes: Look, window: Window, may: bool) -> Cell:
    url = ""
    if may and window.closes_on >= eyes.on.replace(day=1):
        url = f"{reverse('give-notice')}?month={window.month:%Y-%m}&level={window.level.value}"
    if window.closed:
        return Cell("不受理", url, small=window.document or window.why, tone="quiet")
    text = f"{window.opens_on.month}月{window.opens_on.day}日—{window.closes_on.day}日"
    days = window.left(eyes.on)
    tone, left = "", ""
    if window.holds(eyes.on):
        tone, left = ("near" if days <= 5 else "up"), "今天截止" if days == 0 else f"剩 {days} 天"
    elif days < 0:
        tone, left = ("", "已截止") if url else ("quiet", "")
    return Cell(text, url, small=" · ".join(filter(None, [left, (window.document or "县统计局通知") if window.told else "未核实"])), tone=tone, title=window.why)


def now(eyes: Look, rows: list[dict[WindowLevel, Window]]) -> str:
    """Which are open on the day."""
    held = [window for months in rows for window in months.values() if window.holds(eyes.on)]
    if not held:
        return f"{eyes.on} 没有开着的窗口"
    return "开着：" + "，".join(f"{window.level.label}（{window.closes_on} 截止）" for window in held)


def foot(unsure: bool) -> str:
    said = "过了当月截止日提交的材料计入下一个月；1月份数据免报，没有窗口"
    return f"{said}。标“未核实”的是行动方案的日期，参考外地做法，以县统计局当月通知为准" if unsure else said


def notices(eyes: Look) -> dict:
    """What the bureau has said, latest first."""
    told = WindowNotice.objects.as_of(eyes.when).filter(area__startswith=eyes.request.user.area).select_related("by").order_by("-recorded_at", "-pk")
    lines = []
    for one in told[:40]:
        level, day = WindowLevel(one.level).label, one.recorded_at.astimezone(CHINA).date()
        span = "不受理" if one.closed else f"{one.opens_on} 至 {one.closes_on}"
        lines.append({
            "day": f"{day:%m-%d}", "iso": day.isoformat(), "text": f"{one.month.year}年{one.month.month}月 {level}：{span}",
            "small": " · ".join(filter(None, [one.document, one.note, one.by.name if one.by else ""])),
        })
    return {"title": "县统计局通知", "small": f"{len(lines)} 条" if lines else "", "part": "gongjian/parts/log.html", "data": lines, "id": "notices"}


urls = [path("enrolment/windows", windows, name="enrolment-windows")]
