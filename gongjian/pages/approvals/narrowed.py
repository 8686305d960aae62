"""Which projects the matrix shows: those of list 9, or all that have not started and have approvals told of; by unit, bureau, item and state, late."""
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongjian.approvals.flow import State
from gongjian.approvals.models import ApprovalStanding
from gongjian.pages.approvals.columns import on_the_way
from gongjian.pages.approvals.states import OPEN
from gongjian.pages.listing import Listing
from gongjian.pages.look import Look
from gongjian.pages.projects import units_at
from gongjian.projects.models import Project
from gongjian.sheets.registry import sheet
from gongjian.sheets.roll import Roll

AHEAD = 9  # the list of projects that are to start in the first quarter
WHICH = (("open", "全部未开工的"), ("every", "含已开工的"))
LATE = Q(state__in=OPEN)


def asked_for(eyes: Look, asked: Listing, words: tuple[str, ...], order: tuple[str, ...]) -> QuerySet:
    """Rows of projects with every word of `words`. Not run yet."""
    which = asked.chosen("which")
    where = sheet(AHEAD).where if which not in dict(WHICH) else lambda at: Q(withdrawn_on=None) & (Q() if which == "every" else Q(started_on=None))
    rows = Roll(number=0, title="手续", where=where, columns=words, order=order).query(eyes.at, search=asked.search, order=asked.sort)
    items = ApprovalStanding.objects.at(eyes.when).filter(project=OuterRef("project_id"))
    if which in dict(WHICH):
        rows = rows.filter(Exists(items))
    for name in ("unit", "bureau"):
        if (key := asked.chosen(name)).isdecimal() and len(key) < 12:
            rows = rows.filter(unit=int(key)) if name == "unit" else rows.filter(Exists(items.filter(unit=int(key), state__in=[*OPEN, State.NOT_BEGUN])))
    if narrowed := of_item(eyes, asked):
        rows = rows.filter(Exists(items.filter(**narrowed)))
    if asked.chosen("late") == "1":
        rows = rows.filter(Exists(items.filter(state__in=OPEN, due_on__lt=eyes.on)))
    return rows


def of_item(eyes: Look, asked: Listing) -> dict:
    """{item, state} as asked; a state alone means any item in it."""
    item, state = asked.chosen("item"), asked.chosen("state")
    return ({"item": item} if item else {}) | ({"state": state} if state in State.values else {})


def fields(eyes: Look, asked: Listing, book) -> list[dict]:
    seen = eyes.lens.see(Project).order_by().values("unit")
    units = [(str(key), name) for key, name in units_at(eyes.lens).filter(unit__in=seen).order_by("order", "pk").values_list("unit_id", "short")]
    held = ApprovalStanding.objects.at(eyes.when).filter(area__startswith=eyes.request.user.area).order_by().values("unit")
    bureaus = [(str(key), name) for key, name in units_at(eyes.lens).filter(unit__in=held).order_by("order", "pk").values_list("unit_id", "short")]
    return [
        asked.select("which", "哪些项目", WHICH, "一季度计划开工（清单九）"), *([asked.select("unit", "责任单位", units)] if len(units) > 1 else []),
        asked.select("bureau", "承办单位", bureaus, "不限"), asked.select("item", "事项", [(item.code, item.name) for item in on_the_way(book)], "不限"),
        asked.select("state", "状态", State.choices, "不限"), asked.check("late", "有逾期"),
    ]
