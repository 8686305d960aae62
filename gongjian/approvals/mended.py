"""Who may set right what was told: its teller's unit; the approvals bureau and the office besides."""
from gongjian.people.posts import Role
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA


def by_teller(fact: Fact, told: Told) -> str:
    """Why whoever tells may not mend this fact; "" when he may. What nobody's name stands under (an import) any of those may whom MAY lets."""
    seat = told.by.seat_on(told.on) if told.by else None
    if told.by is None or seat is None or seat.role in (Role.APPROVALS, Role.OFFICE) or fact.by is None or fact.by == told.by:
        return ""
    teller = fact.by.seat_on(fact.recorded_at.astimezone(CHINA).date())
    mine = teller is not None and teller.unit_id is not None and teller.unit_id == seat.unit_id
    return "" if mine else "这条记录不是本单位记的，请由记的单位或县审批局更正"
