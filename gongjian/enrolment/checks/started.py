"""Started has a day, and the day that papers show is that day (rules.md §2.2: 平场不算开工)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    if dossier.row.started_on is None:
        yield Finding("还没有记开工日期", "永久性工程首次破土或打桩后记开工；平场不算", blocks=True)
        return
    for filed in dossier.of(Paper.APPLICATION, Paper.PHOTO):
        told = filed.says and filed.says.started_on
        if told and told != dossier.row.started_on:
            yield Finding(
                f"写的开工日期是 {told}，系统记的是 {dossier.row.started_on}", "核对哪一个属实：更正开工日期，或换正确的材料", filed.evidence.paper, filed.evidence.pk
            )


CHECK = Check("started", "开工日期", (Paper.APPLICATION, Paper.PHOTO), find, "T5 T8 T22", "a")
