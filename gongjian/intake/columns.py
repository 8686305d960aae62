"""Heading rows → columns with words: paths through merged headings, content as witness, each word used once."""
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from .caption import year_of_headings
from .evidence import Evidence, evidence, fits
from .headings import canon, rank, words_of
from .marks import letter
from .tables import Table
from .text import blank, compact, joined, shown
from .understood import Column
from .words import EVERY, FREE, ROLLING, WORDS
from .workbook import Grid

Path = tuple[str, ...]
BY_YEAR = {"started_on": "start_year", "planned_start_on": "start_year", "planned_end_on": "end_year"}


class Bid(NamedTuple):
    """One column's claim on one word."""

    confidence: float
    column: int
    word: str
    rank: int


def paths_of(grid: Grid, table: Table) -> dict[int, Path]:
    """Column → heading texts from top to bottom without repeats; columns with no heading get ()."""
    rows, block = grid.rows, table.headings
    width = max((len(rows[r]) for r in block), default=0)
    cells = {r: [rows[r][c] if c < len(rows[r]) else "" for c in range(width)] for r in block}
    across = False
    for r0, c0, r1, c1 in grid.marks.merges:
        if r0 in cells and c0 < width:
            across = across or c1 > c0
            for r in range(r0, min(r1, block[-1]) + 1):
                if r in cells:
                    cells[r][c0:min(c1, width - 1) + 1] = [rows[r0][c0]] * (min(c1, width - 1) + 1 - c0)
    if not across and len(block) > 1:
        _reach_right(cells, block, width)
    out = {}
    for column in range(max(table.left, 0), min(width, table.right + 1)):
        texts = [joined(cells[r][column]) for r in block if not blank(cells[r][column])]
        out[column] = tuple(text for n, text in enumerate(texts) if text not in texts[:n])
    return out


def _reach_right(cells: dict[int, list], block: Sequence[int], width: int) -> None:
    """Without merges, a heading covers the blanks to its right as long as something stands beneath them."""
    for n, row in enumerate(block[:-1]):
        for column in range(1, width):
            beneath = any(not blank(cells[r][column]) for r in block[n + 1:])
            before = any(not blank(cells[r][column - 1]) for r in block[n + 1:])
            if blank(cells[row][column]) and beneath and before:
                cells[row][column] = cells[row][column - 1]


def assign(paths: dict[int, Path], seen: dict[int, Evidence], year: int | None) -> tuple[dict[int, tuple[str, float]], int | None]:
    """(column → (word, confidence), year of the list). Each word once; a yearly column of another year is `other`, but for the plans of the next two."""
    bids = []
    years = {c: next((y for text in reversed(path) if (y := canon(text).year)), None) for c, path in paths.items()}
    options = {c: words_of(path) for c, path in paths.items()}
    year = year or year_of_headings(years[c] for c, words in options.items() if words and words[0][0] == "year_plan")
    for column, words in options.items():
        path = paths[column]
        texts = [canon("".join(path)).text, *(canon(text).text for text in path[-1:])]
        for word, sure in words:
            if word == "year_plan" and year and (years[column] or year) - year in ROLLING:
                word = ROLLING[(years[column] or year) - year]
            if word == FREE or (word in ("year_plan", "year_invested") and year and years[column] not in (None, year)):
                continue
            confidence = sure * fits(word, WORDS[word].kind, seen[column])
            right_year = 0.02 if word == "year_plan" and year and years[column] == year else 0
            empty = 0.05 if not seen[column].filled else 0
            if confidence >= 0.3:
                bids.append(Bid(confidence + right_year - empty, column, word, min(map(rank, texts), default=999)))
    found: dict[int, tuple[str, float]] = {}
    for bid in sorted(bids, key=lambda b: (-round(b.confidence, 2), b.rank, b.column)):
        word = bid.word
        if word in BY_YEAR and seen[bid.column].years > 0.8:
            word = BY_YEAR[word]
        if word == "has_started" and seen[bid.column].periods + seen[bid.column].days > 0.5:
            word = "started_on"
        if bid.column not in found and word not in {w for w, _ in found.values()}:
            found[bid.column] = (word, max(0.0, min(bid.confidence, 1.0)))
    taken = {word for word, _ in found.values()}
    named = next((c for c, (word, _) in found.items() if word == "name"), 0)
    if "number" not in taken and (bare := next((c for c in range(named) if not paths.get(c) and seen[c].rising), None)) is not None:
        found[bare] = ("number", 0.7)
    return found, year


def columns_of(grid: Grid, table: Table, paths: dict[int, Path], words: dict[int, tuple[str, float]], width: int) -> tuple[Column, ...]:
    """All columns that have a heading, a word or content."""
    out = []
    for index in range(max(table.left, 0), min(width, table.right + 1)):
        path = paths.get(index, ())
        word, sure = words.get(index, (FREE, 0.0))
        if not path and word == FREE and all(blank(row[index]) for row in grid.rows[table.start:table.end] if index < len(row)):
            continue
        unit = next((u for text in reversed(path) if (u := canon(text).unit)), None)
        year = next((y for text in reversed(path) if (y := canon(text).year)), None)
        out.append(Column(index, letter(index), " / ".join(path), word, sure, unit if EVERY[word].kind == "money" else None, year,
                          index in grid.marks.hidden_columns))
    return tuple(out)


def evidence_of(grid: Grid, table: Table, width: int) -> dict[int, Evidence]:
    """Evidence of every column over the first 400 rows of the body that have at least three cells."""
    body = [row for row in grid.rows[table.start:table.start + 600] if sum(1 for value in row if not blank(value)) >= 3][:400]
    body = body or grid.rows[table.start:table.end][:400]
    return {c: evidence([row[c] for row in body if c < len(row)]) for c in range(width)}


def signature(paths: dict[int, Path], words: dict[int, tuple[str, float]]) -> str:
    """Sixteen hex digits that stay the same for the same form: headings in order without years, or the guessed words without headings."""
    texts = [str(c) + ":" + "/".join(canon(t).text or compact(shown(t)) for t in path) for c, path in sorted(paths.items()) if path]
    said = "|".join(texts) if texts else "headless|" + "|".join(f"{c}:{word}" for c, (word, _) in sorted(words.items()))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
