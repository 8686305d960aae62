"""What stands between a project and the base, in the order in which the office goes after it: what is easiest first."""
from collections.abc import Callable
from dataclasses import dataclass

from gongjian.enrolment.flow import UNDER_WAY, EnrolState
from gongjian.enrolment.readiness import Readiness


@dataclass(frozen=True)
class Group:
    label: str
    holds: Callable[[Readiness], bool]


# The first that holds. Those that lack only photos or the contract are the overview's, wherever their papers are.
GROUPS: dict[str, Group] = {
    "easy": Group("只差照片或合同", lambda one: one.easy),
    "returned": Group("退回，待补正", lambda one: one.waiting and one.state == EnrolState.RETURNED),
    "ready": Group("材料齐，可以提交", lambda one: one.ready),
    "mend": Group("材料齐，有会被退回的问题", lambda one: one.waiting and not one.missing and one.state not in UNDER_WAY),
    "way": Group("已提交，正在审核", lambda one: one.waiting and one.state in UNDER_WAY),
    "far": Group("还缺其他材料", lambda one: one.waiting),
    "enrolled": Group("已入库", lambda one: one.state == EnrolState.ENROLLED),
    "other": Group("其他", lambda one: True),
}


def group_of(one: Readiness) -> str:
    return next(key for key, group in GROUPS.items() if group.holds(one))


def by_group(rows: list[Readiness]) -> list[tuple[str, Readiness]]:
    """Group after group, in each what would bring most first; what was not reported comes last."""
    order = list(GROUPS)
    told = [(group_of(one), one) for one in rows]
    return sorted(told, key=lambda pair: (order.index(pair[0]), pair[1].value is None, -(pair[1].value or 0), pair[1].row.name))
