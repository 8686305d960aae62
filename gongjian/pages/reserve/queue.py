"""/reserve/queue: proposals on their way: with whom they lie, since when, by when (M19)."""
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongjian.duties.kinds.reserve import limit
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.look import Look, look
from gongjian.pages.reserve.ways import crumb, ways
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import column, say
from gongjian.reserve.rules import Rules, rules_on
from gongjian.reserve.vetting import Answer
from gongjian.timeline.money import yi

SAID = ("name", "reserve_place", "unit_name", "vetter_name", "total", "proposed_on", "reserve_step_on", "verdict", "reserve_said")
COLUMNS = (
    Column("", "light"), Column("项目", "name"), Column("申报单位", "unit"), Column("主管部门", "unit"), Column("总投资", "num", unit="亿元"),
    Column("申报", "day"), Column("时限", "text"), Column("审查结论"), Column("说明", "long"),
)
ON_THE_WAY = (Place.PROPOSED, Place.VETTED, Place.RETURNED)
WITH = {Place.PROPOSED: "在主管部门手上", Place.VETTED: "在指挥部办公室手上", Place.RETURNED: "在申报单位手上"}


def queue(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    where = Q(reserve_place__in=[place.value for place in ON_THE_WAY])
    rows = say(eyes.lens.see(Project), Project, eyes.at, SAID, using=[where]).filter(where).order_by("reserve_step_on", "pk")
    found = list(rows.values_list("project_id", *(column(Project, name, rows.model) for name in SAID)))
    rules, to, shown_rows = rules_on(eyes.on, eyes.request.user.area), eyes.way("project"), []
    for place in ON_THE_WAY:
        here = [(row[0], dict(zip(SAID, row[1:], strict=True))) for row in found if row[2] == place]
        if here:
            shown_rows.append(Group(f"{place.label}　{WITH[place]}", f"{len(here)} 个"))
        shown_rows += [row_of(eyes, said, rules, to(key)) for key, said in here]
    return eyes.render("gongjian/table.html", {
        "title": "在审", "crumb": crumb(eyes, "在审"), "acts": ways(eyes, "reserve-queue"), "landscape": True,
        "sub": f"{len(found)} 个 · 审查 {rules.vet} 天、审定 {rules.decide} 天、补正 {rules.mend} 天，自然日；天数没有文件依据的为默认值（未核实）",
        "table": Table(COLUMNS, shown_rows, caption="在审", empty="没有在审的申报", empty_small="单位申报后列在这里，到审定入库、出库或撤回为止"),
    })


def row_of(eyes: Look, said: dict, rules: Rules, url: str) -> Row:
    due = limit(said["reserve_place"], said["reserve_step_on"], rules)
    colour, words, late = limit_of(due, eyes.on)
    verdict = Cell(Answer(said["verdict"]).label, tone="down" if said["verdict"] == Answer.STOP else "") if said["verdict"] else ""
    return Row([
        light(colour, words), said["name"], said["unit_name"] or "", said["vetter_name"] or "", yi(said["total"], 2) if said["total"] is not None else "",
        str(said["proposed_on"] or ""), Cell(words, small=str(due), tone="late" if late else ""), verdict, said["reserve_said"] or "",
    ], url)


urls = [path("reserve/queue", queue, name="reserve-queue")]
