"""The limit 13710 asks for: a week for an ordinary matter, a month for a major one (rules.md §1.1). A later one wants a dated plan of the solution."""
from datetime import date

from gongjian.problems.extensions import rules_on
from gongjian.problems.ledger import Weight
from gongjian.timeline.daycount import day_counter


def term(weight: str, on: date) -> date:
    """The last day, for a matter of this weight handed over on that day."""
    rules = rules_on(on)
    return day_counter(rules.working, on, on).walk(on, rules.major if weight == Weight.MAJOR else rules.ordinary)
