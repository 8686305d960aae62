"""/promotion/leads/<key>: one lead: its way with the papers that show it, what counts and why, the reviews, both sides' promises, the aid, what was told."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from gongjian.pages.doing.promotion.offers import on_lead
from gongjian.pages.drawing import Stage, ribbon
from gongjian.pages.look import Look, look
from gongjian.pages.promotion import helped, panels, promised
from gongjian.pages.promotion.history import history
from gongjian.pages.promotion.said import crumb
from gongjian.promotion.flow import WAY, Step
from gongjian.promotion.leads import Newness, Trade
from gongjian.promotion.models import Lead
from gongjian.reading.say import say
from gongjian.timeline.money import yi
from gongjian.timeline.when import When

WORDS = ("stage", "unit_name", "enterprise_name", "started_on", "paid_on", "paid_total", "commissioned_on", "project_name", "counted", "doubtful", "why", "succeeded")
LIST = ("招商项目", "leads")
JUMP = [{"label": label, "url": url} for label, url in (("办理", "#acts"), ("承诺", "#promises"), ("帮办", "#aids"), ("经过", "#course"))]


def lead(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    row = say(eyes.lens.see(Lead).filter(lead=pk).select_related("lead"), Lead, eyes.at, WORDS).first()
    if row is None:
        return not_yet(eyes, pk)
    desk = eyes.desk()
    may = desk.offers(row.lead)
    acts = on_lead(eyes, row, may)
    why = "这是过去的一天，只读；要办理请回到今天" if eyes.lens.past else "" if acts else "当前没有您要办的"
    return eyes.render("gongjian/thing.html", {
        "title": row.title, "crumb": crumb(eyes, LIST, Step(row.stage).label), "meta": meta(eyes, row), "jump": JUMP, "ribbon": life(row),
        "left": [promised.panel(eyes, row, may), helped.panel(eyes, row, may), history(eyes, row, may)],
        "right": [
            {"title": "办理", "part": "gongjian/parts/acts.html", "data": acts, "foot": why, "id": "acts"},
            panels.counted(eyes, row), panels.proofs(eyes, row), panels.reviews(eyes, row), panels.about(eyes, row), panels.papers(eyes, row),
        ],
    })


def meta(eyes: Look, row) -> list[list[dict]]:
    enterprise = panels.enterprise_way(eyes, row)
    money = f"合同 {yi(row.contract_total, 2)} 亿元" if row.contract_total else f"拟投资 {yi(row.expected, 2)} 亿元" if row.expected else "拟投资额未说"
    found = [
        [{"text": row.enterprise_name, "url": enterprise}], [{"text": row.unit_name, "strong": True}, {"text": "招引"}], [{"text": Trade(row.trade).label}],
        [{"text": money, "strong": True}],
    ]
    found += [[{"text": text}] for text in ("" if row.newness == Newness.NEW else Newness(row.newness).label, row.site) if text]
    if row.succeeded:
        found.append([{"text": "引进成功", "tone": "up"}])
    if row.lost_on:
        found.append([{"text": f"{row.lost_on} 流失：{row.lost_why}", "tone": "down"}])
    return found


def days_of(row) -> dict[Step, object]:
    """Step → its day, whoever's fact tells it."""
    return {step: getattr(row, f"{step.value}_on") for step in WAY}


def life(row):
    """The way as a ribbon: what is reached with its day; what is passed over is struck out; the next one is where it stands."""
    days = days_of(row)
    furthest = max(place for place, step in enumerate(WAY) if days[step])
    stages = []
    for place, step in enumerate(WAY):
        if days[step]:
            state = "done"
        elif place < furthest:
            state = "skip" if step == Step.FRAMEWORK else "next"
        else:
            state = "now" if place == furthest + 1 and not row.lost_on else "next"
        stages.append(Stage(step.label, str(days[step] or ""), state))
    return ribbon(stages, "从线索到投产")


def not_yet(eyes: Look, pk: int) -> HttpResponse:
    """Not found yet on the day looked at: said, to those who see it today; to the others there is no such page."""
    row = eyes.lens.at(When(eyes.today)).see(Lead).filter(lead=pk).first()
    if row is None:
        raise Http404
    later = row.found_on > eyes.on
    text = f"{row.found_on} 才登记线索，{eyes.on} 时还没有。" if later else f"{eyes.on} 时不在您可见的范围内。"
    facts = [{"label": "线索", "text": row.found_on.isoformat(), "url": f"{eyes.request.path}?on={row.found_on}" if later else ""}]
    about = {"title": text, "part": "gongjian/parts/facts.html", "data": facts}
    return eyes.render("gongjian/thing.html", {"title": row.title, "crumb": crumb(eyes, LIST, "还没有"), "left": [about], "right": []})


urls = [path("promotion/leads/<int:pk>", lead, name="lead")]
