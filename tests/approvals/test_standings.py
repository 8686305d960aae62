"""Whatever is told of a project's approvals in whatever order, what stands is what a plain reading says: on any day, by what was known at any moment."""
from contextlib import ExitStack, suppress
from datetime import date, datetime, time, timedelta
from functools import cache

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from gongjian.approvals import acts as approvals
from gongjian.approvals.catalogue.choosing import Needed, chosen
from gongjian.approvals.changes import catalogue_on
from gongjian.approvals.clock import charged
from gongjian.approvals.models import Advice, Approval, ApprovalStanding, CatalogueChange, Checklist, ChecklistStanding, Lifted, Material, Vetting
from gongjian.approvals.replay import terms
from gongjian.approvals.restand import rebuild_approvals
from gongjian.desk.desk import settle
from gongjian.projects.acts import mending, milestones
from gongjian.projects.models import Milestone
from gongjian.timeline.calendar import fill, official
from gongjian.timeline.daycount import WorkingDays
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, FAR_AT, When
from tests.approvals import plainly
from tests.approvals.plainly import NEXT, Plain
from tests.shaken import taken_back
from tests.world import AREA, do

ITEMS = ("land", "forest", "environment", "filing", "ratify", "code")
KINDS = (
    ("industry", "file", {}), ("industry", "file", {"forest": True, "eia": "table"}), ("industry", "file", {"forest": False, "eia": "register"}),
    ("pipeline", "verify", {"forest": True, "eia": "report"}), ("retrofit", "file", {}), ("energy", "verify", {"new_land": True, "forest": False}),
)
# New Year; the days before Spring Festival 2024 with the Sunday worked; the festival itself.
STARTS = (date(2023, 12, 27), date(2024, 1, 31), date(2024, 2, 8))
SAME = ("state", "desk", "begun_on", "accepted_on", "done_on", "valid_until", "document", "superior", "handler")


@cache
def working_day(day: date) -> bool:
    return official(day).working


