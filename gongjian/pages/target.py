"""One target: what it means, who changed it by which document, what each unit has of it, whether the parts close (M04–M20, M48)."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.indicator import Published
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import MEASURE, TargetLine, asked_in_words, line_of, overlap_says, pair_says, run_rate, spoken, target_lines
from gongjian.indicators.unvouched import unvouched_of, unvouched_says
from gongjian.pages.drawing import bullet, light
from gongjian.pages.look import Look, look
from gongjian.pages.table import Column, Row, Table
from gongjian.pages.targets import closed, limit, span
from gongjian.pages.units import figures
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.targets.allotting import allot, count_in, publish_growth
from gongjian.targets.models import Allotment, Growth, Member
from gongjian.timeline.facts import Fact
from gongjian.timeline.when import When

FEW = 4  # units of one paper named one by one
TABLE, FACTS, LOG, ACTS = (f"gongjian/parts/{name}.html" for name in ("table", "facts", "log", "acts"))


def found(request: HttpRequest, key: str) -> tuple[Look, TargetLine]:
    """Raises Http404: no such target in the drive of the day."""
    eyes = look(request)
    try:
        return eyes, line_of(eyes.at, key)
    except KeyError:
        raise Http404 from None


def target(request: HttpRequest, key: str) -> HttpResponse:
    eyes, line = found(request, key)
    told = line.target
    left = [{"title": "单位分解", "small": closure_says(line), "part": TABLE, "data": by_unit(line, eyes)}]
    if told.frozen:
        left.append({"title": "锁定的分母", "small": denominator(line), "part": LOG, "data": members(eyes, line)})
    right = [
        {"title": "口径", "part": FACTS, "data": facts(line, eyes)},
        {"title": "下达与调整", "part": LOG, "data": amendments(eyes, line)},
    ]
    if offered := acts(eyes, line):
        right.insert(0, {"title": "办理", "part": ACTS, "data": offered})
    return eyes.render("gongjian/thing.html", {
        "title": told.title, "light": light(line.light, line.why), "meta": meta(line), "left": left, "right": right,
        "ribbon": bullet(line.rate, line.pace, says=told.title) if line.asked is not None and line.begun else "",
        "crumb": [{"label": "目标", "url": eyes.keep(reverse("targets"))}, {"label": told.title}],
    })


def meta(line: TargetLine) -> list[list[dict]]:
    measure = MEASURE[line.target.measure]
    asked = asked_in_words(line) if line.asked is None else f"{spoken(line, line.asked)} {measure}"
    said = [[{"text": "目标 "}, {"text": asked, "strong": True}]]
    if line.begun and line.done is not None:
        said.append([{"text": "完成 "}, {"text": f"{spoken(line, line.done)} {measure}", "strong": True}])
        if line.rate is not None:
            said.append([{"text": f"完成率 {line.rate:.1f}%"}])
        if (ends := run_rate(line)) is not None and line.asked is not None:
            said.append([{"text": f"照此进度到期末约 {spoken(line, ends)} {measure}"}])
    return [*said, [{"text": line.why}]]


def facts(line: TargetLine, eyes: Look) -> list[dict]:
    told = line.target
    lines = target_lines(eyes.at)
    other = next((other for other in lines if other.target.key == told.paired_with), None)
    whole = next((other for other in lines if other.target.key == told.subset_of), None)
    said = [
        {"label": "含义", "text": told.definition}, {"label": "期间", "text": span(line), "small": limit(line)},
        {"label": "口径", "text": told.get_basis_display(), "small": vouched_says(unvouched_of(line))},
        {"label": "条款", "text": told.clause}, {"label": "牵头单位", "text": told.owner}, {"label": "最近文件", "text": line.document or "未下达"},
    ]
    if other:
        said.append({"label": "配对", "text": other.target.title, "url": way(eyes, other), "small": pair_says(line, other)})
    if whole:
        small = "与同级重叠，不得相加" if told.overlapping else ""
        said.append({"label": "属于", "text": whole.target.title, "url": way(eyes, whole), "small": small})
    if overlap := overlap_says(line, lines):
        said.append({"label": "重叠", "text": overlap})
    return said + ([{"label": "备注", "text": told.note}] if told.note else [])


def vouched_says(left: int | None) -> str:
    """That vouchers count, and what units report beside it without one (元); "" for a target that is no sum of payments."""
    return "" if left is None else "；".join(filter(None, ["只计附了到账凭证的", unvouched_says(left)]))


def way(eyes: Look, line: TargetLine) -> str:
    return eyes.keep(reverse("target", args=[line.target.key]))


def closure_says(line: TargetLine) -> str:
    if line.closure is None:
        return ""
    told = closed(line)
    without = f"，{line.closure.without_task} 个无任务" if line.closure.without_task else ""
    said = {"短": "比全县目标短 ", "超": "比全县目标超 "}.get(line.closure.word)
    much = told.text.partition(" ")[2] if said and not isinstance(told, str) else ""
    summed = f"分给 {line.closure.units} 个单位{without}，合计 {spoken(line, line.closure.allotted)}"
    return f"{summed}，{f'{said}{much}' if said else '与全县目标平'}"


def by_unit(line: TargetLine, eyes: Look) -> Table:
    """Largest gap first; those without a task last."""
    columns = (
        Column("单位", "name"), Column("目标", "num"), Column("完成", "num", strong=True), Column("完成率", "num"), Column("进度", "bar"),
        Column("缺口", "num"), Column("文件"),
    )
    rows, to = [], eyes.way("unit")
    for unit in sorted(line.units, key=lambda unit: (unit.asked is None, -(unit.gap or 0))):
        *figures_of, bar = figures(line, unit)
        rows.append(Row([unit.name, *figures_of, bar, spoken(line, unit.gap) if line.begun else "", unit.document], to(unit.unit)))
    foot = f"单位：{MEASURE[line.target.measure]}"
    return Table(columns, rows, caption="单位分解", empty="还没有分到单位", empty_small="也没有单位有完成数", foot=foot)


def day(fact: Fact) -> dict:
    return {"day": f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat()}


def amendments(eyes: Look, line: TargetLine) -> list[dict]:
    """Every value of the county and of the units he sees, and every growth rate published, with its document."""
    when, seen = When(eyes.on, eyes.when.known), dict(eyes.lens.see(Unit).values_list("unit_id", "name"))
    found = Allotment.objects.as_of(when).filter(target=line.target).select_related("by").order_by("occurred_on", "pk")
    papers: dict[tuple, list[Allotment]] = {}
    for fact in found:
        if fact.unit_id is None or fact.unit_id in seen:
            papers.setdefault((fact.occurred_on, fact.document, fact.unit_id is None), []).append(fact)
    told = [(facts[-1], amended(line, facts, seen)) for facts in papers.values()]
    told += [(fact, f"发布增速 {fact.value / 100:g}%") for fact in Growth.objects.as_of(when).filter(target=line.target).select_related("by")]
    told.sort(key=lambda pair: (pair[0].occurred_on, pair[0].pk), reverse=True)
    return [day(fact) | {"text": text, "small": frame(fact.document, fact)} for fact, text in told]


def frame(document: str, fact: Fact) -> str:
    """By which paper, who recorded it, and why."""
    return " · ".join(filter(None, (document, fact.by and fact.by.name, fact.note)))


def amended(line: TargetLine, facts: list[Allotment], seen: dict[int, str]) -> str:
    """One paper's word on the county, or on units: a few by name, many by their sum."""
    measure = MEASURE[line.target.measure]
    if len(facts) > FEW:
        without, whole = sum(fact.no_task for fact in facts), spoken(line, sum(fact.value or 0 for fact in facts))
        return f"{len(facts)} 个单位，合计 {whole} {measure}{f'，{without} 个无任务' if without else ''}"
    values = [(fact, fact.value / 100 if line.target.measure == "percent" and fact.value is not None else fact.value) for fact in facts]
    return "；".join(f"{seen.get(fact.unit_id, '全县')} {'无任务' if fact.no_task else f'{spoken(line, value)} {measure}'}" for fact, value in values)


