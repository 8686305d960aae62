"""Recording a signing."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.projects.card import Project
from gongjian.promotion.signings import Signing
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def sign(unit: Unit, told: Told, *, investor: str, title: str, total: int, kind: str = "contract", project: Project | None = None, on: date | None = None) -> list[Fact]:
    """An agreement was signed (总投资 in 元). The same investor's same project is not counted twice (G13)."""
    if not investor.strip() or not title.strip():
        raise Refused("请写明投资方和项目名称")
    if total <= 0:
        raise Refused("总投资须大于零")
    if on and on > told.on:
        raise Refused("签约日期还没到")
    before = Signing.objects.as_of(When(FAR)).filter(investor=investor.strip(), title=title.strip(), kind_of=kind).first()
    if before:
        raise Refused(f"{investor}的「{title}」已于 {before.occurred_on} 记过签约，不重复计数")
    return [told.tell(Signing, on=on, unit=unit, investor=investor.strip(), title=title.strip(), total=total, kind_of=kind, project=project)]
