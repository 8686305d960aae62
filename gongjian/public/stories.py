"""/public/stories: 动态, 成效, 经验, 典型, 曝光; an exposure with what the unit answered, word for word."""
from typing import Any

from django.http import Http404
from django.urls import reverse

from gongjian.public.gone import Gone
from gongjian.public.out import Out
from gongjian.public.page import Page, html
from gongjian.publicity.flow import Kind
from gongjian.publicity.life import Life
from gongjian.publicity.wording import excerpt, paragraphs

KINDS = tuple(kind for kind in Kind if kind != Kind.FIGURES)


def stories(out: Out, kind: str = "") -> Page:
    if kind and kind not in KINDS:
        raise Http404
    told = [life for life in out.stories if kind in ("", life.kind)]
    ways = [{"label": "全部", "url": reverse("public-stories"), "on": not kind}]
    ways += [{"label": one.label, "url": reverse("public-stories-of", args=[one.value]), "on": one == kind} for one in KINDS]
    title = Kind(kind).label if kind else "动态"
    return html(out, "stories", {"title": title, "ways": ways, "stories": [entry(life, out) for life in told]}, "public-stories")


def story(out: Out, pk: int) -> Page:
    life = next((one for one in out.stories if one.item.pk == pk), None)
    if life is None:
        raise Gone if pk in out.taken_down else Http404
    answers = [{"day": step.occurred_on.isoformat(), "words": paragraphs(step.words)} for step in life.answers]
    silent = life.kind == Kind.EXPOSURE and not answers
    told = entry(life, out) | {"words": paragraphs(life.words), "ground": life.stands.ground, "answers": answers, "silent": silent}
    return html(out, "story", {"title": life.title, "story": told}, "public-stories")


def entry(life: Life, out: Out) -> dict[str, Any]:
    return {
        "title": life.title, "kind": life.kind.label, "published": life.last.occurred_on.isoformat(), "excerpt": excerpt(life.words),
        "from": life.item.unit.name_on(out.on) if life.item.unit else "", "about": life.item.about.name_on(out.on) if life.item.about else "",
        "url": reverse("public-story", args=[life.item.pk]),
    }
