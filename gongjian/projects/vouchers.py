"""What shows that funds came in (M17: 以进账、发票等凭证为准): a paper beside the very payment. A payment set right keeps its vouchers."""
from collections.abc import Iterable

from gongjian.projects.figures import Payment
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import holding
from gongjian.timeline.when import When

VOUCHERS = (Evidence.Kind.PAYMENT, Evidence.Kind.INVOICE, Evidence.Kind.DOCUMENT, Evidence.Kind.OTHER)


def is_voucher(paper: Evidence) -> bool:
    return paper.supports == Payment.kind() and paper.paper in VOUCHERS


def firsts(payments: Iterable[Payment]) -> dict[int, int]:
    """{payment: the one it was first told as}: a correction speaks of the same money. `payments` with those that were corrected."""
    found: dict[int, int] = {}
    for fact in sorted(payments, key=lambda fact: fact.pk):
        found[fact.pk] = found.get(fact.corrects_id or 0, fact.pk)
    return found


def vouched(payments: Iterable[Payment], first: dict[int, int], evidence: Iterable[Evidence]) -> set[int]:
    """Which of these payments a voucher shows, whatever day stands on the paper: what counts is the day the money came in."""
    shown = {first.get(paper.supports_id or 0, paper.supports_id) for paper in evidence if is_voucher(paper)}
    return {fact.pk for fact in payments if first.get(fact.pk, fact.pk) in shown}


def unvouched(projects: Iterable[int], when: When) -> list[Payment]:
    """Payments of these projects that hold on the day and no voucher shows, by what was known; by day. Two queries."""
    keys = list(projects)
    every = list(Payment._base_manager.filter(project__in=keys))
    papers = Evidence._base_manager.filter(subject="project", subject_id__in=keys, supports=Payment.kind())
    held = [fact for fact in holding(every, when.known) if fact.occurred_on <= when.on]
    shown = vouched(held, firsts(every), holding(papers, when.known))
    return [fact for fact in held if fact.pk not in shown]
