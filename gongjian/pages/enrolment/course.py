"""办理经过: every step of a project's papers, latest first, by whom; what was taken back stays, struck out."""
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from gongjian.enrolment.acts.course import take_back_step
from gongjian.enrolment.flow import EnrolState, Level
from gongjian.enrolment.models import EnrolmentStep
from gongjian.enrolment.standings import OF_MILESTONES, in_turn
from gongjian.pages.look import Look
from gongjian.people.models import UnitStanding
from gongjian.projects.models import Milestone, ProjectStanding
from gongjian.timeline.when import CHINA

Event = EnrolmentStep | Milestone


@dataclass
class Course:
    """`steps` hold, in turn; `last` is what was told last and holds; `lines` are (fact, line) of all that was told, latest first."""

    eyes: Look
    steps: list[EnrolmentStep]
    last: Event | None
    lines: list[tuple[Event, dict]]

    def panel(self, may: Callable[..., bool]) -> dict:
        """The newest step may be taken back by the unit that told it; none while the project is in the base."""
        last, seat = (self.last if isinstance(self.last, EnrolmentStep) else None), self.eyes.lens.seat
        teller = last.by.seat_on(last.occurred_on) if last and last.by else None
        if last and seat and teller and teller.unit_id == seat.unit_id and may(take_back_step, last):
            for fact, line in self.lines:
                if fact is last:
                    line["acts"] = [{"label": "撤回", "url": reverse("take-back-enrolment", args=[last.pk])}]
        return {"title": "办理经过", "small": f"{len(self.steps)} 步" if self.steps else "", "part": "gongjian/parts/log.html",
                "data": [line for _, line in self.lines], "id": "course"}


def course(eyes: Look, row: ProjectStanding) -> Course:
    when = eyes.when
    known = Q() if when.known is None else Q(recorded_at__lte=when.known)
    mine = Q(project=row.project_id) & known & Q(occurred_on__lte=when.on)
    every = list(EnrolmentStep._base_manager.filter(mine).select_related("by", "verifier"))
    marks = list(Milestone._base_manager.filter(mine, kind_of__in=OF_MILESTONES, planned=False).select_related("by"))
    holds = in_turn(every, marks, when.known)
    later = {(type(fact), fact.corrects_id): fact for fact in (*every, *marks) if fact.corrects_id}
    told = [fact for fact in (*every, *marks) if not fact.void]
    told.sort(key=lambda fact: (fact.occurred_on, fact.recorded_at, fact.pk), reverse=True)
    tellers = {seat.unit_id for seat in map(seat_of, told) if seat}
    names = dict(UnitStanding.objects.at(eyes.when).filter(unit__in=tellers).values_list("unit_id", "short"))
    year, lines = eyes.on.year, []
    for fact in told:
        line = {"day": f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat(), "parts": parts(eyes, fact, later), "small": small(fact, later, names)}
        if fact.occurred_on.year != year:
            year = fact.occurred_on.year
            line["year"] = f"{year}年"
        lines.append((fact, line))
    return Course(eyes, [fact for fact in holds if isinstance(fact, EnrolmentStep)], holds[-1] if holds else None, lines)


def parts(eyes: Look, fact: Event, later: dict) -> list[dict]:
    said = words(eyes, fact)
    if (type(fact), fact.pk) in later:
        return [{"text": "".join(part["text"] for part in said), "struck": True}]
    return said


def words(eyes: Look, fact: Event) -> list[dict]:
    if isinstance(fact, Milestone):
        return [{"text": f"记{fact.get_kind_of_display()}", "strong": True}, {"text": f"：{fact.note}" if fact.note else ""}]
    details, label = [], EnrolState(fact.step).label
    if fact.step == EnrolState.SUBMITTED:
        details.append(f"送{fact.verifier.name_on(eyes.on)}核实" if fact.verifier else "")
        details.append(f"计入 {fact.window.year}年{fact.window.month}月" if fact.window else "")
        details.append("新法人" if fact.new_legal_person else "")
    elif fact.step == EnrolState.RETURNED:
        label = f"{Level(fact.level).label}退回" if fact.level else "退回"
        details.append(fact.get_reason_display())
    details += [fact.document, fact.note]
    text = "；".join(filter(None, details))
    return [{"text": label, "strong": True, "tone": "late" if fact.step == EnrolState.RETURNED else ""}, {"text": f"：{text}" if text else ""}]


def small(fact: Event, later: dict, names: dict[int, str]) -> str:
    told = fact.recorded_at.astimezone(CHINA).date()
    after = later.get((type(fact), fact.pk))
    because = getattr(after, "because", "") or (after.note if after else "")
    mended = f"后{'撤回' if after.void else '更正'}：{because}" if after else ""
    return " · ".join(filter(None, [teller(fact, names), f"{told} 记" if told != fact.occurred_on else "", mended]))


def seat_of(fact: Event):
    return fact.by.seat_on(fact.recorded_at.astimezone(CHINA).date()) if fact.by else None


def teller(fact: Event, names: dict[int, str]) -> str:
    """县统计局 褚统: the unit he sat at when he told it."""
    seat = seat_of(fact)
    return " ".join(filter(None, [names.get(seat.unit_id, "") if seat else "", fact.by.name if fact.by else ""]))
