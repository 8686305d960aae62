"""Where in a sheet the tables are: title and unit rows, one to five heading rows, the body beneath; and where each page repeats its heading."""
import re
from dataclasses import dataclass, field

from .headings import GENERIC_NAME, GENERIC_SUM, canon, words_of
from .ledger import telling as ledger
from .synonyms import SYNONYMS
from .text import blank, compact, number_of, shown
from .workbook import Grid

_SPOTTED = (frozenset(spelling for line in SYNONYMS.values() for spelling in line) - {"单位", "项目", "起", "止", "开始", "结束"}) | ledger.SPOTTED
_DEEPEST = 5
WIDEST = 300
_CHILDISH = re.compile(r"季度|\d月|20\d\d年|^其中|万元|亿元|投资|进度")
_TITLE = re.compile(r"表|清单|计划|附件|单位|名单|填报|截[至止]|台账|20\d\d年|项目$")


@dataclass(slots=True)
class Table:
    """Rows count from 0. `headings` may be empty (no heading at all). `left`..`right` bound its columns when tables stand side by side."""

    headings: list[int]
    start: int
    end: int
    titles: list[int] = field(default_factory=list)
    left: int = 0
    right: int = 9999
    repeats: set[int] = field(default_factory=set)


def is_heading(row: list, strict: bool = False) -> bool:
    """Do the cells of this row read like headings: several known words, no numbers but years?"""
    score, key, cells = 0.0, False, 0
    words: set[str] = set()
    for value in row[:WIDEST]:
        if blank(value):
            continue
        number = number_of(value)
        if number is not None:
            if not (2000 <= number <= 2060):
                return False
            continue
        if not isinstance(value, str):
            return False
        cells += 1
        if len(value) > 60:
            return False
        for word, sure in words_of((value,))[:1]:
            if sure >= 0.95 and (word not in words or word == "other"):
                score += 1 if word != "other" else 0.6
                words.add(word)
                key = key or word in ("name", "number")
            elif sure >= 0.7 and word not in words:
                score += 0.5
                words.add(word)
    if strict:
        return key and score >= 2 and score >= cells * 0.4
    return (key and score >= 2 and score >= cells * 0.25) or (score >= 3 and score >= cells * 0.5)


def find_tables(grid: Grid) -> list[Table]:
    """Tables from top to bottom; [] when no row reads like a heading."""
    rows = grid.rows
    found: list[Table] = []
    row, last = 0, 0
    while row < len(rows):
        if (row < 60 or not _SPOTTED.isdisjoint(rows[row])) and (is_heading(rows[row], strict=row >= 60 or bool(found)) or ledger.is_heading(rows[row])):
            first, end = _depth(grid, row)
            first = max(first, last)
            key = _key(rows[first:end + 1])
            if found and key == _key([rows[r] for r in found[-1].headings]):
                found[-1].repeats.update(range(first, end + 1))
            else:
                found.append(Table(list(range(first, end + 1)), end + 1, len(rows)))
            last = row = end + 1
        else:
            row += 1
    top = 0
    for table, following in zip(found, [*found[1:], None], strict=False):
        table.titles = _titles(rows, table.headings[0], top)
        table.start += _column_numbers(rows, table.start)
        if following:
            table.end = min([following.headings[0], *_titles(rows, following.headings[0], table.start)])
        top = table.end
    return [part for table in found for part in _side_by_side(rows, table)]


def _key(rows: list[list]) -> tuple[str, ...]:
    return tuple(text for row in rows for value in row if (text := compact(shown(value))))


def _depth(grid: Grid, row: int) -> tuple[int, int]:
    """First and last heading row, from vertical merges across `row`; else from the look of the rows beneath."""
    spans = [(r0, r1) for r0, _, r1, _ in grid.marks.merges if r0 <= row <= r1 and r1 - r0 < _DEEPEST]
    first = min([row, *(r0 for r0, r1 in spans if r1 > r0)])
    last = max([row, *(r1 for r0, r1 in spans)])
    first = first if first == row or any(not blank(v) for v in grid.rows[first]) else row
    while last - first < _DEEPEST - 1 and last + 1 < len(grid.rows) and _is_child(grid, first, last):
        last += 1
    return first, min(last, len(grid.rows) - 1)


