"""A problem's life told from its steps: where it stands, whose days these are, when its clock runs, when it climbs the ladder (M44, M45, G3).

Days are charged to the desk that held the problem when the day began: the day of finding is nobody's, every later one is one desk's.
The clock runs while the problem is in the hands of the unit that must solve it: not while it is held up with a cause, nor while the office reviews.
Climbing the ladder is a rule and not a fact: it follows from the clock on every day, whether or not the daily run was there to announce it.
"""
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gongjian.problems.flow import FLOW, Step
from gongjian.problems.ledger import ProblemStep, Rung, Weight
from gongjian.problems.nodes import NOTHING, owed, owed_by_office
from gongjian.problems.rules import Rules
from gongjian.timeline.daycount import NaturalDays, WorkingDays

OFFICE = "office"
NEAR_SHORT, NEAR_LONG, SHORT = 2, 5, 10  # yellow this many days before the limit: of a term up to SHORT days, of a longer one
WHY_BY_WEIGHT = {Rung.DATED: "一般问题，限期办理", Rung.SUPERVISED: "久拖不决，通过13710督办", Rung.MEETING: "重大问题，提交县政府专题会议"}
BY_WEIGHT = {Weight.ORDINARY: Rung.DATED, Weight.LONG: Rung.SUPERVISED, Weight.MAJOR: Rung.MEETING}


@dataclass(frozen=True)
class Held:
    """`desk` ("office", "unit:12", "superior", …) held the problem over the days (start, until]; `days` as the rules count them."""

    desk: str
    start: date
    until: date
    days: int


@dataclass(frozen=True)
class Climbed:
    """It moved to a rung on a day, by itself (`by_rule`) or because a person said so; `why` in words."""

    on: date
    rung: str
    why: str
    by_rule: bool


