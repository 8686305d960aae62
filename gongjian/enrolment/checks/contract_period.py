"""The period of the contract is that of the works (rules.md §2.2 [a T6])."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier
from gongjian.projects.card import InvestmentKind


def find(dossier: Dossier) -> Iterator[Finding]:
    started, works = dossier.row.started_on, dossier.row.investment_kind != InvestmentKind.PURCHASE
    for paper in dossier.of(Paper.CONTRACT):
        ends = paper.says and paper.says.ends_on
        if works and started and ends and ends < started:
            yield Finding(f"合同工期到 {ends} 为止，早于开工日期 {started}", "核对工期和开工日期，或补工期变更协议", Paper.CONTRACT, paper.evidence.pk)


CHECK = Check("contract_period", "合同工期", (Paper.CONTRACT,), find, "T6", "a")
