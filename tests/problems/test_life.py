"""Whatever is done to a problem in whatever order, its clock, its desks and its rungs are what a plain reading of the facts says, day after day."""
from collections import Counter
from contextlib import ExitStack, suppress
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from gongjian.problems import acts, mending
from gongjian.problems.life import Life
from gongjian.problems.models import ProblemOn, ProblemStanding, ProblemStep
from gongjian.problems.rules import Rules, lay_down
from gongjian.problems.standings import rebuild_problems
from gongjian.projects.acts.evidence import add_evidence
from gongjian.timeline.calendar import fill, official
from gongjian.timeline.daycount import day_counter
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, FAR_AT
from tests.problems import plainly
from tests.problems.plainly import Plain
from tests.shaken import taken_back
from tests.world import AREA, PDF, do, told

STEPS = [*plainly.NEXT, *plainly.BESIDE]
SAME = (
    "step", "step_on", "weight", "rung", "rung_on", "due_on", "due_by", "reds", "extensions", "asked_due_on", "desk", "desk_on", "waits_for", "paused_on",
    "found_on", "assigned_on", "signed_on", "solved_on", "closed_on", "struck_on", "reported_up_on", "grade", "leader", "section", "person", "cooperating",
)
# The days of this winter that count double or not at all: New Year, 调休 of 4 and 18 February 2024, Spring Festival from the 10th to the 17th.
STARTS = (date(2023, 12, 27), date(2024, 1, 26), date(2024, 2, 2), date(2024, 2, 9))
AHEAD = timedelta(45)  # days beyond today that are compared too: what would follow by itself


@cache
def working_day(day: date) -> bool:
    return official(day).working


