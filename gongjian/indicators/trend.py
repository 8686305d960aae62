"""近八周：how far each target had come at the end of each of the last eight weeks.

Flows are read by day, one query a kind of fact, and cumulated here.
"""
from collections import defaultdict
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import F, Q, Sum

from gongjian.indicators.standing import TargetLine
from gongjian.projects.models import Project, Report, Tally
from gongjian.promotion.models import SigningStanding
from gongjian.reading.word import At
from gongjian.timeline.when import FAR_AT

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


def _those(at: At, among: Q) -> Q:
    """Facts of projects that are such as they stand on the day; a set looked up once is quicker than a join for every fact."""
    return Q(project__in=at.lens.for_sums(Project, county=True).filter(among).order_by().values("project_id"))


def _reported(at: At, since: date, wanted: set[str], flows: Flows) -> None:
    kinds = {"invested": Q(), "industrial_invested": Q(industrial=True), "private_invested": Q(private=True)}
    if not wanted & set(kinds):
        return
    sums = {name: Sum("amount", filter=_those(at, among) if among else None) for name, among in kinds.items()}
    rows = Report.objects.as_of(at.when).filter(occurred_on__gt=since, area__startswith=at.lens.officer.area)
    _add(rows.order_by().values("occurred_on").annotate(**sums), flows, kinds)


def _paid(at: At, since: date, wanted: set[str], flows: Flows) -> None:
    """Which payments vouchers show is kept in the running totals: read at the end of each week, and each week's growth is its flow."""
    if "paid_in" not in wanted:
        return
    ends = [since + timedelta(days=7 * turn) for turn in range(WEEKS)]
    known = Q(known_until=FAR_AT) if at.when.known is None else Q(known_from__lte=at.when.known, known_until__gt=at.when.known)
    sums = {f"week{turn}": Sum("vouched", filter=Q(from_on__lte=end, until_on__gt=end)) for turn, end in enumerate(ends)}
    found = Tally.objects.filter(known, _those(at, Q(attracted=True))).aggregate(**sums)
    totals = [found[f"week{turn}"] or 0 for turn in range(WEEKS)]
    flows["paid_in"] |= {end: now - before for end, before, now in zip(ends[1:], totals, totals[1:], strict=False)}


def _signed(at: At, since: date, wanted: set[str], flows: Flows) -> None:
    if "signed_total" in wanted:
        rows = SigningStanding.objects.at(at.when).filter(signed_on__gt=since, counted=True, area__startswith=at.lens.officer.area)
        _add(rows.order_by().values(occurred_on=F("signed_on")).annotate(signed_total=Sum("total")), flows, ("signed_total",))


def _milestones(at: At, since: date, wanted: set[str], flows: Flows) -> None:
    """Starts, enrolments and admissions from the projects as they stand: those that had one in these weeks."""
    names = ("starts", "attracted_start_total", "enrolments", "reserve_count")
    if not wanted & set(names):
        return
    days = ("started_on", "enrolled_on", "reserved_on")
    lately = reduce(or_, (Q(**{f"{day}__gt": since}) for day in days))
    for name in names:
        flows[name]  # noqa: B018 — a flow of nothing is a flat line, not no line
    rows = at.lens.for_sums(Project, county=True).filter(lately).values_list(*days, "total", "attracted", "withdrawn_on")
    for started, enrolled, reserved, total, attracted, withdrawn in rows:
        if started and started > since:
            flows["starts"][started] += 1
            flows["attracted_start_total"][started] += (total or 0) if attracted else 0
        if enrolled and enrolled > since:
            flows["enrolments"][enrolled] += 1
        if reserved and reserved > since and not withdrawn:
            flows["reserve_count"][reserved] += 1


def _add(rows, flows: Flows, names) -> None:
    for name in names:
        flows[name]  # noqa: B018 — a flow of nothing is a flat line, not no line
    for row in rows:
        for name in names:
            flows[name][row["occurred_on"]] += row[name] or 0
