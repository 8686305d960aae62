"""The panels beside a project's history: papers for enrolment, open problems, approvals, who answers, evidence."""
from datetime import date

from django.urls import reverse

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.flow import OPEN, State
from gongjian.approvals.items import item_name
from gongjian.approvals.models import ApprovalStanding
from gongjian.enrolment.needs import in_scope, required
from gongjian.pages.drawing import light
from gongjian.pages.limits import colour_of, limit_of
from gongjian.pages.look import Look
from gongjian.people.models import PostStanding, UnitStanding
from gongjian.people.posts import Rank
from gongjian.problems.flow import ENDED, Step
from gongjian.problems.models import Problem, ProblemOn
from gongjian.projects.acts.evidence import add_evidence
from gongjian.reading.problem_words import Light
from gongjian.reading.say import say
from gongjian.timeline.evidence import Evidence


def papers(look: Look, row, held: list[Evidence], may) -> dict:
    """What the statistics bureau asks for (rules §2.2): there since when, or missing with a way to add it."""
    days: dict[str, date] = {}
    for paper in held:
        days[paper.paper] = min(paper.occurred_on, days.get(paper.paper, paper.occurred_on))
    add = reverse("add-evidence", args=[row.project_id])
    needs = []
    asked = required(row.investment_kind)
    for need in asked:
        there = [days[kind] for kind in need.kinds if kind in days]
        if there:
            needs.append({"light": light("G", f"{need.label}：有"), "text": need.label, "after": min(there).isoformat()})
        else:
            act = {"act": {"label": "补传", "url": f"{add}?paper={need.paper.value}"}} if may(add_evidence) else {"after": "缺"}
            needs.append({"light": light("R", f"{need.label}：缺"), "text": need.label, **act})
    held_of = sum(need.met(row.papers) for need in asked)
    foot = "" if in_scope(row.total, row.investment_kind) else "总投资未到 500 万元或未填，不在入统范围"
    small = f"{held_of} / {len(asked)}" + (f" · {row.enrolled_on} 已入统" if row.enrolled_on else "")
    return {"title": "入统材料", "small": small, "part": "gongjian/parts/needs.html", "data": needs, "foot": foot, "id": "papers"}


def open_problems(look: Look, row) -> dict:
    """Found on this project, or on another and standing in the way of this one too."""
    on = ProblemOn.objects.at(look.when).filter(project=row.project_id).values("problem")
    seen = look.lens.see(Problem).filter(problem__in=on, struck_on=None).exclude(step__in=ENDED)
    rows = list(say(seen, Problem, look.at, ("light", "limit_on")).order_by("limit_on", "pk"))
    names = unit_names(look, {problem.lead_id for problem in rows})
    items = []
    for problem in rows:
        limit, text, late = limit_of(problem.limit_on, look.on)
        colour = colour_of(problem.light) if problem.light in (Light.RED, Light.YELLOW, Light.STILL) else limit
        late = late and problem.light == Light.RED
        leads, helps = names.get(problem.lead_id, ""), problem.cooperating_names
        who = "，".join(filter(None, [leads and f"{leads}牵头", helps and f"{helps}配合"]))
        elsewhere = "由别的项目提出" if problem.project_id != row.project_id else ""
        items.append({
            "light": light(colour, f"{Step(problem.step).label}：{text}"), "text": problem.what, "limit": text, "late": late,
            "url": look.keep(reverse("problem", args=[problem.problem_id])), "small": " · ".join(filter(None, [Step(problem.step).label, who, elsewhere])),
        })
    return {"title": "未了问题", "small": str(len(items)) if items else "", "part": "gongjian/parts/todo.html", "data": items}


