"""补凭证：funds paid in to an attracted project that no voucher shows count for no target (M17). One duty a project."""
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db.models import Q

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.projects.models import Project
from gongjian.projects.vouchers import unvouched
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.daycount import day_counter
from gongjian.timeline.money import wan
from gongjian.timeline.when import CHINA

DAYS = 5  # [C] working days from the telling to the voucher
WHERE = Q(attracted=True, unit__isnull=False, unvouched_total__gt=0)


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """One query; two more where something lacks its voucher."""
    if whose and not whose.unit:
        return
    rows = say(at.lens.see(Project), Project, at, (), using=[WHERE]).filter(WHERE)
    if whose:
        rows = rows.filter(unit=whose.unit)
    found = {row.project_id: row for row in rows}
    if not found:
        return
    days, names = day_counter(True, at.on, at.on), shorts(at)
    left = sorted(unvouched(found, at.when), key=lambda payment: (payment.project_id, payment.pk))
    for key, group in groupby(left, key=lambda payment: payment.project_id):
        payments, row = list(group), found[key]
        on = days.walk(min(payment.recorded_at for payment in payments).astimezone(CHINA).date(), DAYS)
        if on > until:
            continue
        page, one = ("project", (key,)), len(payments) == 1
        yield Duty(
            label="补凭证", key=f"voucher:{key}:{payments[0].pk}", on=on, text=row.name, unit=row.unit_id, who=names.get(row.unit_id, ""),
            small=f"到位资金 {len(payments)} 笔 {wan(sum(payment.amount for payment in payments))} 万元未附凭证，未计入", subject=("project", key),
            act=("补凭证", "vouch", (payments[0].pk,)) if one else ("补凭证", *page), page=page,
        )


KIND = Kind("补凭证", find)
