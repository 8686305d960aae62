"""What words say of a project's enrolment: its papers by kind of investment, in SQL and without a loop over projects."""
from collections.abc import Callable
from functools import reduce
from operator import and_, or_

from django.db.models import BooleanField, Case, CharField, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Coalesce, Concat

from gongjian.enrolment.flow import EnrolState
from gongjian.enrolment.needs import EASY, FLOOR, NEEDS, Need, required
from gongjian.projects.card import InvestmentKind

SCOPE = Q(total__gte=FLOOR) | Q(investment_kind=InvestmentKind.ESTATE)


def by_kind(means: Callable[[str], object], output):
    """One expression a kind of investment; what has none said is ordinary."""
    others = [kind for kind in NEEDS if kind != InvestmentKind.ORDINARY]
    return Case(
        *(When(investment_kind=kind, then=means(kind)) for kind in others), default=means(InvestmentKind.ORDINARY), output_field=output,
    )


def met(need: Need) -> Q:
    return reduce(or_, (Q(papers__contains=f",{kind.value},") for kind in need.kinds))


def in_scope(at):
    return Case(When(SCOPE, then=True), default=False, output_field=BooleanField())


def missing(at):
    def labels(kind: str):
        parts = [Case(When(met(need), then=Value("")), default=Value(f"{need.label}、")) for need in required(kind)]
        return Concat(*parts, output_field=TextField())

    return by_kind(labels, TextField())


def missing_count(at):
    def count(kind: str):
        return sum((Case(When(met(need), then=0), default=1, output_field=IntegerField()) for need in required(kind)), Value(0))

    return by_kind(count, IntegerField())


def easy(at):
    """Lacks something, and only photos or the contract."""

    def lacks(kind: str) -> Q:
        far = reduce(and_, (met(need) for need in required(kind) if need.paper not in EASY))
        return far & ~reduce(and_, (met(need) for need in required(kind) if need.paper in EASY))

    others = [kind for kind in NEEDS if kind != InvestmentKind.ORDINARY]
    whens = [When(Q(investment_kind=kind) & lacks(kind), then=True) for kind in others]
    ordinary = ~Q(investment_kind__in=others) & lacks(InvestmentKind.ORDINARY)
    return Case(*whens, When(ordinary, then=True), default=False, output_field=BooleanField())


def state(at):
    """Nothing told of its way: 材料准备 in scope, 不适用 outside it or withdrawn."""
    nothing = Case(
        When(SCOPE & Q(withdrawn_on=None), then=Value(EnrolState.PREPARING.value)), default=Value(EnrolState.OUTSIDE.value), output_field=CharField(),
    )
    return Coalesce(F("enrolment__state"), nothing)
