"""Contract and application are sealed (rules.md §2.2: both seals)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier

SEALED = {Paper.CONTRACT: "合同双方没有都盖章", Paper.APPLICATION: "申请表没有盖章"}


def find(dossier: Dossier) -> Iterator[Finding]:
    for paper in dossier.of(*SEALED):
        if paper.says and paper.says.sealed is False:
            yield Finding(SEALED[Paper(paper.evidence.paper)], "补盖印章后重新上传", paper.evidence.paper, paper.evidence.pk, blocks=True)


CHECK = Check("seals", "签章", tuple(SEALED), find, "T6", "a")
