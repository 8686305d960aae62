"""What a unit reported is its task to the 元."""
from collections.abc import Iterator

from gongjian.enrolment.doubts.doubt import Doubt, DoubtKind, Look
from gongjian.timeline.money import wan


def find(look: Look) -> Iterator[Doubt]:
    for task in look.tasks:
        what = f"{task.unit_name}填报的“{task.title}”与任务数完全相等（{wan(task.asked)} 万元），请核对凭证"
        yield Doubt(
            "on_the_dot", DOUBT.title, task.projects, what, "逐个项目核对结算单、付款凭证；属实的写明", (str(task.unit), task.title, str(task.asked)), unit=task.unit,
        )


DOUBT = DoubtKind("填报数与任务数相等", find)