def denominator(line: TargetLine) -> str:
    return f"现有 {line.out_of:.0f} 个项目" if line.out_of else "现在没有项目"


def members(eyes: Look, line: TargetLine) -> list[dict]:
    """Every move in or out since it was frozen; projects he does not see are counted, not named."""
    when, names = When(eyes.on, eyes.when.known), dict(eyes.lens.see(Project).values_list("project_id", "name"))
    moves = Member.objects.as_of(when).filter(target=line.target).select_related("by").order_by("-occurred_on", "-pk")
    return [
        day(fact) | {
            "parts": [{"text": "计入 " if fact.counted else "移出 "}, name_of(fact, names, eyes)],
            "small": " · ".join(filter(None, (fact.note, fact.by and fact.by.name))),
        }
        for fact in moves
    ]


def name_of(fact: Member, names: dict[int, str], eyes: Look) -> dict:
    if fact.project_id in names:
        return {"text": names[fact.project_id], "url": eyes.keep(reverse("project", args=[fact.project_id]))}
    return {"text": "其他单位的一个项目"}


def acts(eyes: Look, line: TargetLine) -> list[dict]:
    desk, key = eyes.desk(), line.target.key
    offered = []
    if desk.may(allot, line.target):
        offered += [{"label": "下达或调整", "url": reverse("target-allot", args=[key]), "key": True}]
    if line.target.frozen and desk.may(count_in, line.target):
        offered += [{"label": "项目计入或移出分母", "url": reverse("target-count", args=[key])}]
    if isinstance(indicator(line.target.indicator), Published) and desk.may(publish_growth, line.target):
        offered += [{"label": "录入发布增速", "url": reverse("target-growth", args=[key]), "key": True}]
    return offered


urls = [path("targets/<slug:key>", target, name="target")]
