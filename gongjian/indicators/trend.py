"""近八周：how far each target had come at the end of each of the last eight weeks. Flows are read by day, one query a kind of fact, and cumulated here."""
from collections import defaultdict
from datetime import date, timedelta

from django.db.models import Count, F, FilteredRelation, Q, Sum

from gongjian.indicators.standing import TargetLine
from gongjian.projects.models import Payment, Project, Report
from gongjian.promotion.models import Signing
from gongjian.reading.word import At
from gongjian.timeline.standing import in_force

WEEKS = 8
Flows = dict[str, dict[date, int]]


def trends(at: At, lines: list[TargetLine]) -> dict[str, list[int | None]]:
    """{indicator: what was done at the end of each week, oldest first}; the last is today's. None before the target's period began.

    Only what these eight weeks added is read; the rest is today's figure less that. Stocks count admissions, not withdrawals.
    """
    wanted = {line.target.indicator for line in lines}
    since = at.on - timedelta(days=7 * (WEEKS - 1))
    flows: Flows = defaultdict(lambda: defaultdict(int))
    for source in (_reported, _milestones, _signed, _paid):
        source(at, since, wanted, flows)
    found = {}
    for line in lines:
        if line.done is not None and line.target.indicator in flows and line.begun:
            found[line.target.indicator] = _weeks(line, flows[line.target.indicator], at.on)
    return found


def _weeks(line: TargetLine, by_day: dict[date, int], on: date) -> list[int | None]:
    ends = [on - timedelta(days=7 * turn) for turn in reversed(range(WEEKS))]
    start = None if line.target.stock else line.target.starts_on
    return [None if start and end < start else round(line.done or 0) - sum(value for day, value in by_day.items() if day > end) for end in ends]


def _of_project(rows, at: At):
    """Facts with their project as it stands on the day, so that 产业 and 民间 can be told apart."""
    return rows.annotate(now=FilteredRelation("project__standings", condition=in_force(at.when, "project__standings__"))).filter(
        area__startswith=at.lens.officer.area
    )


def _reported(at: At, since: date, wanted: set[str], flows: Flows) -> None:
    kinds = {"invested": Q(), "industrial_invested": Q(now__industrial=True), "private_invested": Q(now__private=True)}
    if not wanted & set(kinds):
        return
    rows = _of_project(Report.objects.as_of(at.when).filter(occurred_on__gt=since), at)
    _add(rows.order_by().values("occurred_on").annotate(**{name: Sum("amount", filter=among) for name, among in kinds.items()}), flows, kinds)


def _paid(at: At, since: date, wanted: set[str], flows: Flows) -> None:
    if "paid_in" in wanted:
        rows = _of_project(Payment.objects.as_of(at.when).filter(occurred_on__gt=since), at).filter(now__attracted=True)
        _add(rows.order_by().values("occurred_on").annotate(paid_in=Sum("amount")), flows, ("paid_in",))


def _signed(at: At, since: date, wanted: set[str], flows: Flows) -> None:
    if "signed_total" in wanted:
        rows = Signing.objects.as_of(at.when).filter(occurred_on__gt=since, kind_of="contract", area__startswith=at.lens.officer.area)
        _add(rows.order_by().values("occurred_on").annotate(signed_total=Sum("total")), flows, ("signed_total",))


def _milestones(at: At, since: date, wanted: set[str], flows: Flows) -> None:
    """Starts, enrolments and admissions from the projects as they stand: one pass for each kind of day."""
    kinds = {
        "started_on": {"starts": Count("pk"), "attracted_start_total": Sum("total", filter=Q(attracted=True))},
        "enrolled_on": {"enrolments": Count("pk")},
        "reserved_on": {"reserve_count": Count("pk", filter=Q(withdrawn_on=None))},
    }
    rows = at.lens.for_sums(Project, county=True)
    for field, sums in kinds.items():
        if wanted & set(sums):
            of_day = rows.filter(**{f"{field}__gt": since, f"{field}__lte": at.on}).order_by().values(occurred_on=F(field)).annotate(**sums)
            _add(of_day, flows, sums)


def _add(rows, flows: Flows, names) -> None:
    for name in names:
        flows[name]  # noqa: B018 — a flow of nothing is a flat line, not no line
    for row in rows:
        for name in names:
            flows[name][row["occurred_on"]] += row[name] or 0
