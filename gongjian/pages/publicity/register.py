"""/publicity: the queue. What is being worked on first, then what is out, then what was taken down or dropped."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.listing import Listing, listing
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.publicity import acts
from gongjian.publicity.flow import ENDED, Kind, Step
from gongjian.publicity.life import Life
from gongjian.publicity.seen import seen, sees_all

COLUMNS = (Column("标题", "name"), Column("类别"), Column("来稿单位", "unit"), Column("环节"), Column("日期", "day"), Column("经手人"))
GROUPS = {"open": "办理中", "out": "已公开", "ended": "已撤下、作废"}


def publicity(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    told = chosen(asked, seen(eyes.lens))
    first, last = asked.span(len(told))
    fields = [asked.select("kind", "类别", Kind.choices), asked.select("state", "环节", GROUPS.items())]
    narrowed = any(asked.chosen(name) for name in ("kind", "state"))
    sub = "动态、成效、经验、典型、曝光和数据：起草、核稿、签发、公开；公开的在 /public，不用登录" if sees_all(eyes.lens) else "已公开的和本单位的稿件"
    return eyes.render("gongjian/table.html", {
        "title": "宣传公开", "sub": sub, "acts": offered(eyes), "filter": asked.filter(fields), "paging": asked.paging(len(told), "篇"),
        "table": Table(
            COLUMNS, list(grouped(eyes, told[first:last])), caption="宣传公开", empty="没有符合条件的稿件" if narrowed else "还没有稿件",
            empty_small="" if narrowed else "写好的稿件由另一位同志核稿，签发以后公开",
        ),
    })


def state(life: Life) -> str:
    return "out" if life.out else "ended" if life.step in ENDED else "open"


def chosen(asked: Listing, told: list[Life]) -> list[Life]:
    kind, where = asked.chosen("kind"), asked.chosen("state")
    rows = [life for life in told if kind in ("", life.kind) and where in ("", state(life))]
    return sorted(rows, key=lambda life: (list(GROUPS).index(state(life)), -life.last.pk))


def grouped(eyes: Look, told: list[Life]):
    above, to = None, eyes.way("publicity-item")
    for life in told:
        if state(life) != above:
            above = state(life)
            yield Group(GROUPS[above])
        unit = life.item.unit.name_on(eyes.on) if life.item.unit else ""
        about = f"涉及 {life.item.about.name_on(eyes.on)}" if life.item.about else ""
        yield Row([
            Cell(life.title, small=about), life.kind.label, unit, stands(eyes, life), life.last.occurred_on.isoformat(), life.last.by.name if life.last.by else "",
        ], to(life.item.pk), struck=life.step == Step.DROPPED)


def stands(eyes: Look, life: Life) -> Cell | str:
    if life.open_on(eyes.on):
        return Cell("告知单位", small=f"答复到 {life.last.answer_by}", tone="near")
    return life.step.label


def offered(eyes: Look) -> list[dict]:
    desk, found, unit = eyes.desk(), [], eyes.lens.seat.unit if eyes.lens.seat else None
    if eyes.drive and unit and desk.may(acts.draft, unit):
        found.append({"label": "写稿", "url": reverse("write-publicity"), "key": True})
    if eyes.drive and desk.may(acts.draw_up, eyes.drive):
        found.append({"label": "编数据", "url": reverse("draw-up-figures")})
    if eyes.drive and desk.may(acts.expose, eyes.drive):
        found.append({"label": "写曝光", "url": reverse("expose-unit")})
    return [*found, {"label": "公开目录", "url": eyes.keep(reverse("publicity-classes"))}, {"label": "公开站点", "url": reverse("public")}]


urls = [path("publicity", publicity, name="publicity")]
