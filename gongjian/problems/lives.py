"""The lives of some problems up to a day: whose days they were, what was owed, how often each was pressed. Three queries, however many."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongjian.problems.flow import Step
from gongjian.problems.ledger import Problem, ProblemStep, in_turn
from gongjian.problems.life import Life
from gongjian.problems.rules import rules_at
from gongjian.problems.standings import Reader
from gongjian.timeline.facts import holding
from gongjian.timeline.when import When


@dataclass(frozen=True)
class Lived:
    """`steps` in the order they were taken; `life` as it stands at the end of the day looked at."""

    problem: Problem
    steps: tuple[ProblemStep, ...]
    life: Life

    @property
    def assigned_on(self) -> date:
        """The first assignment; of what nobody was given yet, the day it was found."""
        return self.life.assigned_on or self.steps[0].occurred_on

    def days_of(self, desk: str) -> int:
        """Days this desk ("unit:12", "office", "superior" …) held it, as its rules count them."""
        return sum(held.days for held in self.life.holds if held.desk == desk)

    def told(self, *kinds: Step) -> list[ProblemStep]:
        return [step for step in self.steps if step.step in kinds]

    def days_late(self, on: date) -> int:
        """Days past the limit, which a pause moved on; 0 when it is not late."""
        first = self.life.red_on
        return self.life.days.count(first, on) + 1 if first and first <= on else 0

    def limit(self, on: date) -> date | None:
        """The limit that has gone by; of what is not late, the one to come. A later rung of the ladder gives another, which excuses nothing."""
        first = self.life.red_on
        return self.life.days.walk(first, -1) if first and first <= on else self.life.due_by or self.life.due_on


def lives(problems: Iterable[Problem], when: When) -> dict[int, Lived]:
    """{problem: its life on `when.on`, by what was known at `when.known`}. Problems not yet found are left out."""
    those = list(problems)
    reader, found = Reader(those), {}
    rules = rules_at(holding(reader.rules, when.known))
    for problem in those:
        steps = tuple(step for step in in_turn(reader.steps[problem.pk], when.known) if step.occurred_on <= when.on)
        if steps:
            days = reader.working if rules(steps[0].occurred_on).working else reader.natural
            found[problem.pk] = Lived(problem, steps, Life(problem.competence, rules, days).tell(steps, when.on))
    return found