def approvals(look: Look, row) -> tuple[dict, tuple[int, int, str]]:
    """The panel, and (done, needed, under way) for the ribbon."""
    order = {item: place for place, item in enumerate(read().items)}
    held_rows = ApprovalStanding.objects.at(look.when).filter(project=row.project_id).exclude(state=State.UNKNOWN)
    rows = sorted(held_rows, key=lambda held: order.get(held.item, 99))
    names = unit_names(look, {held.unit_id for held in rows})
    needed = [held for held in rows if held.state not in (State.NOT_NEEDED, State.UNKNOWN)]
    shown = rows if len(rows) <= MOST_ITEMS else [held for held in rows if held.state in (*OPEN, State.REFUSED, State.EXPIRED)]
    items = [approval(look, held, names) for held in shown]
    done = sum(held.state == State.DONE for held in needed)
    under_way = "、".join(item_name(held.item) for held in needed if held.state in OPEN)
    if not items and not row.started_on and not row.withdrawn_on:
        items = [{"light": light("N", "没有在办"), "text": "没有在办的手续" if rows else "还没有审批清单", "after": ""}]
    panel = {
        "title": "手续", "small": f"办结 {done} / {len(needed)}" if needed else "", "part": "gongjian/parts/needs.html", "data": items,
        "link": {"label": "清单和横道图", "url": look.keep(reverse("project-approvals", args=[row.project_id]))}, "foot": counted(rows) if len(rows) > len(shown) else "",
    }
    return panel, (done, len(needed), under_way)


MOST_ITEMS = 10  # a longer list shows what is in hand alone


def approval(look: Look, held: ApprovalStanding, names: dict[int, str]) -> dict:
    colour, text = "G" if held.state == State.DONE else "R" if held.state in (State.REFUSED, State.EXPIRED) else "N", State(held.state).label
    if held.state in OPEN and held.due_on:
        colour, text, _ = limit_of(held.due_on, look.on)
    small = " · ".join(filter(None, [names.get(held.unit_id, ""), held.handler]))
    after = held.done_on.isoformat() if held.done_on else text
    return {"light": light(colour, f"{item_name(held.item)}：{text}"), "text": item_name(held.item), "small": small, "after": after}


def counted(rows: list[ApprovalStanding]) -> str:
    """Those not shown one by one, by state."""
    told = ((state, sum(held.state == state for held in rows)) for state in (State.DONE, State.NOT_BEGUN, State.UNKNOWN, State.NOT_NEEDED))
    return "另有" + "、".join(f"{state.label} {count}" for state, count in told if count)


def unit_names(look: Look, keys: set) -> dict[int, str]:
    keys = keys - {None}
    return dict(UnitStanding.objects.at(look.when).filter(unit__in=keys).values_list("unit_id", "name")) if keys else {}


def duties(look: Look, row) -> dict:
    """Leader, unit with its head (亲自抓) and deputy (具体抓), the person, the section, the team (M47, M56)."""
    seats = list(PostStanding.objects.at(look.when).filter(unit=row.unit_id, rank__lte=Rank.DEPUTY).select_related("officer").order_by("rank", "pk"))
    facts = [
        {"label": "包保领导", "text": row.sponsors, "small": f"{row.sponsored_on} 起" if row.sponsored_on else ""},
        {"label": "责任单位", "text": row.unit_name},
        *({"label": Rank(seat.rank).label, "text": f"{seat.officer.name}（{seat.title}）"} for seat in seats),
        {"label": "责任人", "text": row.said_responsible_name},
        {"label": "责任科室", "text": row.section},
        {"label": "专班", "text": row.team or "未组建"},
        {"label": "建设单位", "text": row.owner},
    ]
    return {"title": "责任", "part": "gongjian/parts/facts.html", "data": facts}


def gallery(look: Look, held: list[Evidence]) -> dict:
    def shown(paper: Evidence) -> dict:
        image = paper.media.startswith("image/")
        url = reverse("evidence", args=[paper.pk])
        return {
            "url": look.keep(url), "image": look.keep(f"{url}/thumb") if image else "", "kind": paper.get_paper_display(), "title": paper.title,
            "day": paper.occurred_on, "sort": "" if image else paper.file.rsplit(".", 1)[-1].upper(),
        }

    pictures_first = sorted(held, key=lambda paper: (not paper.media.startswith("image/"), -paper.occurred_on.toordinal(), paper.pk))
    files = [shown(paper) for paper in pictures_first]
    return {"title": "佐证", "small": f"{len(files)} 件" if files else "", "part": "gongjian/parts/evidence.html", "data": files, "id": "evidence"}
