"""/publicity/<item>: what it says as it will go out, whose turn it is, what the unit answered, its course."""
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.look import Look, look
from gongjian.pages.publicity.new import CRUMB
from gongjian.pages.publicity.steps import offered
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.public.figures import by_unit
from gongjian.public.projects import records
from gongjian.public.projects import shown as shown_project
from gongjian.public.saying import county_rows
from gongjian.publicity.flow import OPEN, Kind, Step
from gongjian.publicity.life import Life
from gongjian.publicity.seen import seen_life
from gongjian.publicity.wording import doubts, paragraphs
from gongjian.timeline.when import CHINA

PART = "gongjian/parts/"
COUNTY = (Column("指标", "name"), Column("口径"), Column("目标", "num"), Column("完成", "num", strong=True), Column("完成率", "num"), Column("文件", "long"))
PROJECTS = (Column("项目名称", "name"), Column("建设地点"), Column("建设阶段"), Column("总投资", "num"))


def found(request: HttpRequest, pk: int) -> tuple[Look, Life]:
    """Raises Http404 for an item he does not see, or that was not begun by the day."""
    eyes = look(request)
    life = seen_life(eyes.lens, pk)
    if life is None:
        raise Http404
    return eyes, life


def item(request: HttpRequest, pk: int) -> HttpResponse:
    eyes, life = found(request, pk)
    acts, why, doubtful = offered(eyes, life), waiting(eyes, life), pointed_at(eyes, life)
    right = [panel for panel in (
        {"title": "办理", "id": "do", "part": f"{PART}acts.html", "data": acts, "foot": why} if acts or why else None,
        {"title": "请核对", "part": f"{PART}words.html", "data": doubtful} if doubtful else None,
        {"title": "单位答复", "part": f"{PART}words.html", "data": answers(life)} if life.kind == Kind.EXPOSURE else None,
        {"title": "经过", "id": "past", "part": f"{PART}log.html", "data": course(life)},
    ) if panel]
    meta = [[{"text": life.kind.label}], [{"text": life.step.label, "strong": True}]]
    if life.item.unit:
        meta.append([{"text": life.item.unit.name_on(eyes.on)}])
    if life.item.about:
        meta.append([{"text": f"涉及 {life.item.about.name_on(eyes.on)}"}])
    if life.out:
        name = "public-release" if life.kind == Kind.FIGURES else "public-story"
        meta.append([{"text": "公开站点上的这一篇", "url": reverse(name, args=[life.item.pk])}])
    return eyes.render("gongjian/thing.html", {
        "title": life.title, "crumb": [CRUMB, {"label": life.kind.label}], "meta": meta, "left": panels(life), "right": right,
        "jump": [{"label": panel["title"], "url": f"#{panel['id']}"} for panel in right if "id" in panel],
    })


def panels(life: Life) -> list[dict[str, Any]]:
    words = {"title": "文稿" if life.kind != Kind.FIGURES else "说明", "part": f"{PART}words.html", "data": paragraphs(life.words)}
    if life.kind != Kind.FIGURES:
        ground = [{"title": "依据", "part": f"{PART}words.html", "data": [life.stands.ground]}] if life.stands.ground else []
        return [words, *ground]
    said, on = life.figures, life.day
    return [panel for panel in (
        words if life.words else None,
        {"title": "全县目标", "small": f"截至{on}", "part": f"{PART}table.html", "data": county(said)},
        {"title": "各单位", "small": f"只列合计，不足 {said['least']} 个项目的不单列", "part": f"{PART}table.html", "data": units(said)},
        {"title": "重点项目", "small": f"{len(said['projects'])} 个", "part": f"{PART}table.html", "data": projects(said)},
    ) if panel]


def county(said: dict) -> Table:
    rows = [
        Row([
            row["title"], row["basis"], Cell(row["asked"], small=row["unit"] if row["ordered"] else ""),
            Cell(row["done"], small=row["unit"]) if row["told"] else Cell(row["done"], tone="quiet"),
            row["rate"], row["document"],
        ])
        for row in county_rows(said["county"])
    ]
    return Table(COUNTY, rows, caption="全县目标", empty="没有目标")


def units(said: dict) -> Table:
    told = by_unit(said)
    columns = [Column("单位", "name")]
    for one in told["measures"]:
        columns += [Column("任务", "num", f"{one['title']}（{one['unit']}）"), Column("完成", "num", f"{one['title']}（{one['unit']}）", strong=True)]
    rows: list = []
    for group in told["groups"]:
        rows.append(Group(group["label"]))
        for row in group["rows"]:
            cells = [(cell["asked"], Cell(cell["done"], tone="quiet") if cell["quiet"] else cell["done"]) for cell in row["cells"]]
            rows.append(Row([row["name"], *(part for pair in cells for part in pair)]))
    return Table(columns, rows, caption="各单位完成情况", empty="没有分解到单位的目标")


def projects(said: dict) -> Table:
    rows = [Row([row["name"], row["place"], row["stage"], row["total"]]) for row in map(shown_project, records(said))]
    return Table(PROJECTS, rows, caption="重点项目", empty="没有重点项目", tall=True)


def pointed_at(eyes: Look, life: Life) -> list[str]:
    """Names in it, as long as somebody can still do something about them."""
    if life.step not in (*OPEN, Step.CHECKED, Step.TOLD, Step.ANSWERED):
        return []
    return doubts(eyes.request.user.area, eyes.when, f"{life.title}\n{life.words}")


def answers(life: Life) -> list[str]:
    if life.told is None:
        return ["还没有告知单位。"]
    told = [f"{step.occurred_on}：{step.words}" for step in life.answers]
    return told or [f"还没有答复，答复期限 {life.told.answer_by}。"]


def waiting(eyes: Look, life: Life) -> str:
    """Whose turn it is."""
    if eyes.lens.past:
        return "这是过去的一天，只读"
    told = {
        Step.CHECKED: "已核稿，下一步告知单位" if life.kind == Kind.EXPOSURE else "已核稿，由指挥部办公室主任或县领导签发",
        Step.TOLD: f"等单位答复，到 {life.last.answer_by} 止", Step.ANSWERED: "单位已答复，由指挥部办公室主任或县领导签发",
        Step.RETURNED: "已退回，修改后再核稿", Step.SIGNED: "已签发，由指挥部办公室公开",
    }
    if life.step in (Step.DRAFTED, Step.EDITED):
        return "等另一位同志核稿" if eyes.request.user.pk in life.writers else "由写稿、改稿以外的同志核稿"
    return told.get(life.step, "")


def course(life: Life) -> list[dict]:
    """Latest first."""
    found = []
    for step in reversed(life.steps):
        moment = step.recorded_at.astimezone(CHINA)
        small = " · ".join(filter(None, [step.by.name if step.by else "", f"{moment:%H:%M}", step.note]))
        found.append({"day": f"{step.occurred_on:%m-%d}", "iso": step.occurred_on.isoformat(), "text": Step(step.step).label, "small": small})
    return found


urls = [path("publicity/<int:pk>", item, name="publicity-item")]