class Life:
    """Told steps in the order of their days; after each, and after each move by itself, `seen` is called with the day."""

    def __init__(
        self, competence: str, rules_at: Callable[[date], Rules], days: NaturalDays | WorkingDays,
        seen: Callable[[date, "Life"], None] = lambda day, life: None,
    ):
        self.competence, self.rules_at, self.days, self.seen = competence, rules_at, days, seen
        self.rules = Rules()
        self.step, self.step_on = "", date.min
        self.desk, self.desk_on = "", date.min
        self.lead: int | None = None
        self.weight, self.rung, self.rung_why, self.rung_by_rule = "", Rung.DATED.value, "", False
        day: date | None = None
        self.found_on = self.assigned_on = self.signed_on = self.fed_on = self.solved_on = self.closed_on = self.struck_on = day
        self.reported_up_on = self.looked_on = self.deliberated_on = self.paused_on = self.due_on = self.asked_due_on = self.rung_on = day
        self.given_on: date | None = None  # the last time it was handed to a unit
        self.fed: list[date] = []
        self.extensions = self.reds = self.returns = 0
        self.waits_for = self.grade = ""
        # the clock: `used` days of a term of `term` were gone on `mark`; `span` is the length of the present limit. All its days are walked from
        # `anchor`, where it was last set or started with `rest` days to go: what is told in between moves none of them, not even on a day of rest.
        self.mark, self.running, self.used, self.span = date.min, False, 0, 0
        self.term: int | None = None
        self.anchor, self.rest = date.min, 0
        self._red_on: date | None = None
        self.holds: list[Held] = []
        self.climbs: list[Climbed] = []

    # --- reading the clock

    @property
    def due_by(self) -> date | None:
        """The limit after all pauses; None while the clock stands still."""
        return self.days.walk(self.anchor, self.rest) if self.running and self.term is not None else None

    @property
    def near_on(self) -> date | None:
        """From this day on it is near: two days of a short term, five of a long one."""
        if not self.running or self.term is None:
            return None
        near = NEAR_SHORT if self.span <= SHORT else NEAR_LONG
        return self.days.walk(self.anchor, max(0, self.rest - near))

    @property
    def red_on(self) -> date | None:
        """The first day it is, or will be, overdue. Red stays through review and pauses; only closing ends it."""
        if self._red_on or not self.running or self.term is None:
            return self._red_on
        return self.days.walk(self.anchor, self.rest + 1)

    @property
    def left(self) -> int | None:
        """Days left on `mark`; negative when late."""
        return None if self.term is None else self.term - self.used

    @property
    def node(self) -> tuple[str, date | None]:
        return owed(self)

    @property
    def beside(self) -> tuple[str, date | None]:
        return owed_by_office(self) if self.step else NOTHING

    # --- telling

    def tell(self, steps: Iterable[ProblemStep], until: date | None = None) -> "Life":
        """All steps that hold, in the order of their days; and then what follows by itself if nothing more is told, up to the day `until` where given."""
        for step in steps:
            self.pass_until(step.occurred_on)
            self._go_to(step.occurred_on)
            self._take(step)
            self.seen(step.occurred_on, self)
        self.pass_until(until)
        if until:
            self._go_to(until)
        return self

    def pass_until(self, day: date | None) -> None:
        """What happens by itself up to and on `day` (None: for ever): it becomes 久拖不决, and then a matter for the special meeting."""
        while self.running and self.term is not None and self.rung != Rung.MEETING:
            late = self.rules.late if self.rung == Rung.DATED else self.rules.meeting_late
            move = max(self.days.walk(self.anchor, self.rest + late), self.mark)
            if day is not None and move > day:
                return
            self._go_to(move)
            if self.rung == Rung.DATED:
                self._climb(move, Rung.SUPERVISED, f"逾期 {late} 天未办结，属久拖不决")
                self._give(move, self._by_13710())
            else:
                self._climb(move, Rung.MEETING, f"13710督办后又逾期 {late} 天")
            self.seen(move, self)

    def _go_to(self, day: date) -> None:
        """Charge the days up to `day` to whoever held it, and run the clock if it runs."""
        if self.desk and day > self.mark:
            counted = self.days.count(self.mark, day)
            self.holds.append(Held(self.desk, self.mark, day, counted))
            if self.running:
                if self.term is not None and self._red_on is None and self.used + counted > self.term:
                    self._red_on = self.red_on
                self.used += counted
        self.mark = day

    def _climb(self, day: date, rung: str, why: str, by_rule: bool = True) -> None:
        self.rung, self.rung_on, self.rung_why, self.rung_by_rule = str(rung), day, why, by_rule
        if rung != Rung.DATED and self.weight == Weight.ORDINARY:
            self.weight = Weight.LONG.value
        self.climbs.append(Climbed(day, str(rung), why, by_rule))

    def _by_13710(self) -> int:
        return self.rules.major if self.weight == Weight.MAJOR else self.rules.ordinary

    def _give(self, day: date, days: int) -> None:
        """A new limit, so many days from `day`."""
        self.term, self.span = self.used + days, days
        self.anchor, self.rest = day, days

    def _hand(self, desk: str, day: date, running: bool) -> None:
        if desk != self.desk:
            self.desk, self.desk_on = desk, day
        if running and not self.running and self.term is not None:
            self.anchor, self.rest = day, self.term - self.used
        self.running = running

    def _take(self, fact: ProblemStep) -> None:
        step, day = Step(fact.step), fact.occurred_on
        self.rules = self.rules_at(day)
        if not FLOW[step].beside:
            self.step, self.step_on = step.value, day
        if fact.lead_id and step != Step.ASKED:
            self.lead = fact.lead_id
        getattr(self, f"_{step.value}")(fact, day)

    # --- what each step means

    def _found(self, fact, day):
        self.found_on, self.weight, self.mark = day, fact.weight or Weight.ORDINARY.value, day
        self._hand(OFFICE, day, running=False)

    def _verified(self, fact, day):
        self.weight = fact.weight or self.weight

    def _declined(self, fact, day):
        self._hand("", day, running=False)

    def _assigned(self, fact, day):
        self.weight, self.due_on, self.used, self.term, self.extensions, self.asked_due_on = fact.weight or self.weight, fact.due_on, 0, None, 0, None
        self.assigned_on, self.given_on = self.assigned_on or day, day
        self.signed_on = self.solved_on = self.closed_on = None
        self._end_red()
        if fact.due_on:
            self._give(day, self.days.count(day, fact.due_on))
        rung = BY_WEIGHT[Weight(self.weight)]
        self.rung, self.rung_on, self.rung_by_rule = rung.value, day, False
        self.rung_why = WHY_BY_WEIGHT[rung]
        self._hand(f"unit:{self.lead}", day, running=True)

    def _signed(self, fact, day):
        self.signed_on = day

    def _feedback(self, fact, day):
        self.fed_on = day
        self.fed.append(day)

    def _transferred(self, fact, day):
        self.signed_on, self.given_on, self.due_on, self.asked_due_on = None, day, fact.due_on or self.due_on, None
        if fact.due_on:
            self._give(day, self.days.count(day, fact.due_on))
        self._hand(f"unit:{self.lead}", day, running=True)

    def _held(self, fact, day):
        self.paused_on, self.waits_for, self.looked_on = day, fact.waits_for, day
        self._hand(fact.waits_for or "superior", day, running=False)

    def _resumed(self, fact, day):
        self.paused_on, self.waits_for = None, ""
        self._hand(f"unit:{self.lead}", day, running=True)

    def _solved(self, fact, day):
        self.solved_on, self.asked_due_on = day, None
        self._hand(OFFICE, day, running=False)

    def _reviewed(self, fact, day):
        pass

    def _returned(self, fact, day):
        self.solved_on, self.returns = None, self.returns + 1
        self._hand(f"unit:{self.lead}", day, running=True)

    def _closed(self, fact, day):
        self.closed_on, self.grade = day, fact.grade
        self._end_red()

    def _struck(self, fact, day):
        self.struck_on = day
        self._end_red()
        self._hand("", day, running=False)

    def _reopened(self, fact, day):
        self.struck_on = self.closed_on = self.solved_on = None
        self._hand(OFFICE, day, running=False)

    def _pressed(self, fact, day):
        self.looked_on = day

    def _asked(self, fact, day):
        self.asked_due_on = fact.due_on

    def _extended(self, fact, day):
        self.extensions, self.asked_due_on, self.due_on = self.extensions + 1, None, fact.due_on
        self._give(day, self.days.count(day, fact.due_on))
        if self.extensions >= self.rules.extensions and self.rung == Rung.DATED:
            self._climb(day, Rung.SUPERVISED, f"已延期 {self.extensions} 次，属久拖不决")

    def _denied(self, fact, day):
        self.asked_due_on = None

    def _reported_up(self, fact, day):
        self.reported_up_on = day

    def _moved(self, fact, day):
        self._climb(day, fact.rung, fact.note, by_rule=False)
        if fact.due_on:
            self.due_on = fact.due_on
            self._give(day, self.days.count(day, fact.due_on))
        elif fact.rung == Rung.SUPERVISED:
            self._give(day, self._by_13710())

    def _deliberated(self, fact, day):
        self.deliberated_on = day

    def _end_red(self) -> None:
        if self._red_on:
            self.reds += 1
        self._red_on = None

