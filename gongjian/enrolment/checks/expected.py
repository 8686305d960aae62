"""Papers that are expected besides the required ones (rules.md §2.2: 可研, ≥5000万材料说明)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier
from gongjian.enrolment.needs import Status


def find(dossier: Dossier) -> Iterator[Finding]:
    for need in dossier.needs:
        if need.status == Status.EXPECTED and not need.met(dossier.row.papers):
            yield Finding("没有这份材料", f"5000 万元以上的项目一般要有：{need.detail}", need.paper)


CHECK = Check("expected", "应备材料", (Paper.STUDY, Paper.MATERIALS), find, "T4", "A")
