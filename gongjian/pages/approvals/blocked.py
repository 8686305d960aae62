"""/approvals/blocked: who holds up which projects: a lane a holder, each project's money once a lane; policy obstacles and vetting that stopped first."""
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.approvals.flow import OPEN, Desk, State
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.way import Way, ways
from gongjian.pages.approvals.narrowed import AHEAD
from gongjian.pages.approvals.states import lit
from gongjian.pages.approvals.views import views
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.look import Look, look
from gongjian.papers.one_project.reckoned import push
from gongjian.people.models import UnitStanding
from gongjian.sheets.registry import sheet
from gongjian.timeline.money import yi

STOPPED, AGENCY = "stopped", "agency"


@dataclass
class Lane:
    """Who holds, and what: cards of items, the projects and their money once each. `unknown`: projects whose total was not told."""

    key: str
    label: str
    cards: list[dict] = field(default_factory=list)
    projects: dict[int, int | None] = field(default_factory=dict)
    late: int = 0

    @property
    def said(self) -> str:
        money, unknown = sum(total or 0 for total in self.projects.values()), sum(total is None for total in self.projects.values())
        total = f"总投资 {yi(money, 2)} 亿元" if money else ""
        parts = (f"{len(self.projects)} 个项目", total, f"{unknown} 个未填总投资" if unknown else "", f"逾期 {self.late}" if self.late else "")
        return " · ".join(filter(None, parts))


def blocked(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    rows = {row[0]: row for row in sheet(AHEAD).rows(eyes.at, "unit_name").values_list("project_id", "name", "unit_name", "total")}
    found = ways(eyes.when, list(rows))
    lanes = laned(eyes, rows, found)
    total = {key: rows[key][3] for lane in lanes for key in lane.projects}
    money = sum(amount or 0 for amount in total.values())
    return eyes.render("gongjian/holders.html", {
        "title": "手续卡在哪里", "crumb": [{"label": "手续", "url": eyes.keep(reverse("approvals"))}, {"label": "卡在哪里"}],
        "sub": f"一季度计划开工的 {len(rows)} 个项目中 {len(total)} 个在等，总投资 {yi(money, 2) or 0} 亿元（每个项目只算一次）；只列关键线路上现在卡着的",
        "acts": views(eyes, "approvals-blocked"), "lanes": lanes,
    })


def laned(eyes: Look, rows: dict[int, tuple], found: dict[int, Way]) -> list[Lane]:
    """Each project in the lanes of those who hold what it waits for now; the lanes with the most money first, what is stopped before all."""
    held = ApprovalStanding.objects.at(eyes.when).filter(project__in=list(found), state__in=[*OPEN, State.NOT_BEGUN, State.REFUSED, State.EXPIRED])
    stands = {(row.project_id, row.item): row for row in held}
    units = dict(UnitStanding.objects.at(eyes.when).filter(area__startswith=eyes.request.user.area).values_list("unit_id", "short"))
    to, lanes = eyes.way("project-approvals"), {}

    def lane(key: str, label: str) -> Lane:
        return lanes.setdefault(key, Lane(key, label))

    for key, way in found.items():
        _, name, owner, total = rows[key]
        if way.stopped:
            stopped = lane(STOPPED, "政策性障碍、研判暂缓、不予")
            stopped.projects[key] = total
            stopped.cards.append({"light": light("R", "停住"), "text": name, "url": to(key), "who": way.stopped, "limit": owner or ""})
            continue
        for code in push(way):
            row = stands.get((key, code))
            holder, label = whose(row, units, owner or "责任单位未定")
            at_him = lane(holder, label)
            at_him.projects[key] = total
            limit, tone = limited(row, eyes.on)
            at_him.late += tone == "late"
            state, due = (row.state, row.due_on) if row else (State.NOT_BEGUN, None)
            since = f"{way.days.count(row.desk_on, eyes.on)} 个工作日" if row and row.desk_on else ""
            at_him.cards.append({
                "light": lit(state, due, eyes.on, way.name(code)), "text": way.name(code), "url": f"{to(key)}#item-{code}", "project": name,
                "order": (tone != "late", due or date.max), "limit": limit, "tone": tone,
                "who": " ".join(filter(None, [State(state).label, row.handler if row else "", since])),
            })
    for one in lanes.values():
        one.cards.sort(key=lambda card: card.get("order", (False, date.max)))
    return sorted(lanes.values(), key=lambda one: (one.key != STOPPED, -sum(total or 0 for total in one.projects.values()), one.label))


def whose(row: ApprovalStanding | None, units: dict[int, str], owner: str) -> tuple[str, str]:
    """(key, label) of who holds it now: an intermediary, the owner while he prepares or corrects or has not begun, else the bureau."""
    if row is not None and row.desk == Desk.AGENCY:
        return AGENCY, "中介机构"
    if row is not None and row.desk == Desk.BUREAU and row.unit_id:
        return f"unit-{row.unit_id}", units.get(row.unit_id, "承办单位")
    return f"owner-{owner}", f"{owner}（项目单位）"


def limited(row: ApprovalStanding | None, on: date) -> tuple[str, str]:
    if row is None or row.state not in OPEN or row.due_on is None:
        return ("停表", "") if row is not None and row.state == State.CORRECTING else ("", "")
    colour, words, late = limit_of(row.due_on, on)
    return words, "late" if late else "near" if colour == "Y" else ""


urls = [path("approvals/blocked", blocked, name="approvals-blocked")]
