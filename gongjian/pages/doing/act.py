"""One act as one page: GET shows its form, POST does it. What is refused stays on the form with what was typed.

What is odd is said first and done at the second press. Everything of one press is one transaction: source, facts, papers, seal.
"""
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views import View

from gongjian.desk.desk import Desk
from gongjian.pages import clock
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look, look
from gongjian.projects.acts.evidence import add_evidence
from gongjian.projects.models import Project, ProjectStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source


def project_of(eyes: Look, key: int) -> ProjectStanding:
    """The project as it stands on the day; Http404 for those who do not see it."""
    row = eyes.lens.see(Project).filter(project=key).select_related("project").first()
    if row is None:
        raise Http404
    return row


class ActPage(View):
    """`act` is done to `self.thing` with `details(said)`. `why_closed` may refuse the page before anything is typed."""

    title = ""
    intro = ""
    submit = "保存"
    template = "gongjian/act.html"
    form: type[Doing]
    act: Callable[..., list[Fact]]
    by_project = True

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.look = look(request)

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        self.find(**kwargs)
        if reason := self.look.desk().why_not(self.act, self.thing, self.kind(None)):
            raise Refused(reason) if self.look.lens.past else PermissionDenied(reason)
        if reason := self.why_closed():
            raise Refused(reason)
        return super().dispatch(request, *args, **kwargs)

    def find(self, pk: int) -> None:
        self.row = project_of(self.look, pk)
        self.thing: Any = self.row.project

    # what an act's page says of itself
    def why_closed(self) -> str:
        return ""

    def kind(self, said: dict | None) -> object:
        return None

    def details(self, said: dict) -> dict:
        return {}

    def initial(self) -> dict:
        return {}

    def told(self, facts: list[Fact], said: dict) -> str:
        return f"已保存：{self.title}"

    def also(self, desk: Desk, facts: list[Fact], said: dict) -> list[Fact]:
        """Further acts of the same press."""
        return []

    def name(self) -> str:
        return self.row.name

    def about(self) -> list[dict]:
        return []

    def back(self) -> str:
        return reverse("project", args=[self.row.project_id])

    def crumb(self) -> list[dict]:
        return [{"label": self.name(), "url": self.back()}, {"label": self.title}]

    # the two ways
    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(self.form(initial=self.initial(), look=self.look, thing=self.thing))

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.form(request.POST, request.FILES, initial=self.initial(), look=self.look, thing=self.thing)
        if not form.is_valid():
            return self.show(form, status=422)
        odd = form.odd(form.cleaned_data)
        if not form.hears(odd):
            return self.show(form, odd)
        try:
            facts = self.do(form)
        except Refused as refused:
            form.add_error(None, refused.reason)
            return self.show(form, status=422)
        except IntegrityError:
            form.add_error(None, "别人刚刚改过同一条记录，这次没有保存。请回到项目页看过最新情况再办")
            return self.show(form, status=422)
        if facts:
            messages.success(request, self.told(facts, form.cleaned_data))
            for warning in odd:
                messages.warning(request, f"请核对：{warning}")
        else:
            messages.info(request, "这份表已经保存过，没有重复记录")
        return HttpResponseRedirect(self.after(facts))

    @transaction.atomic
    def do(self, form: Doing) -> list[Fact]:
        """Empty when this very form was saved already (a double press)."""
        said, officer = form.cleaned_data, self.look.request.user
        if said.get("once") and Source.objects.filter(kind=Source.Kind.FORM, by=officer, sha256=said["once"]).exists():
            return []
        source = Source.objects.create(
            area=officer.area, kind=Source.Kind.FORM, title=f"页面填报：{self.title}", sha256=said.get("once", ""), made_at=clock.now(), by=officer
        )
        desk = self.look.desk(source)
        facts = desk.do(self.act, self.thing, kind=self.kind(said), note=said.get("note") or "", **self.details(said))
        facts = facts + self.also(desk, facts, said)
        for paper in form.given:
            facts += desk.do(add_evidence, self.beside(facts), paper=paper.kind, name=paper.name, data=paper.data, amount=paper.amount, supports=facts[0])
        return facts

    def beside(self, facts: list[Fact]) -> Any:
        """What the papers of this press are put beside: what the first fact is about."""
        return getattr(facts[0], "problem", None) or facts[0].project

    def after(self, facts: list[Fact]) -> str:
        return self.back()

    def more(self, form: Doing) -> dict:
        """What the page shows beside its form, and what its own template needs besides."""
        return {}

    def show(self, form: Doing, odd: list[str] = (), status: int = 200) -> HttpResponse:
        context = {
            "title": self.title, "crumb": self.crumb(), "sub": self.name(), "about": self.about(), "intro": self.intro,
            "form": form, "sections": form.sections, "multipart": bool(form.papers), "cancel": self.back(),
            "odd": odd, "submit": "核对无误，仍按此保存" if odd else self.submit,
        }
        return self.look.render(self.template, context | self.more(form), status=status)
