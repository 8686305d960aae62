"""Unit and amount of the environmental permit are those of the filing, where they were told (rules.md §2.5)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper, same_amount, same_name
from gongjian.enrolment.dossier import Dossier
from gongjian.timeline.money import wan


def find(dossier: Dossier) -> Iterator[Finding]:
    filed, filed_total = dossier.said("holder", Paper.FILING), dossier.said("planned_total", Paper.FILING)
    for paper in dossier.of(Paper.PERMIT):
        says = paper.says
        if says and filed and says.holder and not same_name(says.holder, filed.value):
            yield Finding(f"批复上的单位“{says.holder}”与立项单位“{filed.value}”不一致", "附情况说明，或换立项单位的批复", Paper.PERMIT, paper.evidence.pk)
        if says and filed_total and says.planned_total is not None and not same_amount(says.planned_total, filed_total.value):
            what = f"批复上的总投资 {wan(says.planned_total)} 万元，立项文件是 {wan(filed_total.value)} 万元"
            yield Finding(what, "附情况说明，或补调整批复", Paper.PERMIT, paper.evidence.pk)


CHECK = Check("permits", "环评等批复", (Paper.PERMIT, Paper.FILING), find, "T8", "a", explained=True)
