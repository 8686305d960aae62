"""An item's course told the slow and plain way: one day after another, one rule a line. Shares nothing with clock.py and replay.py but the facts."""
from collections.abc import Callable, Iterable
from datetime import date, timedelta

ONE = timedelta(1)
# From what was told last to what may be told next.
NEXT = {
    "": {"not_needed", "not_begun", "preparing", "under_way", "done"},
    "not_needed": {"not_needed", "not_begun", "preparing", "under_way", "done"},
    "not_begun": {"not_needed", "not_begun", "preparing", "under_way", "done"},
    "preparing": {"not_needed", "not_begun", "preparing", "under_way", "done"},
    "under_way": {"not_needed", "not_begun", "under_way", "correcting", "done", "refused"},
    "correcting": {"not_needed", "not_begun", "under_way", "correcting", "refused"},
    "done": {"preparing", "under_way", "done"},
    "refused": {"not_needed", "not_begun", "preparing", "under_way"},
}
WORKED_ON = ("preparing", "under_way", "correcting")
BY_STATE = {"preparing": "owner", "under_way": "bureau", "correcting": "owner"}
Counts = Callable[[date], bool]


def held(facts: Iterable, known) -> list:
    """Told by then, neither set right nor taken back by then; in the order of days, and on one day in the order first told."""
    told = [fact for fact in facts if known is None or fact.recorded_at <= known]
    by_key = {fact.pk: fact for fact in told}
    mended = {fact.corrects_id for fact in told if fact.corrects_id}

    def first_told(fact) -> int:
        while fact.corrects_id:
            fact = by_key[fact.corrects_id]
        return fact.pk

    return sorted((fact for fact in told if fact.pk not in mended and not fact.void), key=lambda fact: (fact.occurred_on, first_told(fact)))


def in_order(steps: list) -> bool:
    """Nothing was skipped."""
    stands = ""
    for fact in steps:
        if fact.state not in NEXT[stands]:
            return False
        stands = fact.state
    return True


class Plain:
    """`counts` says whether a day is worked; `limit`, `part`: (days, "working" | "natural") or None; `months`: how long a grant holds."""

    def __init__(self, counts: Counts, limit=None, part=None, months: int = 0):
        self.counts, self.limit, self.part, self.months = counts, limit, part, months
        self.state = self.handler = self.agency = self.document = self.superior = ""
        self.told_on = self.begun_on = self.accepted_on = self.done_on = self.valid_until = None
        self.days = {"owner": 0, "bureau": 0, "agency": 0}
        self.desk = self.wants = ""
        self.halted = self.runs = self.of_part = False
        self.kind, self.term, self.used, self.ends = "working", None, 0, None
        self.charges: list[tuple[date, str]] = []

    def counted(self, day: date) -> bool:
        return True if self.kind == "natural" else self.counts(day)

    def ahead(self, day: date, days: int) -> date:
        if days < 0:
            while not self.counted(day):
                day -= ONE
            while days:
                day -= ONE
                days += self.counted(day)
            return day
        while days:
            day += ONE
            days -= self.counted(day)
        return day

    def morning(self, today: date) -> None:
        if self.desk:
            self.charges.append((today, self.desk))
            self.days[self.desk] += self.counts(today)
        if self.runs and self.term is not None:
            self.used += self.counted(today)

    def give(self, figure, today: date, of_part: bool = False) -> None:
        self.used, self.ends, self.of_part = 0, None, of_part
        self.term, self.kind = figure if figure else (None, "working")
        if self.runs:
            self.wind(today)

    def wind(self, today: date) -> None:
        self.ends = self.ahead(today, self.term - self.used) if self.term is not None else None

    def hand(self, desk: str, today: date) -> None:
        self.wants, self.desk = desk, "" if self.halted else desk
        runs = self.state == "under_way" and self.desk == "bureau"
        if runs and not self.runs:
            self.wind(today)
        self.runs = runs

    def halt(self, halted: bool, today: date) -> None:
        if halted != self.halted:
            self.halted = halted
            self.hand(self.wants, today)

    @property
    def due_on(self):
        return self.ends if self.runs else None

    def fresh(self) -> None:
        self.begun_on = self.accepted_on = None
        self.days = {"owner": 0, "bureau": 0, "agency": 0}
        self.charges = []

    def take(self, fact, today: date) -> None:
        was, state = self.state, fact.state
        self.handler, self.agency = fact.handler or self.handler, fact.agency or self.agency
        if state in WORKED_ON and was not in WORKED_ON:
            self.fresh()
            self.begun_on, self.done_on, self.valid_until, self.document, self.superior = today, None, None, "", ""
            self.term = self.ends = None
        desk = fact.desk or BY_STATE.get(state, "")
        if state == "under_way":
            first, self.accepted_on = self.accepted_on is None, self.accepted_on or today
            self.superior, self.document = fact.superior or self.superior, fact.document or self.document
            self.accept(fact, first, today, named_runs=not self.halted and desk == "bureau")
        elif state == "done":
            lapsed = self.valid_until is not None and self.valid_until < today
            if was != "done" or lapsed:
                self.done_on = today
            if (was not in WORKED_ON and was != "done") or lapsed:
                self.fresh()
            self.document = fact.document or self.document
            self.valid_until = fact.valid_until or (later(today, self.months) if self.months else None)
        elif state == "refused":
            self.document = fact.document
        elif state in ("not_begun", "not_needed"):
            self.fresh()
            self.done_on = self.valid_until = None
            self.document = self.superior = ""
        self.state, self.told_on = state, today
        self.hand(desk, today)
        if state == "under_way" and fact.due_on and self.runs:
            self.ends = fact.due_on

    def accept(self, fact, first: bool, today: date, named_runs: bool) -> None:
        figure = self.part or self.limit
        if fact.due_on:
            self.kind = (self.limit or self.part or (0, "working"))[1]
            days = sum(self.counted(today + timedelta(n)) for n in range(1, (fact.due_on - today).days + 1))
            self.give((days, self.kind), today)
        elif first:
            self.give(self.limit if fact.superior else figure, today, of_part=bool(self.part) and not fact.superior)
        elif fact.superior and self.of_part:
            self.whole(today)

    def whole(self, today: date) -> None:
        """The county's part is over: the whole limit, less the days already run as it counts them."""
        ran = [day for day, desk in self.charges if desk == "bureau"]
        self.of_part = False
        self.term, self.kind = self.limit if self.limit else (None, "working")
        self.used = sum(self.counted(day) for day in ran)
        if self.runs:
            self.wind(today)


def later(day: date, months: int) -> date:
    """The same day so many months on, or the last there is."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError(day)
