"""开工率（M13）：锁定分母中已开工的占比；未锁定时以期内计划新开工项目为分母。"""
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from gongjian.indicators.indicator import Indicator, in_period
from gongjian.reading.word import At
from gongjian.targets.models import Member


def members(at: At) -> Q:
    """The projects counted on that day: the frozen denominator as it stands, every move in or out being a fact."""
    facts = Member.objects.as_of(at.when).filter(target__drive=at.drive, target__indicator="start_rate")
    latest = facts.filter(project=OuterRef("project")).order_by("-occurred_on", "-pk").values("pk")[:1]
    frozen = Q(project__in=facts.filter(pk=Subquery(latest), counted=True).values("project"))
    end = at.period.end if at.period else at.on
    planned = Q(nature="new", planned_start_on__lte=end, withdrawn_on=None) & (Q(planned_start_on__gte=at.when.since) if at.when.since else Q())
    return frozen | (planned & ~Q(Exists(facts)))


INDICATOR = Indicator(
    title="新建项目开工率",
    measure="percent",
    number=lambda at: Count("project", filter=in_period("started_on")(at)),
    out_of=lambda at: Count("project"),
    among=members,
    basis="count",
)