class Approvals(RuleBasedStateMachine):
    """One project, many hands. What is refused changes nothing."""

    world = None

    def __init__(self):
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(taken_back())
        self.minute = 0

    @initialize(start=st.sampled_from(STARTS), listed=st.booleans(), kind=st.integers(0, 5))
    def begins(self, start, listed, kind):
        self.today = self.first = start
        self.project = self.world.projects.gas
        if listed:
            self.list_drawn_up(kind, False)

    def frame(self, note: str = "因故") -> Told:
        self.minute += 1
        return Told(AREA, self.today, datetime.combine(self.today, time(8), CHINA) + timedelta(minutes=self.minute), None, note=note)

    def done(self, act, thing, note: str = "因故", **said) -> None:
        with suppress(Refused):
            do(act, thing, self.frame(note), **said)

    @rule(days=st.sampled_from([0, 1, 2, 3, 5, 8, 13, 40]))
    def days_pass(self, days):
        self.today += timedelta(days)

    @rule(turns=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(0, 5), st.integers(0, 30), st.integers(0, 3)), min_size=1, max_size=5))
    def items_move(self, turns):
        for item, pick, days, ahead, other in turns:
            self.today += timedelta(days)
            self.move(ITEMS[item], pick, ahead, other, 0)

    @rule(item=st.integers(0, 5), pick=st.integers(0, 20), back=st.integers(1, 9), ahead=st.integers(0, 30), other=st.integers(0, 3))
    def an_item_is_told_late(self, item, pick, back, ahead, other):
        self.move(ITEMS[item], pick, ahead, other, back)

    def move(self, item: str, pick: int, ahead: int, other: int, back: int) -> None:
        steps = self.steps(item)
        may = sorted(NEXT[steps[-1].state if steps else ""]) if pick < 8 else sorted(NEXT)[1:]
        state, day = may[pick % len(may)], self.today - timedelta(back)
        said: dict = {"handler": ("陈林", "吴农")[other % 2]}
        if state == "under_way":
            said |= {"due_on": day + timedelta(ahead) if other < 2 else None, "superior": "省厅" if other == 3 else "", "desk": "agency" if other == 1 else "", "agency": "某院"}
        if state == "preparing" and other == 1:
            said |= {"desk": "agency", "agency": "某院"}
        if state == "done":
            said |= {"document": f"{pick}号", "valid_until": day + timedelta(ahead) if other == 2 else None}
        self.done(approvals.stand, self.project, item=item, state=state, on=day, **said)

    @rule(kind=st.integers(0, 5), renew=st.booleans())
    def list_drawn_up(self, kind, renew):
        name, path, says = KINDS[kind]
        self.done(approvals.draw_up, self.project, kind_of=name, path=path, says=says, agent_name="某", renew=renew)

    @rule(which=st.integers(0, 30), part=st.integers(0, 3), days=st.integers(-5, 5))
    def set_right(self, which, part, days):
        facts = plainly.held(Approval.objects.filter(project=self.project), None)
        if facts:
            fact = facts[which % len(facts)]
            instead = ({"occurred_on": fact.occurred_on + timedelta(days)}, {"handler": f"更{days}"}, {"document": f"更{days}"}, {})[part]
            self.done(mending.correct if instead else mending.void, fact, "误", **instead)

    @rule(kind=st.sampled_from(["withdrawn", "reserved", "started", "approved"]))
    def reached(self, kind):
        self.done(milestones.reach, self.project, kind=kind)

    @rule(days=st.integers(0, 30), item=st.sampled_from(["land", "environment", "forest"]))
    def the_catalogue_changes(self, days, item):
        said = {"promised": {"days": days, "counted": ("working", "natural")[days % 2], "confidence": "C", "note": "新承诺"}, "validity": {"months": 1 + days % 3, "confidence": "C", "note": "试行"}}
        self.done(approvals.change_item, item, says=said)

    @rule(which=st.integers(0, 3), other=st.integers(0, 3))
    def besides(self, which, other):
        kind = ("red_line", "farmland")[other % 2]
        match which:
            case 0:
                self.done(approvals.advise, self.project, obstacles=[{"kind": kind, "finding": ("conflict", "none", "conflict", "settle")[other], "words": "压线"}])
            case 1:
                self.done(approvals.lift, self.project, obstacle=kind, document="调整选址")
            case 2:
                self.done(approvals.vet, self.project, verdict=("pass", "condition", "stop")[other % 3], conditions="补林地", signers=[{"unit": "县审批局", "name": "卫审"}])
            case 3:
                self.done(approvals.deliver, self.project, item=ITEMS[other], state=("supplied", "returned", "complete")[other % 3], document="报告")

    def steps(self, item: str, known=None) -> list[Approval]:
        return plainly.held(Approval.objects.filter(project=self.project, item=item), known)

    def teardown(self):
        try:
            self.compare()
        finally:
            self.stack.close()

    # --- what a plain reading says

    def compare(self) -> None:
        told = [fact for model in (Approval, Checklist, Advice, Lifted, Vetting, Material) for fact in model.objects.filter(project=self.project)]
        moments = [None, *sorted({fact.recorded_at for fact in [*told, *CatalogueChange.objects.all(), *Milestone.objects.filter(project=self.project)]})[-3:]]
        rows, wholes = (list(model.objects.filter(project=self.project)) for model in (ApprovalStanding, ChecklistStanding))
        counter = WorkingDays(date(2022, 1, 1), self.today + timedelta(800))
        for known in moments:
            there, whole = ([row for row in found if known_then(row, known)] for found in (rows, wholes))
            for code in ITEMS:
                own = [row for row in there if row.item == code]
                for day, expected in zip(self.days(), self.live(code, known), strict=True):
                    stands = [row for row in own if row.from_on <= day < row.until_on]
                    assert len(stands) == (expected is not None), (code, day, known)
                    if expected:
                        same(stands[0], expected, day, counter)
            for day in {day for row in there for day in (row.from_on, row.from_on + timedelta(1))}:
                over_all([row for row in whole if row.from_on <= day < row.until_on], [row for row in there if row.from_on <= day < row.until_on], day)
        assert all(plainly.in_order(self.steps(code)) for code in ITEMS), "nothing is skipped"
        kept = every_row(self.project)
        rebuild_approvals([self.project])
        assert every_row(self.project) == kept, "kept act by act, and made anew"

    def days(self):
        day = self.first - timedelta(12)
        while day <= self.today + timedelta(70):
            yield day
            day += timedelta(1)

    def live(self, code: str, known):
        """Evening by evening: {column: value}, None where nothing stands."""
        lists = {told.occurred_on: told for told in plainly.held(Checklist.objects.filter(project=self.project), known)}
        marks = plainly.held(Milestone.objects.filter(project=self.project, planned=False), known)
        started = min((mark.occurred_on for mark in marks if mark.kind_of == "started"), default=None)
        approvals_told = plainly.held(Approval.objects.filter(project=self.project), known)
        kept = min(lists.values(), key=lambda told: told.occurred_on).catalogue_on if lists else min((fact.occurred_on for fact in approvals_told), default=self.first)
        items = catalogue_on(kept, AREA, known).items
        steps, elsewhere = self.steps(code, known), False
        if not steps and lists:
            elsewhere, steps = True, self.elsewhere(code, marks, lists)
        plain, choice, listed_on, withdrawn = Plain(working_day), None, None, False
        give(plain, items[code])
        first = min([self.first - timedelta(12), *lists, *(mark.occurred_on for mark in marks), *(step.occurred_on for step in steps)])
        day = first
        while day <= self.today + timedelta(70):
            plain.morning(day)
            if day in lists:
                told = lists[day]
                choice, listed_on = chosen(catalogue_on(told.catalogue_on, AREA, known), told.kind_of, told.path, told.says)[code], day
                give(plain, choice.item)
            for mark in (mark for mark in marks if mark.occurred_on == day and mark.kind_of in ("withdrawn", "reserved")):
                withdrawn = mark.kind_of == "withdrawn"
            for step in (step for step in steps if step.occurred_on == day):
                plain.take(step, day)
            dropped = bool(choice and choice.needed is Needed.NO and (plain.told_on is None or plain.told_on < listed_on))
            plain.halt(withdrawn or dropped, day)
            if day >= self.first - timedelta(12):
                nothing = listed_on is None and (elsewhere or not plain.told_on)
                yield None if nothing else expected(plain, choice, dropped, started, day)
            day += timedelta(1)

    def elsewhere(self, code: str, marks, lists) -> list:
        if code == "code":  # on the gas project's card from its first day
            return [Approval(occurred_on=date(2023, 3, 1), state="done", document="2303-140521-45-01-000002")]
        approved = [mark for mark in marks if mark.kind_of == "approved"]
        return [Approval(occurred_on=approved[0].occurred_on, state="done")] if approved and code in ("filing", "ratify") else []


