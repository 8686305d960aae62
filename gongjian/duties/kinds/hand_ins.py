"""报送手续清单：each unit with projects of the coming first quarter hands its list to the approvals bureau by the plan's day (M31); a project that came
after the last hand-in is handed in too."""
from collections.abc import Iterable
from datetime import date

from gongjian.approvals.handing_in import handed
from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.models import Unit
from gongjian.reading.word import At


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Three or four queries once the day is near; none before, and none for those who have no unit of their own."""
    due = at.drive.approvals_due if at.drive else None
    if at.drive is None or due is None or due > until or at.on > at.drive.ends_on or (whose and not whose.unit):
        return
    units = {whose.unit} if whose and whose.unit else set(at.lens.see(Unit).values_list("unit_id", flat=True))
    names = shorts(at)
    for one in handed(at.when, at.lens.officer.area, at.next_year, units):
        left = [one.projects[key] for key in (one.missed if one.last else one.projects)]
        if left:
            text = left[0] if len(left) == 1 else f"{left[0]}等 {len(left)} 个项目"
            yield Duty(
                label="报送手续清单", key=f"hand-in:{at.next_year}:{one.unit}", on=due, text=text, small="报送后新增" if one.last else "", subject=("unit", one.unit),
                unit=one.unit, who=names.get(one.unit, ""), act=("报送清单", "hand-in", (one.unit,)), page=("handing-in", ()),
            )


KIND = Kind("报送手续清单", find)
