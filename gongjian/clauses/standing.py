"""The plan's clauses as they stand on a day.

    lines = clause_lines(at)                 # list[ClauseLine], in the plan's order; kept on `at`
    line = clause_line(at, "M15")            # KeyError when the drive has no such clause
    mine = clause_lines(at, unit=12)         # the same clauses, each with this unit's part of the figures
"""
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gongjian.clauses.figure import ORDER, Figure, Page, State, View, worst
from gongjian.clauses.links import Link, link_of
from gongjian.clauses.measured import of_indicator, of_list, of_target
from gongjian.clauses.registry import every_record
from gongjian.indicators.standing import target_lines
from gongjian.reading.word import At
from gongjian.targets.clausewords import words_of
from gongjian.targets.models import Clause, ClauseWord
from gongjian.targets.owners import Directory, Owners, owners_of

BY_HAND = "系统没有可计量的内容，由人写"


@dataclass(frozen=True)
class ClauseLine:
    """`figures`: what the system says; `pages`: where else to look; `amiss`: links that lead nowhere (a plan loaded by an older house).

    `words`: what units say of it themselves, each its last."""

    clause: Clause
    figures: tuple[Figure, ...]
    pages: tuple[Page, ...]
    owners: Owners
    amiss: tuple[str, ...] = ()
    words: tuple[ClauseWord, ...] = ()

    @property
    def mark(self) -> str:
        return self.clause.mark

    @property
    def state(self) -> State:
        return worst(figure.state for figure in self.figures if not figure.beside)

    @property
    def light(self) -> str:
        """The worst light among the figures of the gravest state."""
        colours = {figure.colour for figure in self.figures if figure.state == self.state and not figure.beside}
        return next((colour for colour in "RYG" if colour in colours), "N")

    @property
    def gaps(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.gap)


def clause_lines(at: At, unit: int | None = None) -> list[ClauseLine]:
    """Every clause of the drive, through these eyes. [] without a drive."""
    kept = at.__dict__.setdefault("_clause_lines", {})
    if unit not in kept:
        kept[unit] = _lines(at, unit) if at.drive else []
    return kept[unit]


def clause_line(at: At, mark: str, unit: int | None = None) -> ClauseLine:
    """Raises KeyError: no such clause in the drive of the day. What is told from all other clauses needs them all; else this one alone is worked out."""
    clause = at.drive.clauses.filter(mark=mark).first() if at.drive else None
    if clause is None:
        raise KeyError(f"行动方案里没有条款「{mark}」")
    if _sums(clause) or unit in at.__dict__.get("_clause_lines", {}):
        return next(line for line in clause_lines(at, unit) if line.mark == mark)
    return _line(at, clause, unit, _directory(at), ())


def counted(lines: Iterable[ClauseLine]) -> list[tuple[State, int]]:
    """How many clauses stand how, the gravest first."""
    told = Counter(line.state for line in lines)
    return sorted(told.items(), key=lambda pair: ORDER[pair[0]])


def _lines(at: At, unit: int | None) -> list[ClauseLine]:
    assert at.drive is not None
    clauses, directory = list(at.drive.clauses.all()), _directory(at)
    first = [_line(at, clause, unit, directory, ()) for clause in clauses if not _sums(clause)]
    found = {line.mark: line for line in first}
    for clause in clauses:
        if clause.mark not in found:
            found[clause.mark] = _line(at, clause, unit, directory, tuple(first))
    return [found[clause.mark] for clause in clauses]


def _directory(at: At) -> Directory:
    return Directory(at.when, at.lens.officer.area)


def _words(at: At, clause: Clause) -> tuple[ClauseWord, ...]:
    """Asked once a look, for all clauses."""
    kept = at.__dict__
    if "_clause_words" not in kept:
        kept["_clause_words"] = words_of(Clause.objects.filter(drive=clause.drive_id), at.when)
    return tuple(kept["_clause_words"].get(clause.pk, {}).values())


def _sums(clause: Clause) -> bool:
    links = (link_of(said) for said in clause.measured_by)
    return any(link.kind == "record" and link.name in every_record() and every_record()[link.name].sums for link in links)


def _line(at: At, clause: Clause, unit: int | None, directory: Directory, lines: tuple[ClauseLine, ...]) -> ClauseLine:
    assert at.drive is not None
    periods = {line.target.key: line.target.period for line in target_lines(at) if not line.target.stock}
    period = next((periods[link.name] for link in map(link_of, clause.measured_by) if link.kind == "target" and link.name in periods), None)
    figures: list[Figure] = []
    pages: list[Page] = []
    amiss: list[str] = []
    for link in map(link_of, clause.measured_by):
        if link.kind == "page":
            pages.append(Page(link.name))
            continue
        try:
            figures += figures_of(link, View(at, unit, link.arg, clause.workstream, lines, period))
        except KeyError:
            amiss.append(str(link))
    return ClauseLine(clause, tuple(figures), tuple(pages), owners_of(clause, at.drive.rules.get("workstreams", []), directory), tuple(amiss), _words(at, clause))


def figures_of(link: Link, view: View) -> Iterable[Figure]:
    """Raises KeyError for what is not there."""
    match link.kind:
        case "target":
            return of_target(link.name, view)
        case "indicator":
            return of_indicator(link.name, view)
        case "list":
            return of_list(int(link.name), view)
    return every_record()[link.name].tell(view)
