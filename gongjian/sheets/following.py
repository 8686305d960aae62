"""Following up an issued list: "13 named, 9 started, 4 late" is the issued rows beside today's live list."""
from dataclasses import dataclass
from datetime import date

from gongjian.reading.say import column, say
from gongjian.reading.word import At, Word
from gongjian.sheets.registry import Sheet, sheet
from gongjian.sheets.roll import KEY, Roll
from gongjian.sheets.table import FIGURES, Column, Table
from gongjian.targets.models import Issue, Named


@dataclass(frozen=True)
class Followed:
    """One named row: done since `settled_on` (with `how`), or open, or late."""

    named: Named
    settled_on: date | None
    how: str
    late: bool


@dataclass(frozen=True)
class FollowUp:
    issue: Issue
    rows: list[Followed]

    @property
    def done(self) -> int:
        return sum(row.settled_on is not None for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.late for row in self.rows)

    @property
    def sentence(self) -> str:
        """"列名 13 项，已了 9 项，逾期 4 项"."""
        return f"列名 {len(self.rows)} 项，已了 {self.done} 项，逾期 {self.late} 项"


def issues(at: At) -> list[Issue]:
    """Lists issued up to the day, newest first."""
    return list(Issue.objects.as_of(at.when).filter(area__startswith=at.lens.officer.area).select_related("drive", "by").order_by("-occurred_on", "sheet"))


def follow_up(issue: Issue, at: At) -> FollowUp:
    """What became of the rows this officer may see. A row is settled when what it named has left the list, for the list's own reasons."""
    told = sheet(issue.sheet)
    named = list(issue.named.as_of(at.when).order_by("pk"))
    seen = seen_of(told, at, [row.subject_id for row in named])
    named = [row for row in named if row.subject_id in seen]
    if not isinstance(told, Roll):
        return FollowUp(issue, [Followed(row, None, "", row.due_on < at.on) for row in named])
    still = _still(told, at)
    days = _days(told, at, [row.subject_id for row in named])
    rows = []
    for row in named:
        gone = row.subject_id not in still
        on, how = next(((day, reason) for day, (_, reason) in zip(days.get(row.subject_id, ()), told.leaves, strict=False) if day), (None, ""))
        settled = (on or at.on) if gone else None
        rows.append(Followed(row, settled, how or ("已不在清单" if gone else ""), (settled or at.on) > row.due_on))
    return FollowUp(issue, rows)


def seen_of(told: Sheet, at: At, keys: list[int]) -> set[int]:
    """Of the rows' subjects those this officer sees."""
    key = KEY[told.about.__name__]
    return set(at.lens.see(told.about).filter(**{f"{key}__in": keys}).values_list(key, flat=True))


def frozen(issue: Issue, at: At) -> Table:
    """The list as it was printed, of the rows this officer may see. Cells are words: nothing in them is ever computed again."""
    seen = seen_of(sheet(issue.sheet), at, [row["key"] for row in issue.rows])
    kinds = ["figure" if told["shown_as"] in FIGURES else "text" for told in issue.columns]
    columns = [Column(told["name"], Word(told["label"], "", kind), told["group"]) for told, kind in zip(issue.columns, kinds, strict=True)]
    rows = [row for row in issue.rows if row["key"] in seen]
    return Table(issue.title, columns, [row["key"] for row in rows], [tuple(row["cells"]) for row in rows])


def _still(told: Roll, at: At) -> set[int]:
    """The keys on the live list, asked once a look however many issues of it are followed."""
    kept = at.__dict__.setdefault("_still", {})
    if told.number not in kept:
        kept[told.number] = set(told.rows(at).values_list(KEY[told.about.__name__], flat=True))
    return kept[told.number]


def _days(told: Roll, at: At, keys: list[int]) -> dict[int, tuple]:
    names = [name for name, _ in told.leaves]
    key = KEY[told.about.__name__]
    rows = say(at.lens.see(told.about), told.about, at, names)
    columns = [column(told.about, name, rows.model) for name in names]
    return {row[0]: row[1:] for row in rows.filter(**{f"{key}__in": keys}).values_list(key, *columns)}
