"""材料: everything that is asked of a project of its kind, with the files that are there and what each says; and the pack of them to take away."""
from collections import Counter
from collections.abc import Callable

from django.urls import reverse

from gongjian.enrolment.acts.papers import describe
from gongjian.enrolment.dossier import Filed
from gongjian.enrolment.flow import EnrolState
from gongjian.enrolment.needs import Need, Status
from gongjian.enrolment.particulars import ASKS, Particulars
from gongjian.enrolment.readiness import Readiness
from gongjian.pages.drawing import light
from gongjian.pages.look import Look
from gongjian.pages.ready import knows
from gongjian.papers.evidence_sheets import megabytes
from gongjian.projects.acts.evidence import add_evidence
from gongjian.timeline.money import MoneyField, wan

LABELS = {field.name: str(field.verbose_name) for field in Particulars._meta.get_fields() if hasattr(field, "verbose_name")}


def papers(eyes: Look, one: Readiness, may: Callable[..., bool]) -> dict:
    dossier = one.dossier
    needs = [line(eyes, one, need, may) for need in dossier.needs]
    asked = [need for need in dossier.needs if need.status == Status.REQUIRED]
    there = sum(need.met(one.row.papers) for need in asked)
    kinds = {kind for need in dossier.needs for kind in need.kinds}
    others = Counter(filed.evidence.get_paper_display() for kind, held in dossier.papers.items() if kind not in kinds for filed in held)
    foot = f"另有{'、'.join(f'{label} {count} 件' for label, count in sorted(others.items()))}，不是入统所要的材料" if others else ""
    return {"title": "材料", "small": f"必备 {there} / {len(asked)}", "part": "gongjian/parts/dossier.html", "data": needs, "foot": foot, "id": "papers"}


def line(eyes: Look, one: Readiness, need: Need, may: Callable[..., bool]) -> dict:
    """A need, how far it is met, its files."""
    held = one.dossier.of(*need.kinds)
    colour, says = judged(need, len(held), one.state == EnrolState.ENROLLED)
    act = None
    if may(add_evidence) and (not held or len(held) < need.least):
        act = {"label": "补传", "url": f"{reverse('add-evidence', args=[one.project])}?from=enrolment&paper={need.paper.value}"}
    return {
        "light": light(colour, f"{need.label}：{says}"), "label": need.label, "status": need.status.label, "doubtful": need.caveat,
        "detail": need.detail, "files": [file(eyes, one, filed, may) for filed in held], "act": act, "after": "" if act or held else "缺" if colour == "R" else "没有",
        "short": f"要 {need.least} 件，有 {len(held)} 件" if held and len(held) < need.least else "",
    }


def judged(need: Need, count: int, entered: bool) -> tuple[str, str]:
    """Once it is entered nobody owes a paper any more."""
    if count >= need.least:
        return "G", "有"
    if count:
        return "Y", f"要 {need.least} 件，有 {count} 件"
    return ("R", "缺") if need.status == Status.REQUIRED and not entered else ("N", "没有")


def file(eyes: Look, one: Readiness, filed: Filed, may: Callable[..., bool]) -> dict:
    paper, says = filed.evidence, filed.says
    asks = ASKS.get(paper.paper, ())
    act = None
    if asks and may(describe):
        act = {"label": "改要素" if says else "填要素", "url": reverse("describe-paper", args=[one.project, paper.pk])}
    url = reverse("evidence", args=[paper.pk])
    return {
        "title": paper.title, "url": eyes.keep(url), "image": eyes.keep(f"{url}/thumb") if paper.media.startswith("image/") else "", "small": knows(paper),
        "says": said(says) if says else [], "unsaid": unsaid_of(one, paper.pk), "act": act,
    }


def unsaid_of(one: Readiness, paper: int) -> str:
    """还没有填要素, or which of them."""
    return next((finding.what for finding in one.unsaid if finding.evidence == paper), "")


def said(says: Particulars) -> list[dict]:
    """What was told of it, in the order of the form; a verifier's name only in part (rules §9)."""
    found = []
    for name in ASKS.get(says.evidence.paper, ()):
        value = getattr(says, name)
        if value in (None, ""):
            continue
        if name == "verifier_name":
            text = says.masked_verifier
        elif isinstance(says._meta.get_field(name), MoneyField):
            text = f"{wan(value)} 万元"
        else:
            text = ("是" if value else "否") if isinstance(value, bool) else str(value)
        found.append({"label": LABELS[name], "text": text})
    return found


def pack(one: Readiness) -> dict:
    """All of them as one file. Empty-handed: said."""
    kinds = {kind for need in one.dossier.needs for kind in need.kinds}
    held = [filed.evidence for kind, filed_ in one.dossier.papers.items() if kind in kinds for filed in filed_]
    size = sum(paper.size for paper in held)
    acts = [
        {"label": label, "url": reverse(name, args=[one.project])} for label, name in (("压缩包（原件）", "enrolment-pack-zip"), ("合订 PDF", "enrolment-pack-pdf"))
    ] if held else []
    foot = "按材料顺序编号，附目录和哈希；谁取走、取走的是哪一份都有记录" if held else "还没有材料可打包"
    small = f"{len(held)} 件，{megabytes(size)}" if held else ""
    return {"title": "打包送审", "small": small, "part": "gongjian/parts/acts.html", "data": acts, "foot": foot, "id": "pack"}
