"""/inspections/<key>: one inspection at a desk: the ten points, what was found, papers held and missing, its course, what may be done."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.inspections.acts import course, site
from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import FLOW, Step
from gongjian.inspections.models import Check, Inspection, InspectionStanding, InspectionStep
from gongjian.inspections.reading import Found, findings, latest_checks
from gongjian.pages.inspections.about import About
from gongjian.pages.inspections.papers import held_days, papers
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.posts import Role
from gongjian.problems.flow import Step as ProblemStep
from gongjian.problems.models import Problem
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import CHINA

TABLE, FACTS, LOG, PAPERS, ACTS = (f"gongjian/parts/{name}.html" for name in ("table", "facts", "log", "evidence", "acts"))
# In the order they are offered: step, label, url name, act.
OFFERS = (
    (Step.BEGUN, "开展督查", "begin-inspection", course.begin), (Step.PROPOSED, "提出结论", "propose-inspection", course.propose),
    (Step.ANSWERED, "答复", "answer-inspection", course.answer), (Step.PUBLISHED, "通报", "publish-inspection", course.publish),
    (Step.CALLED_OFF, "撤销督查", "call-off-inspection", course.call_off),
)
AGAIN = {(Step.BEGUN, Step.PROPOSED): "继续核查", (Step.BEGUN, Step.ANSWERED): "继续核查", (Step.ANSWERED, Step.ANSWERED): "补充答复"}
ADVICE = "督查组的建议，不是对单位或个人的处理决定"


def found(eyes: Look, pk: int) -> InspectionStanding:
    """As it stands on the day; Http404 for those who do not see it, the unit before the proposal among them."""
    row = eyes.lens.see(Inspection).filter(inspection=pk).select_related("inspection", "unit", "drive").first()
    if row is None:
        raise Http404
    return row


def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    row = found(eyes, pk)
    checks, told = latest_checks([pk], eyes.when).get(pk, {}), findings([pk], eyes.when).get(pk, ())
    offered = acts(eyes, row)
    why = "这是过去的一天，只读" if eyes.lens.past else "" if offered else "当前环节没有您要办的"
    left = [{"title": "十督", "small": "满分 10 分；空白没有核查，不是零分", "part": TABLE, "data": points(row, checks, told), "id": "points"}]
    left += [{"title": "发现的问题", "small": f"{len(told)} 个" if told else "", "part": TABLE, "data": problems(eyes, told)}, *differing(checks)]
    right = [
        {"title": "办理", "part": ACTS, "data": [act | {"key": not place} for place, act in enumerate(offered)], "foot": why, "id": "acts"},
        {"title": "结论", "part": FACTS, "data": concluded(row), "foot": ADVICE if row.advice else ""},
        {"title": "督查方案", "part": FACTS, "data": scheme(eyes, row)}, {"title": "经过", "part": LOG, "data": log(eyes, row)},
    ]
    if pictures := photos(eyes, pk):
        right.insert(2, {"title": "现场照片", "small": f"{len(pictures)} 张", "part": PAPERS, "data": pictures})
    if inspects(eyes):
        left.append(asked_for(eyes, row))
    return eyes.render("gongjian/thing.html", {
        "title": f"{row.unit.name_on(eyes.on)} {row.month.month}月督查", "crumb": [month_step(eyes, row), {"label": row.number}],
        "meta": [[{"text": row.number, "strong": True}], [{"text": Step(row.step).label}], [{"text": f"{row.starts_on} 至 {row.ends_on}"}]],
        "jump": [{"label": "办理", "url": "#acts"}], "left": left, "right": right,
    })


def month_step(eyes: Look, row: InspectionStanding) -> dict:
    return {"label": f"{row.month.year}年{row.month.month}月督查", "url": eyes.keep(f"{reverse('inspections')}?month={row.month:%Y-%m}")}


def inspects(eyes: Look) -> bool:
    return bool(eyes.lens.seat and eyes.lens.seat.role == Role.INSPECTOR)


def acts(eyes: Look, row: InspectionStanding) -> list[dict]:
    may, key, now = eyes.desk().offers(row.inspection), row.inspection_id, Step(row.step)
    told = []
    if now == Step.BEGUN and may(site.check):
        told.append({"label": "现场核查", "url": reverse("inspection-site", args=[key])})
    for step, label, name, act in OFFERS:
        if now in FLOW[step].after and may(act):
            told.append({"label": AGAIN.get((step, now), label), "url": reverse(name, args=[key])})
    return told


def points(row: InspectionStanding, checks: dict[str, Check], told: tuple[Found, ...]) -> Table:
    columns = (Column("督查内容", "name"), Column("评分", "num", strong=True), Column("核查情况", "long"), Column("问题", "num"), Column("核查", "day"))
    rows = []
    for key, said in DIMENSIONS.items():
        if key not in row.scope:
            continue
        check = checks.get(key)
        score = Cell("未查", tone="quiet") if check is None else Cell("未评分", tone="quiet") if check.score is None else str(check.score)
        count = sum(one.dimension == key for one in told)
        rows.append(Row([
            said.title, score, check.conclusion if check else "", str(count) if check or count else "",
            Cell(str(check.occurred_on), small=check.by.name if check.by else "") if check else "",
        ]))
    scored = {key: check.score for key, check in checks.items() if check.score is not None}
    full = sum(DIMENSIONS[key].full for key in scored)
    totals = ("合计", Cell(str(sum(scored.values())), small=f"/ {full}"), "", str(len(told)), "") if scored else ()
    return Table(columns, rows, totals, caption="十督")


def problems(eyes: Look, told: tuple[Found, ...]) -> Table:
    """A finding's problem is linked for those who see it."""
    seen = set(eyes.lens.see(Problem).filter(problem__in=[one.problem for one in told if one.problem]).values_list("problem_id", flat=True))
    to = eyes.way("problem")
    rows = [
        Row([
            one.what, DIMENSIONS[one.dimension].title, str(one.on),
            "当场整改" if one.problem is None else ProblemStep(one.step).label if one.step else "未登记", "是" if one.rectified else "否",
        ], to(one.problem) if one.problem in seen else "")
        for one in told
    ]
    columns = (Column("问题", "name"), Column("督查内容"), Column("发现", "day"), Column("环节"), Column("已整改"))
    return Table(columns, rows, caption="发现的问题", empty="没有记下问题")


