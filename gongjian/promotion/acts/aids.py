"""帮办: asked of a unit by a day, worked on, done (M27)."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.promotion.acts.leads import state_of
from gongjian.promotion.aids import Aid, Element, Helped, helped
from gongjian.promotion.leads import Lead
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

State = Aid.State


def ask_aid(lead: Lead, told: Told, *, element: str, what: str, unit: Unit, due_on: date, person: str = "", on: date | None = None) -> list[Fact]:
    """A signed project needs this of a unit by a day. Asked again (of another, or by another day), with the reason, the clock begins anew."""
    if element not in Element.values:
        raise Refused("请选择要素")
    if not what.strip():
        raise Refused("请写明需要什么")
    day, stands, now = on or told.on, state_of(lead, told.on), _now(lead, element, told.on)
    _in_order(now, day, told)
    if not stands.contract_on or stands.contract_on > day:
        raise Refused("签了正式合同的项目才有帮办，请先记签约")
    if due_on < day:
        raise Refused("办结时限早于提出之日")
    if now and now.open and not told.note:
        raise Refused(f"{Element(element).label}已在办，换单位或改时限须写明理由")
    return [told.tell(Aid, on=day, lead=lead, element=element, state=State.ASKED, what=what.strip()[:300], unit=unit, person=person.strip()[:40], due_on=due_on)]


def give_aid(lead: Lead, told: Told, *, element: str, state: str, on: date | None = None) -> list[Fact]:
    """What became of it, by the unit it was asked of: under way or done, with what was done."""
    if element not in Element.values or state not in (State.UNDER_WAY, State.DONE):
        raise Refused("请选择要素和办理情况")
    now, day = _now(lead, element, told.on), on or told.on
    if now is None or not now.open:
        raise Refused(f"没有待办的{Element(element).label}")
    seat = told.by.seat_on(told.on) if told.by else None
    if seat and now.unit_id and seat.unit_id != now.unit_id:
        raise Refused(f"{Element(element).label}由{Unit.objects.get(pk=now.unit_id).name_on(told.on)}帮办，由它来记")
    if not told.note:
        raise Refused("请写明办理情况")
    _in_order(now, day, told)
    return [told.tell(Aid, on=day, lead=lead, element=element, state=state, unit_id=now.unit_id, person=now.person)]


def waive_aid(lead: Lead, told: Told, *, element: str, on: date | None = None) -> list[Fact]:
    """The project needs nothing of this kind, or no longer; with the reason."""
    if element not in Element.values:
        raise Refused("请选择要素")
    if not told.note:
        raise Refused("无需帮办须写明理由")
    now, day = _now(lead, element, told.on), on or told.on
    if now and now.state == State.NOT_NEEDED:
        raise Refused("已经是无需")
    _in_order(now, day, told)
    return [told.tell(Aid, on=day, lead=lead, element=element, state=State.NOT_NEEDED)]


def _now(lead: Lead, element: str, day: date) -> Helped | None:
    return next(iter(helped(Aid.objects.as_of(When(day)).filter(lead=lead, element=element), day)), None)


def _in_order(now: Helped | None, day: date, told: Told) -> None:
    if day > told.on:
        raise Refused("日期还没到")
    if now and day < now.last.occurred_on:
        raise Refused(f"已于 {now.last.occurred_on} 记过，不能早于这一天")