def give(plain: Plain, item) -> None:
    asked = terms(item)
    plain.limit, plain.part = ((figure.days, figure.counted) if figure else None for figure in (asked.limit, asked.part))
    plain.months = asked.months


def expected(plain: Plain, choice, dropped: bool, started, day: date) -> dict:
    found = {name: getattr(plain, name) for name in SAME} | {"due_on": plain.due_on, "days": dict(plain.days)}
    if dropped:
        found["state"] = "not_needed"
    elif plain.state in ("", "not_begun") and choice:
        found["state"] = "unknown" if not plain.state and choice.needed is Needed.UNKNOWN else "not_begun"
    elif plain.state == "done" and plain.valid_until and plain.valid_until < day and not (started and started <= plain.valid_until):
        found["state"] = "expired"
    return found


def same(row: ApprovalStanding, told: dict, day: date, counter: WorkingDays) -> None:
    assert {name: getattr(row, name) for name in SAME} == {name: told[name] for name in SAME}, (row.item, day)
    held = {desk: getattr(row, f"{desk}_days") for desk in ("owner", "bureau", "agency")}
    assert charged(held, row.desk, row.desk_on, day, counter) == told["days"], (row.item, day)
    if row.state == "under_way":
        assert row.due_on == told["due_on"], (row.item, day)


def over_all(whole: list[ChecklistStanding], items: list[ApprovalStanding], day: date) -> None:
    if not items:
        return
    (row,), ahead = whole, [item for item in items if item.item not in ("plan_check", "fire_check", "air_check", "quality", "joint_check", "finish_file", "eco_check", "register")]
    states = [item.state for item in ahead]
    assert row.done == states.count("done") and row.unknown == states.count("unknown")
    assert row.needed == len(states) - states.count("unknown") - states.count("not_needed"), day
    open_ = sorted((item.due_on or date.max) for item in ahead if item.state == "under_way")
    assert bool(row.next_item) == bool(open_) and (not open_ or (row.next_due_on or date.max) == open_[0])
    assert row.land == next((item.state for item in ahead if item.item == "land"), "")


def known_then(row, known: datetime | None) -> bool:
    return row.known_until == FAR_AT if known is None else row.known_from <= known < row.known_until


def every_row(project) -> set:
    found = set()
    for model in (ApprovalStanding, ChecklistStanding):
        names = [field.attname for field in model._meta.concrete_fields if field.name != "id"]
        found |= {(model.__name__, *row) for row in model.objects.filter(project=project).values_list(*names)}
    return found


def test_what_stands_is_a_plain_replay_on_any_day_by_what_was_known_at_any_moment(world):
    fill(2022, 2026)
    machine = type("Told", (Approvals,), {"world": world})
    # Not shrunk: a failing course is short enough to be read, and each costs the database a second.
    some = settings(max_examples=12, stateful_step_count=12, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=some)


def test_what_else_is_told_of_the_project_moves_its_items(world):
    """A milestone told by its own act stands with the approvals at once."""
    gas, frame = world.projects.gas, Told(AREA, date(2023, 12, 13), datetime(2023, 12, 13, 9, tzinfo=CHINA))
    do(approvals.draw_up, gas, frame, kind_of="pipeline", path="verify", says={})
    settle([frame.tell(Milestone, project=gas, kind_of="approved", on=date(2023, 12, 1))], datetime(2023, 12, 13, 10, tzinfo=CHINA))
    row = gas.approval_standings.at(When(date(2023, 12, 13))).get(item="ratify")
    assert (row.state, row.done_on) == ("done", date(2023, 12, 1))
