"""Possibly one project, recorded twice: side by side, for a person to decide with a reason. Nothing is ever merged by itself."""
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from gongjian.pages import clock
from gongjian.pages.look import Look, look
from gongjian.pages.projects import units_at
from gongjian.people.models import Unit
from gongjian.projects.duplicates import Pair, candidates
from gongjian.projects.models import Project, ProjectStanding, Twin
from gongjian.reserve.acts.judging import judge
from gongjian.timeline.money import wan
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source

MOST = 20
RULE = "系统只提出，由人认定；认定为同一项目的，另一条记录退出清单，原有记录保留"


def twins(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    return page(eyes)


def page(eyes: Look, refused: str = "", about: tuple[str, str] = ("", ""), note: str = "", status: int = 200) -> HttpResponse:
    pairs = candidates(eyes.lens.see(Project), eyes.when)
    names = dict(units_at(eyes.lens).values_list("unit_id", "name"))
    shown = pairs[:MOST]
    may = bool(shown) and eyes.desk().may(judge, shown[0].one.project)
    return eyes.render("gongjian/twins.html", {
        "title": "疑似重复", "sub": f"{len(pairs)} 对待认定{f'，先列最相近的 {MOST} 对' if len(pairs) > MOST else ''} · {RULE}",
        "pairs": [told(pair, names, eyes, refused, about, note) for pair in shown], "may": may, "decided": decided(eyes),
        "action": reverse("twins-decide"),
    }, status=status)


def told(pair: Pair, names: dict[int, str], eyes: Look, refused: str, about: tuple[str, str], note: str) -> dict:
    here = set(about) == {str(pair.one.project_id), str(pair.other.project_id)}
    words = [
        ("项目代码", pair.one.code, pair.other.code), ("建设单位", pair.one.owner, pair.other.owner),
        ("责任单位", names.get(pair.one.unit_id, ""), names.get(pair.other.unit_id, "")), ("建设地点", pair.one.place, pair.other.place),
        ("总投资（万元）", wan(pair.one.total), wan(pair.other.total)), ("登记日期", f"{pair.one.born_on}", f"{pair.other.born_on}"),
        ("开工日期", f"{pair.one.started_on or ''}", f"{pair.other.started_on or ''}"),
        ("建设内容", pair.one.content[:120], pair.other.content[:120]),
    ]
    return {
        "one": side(pair.one, eyes), "other": side(pair.other, eyes), "why": pair.why, "nearness": pair.nearness,
        "words": [(label, one, other, one == other and one != "") for label, one, other in words if one or other],
        "refused": refused if here else "", "note": note if here else "", "units": credits(pair, names),
    }


def credits(pair: Pair, names: dict[int, str]) -> list[tuple[int, str]]:
    """Two units put it in: for whom the one that stays counts in the reserve. [] where there is nothing to choose."""
    units = [unit for unit in dict.fromkeys((pair.one.unit_id, pair.other.unit_id)) if unit]
    return [(unit, names.get(unit, "")) for unit in units] if len(units) > 1 else []


def side(row: ProjectStanding, eyes: Look) -> dict:
    return {"pk": row.project_id, "name": row.name, "url": eyes.keep(reverse("project", args=[row.project_id]))}


def decided(eyes: Look) -> list[dict]:
    """What was decided of the projects he sees, latest first."""
    names = dict(eyes.lens.see(Project).values_list("project_id", "name"))
    return [
        {
            "day": f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat(),
            "text": f"{names[fact.project_id]} 与 {names[fact.other_id]}：{fact.get_verdict_display()}",
            "small": " · ".join(filter(None, (fact.note, fact.by and fact.by.name))),
        }
        for fact in Twin.objects.as_of(eyes.when).select_related("by").order_by("-occurred_on", "-pk")[:50]
        if fact.project_id in names and fact.other_id in names
    ]


@require_POST
def decide_page(request: HttpRequest) -> HttpResponse:
    eyes, said = look(request), request.POST
    keys, verdict = (said.get("project", ""), said.get("other", "")), said.get("verdict", "")
    if verdict == "keep-other":
        keys = keys[::-1]
    rows = eyes.lens.see(Project).filter(project__in=[key for key in keys if key.isdecimal() and len(key) < 12]).select_related("project")
    seen = {str(row.project_id): row.project for row in rows}
    if not all(key in seen for key in keys):
        raise Http404
    note = said.get("note", "").strip()
    source = Source.objects.create(area=request.user.area, kind=Source.Kind.FORM, title="重复认定", made_at=clock.now(), by=request.user)
    try:
        if not note:
            raise Refused("请写明认定的理由")
        same = verdict.startswith("keep-")
        credit = said.get("credit", "")
        unit = Unit.objects.filter(pk=credit).first() if same and credit.isdecimal() and len(credit) < 12 else None
        eyes.desk(source).do(judge, seen[keys[0]], other=seen[keys[1]], verdict="same" if same else verdict, credit=unit, note=note)
    except Refused as no:
        source.delete()
        return page(eyes, no.reason, keys, note, status=422)
    messages.success(request, "已认定。")
    return HttpResponseRedirect(reverse("twins"))


urls = [path("twins", twins, name="twins"), path("twins/decision", decide_page, name="twins-decide")]
