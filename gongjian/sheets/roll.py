"""A roll: a list whose rows are things of one kind (项目, 问题). Which, which columns, in which order: one query."""
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Model, Q, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import NullIf

from gongjian.projects.models import Project
from gongjian.reading.say import column, say, word
from gongjian.reading.word import At
from gongjian.sheets.table import Column, Table

KEY = {"Project": "project_id", "Problem": "problem_id", "Unit": "unit_id", "Lead": "lead_id", "Enterprise": "enterprise_id"}
SEARCHED = {
    "Project": ("name", "pinyin", "owner", "code"), "Problem": ("what", "project_name", "pinyin", "lead_name"),
    "Lead": ("title", "pinyin", "enterprise_name", "unit_name"), "Enterprise": ("name", "pinyin", "code", "region"),
}


@dataclass(frozen=True)
class Roll:
    """`person` and `deadline` are the words an issue asks of every row (M49); the task comes from the plan's rule for this list.

    `enters` and `leaves` are (word, reason) pairs of days that explain why a row came or left. `settled_by` is (label, url name) of the act that takes
    an issued row off the list, asked for with the thing's key; a list nobody gets off by acting has none, and its issued rows are no duties.
    """

    number: int
    title: str
    where: Callable[[At], Q]
    columns: tuple[str, ...]
    order: tuple[str, ...]
    about: type[Model] = Project
    person: str = "responsible_name"
    deadline: str = ""
    duty: str = ""
    enters: tuple[tuple[str, str], ...] = ()
    leaves: tuple[tuple[str, str], ...] = ()
    note: str = ""
    settled_by: tuple[str, str] | None = None

    def named(self, at: At) -> str:
        """The list's title as the drive's plan gives it."""
        return (at.drive.list_rule(self.number).get("title") if at.drive else "") or self.title

    def rows(self, at: At, *names: str):
        """The rows alone, with no more words said than these and the condition need: for counting, and for "is it still on the list"."""
        where = self.where(at)
        return say(at.lens.see(self.about), self.about, at, names, using=[where]).filter(where).order_by()

    def query(self, at: At, *, search: str = "", order: str = "", extra: tuple[str, ...] = ()):
        """The rows seen through the lens, every column said; not run yet."""
        where, ways = self.where(at), self._order(order)
        hidden = SEARCHED[self.about.__name__] if search else ()
        rows = say(at.lens.see(self.about), self.about, at, (*self.columns, *extra, *hidden), using=[where, *_fields(ways)])
        if search:
            where &= _found(hidden, search)
        return rows.filter(where).order_by(*(_sorted(self.about, way, rows.model) for way in ways), "pk")

    def table(self, at: At, *, search: str = "", order: str = "") -> Table:
        """The list on the day. One query, whatever the columns."""
        entered = tuple(name for name, _ in self.enters[:1])
        rows = self.query(at, search=search, order=order, extra=entered)
        names = [column(self.about, name, rows.model) for name in self.columns]
        found = list(rows.values_list(KEY[self.about.__name__], *names, *(column(self.about, name, rows.model) for name in entered)))
        columns, last = [Column(name, word(self.about, name)) for name in self.columns], len(names) + 1
        since = [row[last] for row in found] if entered else ()
        return Table(self.named(at), columns, [row[0] for row in found], [row[1:last] for row in found], since=since)

    def count(self, at: At) -> int:
        return self.rows(at).count()

    def _order(self, order: str) -> tuple[str, ...]:
        """The list's own order, or by one of its columns (`-name`: downwards); anything else is passed over."""
        return (order, *self.order) if order.lstrip("-") in self.columns else self.order


def _sorted(about: type[Model], way: str, model: type[Model]) -> OrderBy:
    """By what the column shows, blanks last whichever way and on whichever database."""
    name = way.lstrip("-")
    value: F | NullIf = F(column(about, name, model))
    if word(about, name).shown_as in ("text", "choice", "listing"):
        value = NullIf(value, Value(""))
    return OrderBy(value, descending=way.startswith("-"), nulls_last=True)


def _fields(ways: tuple[str, ...]) -> list[Q]:
    return [Q(**{f"{way.lstrip('-')}__isnull": True}) for way in ways]


def _found(words: tuple[str, ...], search: str) -> Q:
    text = search.strip()
    found = Q()
    for name in words:
        found |= Q(**{f"{name}__contains" if name == "pinyin" else f"{name}__icontains": text.lower() if name == "pinyin" else text})
    return found
