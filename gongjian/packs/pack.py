"""A pack: titles, rows of words and figures, links by name and key. It is made of parts, one file each."""
import importlib
import pkgutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from gongjian.packs import parts as room
from gongjian.packs.part import Kind, Part, Scope, Section
from gongjian.people.models import Officer
from gongjian.projects.models import Project, SponsorStanding
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused


@dataclass(frozen=True)
class Pack:
    kind: str
    title: str
    on: date
    leader: str
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        return sum(len(section) for section in self.sections)


@cache
def every_part() -> tuple[Part, ...]:
    modules = [importlib.import_module(f"{room.__name__}.{module.name}") for module in pkgutil.iter_modules(room.__path__)]
    return tuple(sorted((module.PART for module in modules if hasattr(module, "PART")), key=lambda part: part.number))


def pack(at: At, kind: str, leader: Officer | None = None) -> Pack:
    """The pack for a sitting of this kind on the day looked at, seen through the lens of `at`. A sponsor's holds his projects only.

    Raises Refused for a sponsor's pack without a sponsor.
    """
    if kind not in Kind.values:
        raise Refused(f"没有「{kind}」这种会议，只有：{'、'.join(Kind.values)}")
    if (kind == Kind.LEADER) != bool(leader):
        raise Refused("包保领导半月调度的材料须写明是哪位领导的" if kind == Kind.LEADER else "只有包保领导半月调度才写包保领导")
    scope = Scope(kind, leader, sponsored(at, leader) if leader else None)
    sections = tuple(Section(part.key, part.heading, part.columns, tuple(part.rows(at, scope)), part.note) for part in every_part() if kind in part.kinds)
    title = f"{leader.name}半月调度材料" if leader else f"{Kind(kind).label}材料"
    return Pack(kind, title, at.on, leader.name if leader else "", tuple(section for section in sections if section.rows))


def sponsored(at: At, leader: Officer) -> frozenset[int]:
    """The projects he sponsors on the day, himself or through a sector, as far as they may be seen and are not withdrawn."""
    mine = SponsorStanding.objects.at(at.when).filter(leader=leader)
    live = at.lens.see(Project).filter(withdrawn_on=None)
    own = live.filter(project__in=mine.exclude(project=None).values("project"))
    whole = live.filter(sector__in=mine.filter(project=None).values("sector"))
    return frozenset([*own.values_list("project_id", flat=True), *whole.values_list("project_id", flat=True)])


def agenda(made: Pack) -> list[dict[str, Any]]:
    """The pack's rows as fields of AgendaItem, in order."""
    return [
        {
            "section": section.key, "heading": section.heading, "text": row.text[:400], "words": row.words[:600], "light": row.light, "page": row.page,
            "key": row.key, "concerns_id": row.project,
        }
        for section in made.sections for row in section.rows
    ]


def as_json(made: Pack) -> dict[str, Any]:
    """{kind, title, on, leader, count, sections: [{key, heading, note, columns, rows: [{text, words, cells, light, page, key, project}]}]}."""
    return {
        "kind": made.kind, "title": made.title, "on": made.on.isoformat(), "leader": made.leader or None, "count": made.count,
        "sections": [
            {"key": section.key, "heading": section.heading, "note": section.note, "columns": section.columns, "rows": [vars(row) for row in section.rows]}
            for section in made.sections
        ],
    }
