"""What was not filled in beside a paper (未填要素): nothing is wrong with it, but nothing can be held against it either."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier, Filed
from gongjian.enrolment.needs import Status
from gongjian.enrolment.particulars import ASKS, Particulars
from gongjian.projects.card import InvestmentKind

PERIOD = ("starts_on", "ends_on")


def find(dossier: Dossier) -> Iterator[Finding]:
    works = dossier.row.investment_kind != InvestmentKind.PURCHASE
    required = {kind for need in dossier.needs if need.status == Status.REQUIRED for kind in need.kinds}
    for paper in (paper for paper in dossier.of(*ASKS) if paper.evidence.paper in required or paper.says):
        asked = [name for name in ASKS[paper.evidence.paper] if (works or name not in PERIOD) and not _known(paper, name)]
        if paper.says is None:
            yield Finding("还没有填要素", "填了才能先行比对，少被退回", paper.evidence.paper, paper.evidence.pk, unsaid=True)
        elif lacks := [Particulars.label(name) for name in asked if getattr(paper.says, name) in (None, "")]:
            yield Finding(f"未填{'、'.join(lacks)}", "材料上有的请补填", paper.evidence.paper, paper.evidence.pk, unsaid=True)


def _known(paper: Filed, name: str) -> bool:
    """The camera said it."""
    return (name == "shown_on" and paper.shown_on is not None) or (name == "place" and paper.placed)


CHECK = Check("unsaid", "未填要素", tuple(Paper(kind) for kind in ASKS), find, "", "C")