def differing(checks: dict[str, Check]) -> list[dict]:
    """Known facts the group found not to be so."""
    rows = [
        Row([one["said"], DIMENSIONS[key].title, one["words"]]) for key in DIMENSIONS if key in checks for one in checks[key].judged if not one["true"]
    ]
    true = sum(one["true"] for check in checks.values() for one in check.judged)
    if not rows and not true:
        return []
    table = Table((Column("原来掌握的", "name"), Column("督查内容"), Column("实际情况", "long")), rows, caption="有出入", empty="没有出入")
    return [{"title": "与掌握情况核对", "small": f"属实 {true} 条，有出入 {len(rows)} 条", "part": TABLE, "data": table}]


def asked_for(eyes: Look, row: InspectionStanding) -> dict:
    """For the group: which papers need not be asked for, and which are missing (G6)."""
    about = About.of(eyes, row)
    days = held_days(about)
    told = [(DIMENSIONS[key], one) for key in row.scope for one in papers(about, DIMENSIONS[key], days)]
    rows = [
        Row([one.name, said.title, Cell(one.missing_in_words, tone="down") if one.missing else Cell("不缺", tone="quiet"), one.held_in_words], one.url)
        for said, one in told
    ]
    columns = (Column("项目", "name"), Column("督查内容"), Column("缺", "long"), Column("已有，不再索取", "long"))
    held, missing = sum(len(one.held) for _, one in told), sum(len(one.missing) for _, one in told)
    table = Table(columns, rows, caption="材料", empty="这些内容不需要材料", tall=True)
    return {"title": "材料", "small": f"已有 {held} 件，不再向单位索取；缺 {missing} 件", "part": TABLE, "data": table, "id": "papers"}


def concluded(row: InspectionStanding) -> list[dict]:
    if row.called_off_on:
        return [{"label": "已撤销", "text": str(row.called_off_on)}]
    told = [{"label": "督查结论", "text": row.conclusion or "还没有提出", "small": "" if row.published_on or not row.conclusion else "征求意见稿"}]
    if row.advice:
        told.append({"label": "建议", "text": row.advice})
    if row.proposed_on:
        small = f"{row.answered_on}" if row.answered_on else ""
        told.append({"label": "单位答复", "text": row.answer or ("没有答复" if row.published_on else f"{row.answer_by} 前可以答复"), "small": small})
    return told + ([{"label": "通报", "text": str(row.published_on)}] if row.published_on else [])


def scheme(eyes: Look, row: InspectionStanding) -> list[dict]:
    about = About.of(eyes, row)
    scope = "全部项目" if not row.project_keys else "、".join(one.name for one in about.projects) or f"{len(row.project_keys)} 个项目"
    return [
        {"label": "单位", "text": row.unit.name_on(eyes.on), "url": eyes.keep(reverse("unit", args=[row.unit_id]))},
        {"label": "时间", "text": f"{row.starts_on} 至 {row.ends_on}"}, {"label": "组长", "text": row.leader}, {"label": "成员", "text": row.members or "未写"},
        {"label": "内容", "text": "、".join(DIMENSIONS[key].title for key in row.scope)}, {"label": "项目", "text": scope},
        {"label": "方案", "text": row.scheme},
    ]


def photos(eyes: Look, pk: int) -> list[dict]:
    """By point, the newest first; a photo says where and when it was taken as far as it or the telephone knew."""
    held = eyes.lens.evidence().filter(subject="inspection", subject_id=pk).order_by("-occurred_on", "-pk")
    points = dict(Check._base_manager.filter(inspection=pk).values_list("pk", "dimension"))
    return [shown(eyes, paper, DIMENSIONS[points[paper.supports_id]].title if paper.supports_id in points else "现场") for paper in held]


def shown(eyes: Look, paper: Evidence, kind: str) -> dict:
    url = reverse("evidence", args=[paper.pk])
    at = f"{paper.taken_at.astimezone(CHINA):%H:%M}" if paper.taken_at else ""
    place = f"{paper.latitude:.4f}, {paper.longitude:.4f}" if paper.latitude is not None else "无位置"
    return {"url": eyes.keep(url), "image": eyes.keep(f"{url}/thumb"), "kind": kind, "title": " ".join(filter(None, (at, place))), "day": paper.occurred_on}


def log(eyes: Look, row: InspectionStanding) -> list[dict]:
    facts = InspectionStep.objects.as_of(eyes.when).filter(inspection=row.inspection_id).select_related("by").order_by("-occurred_on", "-pk")
    return [
        {
            "day": f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat(), "small": fact.by.name if fact.by else "",
            "text": fact.get_step_display() + (f"：{fact.said}" if fact.step in (Step.ANSWERED, Step.CALLED_OFF) else ""),
        }
        for fact in facts
    ]


urls = [path("inspections/<int:pk>", inspection, name="inspection")]
