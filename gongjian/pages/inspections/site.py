"""/inspections/<key>/site: the form for the telephone. Each card is sent by itself, once: a card that comes twice is kept once.

A script (site.js) keeps what was typed and photographed in the browser until the server has it; without script each card is a plain form.
"""
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from gongjian.inspections.acts import site as acts
from gongjian.inspections.dimensions import DIMENSIONS, Dimension
from gongjian.inspections.flow import Step
from gongjian.inspections.models import Check, Finding, Inspection, InspectionStanding
from gongjian.inspections.reading import findings, latest_checks
from gongjian.pages import clock
from gongjian.pages.inspections.about import About
from gongjian.pages.inspections.card import PHOTOS, CardForm
from gongjian.pages.inspections.inspection import found, month_step, shown
from gongjian.pages.inspections.known import known
from gongjian.pages.inspections.papers import held_days, papers
from gongjian.pages.look import Look, look
from gongjian.projects.models import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source


@dataclass(frozen=True)
class Site:
    eyes: Look
    row: InspectionStanding

    @property
    def why_closed(self) -> str:
        """Said on the page, which stays open all the same: what the telephone still holds must not be out of reach."""
        now = Step(self.row.step)
        return "" if now == Step.BEGUN else f"{self.row.number} 当前为「{now.label}」，不能填写核查情况"

    @property
    def day(self):
        """Of which day a card is unless it says so: today, and no later than the window of a first visit."""
        return min(self.eyes.today, self.row.ends_on) if self.row.begun_on == self.row.step_on else self.eyes.today


def opened(request: HttpRequest, pk: int) -> Site:
    eyes = look(request)
    return Site(eyes, found(eyes, pk))


def at_site(request: HttpRequest, pk: int) -> HttpResponse:
    here = opened(request, pk)
    if reason := here.eyes.desk().why_not(acts.check, here.row.inspection):
        raise Refused(reason) if here.eyes.lens.past else PermissionDenied(reason)
    return page(here)


@require_POST
def send(request: HttpRequest, pk: int, dimension: str) -> HttpResponse:
    """One card. JSON for the script, a page for a plain form."""
    here, plain = opened(request, pk), "application/json" not in request.headers.get("Accept", "")
    if dimension not in here.row.scope:
        raise Http404
    if reason := here.eyes.desk().why_not(acts.check, here.row.inspection):
        raise PermissionDenied(reason)
    if not plain and "end" not in request.POST:  # cut off on the way: its photos may be missing, and it must not be taken for the whole card
        return JsonResponse({"ok": False, "later": "没有收全，稍后自动再传"}, status=400)
    about = About.of(here.eyes, here.row)
    form = CardForm(request.POST, request.FILES, dimension=DIMENSIONS[dimension], projects=about.projects, officer=request.user)
    if form.is_valid():
        try:
            facts = keep(here, form)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return kept(here, form, facts, plain)
    wrong = [error for field in form.errors.values() for error in field]
    return page(here, form, status=422) if plain else JsonResponse({"ok": False, "wrong": wrong}, status=422)


