"""One paper: as it will look, what a person changed beside what was drafted, its steps, its files."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.look import Look
from gongjian.pages.papers.found import found
from gongjian.pages.papers.new import CRUMB
from gongjian.pages.papers.sheet import sheet
from gongjian.pages.papers.steps import offered
from gongjian.papers.flow import Step
from gongjian.papers.life import Life
from gongjian.papers.saying import bare, full_day
from gongjian.papers.seen import sees_drafts
from gongjian.papers.shown import called, places
from gongjian.papers.texts import cleaned, pieces, text_of
from gongjian.timeline.when import CHINA

PART = "gongjian/parts/"


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    eyes, life = found(request, pk)
    changes = changed_texts(life)
    acts = offered(eyes, life)
    why = "" if life.signed or life.step == Step.WITHDRAWN else waiting(eyes, life)
    right = [panel for panel in (
        {"title": "办理", "id": "do", "part": f"{PART}acts.html", "data": acts, "foot": why} if acts or why else None,
        {"title": "取走", "id": "take", "part": f"{PART}acts.html", "data": files(eyes, life)},
        {"title": "改动", "small": f"{len(changes)} 处，起草的文字保留", "part": f"{PART}changed_texts.html", "data": changes} if changes else None,
        {"title": "经过", "id": "past", "part": f"{PART}log.html", "data": steps(life)},
        {"title": "原件", "small": "签发时冻结", "part": f"{PART}facts.html", "data": originals(life)} if life.signed else None,
    ) if panel]
    return eyes.render("gongjian/thing.html", {
        "title": life.document.title, "crumb": [CRUMB, {"label": life.number or life.step.label}],
        "meta": [
            [{"text": life.kind.title}], [{"text": life.number or "未取号", "strong": bool(life.number)}], [{"text": life.step.label}],
            [{"text": f"数字截至 {full_day(life.drafted.on)}"}],
        ],
        "left": [{"title": "文稿", "small": "" if life.signed else "签发前的样子", "part": f"{PART}document.html", "data": sheet(life.paper)}],
        "right": right, "jump": [{"label": panel["title"], "url": f"#{panel['id']}"} for panel in right if "id" in panel],
    })


def files(eyes: Look, life: Life) -> list[dict]:
    pk = life.document.pk
    found = [{"label": "下载 Word", "url": reverse("paper-docx", args=[pk])}]
    if not life.signed or life.signed.pdf:
        found.append({"label": "下载 PDF", "url": reverse("paper-pdf", args=[pk])})
    if sees_drafts(eyes.lens):
        found.append({"label": "起草以来的变化", "url": eyes.keep(reverse("paper-since", args=[pk]))})
    return found


def waiting(eyes: Look, life: Life) -> str:
    """Whose turn it is."""
    if eyes.lens.past:
        return "这是过去的一天，只读"
    if life.step == Step.CHECKED:
        return "已核稿，由指挥部办公室主任或县领导签发"
    if life.step == Step.RETURNED:
        return "已退回，修改后再核稿"
    return "等另一位同志核稿" if life.drafter == eyes.request.user else "由起草人以外的同志核稿"


def changed_texts(life: Life) -> list[dict]:
    where, found = places(life.drafted), []
    for block in life.drafted.blocks:
        if block.key in life.texts:
            drafted, now = cleaned(text_of(block) or ""), life.texts[block.key]
            if bare(drafted) != bare(now):  # else only what is bold has changed, and that is shown by its marks
                drafted, now = bare(drafted), bare(now)
            found.append({"label": called(block, where), "pieces": pieces(drafted, now)})
    return found


def steps(life: Life) -> list[dict]:
    """Latest first."""
    found = []
    for step in reversed(life.steps):
        moment = step.recorded_at.astimezone(CHINA)
        said = Step(step.step).label + (f"：{step.number}" if step.number else "")
        small = " · ".join(filter(None, [step.by.name if step.by else "", f"{moment:%H:%M}", step.note]))
        found.append({"day": f"{step.occurred_on:%m-%d}", "iso": step.occurred_on.isoformat(), "text": said, "small": small})
    return found


def originals(life: Life) -> list[dict]:
    signed = life.signed
    pdf = {"label": "PDF", "text": signed.pdf_sha256} if signed.pdf else {"label": "PDF", "text": "没有", "small": "签发时这台机器没有中文字体"}
    return [
        {"label": "文号", "text": signed.number}, {"label": "签发", "text": f"{signed.by.name if signed.by else ''}　{signed.occurred_on}"},
        {"label": "Word", "text": signed.docx_sha256}, pdf,
    ]


urls = [path("papers/<int:pk>", paper, name="paper")]
