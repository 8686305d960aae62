"""What is told at the site: a point checked, something found wanting, a photo."""
from datetime import date, datetime

from django.db.models import Q

from gongjian.inspections.acts.course import stands
from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import Step
from gongjian.inspections.ledger import Check, Finding, Inspection
from gongjian.problems import acts as problems
from gongjian.projects.models import Project, ProjectStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.files import take_in
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def check(
    inspection: Inspection, told: Told, *, dimension: str, score: int | None, conclusion: str = "", judged: list[dict] | None = None, on: date | None = None
) -> list[Fact]:
    """One point. `judged`: [{fact, said, true, words}] of what was known before. `on` is the day at the site; the card may arrive later."""
    day = _open(inspection, told, dimension, on)
    full = DIMENSIONS[dimension].full
    if score is not None and not 0 <= score <= full:
        raise Refused(f"评分在 0 到 {full} 分之间")
    if (score is None or score < full) and not conclusion.strip():
        raise Refused("没有评分或有扣分的，请写明核查情况" if score is None else "有扣分的，请写明核查情况")
    unsaid = [row["said"] for row in judged or () if not row["true"] and not row.get("words", "").strip()]
    if unsaid:
        raise Refused(f"「{unsaid[0][:40]}」有出入，请写明实际情况")
    return [told.tell(Check, on=day, inspection=inspection, dimension=dimension, score=score, conclusion=conclusion.strip(), judged=judged or [])]


def note_finding(
    inspection: Inspection, told: Told, *, dimension: str, what: str, project: Project | None = None, category: str = "", weight: str = "ordinary",
    competence: str = "county", on_spot: bool = False, on: date | None = None,
) -> list[Fact]:
    """What was found wanting becomes a problem of the ledger in the same act; what was put right on the spot does not."""
    day = _open(inspection, told, dimension, on)
    if not what.strip():
        raise Refused("请写明发现的问题")
    if project is not None:
        seen = ProjectStanding.objects.at(When(told.on)).filter(Q(unit=inspection.unit) | Q(township=inspection.unit), project=project)
        if not seen.exists():
            raise Refused("涉及的项目不是这个单位的项目")
    said = {"inspection": inspection, "dimension": dimension, "what": what.strip(), "project": project}
    if on_spot:
        return [told.tell(Finding, on=day, on_spot=True, **said)]
    steps = problems.find(
        project or inspection.unit, told, what=what, category=category, competence=competence, weight=weight, origin="inspection", on=day
    )
    return [told.tell(Finding, on=day, problem=steps[0].problem, **said), *steps]  # type: ignore[attr-defined]


def photograph(
    inspection: Inspection, told: Told, *, supports: Check, name: str, data: bytes, taken_at: datetime | None = None,
    latitude: float | None = None, longitude: float | None = None,
) -> list[Fact]:
    """A photo of the site. What it knows itself of its day and place holds; else what the telephone says. The same photo twice is one."""
    taken = take_in(data, name)
    if not taken.media.startswith("image/"):
        raise Refused(f"「{name}」不是照片")
    if Evidence.objects.filter(sha256=taken.sha256, subject="inspection", subject_id=inspection.pk, void=False).exists():
        return []
    said, by_phone = vars(taken).copy(), []
    if taken.taken_at is None and taken_at is not None:
        said["taken_at"], by_phone = taken_at, ["时间"]
    if taken.latitude is None and latitude is not None and longitude is not None:
        said |= {"latitude": latitude, "longitude": longitude}
        by_phone.append("位置")
    day = min(said["taken_at"].date() if said["taken_at"] else supports.occurred_on, told.on)
    note = f"{'、'.join(by_phone)}由手机提供，照片本身没有" if by_phone else ""
    return [
        told.tell(
            Evidence, on=day, subject="inspection", subject_id=inspection.pk, paper=Evidence.Kind.PHOTO, title=name[:200], note=note,
            supports=supports.kind(), supports_id=supports.pk, **said,
        )
    ]


def _open(inspection: Inspection, told: Told, dimension: str, on: date | None) -> date:
    """The day told of; refused outside the scope, the course and the window."""
    plan = inspection.steps.as_of(When(FAR)).order_by("occurred_on", "pk")[0]
    day, now = on or told.on, stands(inspection, told.on)
    if dimension not in DIMENSIONS or f",{dimension}," not in plan.dimensions:
        raise Refused("这一项不在督查方案的范围内")
    if now != Step.BEGUN:
        raise Refused(f"{inspection.number} 当前为「{now.label}」，不能填写核查情况")
    if day > told.on:
        raise Refused("核查日期还没到")
    begun = list(inspection.steps.as_of(When(told.on)).filter(step=Step.BEGUN).order_by("occurred_on", "pk"))
    if day < begun[0].occurred_on:
        raise Refused(f"督查 {begun[0].occurred_on} 才开展，核查日期不能更早")
    if len(begun) == 1 and day > plan.ends_on:
        raise Refused(f"督查时间到 {plan.ends_on} 止，核查日期不能更晚")
    return day