@transaction.atomic
def keep(here: Site, form: CardForm) -> list[Fact]:
    """The check, its finding and its photos in one transaction. Empty when this very card came before."""
    said, officer, inspection = form.cleaned_data, here.eyes.request.user, here.row.inspection
    Inspection.objects.select_for_update().get(pk=inspection.pk)  # the same card twice at once: the second waits
    if said["once"] and Source.objects.filter(kind=Source.Kind.FORM, by=officer, sha256=said["once"]).exists():
        return []
    title = f"现场核查：{inspection.number} {form.dimension.title}"
    source = Source.objects.create(area=officer.area, kind=Source.Kind.FORM, title=title, sha256=said["once"], made_at=clock.now(), by=officer)
    desk, key, day = here.eyes.desk(source), form.dimension.key, said["on"] or here.day
    facts = desk.do(acts.check, inspection, dimension=key, score=form.points, conclusion=said["conclusion"], judged=form.judged, on=day)
    check = facts[0]
    what = said["what"].strip()
    project = Project.objects.filter(pk=said["project"]).first() if said["project"] else None
    # An answer lost on the way: the card was changed and came again, its finding is there already.
    if what and not Finding.objects.filter(inspection=inspection, dimension=key, what=what, project=project, void=False).exists():
        facts += desk.do(
            acts.note_finding, inspection, dimension=key, what=what, project=project, category=said["category"], weight=said["weight"] or "ordinary",
            on_spot=said["on_spot"], on=day,
        )
    for (name, data), taken in zip(form.photos, form.taken, strict=False):
        place = {"latitude": said["latitude"], "longitude": said["longitude"]}
        facts += desk.do(acts.photograph, inspection, supports=check, name=name, data=data, taken_at=taken, **place)
    return facts


def kept(here: Site, form: CardForm, facts: list[Fact], plain: bool) -> HttpResponse:
    said = f"{form.dimension.title}已保存" if facts else f"{form.dimension.title}已经保存过，没有重复记录"
    if plain:
        messages.success(here.eyes.request, said)
        return HttpResponseRedirect(f"{reverse('inspection-site', args=[here.row.inspection_id])}#{form.dimension.key}")
    return JsonResponse({"ok": True, "said": said, "again": not facts, "at": f"{clock.now():%H:%M}"})


def page(here: Site, typed: CardForm | None = None, status: int = 200) -> HttpResponse:
    eyes, row = here.eyes, here.row
    about, days = About.of(eyes, row), {}
    checks, told = latest_checks([row.inspection_id], eyes.when).get(row.inspection_id, {}), findings([row.inspection_id], eyes.when)
    days, pictures = held_days(about), photos(eyes, row)
    cards = []
    for key in row.scope:
        said, check = DIMENSIONS[key], checks.get(key)
        form = typed if typed and typed.dimension == said else CardForm(
            dimension=said, projects=about.projects, officer=eyes.request.user, check=check, day=here.day
        )
        cards.append(card(said, form, check, about, days) | {
            "photos": pictures.get(key, []), "found": [one for one in told.get(row.inspection_id, ()) if one.dimension == key],
            "kept": form.keep() if form is typed else [], "url": reverse("inspection-card", args=[row.inspection_id, key]),
        })
    return eyes.render("gongjian/site.html", {
        "title": f"{row.unit.name_on(eyes.on)} 现场核查", "cards": cards, "row": row, "most": PHOTOS, "done": sum(one["check"] is not None for one in cards),
        "crumb": [month_step(eyes, row), {"label": row.number, "url": reverse("inspection", args=[row.inspection_id])}, {"label": "现场核查"}],
        "officer": eyes.request.user.pk, "closed": here.why_closed,
    }, status=status)


def card(said: Dimension, form: CardForm, check: Check | None, about: About, days: dict) -> dict:
    owed = papers(about, said, days)
    return {
        "said": said, "form": form, "check": check, "known": form.rows(known(about, said)),
        "missing": [one for one in owed if one.missing], "held": [one for one in owed if one.held], "count": sum(len(one.held) for one in owed),
    }


def photos(eyes: Look, row: InspectionStanding) -> dict[str, list[dict]]:
    """{point: its photos}."""
    points = dict(Check._base_manager.filter(inspection=row.inspection_id).values_list("pk", "dimension"))
    told: dict[str, list[dict]] = {}
    for paper in eyes.lens.evidence().filter(subject="inspection", subject_id=row.inspection_id).order_by("occurred_on", "pk"):
        key = points.get(paper.supports_id, "")
        told.setdefault(key, []).append(shown(eyes, paper, paper.title))
    return told


urls = [
    path("inspections/<int:pk>/site", at_site, name="inspection-site"),
    path("inspections/<int:pk>/site/<slug:dimension>", send, name="inspection-card"),
]
