"""A unit hands in its list of approvals (M31)."""
from collections.abc import Iterable

from gongjian.approvals.handing_in import HandIn, handed
from gongjian.people.models import Unit
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def hand_in(unit: Unit, told: Told, *, year: int, projects: Iterable[int]) -> list[Fact]:
    """Of the projects that are to start in the first quarter of `year` (keys). Refused where one of the unit's is left out, or has no checklist."""
    owes = next(iter(handed(When(told.on), told.area, year, {unit.pk})), None)
    if owes is None:
        raise Refused(f"本单位没有 {year} 年一季度计划新开工的项目，无任务，不必报送")
    given = set(projects)
    if left_out := [name for key, name in owes.projects.items() if key not in given]:
        raise Refused(f"清单须包括本单位全部一季度计划新开工项目，还缺：{_named(left_out)}")
    if given - set(owes.projects):
        raise Refused("清单里有不是本单位一季度计划新开工的项目，请只报本单位的")
    if bare := [owes.projects[key] for key in owes.bare]:
        raise Refused(f"还没有编审批清单：{_named(bare)}。请先编清单再报送")
    if owes.last and set(owes.last.projects) == given:
        raise Refused(f"已于 {owes.last.occurred_on} 报送，项目没有变化，不必再报")
    return [told.tell(HandIn, unit=unit, year=year, projects=sorted(given))]


def _named(names: list[str]) -> str:
    return "、".join(names[:5]) + (f"等 {len(names)} 个" if len(names) > 5 else "")
