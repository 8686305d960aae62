"""A problem's life told the slow and plain way: one day after another, one rule a line. Shares nothing with life.py but the facts."""
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from types import SimpleNamespace

ONE = timedelta(1)
WORKING = {"signed", "feedback", "returned", "resumed"}
GIVEN = {"assigned", "transferred"} | WORKING
# From where it stands to where it may go next; beside its way, what may happen where.
NEXT = {
    "found": {"verified", "declined"}, "verified": {"assigned", "declined"}, "declined": {"reopened"}, "reopened": {"assigned"},
    "assigned": {"signed", "transferred"}, "transferred": {"signed", "transferred"}, "signed": {"feedback", "transferred", "held"},
    "feedback": {"feedback", "transferred", "held", "solved"}, "returned": {"feedback", "transferred", "held", "solved"},
    "resumed": {"feedback", "transferred", "held"}, "held": {"resumed"}, "solved": {"reviewed"}, "reviewed": {"returned", "closed"}, "closed": {"struck"},
    "struck": {"reopened"},
}
BESIDE = {
    "pressed": GIVEN | {"held"}, "reported_up": GIVEN | {"held"}, "moved": GIVEN | {"held"}, "deliberated": GIVEN | {"held"}, "asked": WORKING,
    "extended": WORKING | {"held"}, "denied": WORKING | {"held"},
}
RULES = SimpleNamespace(ordinary=7, major=30, late=7, meeting_late=7, extensions=2)


def held(facts: Iterable, known: datetime | None) -> list:
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
    """No step was skipped."""
    stands = ""
    for place, fact in enumerate(steps):
        if place and fact.occurred_on < steps[place - 1].occurred_on:
            return False
        if not place:
            if fact.step != "found":
                return False
        elif fact.step in BESIDE:
            if stands not in BESIDE[fact.step]:
                return False
            continue
        elif fact.step not in NEXT[stands]:
            return False
        stands = fact.step
    return True


