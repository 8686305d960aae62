"""The clock of one item: in whose hands the file was for how many working days, and by when the bureau must decide (M33, M36).

Days are charged to the desk that held the file when the day began: the day the handling begins is nobody's, every later working day up to its end is
one desk's. The limit runs while the file lies with the bureau: not while the owner corrects it (补正), nor while an intermediary works on it, nor while
the project is withdrawn. A second handling (after 不予, 过期 or for a change) is a round of its own.
"""
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gongjian.approvals.flow import NOTHING, OPEN, Desk, State
from gongjian.timeline.daycount import NATURAL, NaturalDays, WorkingDays


class Figure(Protocol):
    """As the catalogue's figures are: so many days, `counted` "working" or "natural"."""

    @property
    def days(self) -> int: ...
    @property
    def counted(self) -> str: ...


@dataclass(frozen=True)
class Terms:
    """What a clock asks of an item. `limit`: of the whole; `part`: of what the county's bureau does before it hands the matter up; `months`: how long a
    grant holds, 0 for life."""

    limit: Figure | None = None
    part: Figure | None = None
    months: int = 0


HOLDS = {State.PREPARING: Desk.OWNER, State.UNDER_WAY: Desk.BUREAU, State.CORRECTING: Desk.OWNER}
LASTING = ("unit_id", "handler", "agency", "level", "agent_id")  # as told before until told otherwise


