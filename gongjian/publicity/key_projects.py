"""Key projects (重点项目) as everybody may know them: the provincial ones and those a county leader sponsors, in open words only."""
from collections.abc import Collection
from typing import Any

from django.db.models import Q

from gongjian.projects.models import Project
from gongjian.reading.classes import PROJECT_CLASSES, is_open, open_words
from gongjian.reading.say import column, say, word
from gongjian.reading.shown import plain
from gongjian.reading.word import At

WORDS = open_words(
    PROJECT_CLASSES, "name", "code", "unit_name", "township_name", "place", "public_stage", "total", "provincial", "nature", "sector", "industry", "content",
    "start_year", "end_year", "public_owner", "started_on", "completed_on", "commissioned_on",
)
KEY = (Q(provincial=True) | ~Q(sponsors="")) & Q(withdrawn_on=None)


def rows(at: At):
    """As they stand on the day, by unit and name, as far as he who draws them up sees."""
    return say(at.lens.see(Project), Project, at, (*WORDS, "unit_order"), using=[KEY]).filter(KEY).order_by("unit_order", "name")


def drawn(at: At, leave_out: Collection[int] = ()) -> list[dict[str, Any]]:
    """[{"key": project, "unit": its unit's key, word: plain value …}]: a word that says nothing is left out. `leave_out`: projects that are not to be published."""
    found = rows(at).exclude(project__in=leave_out) if leave_out else rows(at)
    columns = [column(Project, name, found.model) for name in WORDS]
    return [{"key": values[0], "unit": values[1]} | _said(values[2:]) for values in found.values_list("project_id", "unit_id", *columns)]


def _said(values) -> dict[str, Any]:
    said = {name: plain(word(Project, name), value) for name, value in zip(WORDS, values, strict=True)}
    return {name: value for name, value in said.items() if value not in (None, "")}


def still_open(record: dict[str, Any]) -> dict[str, Any]:
    """What was drawn up earlier, without words that have been closed since."""
    return {name: value for name, value in record.items() if name in ("key", "unit") or is_open(PROJECT_CLASSES, name)}
