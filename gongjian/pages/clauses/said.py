"""What the pages of clauses share: cells, links, whose part is asked for."""
from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongjian.clauses.figure import Figure, Page, State
from gongjian.clauses.spoken import name_of, said
from gongjian.clauses.standing import BY_HAND, ClauseLine, clause_lines
from gongjian.pages.drawing import light
from gongjian.pages.listing import listing
from gongjian.pages.look import Look
from gongjian.pages.recall import recalled
from gongjian.pages.table import Cell, Column, Row
from gongjian.people.models import Unit

COLUMNS = (
    Column("", "light"), Column("条款", "name"), Column("方案原文", "long"), Column("情况"), Column("系统记录", "long", hint="各口径分开，不相混"),
    Column("差距", "long"), Column("牵头 · 配合", "long"),
)
TONES = {State.MISSED: "down", State.BEHIND: "near", State.DONE: "up", State.ON_PACE: "up"}
WORDY = 66  # signs of a clause on a list


def lines_of(eyes: Look, unit: int | None) -> list[ClauseLine]:
    return recalled(eyes, ("clauses", unit), lambda: clause_lines(eyes.at, unit))


def unit_asked(eyes: Look, request: HttpRequest) -> tuple[int | None, str]:
    """Whose part is asked for by ?unit=, and its name. Raises Http404 for a unit he does not see."""
    said = listing(request).chosen("unit")
    if not said:
        return None, ""
    found = eyes.lens.see(Unit).filter(unit=int(said)).first() if said.isdecimal() and len(said) < 12 else None
    if found is None:
        raise Http404
    return found.unit_id, found.short


def units_seen(eyes: Look) -> list[tuple[str, str]]:
    rows = eyes.lens.see(Unit).order_by("order", "pk")
    return [(str(key), name) for key, name in rows.values_list("unit_id", "short")]


def way(eyes: Look, page: Page | None, unit: int | None = None) -> str:
    """The address of a page, on the day looked at; "" where there is none."""
    if page is None:
        return ""
    try:
        url = reverse(page.name, args=page.args)
    except NoReverseMatch:
        return ""
    return eyes.keep(f"{url}?{page.query}" if page.query else url)


def to_clause(eyes: Look, mark: str, unit: int | None = None) -> str:
    return eyes.keep(reverse("clause", args=[mark]) + (f"?unit={unit}" if unit else ""))


def figures(eyes: Look, told: list[Figure] | tuple[Figure, ...]) -> SafeString | Cell:
    """One figure a line, each leading to where it is looked at."""
    if not told:
        return Cell(BY_HAND, tone="quiet")
    return format_html_join("", '<div>{}</div>', ((linked(way(eyes, figure.page), said(figure)),) for figure in told))


def linked(url: str, text: str) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', url, text) if url else text


def state(line: ClauseLine) -> Cell:
    return Cell(line.state.label, tone=TONES.get(line.state, "quiet"))


def gaps(line: ClauseLine) -> SafeString:
    many = len(line.gaps) > 1
    return format_html_join("", '<div>{}</div>', ((f"{name_of(figure)}：{figure.gap}" if many else figure.gap,) for figure in line.gaps))


def owners(line: ClauseLine) -> SafeString:
    told = line.owners
    lead = format_html("{}", told.lead_words or "未写")
    return format_html("{}<small>{}</small>", lead, f"配合：{told.cooperating_words}") if told.cooperates else lead


def row_of(eyes: Look, line: ClauseLine, unit: int | None = None) -> Row:
    text = line.clause.text
    return Row([
        light(line.light, line.state.label), Cell(line.mark, small=line.owners.part_of(unit) if unit else ""),
        text if len(text) <= WORDY else f"{text[:WORDY]}……", state(line), figures(eyes, line.figures), gaps(line), owners(line),
    ], to_clause(eyes, line.mark, unit))
