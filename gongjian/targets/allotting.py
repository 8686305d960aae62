"""Ordering a target of the county or of a unit, and freezing the denominator of a ratio. Each is a fact with its document."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.projects.card import Project
from gongjian.targets.amounts import NO_TASK, Amount
from gongjian.targets.targets import Allotment, Growth, Member, Target
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def allot(target: Target, told: Told, *, value: Amount, document: str, unit: Unit | None = None, on: date | None = None) -> list[Fact]:
    """A value (元, a count, basis points) or NO_TASK. The same value again from the same document changes nothing: an empty list."""
    if not document:
        raise Refused("下达目标须写明文件")
    no_task = value is NO_TASK
    amount = None if no_task else int(value)  # type: ignore[arg-type]
    if amount is not None and amount < 0:
        raise Refused("目标值不能为负")
    if target.measure == "percent" and amount is not None and amount > 10000:
        raise Refused("比率不能超过 100%")
    said = {"target": target, "unit": unit, "value": amount, "no_task": no_task, "document": document}
    if Allotment.objects.as_of(When(FAR)).filter(**said).exists():
        return []
    return [told.tell(Allotment, on=on, **said)]


def standing(target: Target, unit: Unit | None, on: date) -> Allotment | None:
    """What is asked on a day; None is 未下达."""
    return Allotment.objects.as_of(When(on)).filter(target=target, unit=unit).order_by("occurred_on", "pk").last()


def count_in(target: Target, told: Told, *, project: Project, counted: bool = True, on: date | None = None) -> list[Fact]:
    """A project joins, or leaves, the frozen denominator (M13). Leaving needs a reason; the history stays visible."""
    if not target.frozen:
        raise Refused(f"「{target.title}」没有锁定的分母")
    if not counted and not told.note:
        raise Refused("移出分母须写明理由")
    last = Member.objects.as_of(When(FAR)).filter(target=target, project=project).order_by("occurred_on", "pk").last()
    if (last.counted if last else False) == counted:
        return []
    return [told.tell(Member, on=on, target=target, project=project, counted=counted)]


def publish_growth(target: Target, told: Told, *, value: int, document: str, on: date | None = None) -> list[Fact]:
    """A growth rate as the statistics bureau published it (basis points, comparable basis), never computed here."""
    if not document:
        raise Refused("录入增速须写明发布文件")
    return [told.tell(Growth, on=on, target=target, value=value, document=document)]
