"""The compiler: teaches a queryset the words asked for, and those they build on, and nothing else."""
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, Model, Q, QuerySet, Value, When
from django.db.models.expressions import BaseExpression

from gongjian.desk.relations import EVERYTHING, NOTHING
from gongjian.people.models import Unit
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.promotion.models import Enterprise, Lead
from gongjian.reading.enterprise_words import ENTERPRISE
from gongjian.reading.joins import JOINS
from gongjian.reading.lead_words import LEAD
from gongjian.reading.problem_words import PROBLEM
from gongjian.reading.project_words import PROJECT
from gongjian.reading.unit_words import UNIT
from gongjian.reading.word import At, Word, whose_figures

WORDS: dict[type[Model], dict[str, Word]] = {Project: PROJECT, Problem: PROBLEM, Unit: UNIT, Lead: LEAD, Enterprise: ENTERPRISE}


class Unsaid(LookupError):
    """A view speaks a word that is not in the vocabulary. Found at start-up by a system check."""


def word(about: type[Model], name: str) -> Word:
    try:
        return WORDS[about][name]
    except KeyError:
        raise Unsaid(f"「{name}」不在{about._meta.verbose_name}的词表里") from None


def words_in(expression: Any) -> set[str]:
    """The names an expression or a Q refers to, up to the first double underscore and whole."""
    if isinstance(expression, Q):
        found: set[str] = set()
        for child in expression.children:
            if isinstance(child, tuple):
                found |= _both(child[0]) | words_in(child[1])
            else:
                found |= words_in(child)
        return found
    if isinstance(expression, F):
        return _both(expression.name)  # type: ignore[attr-defined]
    if isinstance(expression, BaseExpression):
        found = words_in(expression.condition) if hasattr(expression, "condition") and isinstance(expression.condition, Q) else set()
        for source in expression.get_source_expressions():
            if source is not None:
                found |= words_in(source)
        return found
    return set()


def _both(path: str) -> set[str]:
    return {path, path.split("__")[0]}


def say(
    rows: QuerySet, about: type[Model], at: At, names: Iterable[str], using: Iterable[Any] = (), summed: bool = False
) -> QuerySet:
    """`rows` (seen through a lens) with every word of `names`, and of the conditions `using`, said at `at`.

    Words the officer's post may not see are said as empty, unless the rows are `summed` and not shown one by one: a unit's total is not
    one respondent's figure. Raises Unsaid for a name that is no word.
    """
    vocabulary = WORDS[about]
    asked = list(dict.fromkeys(names))
    for name in asked:
        word(about, name)
    for condition in using:
        asked += sorted(name for name in words_in(condition) if name in vocabulary and name not in asked)
    said: set[str] = set()
    joined: set[str] = set()
    for name in asked:
        rows = _teach(rows, vocabulary, at, name, said, joined, summed)
    return rows


def _teach(rows: QuerySet, vocabulary: dict[str, Word], at: At, name: str, said: set[str], joined: set[str], summed: bool) -> QuerySet:
    if name in said:
        return rows
    said.add(name)
    told = vocabulary[name]
    may = EVERYTHING if told.eyes is None or summed else whose_figures(at.lens, told.eyes)
    if may == NOTHING:
        return rows.annotate(**{name: Value(None, output_field=_plain_field(told))})
    for join in told.needs:
        if join not in joined:
            joined.add(join)
            rows = rows.annotate(**{join: JOINS[join](at)})
    if not callable(told.means) and may == EVERYTHING:
        return rows if told.means == name else rows.annotate(**{name: F(told.means)})
    meaning = told.means(at) if callable(told.means) else F(told.means)
    for other in words_in(meaning):
        if other in vocabulary and other != name:
            rows = _teach(rows, vocabulary, at, other, said, joined, summed)
    own = {field.name for field in rows.model._meta.get_fields()}
    told_to = meaning if may == EVERYTHING else Case(When(may, then=meaning), default=None, output_field=_plain_field(told))
    return rows.annotate(**{(f"said_{name}" if name in own else name): told_to})


def column(about: type[Model], name: str, model: type[Model]) -> str:
    """The column a word is read from: a word that shadows a field of the table is annotated as `said_…`."""
    own = {field.name for field in model._meta.get_fields()}
    return f"said_{name}" if callable(word(about, name).means) and name in own else name


def _plain_field(told: Word):
    from django.db.models import BigIntegerField, TextField

    return BigIntegerField() if told.shown_as in ("money", "yi", "count", "share") else TextField()
