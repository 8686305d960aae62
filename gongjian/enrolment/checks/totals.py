"""One planned total in filing, application, contract and the project's card (rules.md §2.5)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper, same_amount
from gongjian.enrolment.dossier import Dossier
from gongjian.timeline.money import wan


def find(dossier: Dossier) -> Iterator[Finding]:
    filed, applied = dossier.said("planned_total", Paper.FILING), dossier.said("planned_total", Paper.APPLICATION)
    if filed and applied and not same_amount(filed.value, applied.value):
        what = f"申请表计划总投资 {wan(applied.value)} 万元，立项文件是 {wan(filed.value)} 万元"
        yield Finding(what, "按立项文件改申请表；总投资调整过的补调整批复", Paper.APPLICATION, applied.evidence.pk, blocks=True)
    told, card = filed or applied, dossier.row.total
    if told and card is not None and not same_amount(told.value, card):
        what = f"材料上的计划总投资 {wan(told.value)} 万元，系统里是 {wan(card)} 万元"
        yield Finding(what, "更正项目信息里的总投资，或换正确的材料", told.evidence.paper, told.evidence.pk)
    contract = dossier.said("amount", Paper.CONTRACT)
    if told and contract and contract.value > told.value and not same_amount(contract.value, told.value):
        what = f"合同金额 {wan(contract.value)} 万元，大于计划总投资 {wan(told.value)} 万元"
        yield Finding(what, "核对合同金额和单位（元、万元）；总投资调整过的补调整批复", Paper.CONTRACT, contract.evidence.pk)


CHECK = Check("totals", "计划总投资", (Paper.FILING, Paper.APPLICATION, Paper.CONTRACT), find, "T8", "a")