class ProblemLives(RuleBasedStateMachine):
    """One problem, many hands. Acts are legal or not, on today or some days back; what is refused changes nothing."""

    world = None
    working = False

    def __init__(self):
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(taken_back())
        self.minute = 0

    @initialize(
        start=st.sampled_from(STARTS), weight=st.sampled_from(["ordinary", "ordinary", "long", "major"]), competence=st.sampled_from(["county", "city"]),
        gone=st.integers(0, 4), term=st.integers(0, 12),
    )
    def found(self, start, weight, competence, gone, term):
        """Found, and some way gone already."""
        if self.working:
            do(lay_down, Rules(working=True), told(date(2023, 11, 1)), on=date(2023, 11, 1))
        self.counts = working_day if self.working else (lambda day: True)
        self.today, self.first = start, start
        self.problem = do(acts.find, self.world.projects.gas, self.frame("发现"), what="缺电", weight=weight, competence=competence)[0].problem
        for to in ("verified", "assigned", "signed", "feedback")[:gone]:
            lead = {"lead": self.world.units.forestry, "person": "陈林", "due_on": start + timedelta(term)} if to == "assigned" else {}
            do(acts.advance, self.problem, self.frame("因故"), to=to, **lead)
        do(add_evidence, self.problem, self.frame("证"), paper="permit", name="批文.pdf", data=PDF)

    def frame(self, note: str) -> Told:
        self.minute += 1
        return Told(AREA, self.today, datetime.combine(self.today, time(8), CHINA) + timedelta(minutes=self.minute), None, note=note)

    def steps(self) -> list[ProblemStep]:
        return plainly.held(ProblemStep.objects.filter(problem=self.problem), None)

    @rule(days=st.sampled_from([0, 1, 1, 2, 3, 5, 8, 16]))
    def days_pass(self, days):
        self.today += timedelta(days)

    @rule(turns=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40), st.integers(0, 6), st.integers(0, 20), st.integers(0, 11)), min_size=1, max_size=5))
    def steps_are_taken(self, turns):
        """(0: legal or not, to 4: beside its way, above: further; which, days since the last one, days of the new limit, details)"""
        for legal, pick, days, ahead, other in turns:
            self.today += timedelta(days)
            self.step(legal, pick, ahead, other)

    @rule(pick=st.integers(0, 40), back=st.integers(1, 6), ahead=st.integers(0, 20), other=st.integers(0, 11))
    def a_step_is_told_late(self, pick, back, ahead, other):
        self.step(1, pick, ahead, other, back)

    def step(self, legal: int, pick: int, ahead: int, other: int, back: int = 0) -> None:
        steps = self.steps()
        stands = next(fact.step for fact in reversed(steps) if fact.step not in plainly.BESIDE)
        on, beside = sorted(plainly.NEXT[stands] - {"declined"}) or ["reopened"], [step for step, after in plainly.BESIDE.items() if stands in after]
        beside += ["asked", "asked", "asked"] if "asked" in beside else []
        if any(told.step == "asked" for told in steps[-1:]):
            legal, beside = 1, ["extended", "extended", "denied"]
        may = STEPS if not legal else on if legal > 4 or not beside else beside
        to, day = may[pick % len(may)], max(self.today - timedelta(back), steps[-1].occurred_on if legal else self.first)
        said = {
            "lead": (self.world.units.forestry, self.world.units.agriculture)[other % 2], "person": ("陈林", "吴农")[other % 2], "due_on": day + timedelta(ahead),
            "waits_for": ("superior", "agency", "owner", "weather")[other % 4], "rung": ("dated", "supervised", "meeting")[other % 3],
            "to_whom": "市林业局", "grade": "good", "weight": ("", "ordinary", "long", "major")[other % 4] if to in ("verified", "assigned") else "",
        }
        if to not in ("assigned", "transferred"):
            said |= {"lead": None, "person": ""}
        if to in ("asked", "extended"):
            said["due_on"] += timedelta(9)
        if to == "transferred" and other % 2 or to == "moved" and other % 4 < 2:
            said["due_on"] = None
        if to == "assigned" and other % 2:
            said |= {"cooperating": [self.world.units.zone.pk], "leader": "冯农", "section": "某股"}
        with suppress(Refused):
            do(acts.advance, self.problem, self.frame("因故"), to=to, on=day, **said)

    @rule(which=st.integers(0, 20), back=st.integers(-4, 4), ahead=st.integers(0, 25), part=st.integers(0, 2))
    def set_right(self, which, back, ahead, part):
        steps = self.steps()
        step = steps[which % len(steps)]
        instead = ({"occurred_on": step.occurred_on + timedelta(back)}, {"due_on": step.occurred_on + timedelta(ahead)}, {"said": f"改{ahead}"})[part]
        if "due_on" in instead and not step.due_on:
            return
        with suppress(Refused):
            do(mending.set_right, step, self.frame("误"), **instead)

    @rule(which=st.sampled_from([0, 0, 0, 1, 3]))
    def take_back(self, which):
        steps = self.steps()
        with suppress(Refused):
            do(mending.take_back, steps[-1 - which % len(steps)], self.frame("误"))

    @rule(other=st.integers(0, 1))
    def concerned(self, other):
        with suppress(Refused):
            do(acts.concern, self.problem, self.frame("也涉及"), project=(self.world.projects.wind, self.world.projects.gas)[other])

    def teardown(self):
        try:
            if hasattr(self, "problem"):
                self.compare()
        finally:
            self.stack.close()

    def compare(self) -> None:
        facts = list(ProblemStep.objects.filter(problem=self.problem))
        assert plainly.in_order(plainly.held(facts, None)), "no step is skipped"
        earliest = min(fact.occurred_on for fact in facts)
        moments = [None, *sorted({fact.recorded_at for fact in facts})[-6:]]
        rows = list(ProblemStanding.objects.filter(problem=self.problem))
        for known in moments:
            there = [row for row in rows if known_then(row, known)]
            for day, plain in Plain(self.counts).live(plainly.held(facts, known), earliest - timedelta(2), self.today + AHEAD):
                stands = [row for row in there if row.from_on <= day < row.until_on]
                assert len(stands) == (plain is not None), (day, known)
                if plain:
                    same(stands[0], plain, day)
        self.charges()
        kept = every_row(self.problem)
        rebuild_problems([self.problem])
        assert every_row(self.problem) == kept, "kept act by act, and made anew"

    def charges(self) -> None:
        """Every day since it was found is one desk's, until it was struck off or declined: none lost, none twice."""
        steps = self.steps()
        days = day_counter(self.working, steps[0].occurred_on, self.today)
        for day, plain in Plain(self.counts).live(steps, steps[0].occurred_on, self.today + AHEAD):
            life = Life(self.problem.competence, lambda day: Rules(working=self.working), days).tell([step for step in steps if step.occurred_on <= day], day)
            if plain is None:
                assert life.holds == []
                continue
            charged = [(held.start + timedelta(n), held.desk) for held in life.holds for n in range(1, (held.until - held.start).days + 1)]
            assert charged == plain.charges and len({day for day, _ in charged}) == len(charged)
            counted: Counter = Counter()
            for held in life.holds:
                counted[held.desk] += held.days
            assert {desk: n for desk, n in counted.items() if n} == Counter(desk for day, desk in plain.charges if self.counts(day))
            if not any(step.step in ("struck", "declined") for step in steps if step.occurred_on <= day):
                assert len(charged) == (day - plain.found_on).days
                assert sum(counted.values()) == sum(self.counts(plain.found_on + timedelta(n + 1)) for n in range((day - plain.found_on).days))
            if plain.runs:
                assert (life.used, life.term) == (plain.used, plain.term)
            assert [(move.on, move.rung) for move in life.climbs] == plain.climbs


def known_then(row: ProblemStanding, known: datetime | None) -> bool:
    return row.known_until == FAR_AT if known is None else row.known_from <= known < row.known_until


def same(row: ProblemStanding, plain: Plain, day: date) -> None:
    assert {name: getattr(row, name) for name in SAME} == {name: getattr(plain, name) for name in SAME}, day
    assert row.lead_id == plain.lead and row.red_on == plain.red_on(day), day
    assert (row.near_on is None, row.near_on and row.near_on <= day) == (plain.near_on is None, plain.near_on and plain.near_on <= day), day


def every_row(problem) -> set:
    found = set()
    for model in (ProblemStanding, ProblemOn):
        names = [field.attname for field in model._meta.concrete_fields if field.name != "id"]
        found |= {(model.__name__, *row) for row in model.objects.filter(problem=problem).values_list(*names)}
    return found


@pytest.mark.parametrize("working", [False, True], ids=["natural", "working"])
def test_no_sequence_of_acts_skips_a_step_loses_a_day_or_charges_one_twice(world, working):
    fill(2022, 2026)
    machine = type("Lives", (ProblemLives,), {"world": world, "working": working})
    # Not shrunk: a failing life is short enough to be read, and each costs the database a second.
    some = settings(max_examples=20, stateful_step_count=14, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=some)
