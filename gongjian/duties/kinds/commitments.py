"""承诺到期：a promise is kept by its day (M28). The government's is owed by the unit that answers for it; the enterprise's is followed by the unit that brought it.

What a project's milestones tell is settled there, and what was found broken is no longer asked for day by day.
"""
from collections.abc import Iterable
from datetime import date

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.promotion.commitments import MILESTONES, Side, State
from gongjian.promotion.ledgers import promises
from gongjian.promotion.models import Lead
from gongjian.reading.word import At


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Three queries at most."""
    if whose and not whose.unit:
        return
    rows = at.lens.see(Lead).filter(contract_on__isnull=False).order_by().values_list("lead_id", "title", "project_id")
    leads = {key: (title, project) for key, title, project in rows}
    for one in promises(at.when, {key: project for key, (_, project) in leads.items()}):
        made, waits = one.commitment, one.state in (State.AHEAD, State.LATE)
        if not waits or made.clause in MILESTONES or one.due_on > until or (whose and one.unit_id != whose.unit):
            continue
        label = "兑现承诺" if made.side == Side.GOVERNMENT else "跟踪企业承诺"
        yield Duty(
            label=label, key=f"commitment:{made.pk}", on=one.due_on, text=one.content, small=leads[made.lead_id][0], subject=("lead", made.lead_id), unit=one.unit_id,
            who=shorts(at).get(one.unit_id or 0, ""), act=("记兑现", "fulfil", (made.pk,)), page=("commitment", (made.pk,)),
        )


KIND = Kind("承诺到期", find)
