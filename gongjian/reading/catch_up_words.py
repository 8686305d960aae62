"""What can be said of a project's catch-up on a day: whether it owes a plan, whether it holds to the one it has, by how much not, how long is left (M39).

A plan is followed until the project is back on its curve, also when it is off list 7 by then. What was reported is held against the last leg whose day has
come (catching.due), as reports tell whole half-months.
"""
from typing import Any

from django.db.models import BooleanField, Case, CharField, DateField, F, Q, TextChoices, Value, When
from django.db.models.functions import Cast, Coalesce

from gongjian.reading.daysbetween import DaysBetween
from gongjian.reading.pace import behind
from gongjian.reading.word import At, Word
from gongjian.timeline.money import wan


class CatchUp(TextChoices):
    NOT_NEEDED = "none", "无需追赶"
    NO_PLAN = "no_plan", "未报追赶计划"
    RETURNED = "returned", "计划已退回"
    NOT_DUE = "not_due", "未到首期"
    HELD = "held", "按追赶计划"
    UNREPORTED = "unreported", "未报"
    SHORT = "short", "落后追赶计划"
    MISSED = "missed", "期满未赶上"
    CAUGHT = "caught", "已赶上"


class Light(TextChoices):
    GREEN = "G", "绿"
    YELLOW = "Y", "黄"
    RED = "R", "红"


class Judged(TextChoices):
    """What the office or the department said of the plan that holds; a newer one may wait beside it."""

    WAITING = "waiting", "待审"
    ACCEPTED = "accepted", "已认可"
    ANEW = "anew", "已认可，新计划待审"


HOLDING = (CatchUp.HELD, CatchUp.NOT_DUE, CatchUp.CAUGHT)  # of those with a plan: nothing to be said against
LIGHTS = {
    Light.RED: (CatchUp.NO_PLAN, CatchUp.SHORT, CatchUp.MISSED), Light.YELLOW: (CatchUp.RETURNED, CatchUp.UNREPORTED),
    Light.GREEN: (CatchUp.HELD, CatchUp.NOT_DUE, CatchUp.CAUGHT),
}
LIVE = Q(catching__plan__isnull=False, catching__done_on=None)
UNDER_WAY = Q(started_on__isnull=False, completed_on=None, withdrawn_on=None)
DONE = Coalesce(F("reported_year"), 0)
MET = Q(reported_year__gte=F("catching__due")) | Q(catching__due__lte=0)


def told(state: CatchUp) -> Value:
    return Value(state.value)


def flag(rule):
    return lambda at: Case(When(rule(at), then=True), default=False, output_field=BooleanField())


def state(at: At):
    return Case(
        When(~UNDER_WAY, then=told(CatchUp.NOT_NEEDED)),
        When(LIVE & Q(lag__lte=0), then=told(CatchUp.CAUGHT)),
        When(LIVE & Q(catching__due=None), then=told(CatchUp.NOT_DUE)),
        When(LIVE & MET, then=told(CatchUp.HELD)),
        When(LIVE & (Q(reported_on=None) | Q(reported_on__lt=F("catching__due_on"))), then=told(CatchUp.UNREPORTED)),
        When(LIVE & Q(catching__back_on__lte=at.on), then=told(CatchUp.MISSED)),
        When(LIVE, then=told(CatchUp.SHORT)),
        When(behind(at) & Q(catching__returned_on__isnull=False), then=told(CatchUp.RETURNED)),
        When(behind(at), then=told(CatchUp.NO_PLAN)),
        When(catching__done_on__isnull=False, then=told(CatchUp.CAUGHT)),
        default=told(CatchUp.NOT_NEEDED), output_field=CharField(),
    )


def light(at: At):
    whens = [When(catch_up__in=[one.value for one in states], then=Value(colour.value)) for colour, states in LIGHTS.items()]
    return Case(*whens, default=Value(""), output_field=CharField())


