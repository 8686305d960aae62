"""帮办服务 (M27): what a signed project needs from the county, element by element, with the unit that sees to it and its day."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from gongjian.promotion.leads import Lead
from gongjian.timeline.facts import Fact


class Element(models.TextChoices):
    WATER = "water", "供水"
    POWER = "power", "供电"
    GAS = "gas", "供气"
    ROAD = "road", "道路"
    LAND = "land", "土地"
    MONEY = "money", "资金"
    PLANT = "plant", "厂房"
    WORKERS = "workers", "用工"
    CAPACITY = "capacity", "环境容量"


class Aid(Fact):
    """From this day on the element stands so. What was asked, of whom and by when, is said when it is asked, and stays until it is asked again."""

    class State(models.TextChoices):
        ASKED = "asked", "待办"
        UNDER_WAY = "under_way", "办理中"
        DONE = "done", "已解决"
        NOT_NEEDED = "not_needed", "无需"

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="aids", verbose_name="招商项目")
    element = models.CharField("要素", max_length=10, choices=Element)
    state = models.CharField("状态", max_length=10, choices=State)
    what = models.CharField("需要什么", max_length=300, blank=True)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="帮办单位")
    person = models.CharField("帮办人", max_length=40, blank=True)
    due_on = models.DateField("办结时限", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "帮办"
        indexes = [models.Index(fields=["lead", "element", "occurred_on"], name="aid_lead")]

    def closed_to(self, told) -> str:
        later = Aid.objects.filter(lead=self.lead_id, element=self.element, pk__gt=self.pk, corrects=None, void=False)
        held = later.exclude(pk__in=Aid.objects.filter(lead=self.lead_id, corrects__isnull=False).values("corrects"))
        return "这项帮办后面还有记录，请先作废后面的" if held.exists() else ""


@dataclass(frozen=True)
class Helped:
    """One element of one lead on a day. `held` days it has lain with its unit, up to the day or until it was done; `days` late."""

    lead_id: int
    element: Element
    state: str
    what: str
    unit_id: int | None
    person: str
    asked_on: date | None
    due_on: date | None
    done_on: date | None
    held: int
    days: int
    news: str
    last: Aid

    @property
    def open(self) -> bool:
        return self.state in (Aid.State.ASKED, Aid.State.UNDER_WAY)


def helped(facts: Iterable[Aid], on: date) -> list[Helped]:
    """Of facts that hold by the day: each lead's elements that were spoken of, in the table's order."""
    told: dict[tuple[int, str], list[Aid]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: (fact.occurred_on, fact.pk)):
        told[fact.lead_id, fact.element].append(fact)
    order = {element: place for place, element in enumerate(Element.values)}
    return [_stands(lead, element, some, on) for (lead, element), some in sorted(told.items(), key=lambda item: (item[0][0], order[item[0][1]]))]


def _stands(lead: int, element: str, told: list[Aid], on: date) -> Helped:
    last = told[-1]
    asked = next((fact for fact in reversed(told) if fact.state == Aid.State.ASKED), None)
    since = told[told.index(asked) :] if asked else told
    done = last.occurred_on if last.state == Aid.State.DONE else None
    until = done or on
    open_or_done = last.state != Aid.State.NOT_NEEDED
    due = asked.due_on if asked and open_or_done else None
    return Helped(
        lead, Element(element), last.state, asked.what if asked else "", asked.unit_id if asked else last.unit_id, asked.person if asked else last.person,
        asked.occurred_on if asked else None, due, done, held=(until - asked.occurred_on).days if asked and open_or_done else 0,
        days=max((until - due).days, 0) if due else 0, news=next((fact.note for fact in reversed(since) if fact.note), ""), last=last,
    )
