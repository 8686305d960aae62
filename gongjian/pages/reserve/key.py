"""/reserve/key: which projects of the pool might be put forward as 省级重点工程, against the table of rules, and how sure that is (M11)."""
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongjian.approvals.models import ApprovalStanding
from gongjian.indicators.pool import IN_STOCK
from gongjian.pages.drawing import light
from gongjian.pages.look import Look, look
from gongjian.pages.reserve.ways import crumb, ways
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import BEGUN, SETTLED
from gongjian.reading.say import column, say
from gongjian.reserve.key_projects import LEAST, RULES, TRADES, Judged, Known, Sort, Sureness, judge, trade_of
from gongjian.timeline.money import YI, yi

SAID = (
    "name", "unit_name", "code", "owner", "sector", "total", "approved_on", "planned_start_on", "next_plan", "secured", "paid_total", "findings", "provincial",
    "approval_filing",
)
COLUMNS = (
    Column("", "light"), Column("项目", "name"), Column("责任单位", "unit"), Column("行业"), Column("总投资", "num", unit="亿元"), Column("把握"),
    Column("欠缺和待核", "long"),
)
SURE = {Sureness.HIGH: "G", Sureness.MIDDLE: "Y", Sureness.LOW: "N"}
LIMITS = "；".join(f"{trade.title} ≥{trade.least} 亿元" for trade in TRADES)


def candidates(eyes: Look) -> list[tuple[int, dict, Judged]]:
    """Every project in stock that this officer sees, judged. One query."""
    begun = ApprovalStanding.objects.at(eyes.when).filter(project=OuterRef("project_id"), state__in=BEGUN)
    rows = say(eyes.lens.see(Project), Project, eyes.at, SAID, using=[IN_STOCK]).filter(IN_STOCK).annotate(has_begun=Exists(begun)).order_by("-total", "pk")
    found = []
    for key, has_begun, *values in rows.values_list("project_id", "has_begun", *(column(Project, name, rows.model) for name in SAID)):
        said = dict(zip(SAID, values, strict=True))
        findings = said["findings"] or {}
        answers = {name: (findings.get(question) or [""])[0] for name, question in (("policy", "policy"), ("land", "land"), ("owner_said", "owner"))}
        found.append((key, said, judge(Known(
            eyes.on, eyes.at.next_year, said["code"] or "", said["owner"] or "", said["sector"] or "", said["total"],
            bool(said["approved_on"]) or said["approval_filing"] in SETTLED, has_begun, planned_start_on=said["planned_start_on"], year_plan=said["next_plan"],
            secured=said["secured"], paid=said["paid_total"], **answers,
        ))))
    return found


def key_projects(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    whole, to, rows = candidates(eyes), eyes.way("project"), []
    told = [one for one in whole if not guesswork(one[1])]
    order = list(Sureness)
    for sort in (Sort.BUILDING, Sort.AHEAD):
        here = sorted((one for one in told if one[2].sort == sort), key=lambda one: order.index(one[2].sureness))
        if here:
            rows.append(Group(f"可按{sort.label}申报", f"{len(here)} 个"))
        rows += [row_of(said, judged, to(key)) for key, said, judged in here]
    small = sum(guesswork(said) and judged.sort != Sort.NEITHER for _, said, judged in whole)
    near = [one for one in told if one[2].sort == Sort.NEITHER and one[1]["provincial"]]
    if near:
        rows.append(Group("已标为省级重点，但对照条件有不符", f"{len(near)} 个"))
    rows += [row_of(said, judged, to(key)) for key, said, judged in near]
    return eyes.render("gongjian/table.html", {
        "title": "省级重点候选", "crumb": crumb(eyes, "省级重点候选"), "acts": ways(eyes, "reserve-key"), "landscape": True,
        "sub": "按 2021 年省级重点工程申报条件对照在库未开工项目，其他年度和多数行业的规模门槛没有取得（未核实）；只作提示，是否申报由人定",
        "table": Table(
            COLUMNS, rows, caption="省级重点候选", empty="没有可以考虑的项目", empty_small="有代码、符合规划用地、达到规模、能按期开工的列在这里",
            foot=f"不足 {LEAST} 亿元、行业门槛又没有取得的 {small} 个没有列" if small else "",
        ),
        "below": [{"title": "对照条件", "part": "gongjian/parts/facts.html", "data": conditions(), "foot": f"规模门槛：{LIMITS}；其余行业没有取得"}],
    })


def guesswork(said: dict) -> bool:
    """Small, and of a trade whose size was not reached: told by its number, not listed."""
    return trade_of(said["sector"] or "") is None and not said["provincial"] and (said["total"] or 0) < LEAST * YI


def row_of(said: dict, judged: Judged, url: str) -> Row:
    total = yi(said["total"], 2) if said["total"] is not None else ""
    name = Cell(said["name"], small="已标省级重点" if said["provincial"] else "")
    sure = Cell(judged.sureness.label, tone="" if judged.sureness == Sureness.HIGH else "quiet")
    return Row([
        light(SURE[judged.sureness] if judged.sort != Sort.NEITHER else "R", f"{judged.sort.label}，把握{judged.sureness.label}"), name, said["unit_name"] or "",
        said["sector"] or "", total, sure, "；".join(judged.wanting) or "各条都符合",
    ], url)


def conditions() -> list[dict]:
    whose = {"": "都要", Sort.BUILDING.value: Sort.BUILDING.label, Sort.AHEAD.value: Sort.AHEAD.label}
    return [{"label": whose[rule.of], "text": rule.title, "small": "" if rule.sure == "A" else "按通行理解，未核实"} for rule in RULES]


urls = [path("reserve/key", key_projects, name="reserve-key")]
