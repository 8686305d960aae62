"""Filed, then contracted, then started (rules.md §2.5: 立项 date later than contract or start)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    filed, signed, started = dossier.said("dated_on", Paper.FILING), dossier.said("dated_on", Paper.CONTRACT), dossier.row.started_on
    if filed and signed and filed.value > signed.value:
        what = f"立项日期 {filed.value} 晚于合同日期 {signed.value}"
        yield Finding(what, "核对两份材料的日期；属实的附情况说明", Paper.FILING, filed.evidence.pk, blocks=True)
    if filed and started and filed.value > started:
        yield Finding(f"立项日期 {filed.value} 晚于开工日期 {started}", "核对立项和开工日期；属实的附情况说明", Paper.FILING, filed.evidence.pk, blocks=True)
    if signed and started and signed.value > started:
        yield Finding(f"合同日期 {signed.value} 晚于开工日期 {started}", "核对合同和开工日期，或补首份合同", Paper.CONTRACT, signed.evidence.pk)


CHECK = Check("days_in_order", "日期先后", (Paper.FILING, Paper.CONTRACT), find, "T8", "a", explained=True)