class Clock:
    """Steps are told in the order of their days. What can be read of it is true of the evening of the last day told."""

    def __init__(self, days: WorkingDays | NaturalDays, terms: Terms | None = None):
        self.days, self.terms = days, terms or Terms()
        self.state: str = NOTHING
        self.told_on: date | None = None  # the day of the last step
        self.begun_on: date | None = None
        self.accepted_on: date | None = None
        self.done_on: date | None = None
        self.valid_until: date | None = None
        self.document = self.superior = self.why = ""
        self.unit_id: int | None = None
        self.handler = self.agency = self.level = ""
        self.agent_id: int | None = None
        self.held = {desk.value: 0 for desk in Desk}
        self.desk = ""
        self.desk_on: date | None = None
        self.halted = False
        self._wants = ""  # whose hands it is in, were the project not withdrawn
        # The limit: `term` days of `counter` from `runs`' beginning, or the very day that was named while the clock has not stood still since.
        self._counter: WorkingDays | NaturalDays = days
        self._term: int | None = None
        self._named: date | None = None
        self._of_part = False
        self._ran: list[tuple[date, date]] = []
        self._running_from: date | None = None
        self._closed_due: date | None = None

    @property
    def due_on(self) -> date | None:
        """The last day in time, after all pauses; None while the clock stands still or there is no limit."""
        if self._running_from is None or self._term is None:
            return None
        if self._named and not self._ran:
            return self._named
        used = sum(self._counter.count(start, end) for start, end in self._ran)
        return self._counter.walk(self._running_from, self._term - used)

    @property
    def limit_on(self) -> date | None:
        """As `due_on`; of what was granted or refused, the limit it then had."""
        return self._closed_due if self.state in (State.DONE, State.REFUSED) else self.due_on

    def charged(self, on: date) -> dict[str, int]:
        """{desk: working days} of this round up to the evening of `on`."""
        return charged(self.held, self.desk, self.desk_on, on, self.days)

    def tell(self, steps: Iterable) -> "Clock":
        for step in steps:
            self.step(step)
        return self

    def step(self, fact) -> None:
        day, state = fact.occurred_on, State(fact.state)
        if state in OPEN and self.state not in OPEN:
            self._new_round(day)
        for name in LASTING:
            if value := getattr(fact, name):
                setattr(self, name, value)
        if state == State.UNDER_WAY:
            self._accept(fact, day)
        elif state not in OPEN:
            self._closed_due = self.due_on if self.state in OPEN else self._closed_due if self.state == State.DONE == state else None
            self._end(fact, day, state)
        self.state, self.told_on = state.value, day
        self.why = fact.note if state in (State.NOT_NEEDED, State.REFUSED, State.CORRECTING) else ""
        self._hand(fact.desk or HOLDS[state] if state in OPEN else "", day)

    def halt(self, day: date, halted: bool) -> None:
        """The project withdrew, or dropped the item: nobody has it on his desk. It comes back to the desk it lay on."""
        self.halted = halted
        self._hand(self._wants, day)

    # --- a round

    def _new_round(self, day: date) -> None:
        self.begun_on, self.accepted_on, self.done_on, self.valid_until = day, None, None, None
        self.document = self.superior = ""
        self.held = {desk.value: 0 for desk in Desk}
        self._forget_limit()

    def _accept(self, fact, day: date) -> None:
        first = self.accepted_on is None
        self.accepted_on = self.accepted_on or day
        if fact.superior:
            self.superior = fact.superior
        if fact.document:
            self.document = fact.document
        if fact.due_on:
            self._set_limit(day, self._counter_of(self.terms.limit or self.terms.part), None, named=fact.due_on)
        elif first:
            figure = self.terms.limit if fact.superior else self.terms.part or self.terms.limit
            self._give(day, figure, of_part=not fact.superior and self.terms.part is not None)
        elif fact.superior and self._of_part:  # the county's part is done; now the whole counts, from its acceptance on
            self._of_part = False
            self._term = self.terms.limit.days if self.terms.limit else None
            self._counter = self._counter_of(self.terms.limit)

    def _end(self, fact, day: date, state: State) -> None:
        if state == State.DONE:
            lapsed = self.valid_until is not None and self.valid_until < day
            if self.state != State.DONE or lapsed:
                self.done_on = day
            if self.state not in (*OPEN, State.DONE) or lapsed:  # granted at once, elsewhere or before: nobody's days
                self.begun_on = self.accepted_on = None
                self.held = {desk.value: 0 for desk in Desk}
            self.document = fact.document or self.document
            self.valid_until = fact.valid_until or (months_after(day, self.terms.months) if self.terms.months else None)
        elif state == State.REFUSED:
            self.document = fact.document
        else:
            self.begun_on = self.accepted_on = self.done_on = self.valid_until = None
            self.document = self.superior = ""
            self.held = {desk.value: 0 for desk in Desk}
            self.desk, self.desk_on = "", None

    # --- whose hands, and the limit

    def _hand(self, desk: str, day: date) -> None:
        self._wants = desk
        holder = "" if self.halted else str(desk)
        if holder != self.desk:
            if self.desk and self.desk_on:
                self.held[self.desk] += self.days.count(self.desk_on, day)
            self.desk, self.desk_on = holder, day if holder else None
        self._run(day, self.state == State.UNDER_WAY and holder == Desk.BUREAU)

    def _run(self, day: date, running: bool) -> None:
        if running and self._running_from is None:
            self._running_from = day
        elif not running and self._running_from is not None:
            self._ran.append((self._running_from, day))
            self._running_from = None
        if not running:
            self._named = None  # it stood still: the day that was named moves on

    def _counter_of(self, figure: Figure | None) -> WorkingDays | NaturalDays:
        return NATURAL if figure is not None and figure.counted == "natural" else self.days

    def _give(self, day: date, figure: Figure | None, of_part: bool) -> None:
        if figure is None:
            self._forget_limit()
        else:
            self._set_limit(day, self._counter_of(figure), figure.days)
            self._of_part = of_part

    def _set_limit(self, day: date, counter: WorkingDays | NaturalDays, term: int | None, named: date | None = None) -> None:
        self._forget_limit()
        self._counter, self._named = counter, named
        self._term = counter.count(day, named) if named else term
        if self._running_from is not None:
            self._running_from = day

    def _forget_limit(self) -> None:
        self._term, self._named, self._of_part, self._ran = None, None, False, []


def charged(held: dict[str, int], desk: str, desk_on: date | None, on: date, days: WorkingDays | NaturalDays) -> dict[str, int]:
    """Closed days and those of the desk that has it now. `held` as `Clock.held`, or of a standing's three columns."""
    found = dict(held)
    if desk and desk_on and on > desk_on:
        found[desk] += days.count(desk_on, on)
    return found


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))
