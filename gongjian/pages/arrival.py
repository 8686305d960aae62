"""One file that came in: what was understood of it, what it would change, correcting the columns, deciding the doubtful rows, bringing it in."""
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from gongjian.intake.applying import receive
from gongjian.intake.arrivals import content, read, reading
from gongjian.intake.matching import Known
from gongjian.intake.models import Arrival, Form
from gongjian.intake.previewing import Preview
from gongjian.intake.understood import SheetUnderstood
from gongjian.intake.words import LEDGER, WORDS
from gongjian.pages.arrival_problems import changed_problems, doubts, new_problems
from gongjian.pages.arrival_shown import changed, new_rows, remarks
from gongjian.pages.intake import mine
from gongjian.pages.look import Look, look
from gongjian.projects.models import Project
from gongjian.timeline.refused import Refused

UNITS = ("万元", "亿元", "元", "千元", "百万元")


def found(eyes: Look, pk: int) -> Arrival:
    row = mine(eyes, Arrival.objects.all()).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def page(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    arrival = found(eyes, pk)
    crumb = [{"label": "填报导入", "url": reverse("intake")}, {"label": arrival.name}]
    if not arrival.ready or arrival.failed:
        share = round(arrival.done * 100 / arrival.of) if arrival.of else 0
        context = {"title": arrival.name, "crumb": crumb, "arrival": arrival, "share": share}
        return eyes.render("gongjian/parts/reading.html" if request.htmx else "gongjian/reading.html", context)
    try:
        seen = reading(arrival, eyes.lens)
    except ValueError as no:
        raise Refused(str(no)) from None
    projects, problems, both = seen.counts("projects"), seen.counts("problems"), seen.counts()
    return eyes.render("gongjian/arrival.html", {
        "title": arrival.name, "crumb": crumb, "arrival": arrival, "notes": seen.understood.notes,
        "counts": projects if seen.understood.lists or not seen.understood.ledgers else None, "problems": problems if seen.understood.ledgers else None,
        "both": both, "idle": not (both["new"] or both["changed"] or both["doubtful"]),
        "sheets": [_sheet(sheet) for sheet in seen.understood.sheets], "unknown": seen.unknown_units,
        "errors": remarks([*(error for sheet in seen.understood.taken for error in sheet.errors), *seen.errors]),
        "warnings": remarks([*(warning for sheet in seen.understood.taken for warning in sheet.warnings), *seen.remarks]),
        "error_count": sum(len(sheet.errors) for sheet in seen.understood.taken) + len(seen.errors),
        "warning_count": sum(len(sheet.warnings) for sheet in seen.understood.taken) + len(seen.remarks),
        "changed": changed(seen), "new": new_rows(seen), "may": eyes.desk().may(receive, None, "receive"),
        "changed_problems": changed_problems(seen), "new_problems": new_problems(seen), "doubtful": doubts(seen), "units": UNITS,
    })


def _sheet(sheet: SheetUnderstood) -> dict:
    rows = [str(row) for row in sheet.heading_rows]
    columns = [
        {"column": column, "asked": f"col:{sheet.key}:{column.letter}", "sure": round(column.confidence * 100), "example": _example(sheet, column.letter)}
        for column in sheet.columns
    ]
    return {"sheet": sheet, "headings": f"表头第 {'、'.join(rows)} 行" if rows else "没有表头，各列按内容判断", "heads": ",".join(rows), "columns": columns,
            "words": [(word, told.label) for word, told in (LEDGER if sheet.about == "problem" else WORDS).items()]}


def _example(sheet: SheetUnderstood, letter: str) -> str:
    """What stands in a column, so that a person can judge what it is."""
    found = [text for row in sheet.rows[:40] if (text := row.raw.get(letter, "").strip())]
    return "；".join(text[:24] for text in dict.fromkeys(found[:2]))


@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer corrects what was understood; with a name for it, the form is remembered for the next time."""
    eyes = look(request)
    arrival = found(eyes, pk)
    _may(eyes)
    mapping: dict[str, dict] = {}
    before = reading(arrival, eyes.lens).understood
    about = {sheet.key: sheet.about for sheet in before.sheets}
    for name, value in request.POST.items():
        what, _, rest = name.partition(":")
        if what == "col":
            key, _, letter = rest.rpartition(":")
            mapping.setdefault(key, {}).setdefault("columns", {})[letter] = value
        elif what == "unit" and value:
            mapping.setdefault(rest, {})["unit"] = value
        elif what == "about" and value in ("project", "problem"):
            mapping.setdefault(rest, {})["about"] = value
        elif what == "heads":
            rows = [part for part in value.replace("，", ",").replace("、", ",").split(",") if part.strip()]
            if not all(row.strip().isdigit() for row in rows):
                raise Refused("表头行请填行号，如 3,4；没有表头就留空")
            mapping.setdefault(rest, {})["heading_rows"] = [int(row) for row in rows]
    for key, said in mapping.items():
        if said.get("about", about.get(key)) != about.get(key):
            said.pop("columns", None)  # words of the other kind of list
    arrival.mapping, arrival.decisions = mapping, {}
    arrival.save(update_fields=["mapping", "decisions"])
    read(arrival, eyes.lens)
    if name := request.POST.get("form", "").strip():
        for sheet in before.taken:
            if sheet.key in mapping:
                Form.objects.update_or_create(area=arrival.area, signature=sheet.signature, defaults={"name": name[:80], "mapping": mapping[sheet.key]})
        messages.success(request, f"已记住表式「{name}」，下次同样表头的文件照此读。")
    return HttpResponseRedirect(reverse("arrival", args=[pk]))


@require_POST
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Decisions on doubtful rows are kept whatever happens; then all or nothing."""
    eyes = look(request)
    arrival = found(eyes, pk)
    _may(eyes)
    arrival.decisions |= {name.removeprefix("row:"): _said(value) for name, value in request.POST.items() if name.startswith("row:") and value}
    arrival.save(update_fields=["decisions"])
    seen = reading(arrival, eyes.lens)
    known = Known.at(eyes.lens.see(Project), eyes.lens.when, arrival.area, arrival.sha256)
    try:
        applied = receive(seen, eyes.desk().told(), known)
    except Refused as no:
        messages.error(request, no.reason)
        return HttpResponseRedirect(reverse("arrival", args=[pk]))
    if applied.receipt is None:
        messages.info(request, "与库中完全一致，没有改变任何数据。")
        return HttpResponseRedirect(reverse("arrival", args=[pk]))
    row = applied.receipt
    messages.success(request, f"已导入：{told(seen)}，记下 {row.facts} 条事实，回执第 {row.pk} 号。")
    return HttpResponseRedirect(reverse("receipt", args=[row.pk]))


def told(seen: Preview) -> str:
    """What a file changed: 新增 2 个、更改 1 个、相同 0 个, of projects, of problems or of both."""
    parts = []
    for noun, counts, there in (("项目", seen.counts("projects"), seen.understood.lists), ("问题", seen.counts("problems"), seen.understood.ledgers)):
        if there:
            both = noun if seen.understood.lists and seen.understood.ledgers else ""
            parts.append(f"{both}新增 {counts['new']} 个、更改 {counts['changed']} 个、相同 {counts['same']} 个")
    return "；".join(parts)


def _said(value: str) -> str | int:
    return int(value) if value.isdigit() else value


def _may(eyes: Look) -> None:
    if not eyes.desk().may(receive, None, "receive"):
        raise Refused("过去的日子只能看。请回到今天再导入" if eyes.lens.past else "导入由攻坚办或责任单位办理")


def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came."""
    arrival = found(look(request), pk)
    response = HttpResponse(content(arrival), content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(arrival.name)}"
    return response


urls = [
    path("intake/<int:pk>", page, name="arrival"),
    path("intake/<int:pk>/correct", correct, name="arrival-correct"),
    path("intake/<int:pk>/bring-in", bring_in, name="arrival-bring-in"),
    path("intake/<int:pk>/file", original, name="arrival-file"),
]