class Plain:
    """`counts` says whether a day counts (every day does, or working days only)."""

    def __init__(self, counts: Callable[[date], bool]):
        self.counts = counts
        self.step = self.desk = self.waits_for = self.grade = self.weight = self.leader = self.section = self.person = ""
        self.rung, self.cooperating = "dated", ","
        self.step_on = self.desk_on = self.lead = self.due_on = self.asked_due_on = self.rung_on = self.paused_on = None
        self.found_on = self.assigned_on = self.signed_on = self.solved_on = self.closed_on = self.struck_on = self.reported_up_on = None
        self.runs, self.used, self.term, self.span = False, 0, None, 0
        self.ends, self.nears, self.red, self.reds, self.extensions = None, None, None, 0, 0
        self.charges: list[tuple[date, str]] = []
        self.climbs: list[tuple[date, str]] = []

    # --- days

    def ahead(self, day: date, days: int) -> date:
        """So many days that count after `day`; back where it is negative."""
        if days < 0:
            while not self.counts(day):
                day -= ONE
            while days:
                day -= ONE
                days += self.counts(day)
            return day
        while days:
            day += ONE
            days -= self.counts(day)
        return day

    def between(self, day: date, end: date) -> int:
        return sum(self.counts(day + timedelta(n)) for n in range(1, (end - day).days + 1))

    def live(self, steps: list, today: date, last: date) -> Iterator[tuple[date, "Plain | None"]]:
        """Evening by evening; None before it was found."""
        while today <= last:
            born = bool(steps) and steps[0].occurred_on <= today
            if born:
                self.morning(today)
                for fact in (fact for fact in steps if fact.occurred_on == today):
                    self.climb(today)
                    self.take(fact, today)
                self.climb(today)
            yield today, self if born else None
            today += ONE

    def morning(self, today: date) -> None:
        if self.desk:
            self.charges.append((today, self.desk))
        if self.runs and self.counts(today):
            self.used += 1
            if self.red is None and self.used > self.term:
                self.red = today

    def climb(self, today: date) -> None:
        while self.runs and self.rung != "meeting" and self.used - self.term >= (RULES.late if self.rung == "dated" else RULES.meeting_late):
            up = {"dated": "supervised", "supervised": "meeting"}[self.rung]
            self.rise(up, today)
            if up == "supervised":
                self.give(self.by_13710(), today)

    # --- what steps do

    def rise(self, rung: str, today: date) -> None:
        self.rung, self.rung_on = rung, today
        if rung != "dated" and self.weight == "ordinary":
            self.weight = "long"
        self.climbs.append((today, rung))

    def by_13710(self) -> int:
        return RULES.major if self.weight == "major" else RULES.ordinary

    def give(self, days: int, today: date) -> None:
        self.term, self.span = self.used + days, days
        self.wind(today)

    def wind(self, today: date) -> None:
        """The clock is set: where its days end, from when on that is near."""
        left = self.term - self.used
        self.ends, self.nears = self.ahead(today, left), self.ahead(today, max(0, left - (2 if self.span <= 10 else 5)))

    def hand(self, desk: str, runs: bool, today: date) -> None:
        if desk != self.desk:
            self.desk, self.desk_on = desk, today
        if runs and not self.runs:
            self.wind(today)
        self.runs = runs

    def end_red(self) -> None:
        self.reds += self.red is not None
        self.red = None

    def take(self, fact, today: date) -> None:
        if fact.step not in BESIDE:
            self.step, self.step_on = fact.step, today
        if fact.lead_id and fact.step != "asked":
            self.lead = fact.lead_id
        self.leader, self.section, self.person, self.cooperating = (
            (fact.leader, fact.section, fact.person, fact.cooperating) if fact.person or fact.lead_id else (self.leader, self.section, self.person, self.cooperating)
        )
        match fact.step:
            case "found":
                self.found_on, self.weight = today, fact.weight
                self.hand("office", False, today)
            case "verified":
                self.weight = fact.weight
            case "declined" | "struck":
                self.hand("", False, today)
                if fact.step == "struck":
                    self.struck_on = today
            case "assigned":
                self.weight, self.due_on, self.used, self.extensions, self.asked_due_on = fact.weight, fact.due_on, 0, 0, None
                self.assigned_on = self.assigned_on or today
                self.signed_on = self.solved_on = self.closed_on = None
                self.rung, self.rung_on = {"ordinary": "dated", "long": "supervised", "major": "meeting"}[self.weight], today
                self.give(self.between(today, fact.due_on), today)
                self.hand(f"unit:{self.lead}", True, today)
            case "signed":
                self.signed_on = today
            case "transferred":
                self.signed_on = self.asked_due_on = None
                if fact.due_on:
                    self.due_on = fact.due_on
                    self.give(self.between(today, fact.due_on), today)
                self.hand(f"unit:{self.lead}", True, today)
            case "held":
                self.paused_on, self.waits_for = today, fact.waits_for
                self.hand(fact.waits_for, False, today)
            case "resumed":
                self.paused_on, self.waits_for = None, ""
                self.hand(f"unit:{self.lead}", True, today)
            case "solved":
                self.solved_on, self.asked_due_on = today, None
                self.hand("office", False, today)
            case "returned":
                self.solved_on = None
                self.hand(f"unit:{self.lead}", True, today)
            case "closed":
                self.closed_on, self.grade = today, fact.grade
                self.end_red()
            case "reopened":
                self.struck_on = self.closed_on = self.solved_on = None
                self.hand("office", False, today)
            case "asked":
                self.asked_due_on = fact.due_on
            case "denied":
                self.asked_due_on = None
            case "reported_up":
                self.reported_up_on = today
            case "extended":
                self.extensions, self.asked_due_on, self.due_on = self.extensions + 1, None, fact.due_on
                self.give(self.between(today, fact.due_on), today)
                if self.extensions == RULES.extensions and self.rung == "dated":
                    self.rise("supervised", today)
            case "moved":
                self.rise(fact.rung, today)
                if fact.due_on:
                    self.due_on = fact.due_on
                    self.give(self.between(today, fact.due_on), today)
                elif fact.rung == "supervised":
                    self.give(self.by_13710(), today)

    # --- read on an evening

    @property
    def due_by(self) -> date | None:
        return self.ends if self.runs else None

    @property
    def near_on(self) -> date | None:
        return self.nears if self.runs else None

    def red_on(self, today: date) -> date | None:
        """If nothing else happens."""
        if self.red or not self.runs:
            return self.red
        day, used = today, self.used
        while used <= self.term:
            day += ONE
            used += self.counts(day)
        return day
