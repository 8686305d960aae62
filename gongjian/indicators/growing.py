"""三量齐增 (M18): number, quality and volume of the reserve against the same day last year."""
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from gongjian.approvals.models import ApprovalStanding
from gongjian.indicators.indicator import Indicator
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import Figure
from gongjian.reading.word import At

QUANTITIES = (("数量", "reserve_count"), ("质量", "reserve_mature_rate"), ("体量", "reserve_total"), ("体量", "reserve_money"))


@dataclass(frozen=True)
class Quantity:
    """One indicator on the day and a year before. `before` None: nothing was in the pool then (or nothing to divide by), so there is nothing to compare."""

    of: str
    indicator: Indicator
    now: Figure
    before: Figure

    @property
    def change(self) -> Figure:
        """In the indicator's own measure (元, a count, percentage points)."""
        return self.now - self.before if self.now is not None and self.before is not None else None

    @property
    def word(self) -> str:
        change = self.change
        return "无可比" if change is None else "增" if change > 0 else "减" if change < 0 else "平"


def quantities(at: At) -> list[Quantity]:
    """Two queries an indicator, one more for what was on record. The pool of a year ago is that of the year the drive's reserve year was then; where
    less than half of its stock had an approval recorded at the time, its quality cannot be told."""
    last, found = at.a_year_before(), []
    there, graded = indicator("reserve_count").total(last), on_record(last)
    for of, name in QUANTITIES:
        told = indicator(name)
        assert isinstance(told, Indicator)
        comparable = there and (graded or of != "质量")
        found.append(Quantity(of, told, told.total(at), told.total(last) if comparable else None))
    return found


def on_record(at: At) -> bool:
    """Were the approvals of at least half of the stock written down on that day? A project nobody kept approvals of is not immature but unknown."""
    stock, kept = indicator("reserve_stock_count"), ApprovalStanding.objects.at(at.when).filter(project=OuterRef("project_id"))
    assert isinstance(stock, Indicator)
    rows = stock.rows(at, county=True).order_by().annotate(recorded=Exists(kept))
    told = rows.aggregate(every=Count("pk"), some=Count("pk", filter=Q(recorded=True)))
    return 0 < told["every"] <= 2 * told["some"]


def sentence(told: list[Quantity]) -> str:
    """"三量齐增", or which of the three grew and which did not; volume grows when both its figures do."""
    words: dict[str, set[str]] = {}
    for one in told:
        words.setdefault(one.of, set()).add(one.word)
    unknown = [of for of, said in words.items() if "无可比" in said]
    grew = [of for of, said in words.items() if said == {"增"}]
    rest = [of for of in words if of not in (*grew, *unknown)]
    if len(grew) == len(words):
        return "三量齐增"
    if len(unknown) == len(words):
        return "去年同日没有可比的记录"
    parts = ((grew, "增加"), (rest, "未增加"), (unknown, "去年同日没有可比的记录"))
    return "，".join(f"{'、'.join(some)}{how}" for some, how in parts if some)
