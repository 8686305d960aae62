"""A progress form carries three seals and three signatures (rules.md §2.4, §2.5)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    for paper in dossier.of(Paper.PROGRESS):
        if paper.says and paper.says.three_seals is False:
            yield Finding("建设、施工、监理三方签字盖章不全", "补齐三方签字和印章", Paper.PROGRESS, paper.evidence.pk, blocks=True)


CHECK = Check("three_seals", "三方签章", (Paper.PROGRESS,), find, "T15", "A")
