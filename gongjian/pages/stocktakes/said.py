"""How a half-month is said: a light and words, never a colour alone."""
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongjian.pages.drawing import light
from gongjian.pages.look import Look
from gongjian.pages.table import Cell
from gongjian.projects.models import Project
from gongjian.stocktake.halves import AHEAD, DONE, DUE, MISSED, WORDS, Sum, days_left
from gongjian.stocktake.matrix import Matrix, read
from gongjian.timeline.periods import Period

NEAR = 3  # days: nearer its end than this, a running half-month is yellow


def colour(state: str | None, period: Period, look: Look) -> str:
    if state == DUE:
        return "Y" if days_left(period, look.on) <= NEAR else "N"
    return {DONE: "G", MISSED: "R"}.get(state or "", "N")


def lit(colour: str, says: str, text: str) -> SafeString:
    return format_html("{} {}", light(colour, says), text)


def of_sum(found: Sum, period: Period, look: Look) -> Cell:
    """6/7 with its light; 未到 ahead; nothing where nothing is owed."""
    if not found.owed:
        return Cell("未到" if found.ahead else "—", tone="quiet", title="" if found.ahead else "这个半月没有应调度的项目")
    says = f"{period.title}：应调度 {found.owed} 个，已调度 {found.done} 个" + (f"，未调度 {found.missed} 个" if found.missed else "")
    return Cell(lit(colour(found.state, period, look), says, found.text), title=says)


def of_cell(state: str | None, period: Period, look: Look) -> Cell:
    if state is None:
        return Cell("—", tone="quiet", title="这个半月不由他负责，或项目已退出、已竣工")
    if state == AHEAD:
        return Cell(WORDS[AHEAD], tone="quiet")
    return Cell(lit(colour(state, period, look), f"{period.title}：{WORDS[state]}", WORDS[state]))


def matrix_for(look: Look) -> Matrix | None:
    """What these eyes may see of it: leaders, office and inspectors compare all leaders; a unit sees its own projects'. None without a drive."""
    if look.drive is None:
        return None
    return read(look.drive.half_months, look.when, look.request.user.area, None if compares(look) else seen(look))


def compares(look: Look) -> bool:
    """Sums of all leaders, though he may not open each project."""
    from gongjian.people.models import Unit

    return look.lens.sees_all(Unit)


def seen(look: Look) -> set[int]:
    return set(look.lens.see(Project).values_list("project_id", flat=True))
