"""今日必办: problems, issued lists, period reports and approvals that are late or nearly so, as far as he sees them. Newly late first."""
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django.urls import reverse

from gongjian.approvals.items import Item, State
from gongjian.approvals.models import ApprovalStanding
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.look import Look
from gongjian.pages.overview.reporting import Reporting
from gongjian.people.models import Unit, UnitStanding
from gongjian.problems.flow import Step
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.sheets.registry import sheet
from gongjian.sheets.roll import KEY, Roll
from gongjian.targets.models import Named

SOON = timedelta(days=3)
SHOWN = 6
MOST = 200  # of one kind: beyond that the list itself is the place to look


@dataclass(frozen=True)
class Due:
    kind: str
    on: date
    text: str
    page: tuple  # the name of a url, and its argument if any
    small: str = ""

    def order(self, today: date) -> tuple:
        """Late ones first, the newest late before the old; then what comes due, nearest first."""
        days = (self.on - today).days
        return (days >= 0, abs(days), self.kind, self.text)


def panel(look: Look, told: Reporting, whole: bool) -> dict:
    solving = problems(look)
    told_already = {due.page for due in solving}
    listed = [due for due in named(look) if due.page not in told_already]
    items = sorted([*solving, *listed, *reports(look, told), *approvals(look)], key=lambda due: due.order(look.on))
    shown = items if whole else items[:SHOWN]
    data = []
    for due in shown:
        colour, text, late = limit_of(due.on, look.on)
        data.append({
            "light": light(colour, f"{due.kind}：{text}"), "kind": due.kind, "text": due.text, "small": due.small, "limit": text, "late": late,
            "url": look.keep(reverse(due.page[0], args=due.page[1:])),
        })
    found = {"title": "今日必办", "small": "新近逾期在前", "part": "gongjian/parts/todo.html", "data": data, "id": "due"}
    if len(items) > len(shown):
        home = look.keep(reverse("overview"))
        found["link"] = {"label": f"全部 {len(items)} 件", "url": f"{home}{'&' if '?' in home else '?'}due=all#due"}
    return found


def names_of(look: Look, keys: set) -> dict[int, str]:
    return dict(UnitStanding.objects.at(look.when).filter(unit__in=keys - {None}).values_list("unit_id", "short")) if keys - {None} else {}


def problems(look: Look) -> list[Due]:
    rows = look.lens.see(Problem).filter(assigned_on__isnull=False, struck_on=None, due_on__lte=look.on + SOON)
    rows = list(rows.order_by("-due_on", "pk").values_list("problem_id", "what", "due_on", "lead", "step", "person")[:MOST])
    names = names_of(look, {row[3] for row in rows})
    return [
        Due("待销号" if step == Step.SOLVED else "问题办结", due, what, ("problem", key), " · ".join(filter(None, [names.get(lead, ""), person])))
        for key, what, due, lead, step, person in rows
    ]


def named(look: Look) -> list[Due]:
    """Rows of issued lists that are still on the live list. One query an issued list, none where nothing was issued."""
    facts = Named.objects.as_of(look.when).filter(due_on__lte=look.on + SOON, area__startswith=look.request.user.area)
    found: dict[tuple[int, int], Due] = {}
    for number in facts.order_by().values_list("issue__sheet", flat=True).distinct():
        told = sheet(number)
        if not isinstance(told, Roll):
            continue
        still = told.rows(look.at).values(KEY[told.about.__name__])
        rows = facts.filter(issue__sheet=number, subject_id__in=still).order_by("occurred_on", "pk").annotate(number=F("issue__number"))
        for row in rows[:MOST]:
            page = ("problem" if told.about is Problem else "project", row.subject_id)
            found[number, row.subject_id] = Due("清单时限", row.due_on, row.title, page, f"{row.number} · {row.person}")
    return list(found.values())


def reports(look: Look, told: Reporting) -> list[Due]:
    """One line for the office, however many units; a unit's officer reads how many of his are lacking."""
    if told.period is None or not told.lacking or look.drive is None:
        return []
    names = dict(look.lens.see(Unit).filter(unit__in=told.lacking).order_by("order").values_list("unit_id", "short"))
    if not names:
        return []
    some = "、".join(list(names.values())[:2])
    text = f"{some}等 {len(names)} 家未报" if len(names) > 2 else f"{some} {sum(told.lacking[key] for key in names)} 个项目未报"
    return [Due("本期填报", look.drive.report_due(told.period), text, ("reporting",), told.period.title)]


def approvals(look: Look) -> list[Due]:
    seen = look.lens.see(Project).filter(withdrawn_on=None)
    rows = ApprovalStanding.objects.at(look.when).filter(state=State.UNDER_WAY, due_on__lte=look.on + SOON, area__startswith=look.request.user.area)
    if not look.lens.sees_all(Project):
        rows = rows.filter(project__in=seen.values("project_id"))
    found = list(rows.order_by("-due_on", "pk").values_list("project_id", "item", "due_on", "unit", "handler")[:MOST])
    units = names_of(look, {row[3] for row in found})
    projects = dict(seen.filter(project__in={row[0] for row in found}).values_list("project_id", "name")) if found else {}
    return [
        Due(Item(item).label, due, projects[key], ("project", key), " · ".join(filter(None, [units.get(unit, ""), handler])))
        for key, item, due, unit, handler in found if key in projects
    ]
