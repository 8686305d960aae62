"""The unit of the filing is party A of the contract (rules.md §2.5; an explanation is accepted)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper, same_name
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    filing, contract = dossier.said("holder", Paper.FILING), dossier.said("party_a", Paper.CONTRACT)
    if filing and contract and not same_name(filing.value, contract.value):
        what = f"合同甲方“{contract.value}”与立项单位“{filing.value}”不一致"
        yield Finding(what, "附情况说明（如委托代建、名称变更），或换由立项单位签的合同", Paper.CONTRACT, contract.evidence.pk, blocks=True)


CHECK = Check("parties", "立项单位与合同甲方", (Paper.FILING, Paper.CONTRACT), find, "T8", "a", explained=True)
