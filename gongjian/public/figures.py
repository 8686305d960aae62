"""/public/figures: the county's targets and each unit's part, as one release said them; earlier releases below."""
from typing import Any

from django.http import Http404
from django.urls import reverse

from gongjian.indicators.classes import COUNTY_CLASSES, UNIT_CLASSES
from gongjian.people.units import Unit
from gongjian.public.gone import Gone
from gongjian.public.out import Out
from gongjian.public.page import Page, html
from gongjian.public.saying import UNIT, county_rows, figure, full
from gongjian.publicity.life import Figures, Life
from gongjian.publicity.wording import paragraphs
from gongjian.reading.classes import is_open


def figures(out: Out, pk: int | None = None) -> Page:
    """The latest, or the one asked for."""
    life = next((one for one in out.releases if pk in (None, one.item.pk)), None)
    if life is None and pk is not None:
        raise Gone if pk in out.taken_down else Http404
    return html(out, "figures", {"title": "进展数据", "releases": [entry(one) for one in out.releases], "release": shown(life) if life else None}, "public-figures")


def entry(life: Life) -> dict[str, Any]:
    return {"title": life.title, "on": full(life.day), "published": life.last.occurred_on.isoformat(), "url": reverse("public-release", args=[life.item.pk])}


def shown(life: Life) -> dict[str, Any]:
    said = life.figures
    return entry(life) | {
        "words": paragraphs(life.words), "least": said["least"], "county": county_rows(county(said)), "units": by_unit(said),
    }


def county(said: Figures) -> list[dict[str, Any]]:
    """Lines still open: a class may have been closed since."""
    return [line for line in said["county"] if is_open(COUNTY_CLASSES, line["indicator"])]


def measures(said: Figures) -> list[dict[str, Any]]:
    return [one for one in said["units"]["measures"] if is_open(UNIT_CLASSES, one["indicator"])]


def by_unit(said: Figures) -> dict[str, Any]:
    """A group of rows for each kind of unit."""
    heads = measures(said)
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in said["units"]["rows"]:
        groups.setdefault(row["kind"], []).append({"name": row["name"], "cells": [cell(row["cells"][one["key"]], one["measure"]) for one in heads]})
    labels = dict(Unit.Kind.choices)
    return {
        "measures": [one | {"unit": UNIT[one["measure"]]} for one in heads],
        "span": 1 + 2 * len(heads), "groups": [{"label": labels.get(kind, kind), "rows": rows} for kind, rows in groups.items()],
    }


def cell(told: dict[str, Any], measure: str) -> dict[str, Any]:
    asked, done = told["asked"], told["done"]
    return {
        "asked": told["task"] if asked is None else figure(asked, measure), "done": (told["state"] or "—") if done is None else figure(done, measure),
        "untold": asked is None, "quiet": done is None,
    }