def _is_child(grid: Grid, first: int, last: int) -> bool:
    """Is the row after `last` one more level of headings? Short texts only, under filled headings, none under 序号 or 项目名称."""
    above, row = grid.rows[first:last + 1], grid.rows[last + 1]
    filled = [c for c, value in enumerate(row) if not blank(value)]
    if not filled or len(filled) > 40:
        return False
    good = 0
    for column in filled:
        value = row[column]
        text = shown(value)
        number = number_of(value)
        if (number is not None and not 2000 <= number <= 2060) or len(text) > 24 or not isinstance(value, (str, int, float)):
            return False
        over = [shown(r[column]) for r in above if column < len(r) and not blank(r[column])]
        settled = any(word in ("number", "name") and sure > 0.9 for o in over for word, sure in words_of((o,))[:1])
        if settled and not _unit_only(text) and "名称" not in text:
            return False
        path = (*(_over(above, column)), text)
        best = max((sure for _, sure in words_of(path)), default=0)
        own = max((sure for _, sure in words_of((text,))), default=0)
        if _unit_only(text) or own >= 0.75 or canon(text).text in GENERIC_SUM | GENERIC_NAME or _CHILDISH.search(text):
            good += best >= 0.5 or _unit_only(text) or own >= 0.75
    return good >= max(1, len(filled) * 0.6)


def _over(above: list[list], column: int) -> tuple[str, ...]:
    """Texts above a column, reaching left over blanks."""
    out = []
    for row in above:
        at = min(column, len(row) - 1)
        while at > 0 and blank(row[at]):
            at -= 1
        out.append(shown(row[at]) if row else "")
    return tuple(out[-1:])


def _unit_only(text: str) -> bool:
    known = canon(text)
    return bool(known.unit) and not known.text


def _column_numbers(rows: list[list], row: int) -> int:
    """1 when the row beneath the headings only numbers the columns: 1 2 3 …, 甲 乙 1 2, 5=6+7."""
    if row >= len(rows):
        return 0
    texts = [compact(shown(v)) for v in rows[row] if not blank(v)]
    plain = [int(t) for t in texts if t.isdigit()]
    odd = [t for t in texts if not re.fullmatch(r"[甲乙丙丁戊a-z]|\(?\d{1,2}\)?(?:[=+\-*/]\(?\d{1,2}\)?)*%?|[①-⑳]|[一二三四五六七八九十]+", t)]
    return int(len(texts) >= 3 and not odd and len(set(texts)) == len(texts) and plain == sorted(plain) and (not plain or plain[-1] - plain[0] < 60))


def _titles(rows: list[list], heading: int, top: int) -> list[int]:
    """Rows directly above a heading with at most three filled cells that are no project: titles, 附件1, 单位：万元."""
    found = []
    for row in range(heading - 1, max(top, heading - 8) - 1, -1):
        cells = [v for v in rows[row] if not blank(v)]
        if len(cells) > 4 or (top and cells and number_of(cells[0]) is not None):
            break
        if top and cells and not _TITLE.search("".join(map(compact, map(shown, cells)))):
            break
        found.append(row)
    return found[::-1]


def _side_by_side(rows: list[list], table: Table) -> list[Table]:
    """'序号 项目名称 | 序号 项目名称' are tables standing side by side."""
    if len(table.headings) != 1:
        return [table]
    heading = rows[table.headings[0]]
    words = [next((w for w, s in words_of((shown(v),)) if s >= 0.95), "") if isinstance(v, str) else "" for v in heading]
    starts = [c for c, word in enumerate(words) if word == "number"]
    if len(starts) < 2 or words.count("name") < len(starts):
        return [table]
    bounds = [*starts, len(heading)]
    blocks = list(zip(bounds, bounds[1:], strict=False))
    texts = [[compact(shown(v)) for v in heading[a:b] if not blank(v)] for a, b in blocks]
    if any(text != texts[0] for text in texts):
        return [table]
    return [Table(table.headings, table.start, table.end, table.titles, left, right - 1, table.repeats) for left, right in blocks]
