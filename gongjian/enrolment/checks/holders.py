"""The unit of the filing is the unit that applies, and the one on the licence (rules.md §2.5: 立项单位 ≠ 申报单位)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper, same_name
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    filing, applied, licence = (dossier.said("holder", kind) for kind in (Paper.FILING, Paper.APPLICATION, Paper.LICENCE))
    if filing and applied and not same_name(filing.value, applied.value):
        what = f"申报单位“{applied.value}”与立项单位“{filing.value}”不一致"
        yield Finding(what, "由立项单位申报，或附单位变更、代建的情况说明", Paper.APPLICATION, applied.evidence.pk, blocks=True)
    if applied and licence and not same_name(applied.value, licence.value):
        yield Finding(f"证照上的单位“{licence.value}”与申报单位“{applied.value}”不一致", "换申报单位的证照，或附更名证明", Paper.LICENCE, licence.evidence.pk)


CHECK = Check("holders", "立项单位与申报单位", (Paper.FILING, Paper.APPLICATION, Paper.LICENCE), find, "T8", "a", explained=True)