def short(at: At):
    """Nothing before the first leg, and nothing while the unit has not reported since: that is not known."""
    return Case(When(catch_up__in=[CatchUp.SHORT.value, CatchUp.MISSED.value], then=F("catching__due") - DONE), When(catch_up=CatchUp.HELD.value, then=Value(0)))


def of_plan(field: str):
    """Of the plan that is followed; nothing once it is done with."""
    return lambda at: Case(When(catching__done_on=None, then=F(f"catching__{field}")))


def judged(at: At):
    return Case(
        When(~LIVE, then=Value("")),
        When(catching__accepted_on=None, then=Value(Judged.WAITING.value)),
        When(catching__waiting__isnull=False, then=Value(Judged.ANEW.value)),
        default=Value(Judged.ACCEPTED.value), output_field=CharField(),
    )


def days_left(at: At):
    return Case(When(LIVE, then=DaysBetween(F("catching__back_on"), Cast(Value(at.on), DateField()))))


NEEDS = ("catching",)
CATCH_UP: dict[str, Word] = {
    "behind_pace": Word("未按序时", flag(behind), "flag", help="落后计划曲线达到清单七的门槛"),
    "catch_up": Word("追赶进度", state, "choice", needs=NEEDS, choices=CatchUp, help="本年完成投资（调度口径）对照追赶计划已到期的一期；跟踪到赶上序时为止"),
    "catch_up_light": Word("追赶灯", light, "choice", choices=Light, help="绿：按计划；黄：到期未报、计划已退回；红：未报计划、落后计划、期满未赶上"),
    "catch_up_due": Word("追赶计划应完成", of_plan("due"), "money", needs=NEEDS, help="已到期的一期本年累计应完成的投资（调度口径）"),
    "catch_up_short": Word("比追赶计划少", short, "money", needs=NEEDS, help="到期应完成减本年完成（调度口径）；到期未报的空白"),
    "catch_up_next_on": Word("下一期", of_plan("next_on"), "day", needs=NEEDS),
    "catch_up_next_due": Word("下一期应完成", of_plan("next_due"), "money", needs=NEEDS),
    "catch_up_on": Word("赶上时限", of_plan("back_on"), "day", needs=NEEDS, help="追赶计划承诺赶上序时的日子"),
    "catch_up_days": Word("距赶上时限", days_left, "days", needs=NEEDS, help="自然日；负数是已经超过的天数"),
    "catch_up_filed_on": Word("追赶计划日期", of_plan("filed_on"), "day", needs=NEEDS),
    "catch_up_judged": Word("追赶计划审查", judged, "choice", needs=NEEDS, choices=Judged),
    "catch_up_reason": Word("落后原因", of_plan("reason"), needs=NEEDS),
    "catch_up_measures": Word("追赶措施", of_plan("measures"), needs=NEEDS),
    "catch_up_person": Word("追赶责任人", of_plan("person"), needs=NEEDS),
}
SAID = ("catch_up", "catch_up_short", "catch_up_on", "catch_up_days")  # what `in_words` reads


def in_words(row: Any) -> str:
    """"落后追赶计划 320 万元，离赶上时限 2024-01-31 还有 49 天". `row` is a project with the words of SAID said."""
    found = CatchUp(row.catch_up)
    said = f"{found.label} {wan(row.catch_up_short)} 万元" if row.catch_up_short else found.label
    if found == CatchUp.MISSED:
        return f"{CatchUp.MISSED.label}（{row.catch_up_on}），差 {wan(row.catch_up_short)} 万元"
    if found == CatchUp.UNREPORTED:
        said = "到期未报"
    if row.catch_up_days is None or found == CatchUp.CAUGHT:
        return said
    left = f"还有 {row.catch_up_days} 天" if row.catch_up_days > 0 else "今天到期" if row.catch_up_days == 0 else f"已过 {-row.catch_up_days} 天"
    return f"{said}，赶上时限 {row.catch_up_on}，{left}"
