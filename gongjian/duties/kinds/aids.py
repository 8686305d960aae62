"""帮办：what a signed project asked of a unit is done by its day (M27). Owed by that unit, settled by its telling that it is done."""
from collections.abc import Iterable
from datetime import date

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.promotion.ledgers import elements
from gongjian.promotion.models import Lead
from gongjian.reading.word import At


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries."""
    if whose and not whose.unit:
        return
    titles = dict(at.lens.see(Lead).filter(contract_on__isnull=False).order_by().values_list("lead_id", "title"))
    for one in elements(at.when, titles):
        if one.open and one.due_on and one.due_on <= until and (whose is None or one.unit_id == whose.unit):
            yield Duty(
                label=f"帮办{one.element.label}", key=f"aid:{one.lead_id}:{one.element.value}", on=one.due_on, text=titles[one.lead_id],
                small=" · ".join(filter(None, [one.what, one.person])), subject=("lead", one.lead_id), unit=one.unit_id, who=shorts(at).get(one.unit_id or 0, ""),
                act=("记办理", "give-aid", (one.lead_id, one.element.value)), page=("lead", (one.lead_id,)),
            )


KIND = Kind("帮办时限", find)
