"""储备：a proposal is vetted, decided on, mended in its days; what has not moved for a year waits for the office's word (M19)."""
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.indicators.pool import IN_STOCK
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.reserve.flow import Step
from gongjian.reserve.rules import Rules, rules_on
from gongjian.reserve.vetting import Answer

ON_THE_WAY = (Place.PROPOSED, Place.VETTED, Place.RETURNED)
FLOW_STEPS = (Step.PROPOSED, Step.VETTED, Step.RETURNED)
LABELS = {Place.PROPOSED: "储备审查", Place.VETTED: "储备审定", Place.RETURNED: "储备补正"}


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries, three for the office."""
    office = whose is None or whose.role == Role.OFFICE
    if whose and not whose.unit and not office:
        return
    rules = rules_on(at.on, at.lens.officer.area[:6])
    where = Q(reserve__step__in=FLOW_STEPS, reserve_place__in=[place.value for place in ON_THE_WAY])
    if whose and not office:
        where &= Q(reserve__vetter=whose.unit) | Q(unit=whose.unit)
    rows = say(at.lens.see(Project), Project, at, ("reserve_place", "verdict", "reserve_step_on"), using=[where]).filter(where).order_by()
    for row in rows.values_list("project_id", "name", "unit_id", "reserve__vetter_id", "reserve_place", "reserve_step_on", "verdict"):
        duty = _of(row, rules, shorts(at))
        if duty.on <= until:
            yield duty
    if office and (stale := _stale(at, rules)) and stale.on <= until:
        yield stale


def limit(place: str, since: date, rules: Rules) -> date:
    return since + timedelta({Place.PROPOSED: rules.vet, Place.VETTED: rules.decide, Place.RETURNED: rules.mend}[Place(place)])


def _of(row: tuple, rules: Rules, names: dict[int, str]) -> Duty:
    key, name, unit, vetter, place, since, verdict = row
    step, decide = (Step.RETURNED, "退回") if verdict == Answer.STOP else (Step.ADMITTED, "审定")
    whose: dict = {
        Place.PROPOSED: {"unit": vetter, "who": names.get(vetter, "")}, Place.VETTED: {"role": Role.OFFICE.value, "who": Role.OFFICE.label},
        Place.RETURNED: {"unit": unit, "who": names.get(unit, "")},
    }[Place(place)]
    act = {
        Place.PROPOSED: ("审查", "reserve-step", (key, Step.VETTED.value)), Place.VETTED: (decide, "reserve-step", (key, step.value)),
        Place.RETURNED: ("再次申报", "reserve-propose", (key,)),
    }[Place(place)]
    return Duty(
        label=LABELS[Place(place)], key=f"reserve:{key}:{place}:{since}", on=limit(place, since, rules), text=name, small=f"{names.get(unit, '')}申报" if unit else "",
        subject=("project", key), act=act, page=("project", (key,)), **whose,
    )


def _stale(at: At, rules: Rules) -> Duty | None:
    """One duty however many there are: the list of what has not moved is gone through."""
    last = at.on - timedelta(rules.stale)
    where = IN_STOCK & Q(reserved_on__lte=last, moved_on__lte=last)
    days = sorted(say(at.lens.see(Project), Project, at, ("moved_on",), using=[where]).filter(where).order_by().values_list("moved_on", flat=True))
    if not days:
        return None
    return Duty(
        label="滚动清退", key="reserve:stale", on=days[0] + timedelta(rules.stale), text=f"{len(days)} 个在库项目满 {rules.stale} 天无进展",
        small="出库或写明理由继续留库", subject=("reserve", 0),
        act=("看清单", "reserve-stale", ()), page=("reserve-stale", ()), role=Role.OFFICE.value, who=Role.OFFICE.label,
    )


KIND = Kind("储备", find)
