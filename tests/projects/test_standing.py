"""What stands is kept act by act and must always be what the facts say: the same as made anew, and as a plain reading of the facts."""
from contextlib import suppress
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongjian.desk.desk import settle
from gongjian.projects.acts import card, figures, mending, milestones
from gongjian.projects.models import (
    Card,
    CatchUpPlan,
    CatchUpVerdict,
    Milestone,
    Official,
    Payment,
    PlanStanding,
    Project,
    ProjectStanding,
    Report,
    Sponsorship,
    SponsorStanding,
    Tally,
    YearPlan,
)
from gongjian.projects.replay import MADE
from gongjian.projects.restand import rebuild
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.periods import half_month
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When, end_of
from tests.projects import plainly
from tests.shaken import shaken
from tests.world import do, looks, pay_in_bare, told, voucher

BORN = date(2023, 10, 1)
FACTS = (Card, Milestone, Report, Official, Payment, YearPlan, Sponsorship, CatchUpPlan, CatchUpVerdict)
KINDS = ("reserved", "signed", "approved", "levelled", "started", "enrolled", "unenrolled", "completed", "paused", "resumed", "withdrawn")

# What happens on one day: a verb, how many days back it is true of, which one is meant, how much.
happening = st.tuples(
    st.sampled_from(
        ["rename", "total", "unit", "curve", "kind", "plan_year", "report", "opening", "official", "pay_in", "pay_in", "bare", "vouch", "vouch", "unvouch", "reach", "reach", "reach", "plan", "plan", "sponsor",
         "sponsor", "paper", "promise", "judge", "correct", "correct", "void"]
    ),
    st.integers(0, 25), st.integers(0, 30), st.integers(0, 5),
)


def happen(world, project: Project, frame, verb: str, back: int, which: int, much: int) -> None:
    """One act of that kind, or a refusal, which changes nothing."""
    on = frame.on - timedelta(back)
    leaders = ("钱副", "赵县", "外来领导")
    turns = {
        "rename": lambda: do(card.change_card, project, frame, on=on, name=f"第{which}名"),
        "total": lambda: do(card.change_card, project, frame, on=on, total=much * 10**8),
        "unit": lambda: do(card.change_card, project, frame, on=on, unit=(world.units.jiafeng, world.units.duanshi)[which % 2]),
        "curve": lambda: do(card.change_card, project, frame, on=on, curve=("outdoor", "indoor", "steady")[which % 3]),
        "kind": lambda: do(card.change_card, project, frame, on=on, investment_kind=("ordinary", "purchase", "estate")[which % 3]),
        "plan_year": lambda: do(card.plan_year, project, frame, year=2023 + which % 2, amount=much * 10**7, months=[much] * 12 if which % 5 == 0 else None, on=on),
        "report": lambda: do(figures.report, project, frame, period=half_month(on - timedelta(16)), amount=much * 1000, evidenced=much * 500, physical=which if which % 3 else None),
        "opening": lambda: do(figures.opening, project, frame, on=on, amount=much * 10**6),
        "official": lambda: do(figures.enter_official, project, frame, month=(on.replace(day=1) - timedelta(1)), amount=(much - 2) * 1000),
        "pay_in": lambda: do(figures.pay_in, project, frame, on=on, amount=much, vouchers=[voucher(f"{frame.on} {which}")]),
        "bare": lambda: pay_in_bare(project, frame, on=on, amount=much),
        "vouch": lambda: vouch(project, frame, which),
        "unvouch": lambda: [do(mending.void, paper, frame) for paper in Evidence.objects.filter(subject_id=project.pk, supports=Payment.kind())[which % 3 : which % 3 + 1]],
        "reach": lambda: do(milestones.reach, project, frame, kind=KINDS[which % len(KINDS)], on=on),
        "plan": lambda: do(milestones.plan, project, frame, kind=("started", "completed", "signed")[which % 3], planned_on=on + timedelta(10 * much)),
        "sponsor": lambda: do(card.sponsor, project, frame, leader_name=leaders[which % 3], team=[f"组{much}"], on=on),
        "paper": lambda: do(paper, project, frame, which=which, on=on),
        "promise": lambda: [promise(project, frame, which, much)],
        "judge": lambda: judge(project, frame, which),
        "correct": lambda: mend(project, frame, which, much, on),
        "void": lambda: mend(project, frame, which, None, on),
    }
    with suppress(Refused):
        turns[verb]()


def paper(project, frame, *, which, on):
    kind = ("photo", "filing", "contract")[which % 3]
    return [frame.tell(Evidence, on=on, subject="project", subject_id=project.pk, paper=kind, title=kind, file="x", sha256="x", size=1, media="x")]


def vouch(project, frame, which: int) -> None:
    payments = list(Payment.objects.filter(project=project).order_by("pk"))
    if payments:
        do(figures.vouch, payments[which % len(payments)], frame, vouchers=[voucher(f"补{frame.on}", ("payment", "invoice")[which % 2])])


def promise(project, frame, which: int, much: int) -> None:
    """A catch-up plan as it is, past its act's refusals: what stands must follow any."""
    legs = [[half_month(frame.on + timedelta(16 * n)).end.isoformat(), (much + n) * 1000] for n in range(1, 2 + which % 3)]
    facts = [frame.tell(CatchUpPlan, project=project, year=2023 + which % 2, reason="因", measures="施", person="人", legs=legs)]
    settle(facts, frame.at)


def judge(project, frame, which: int) -> None:
    plans = list(CatchUpPlan.objects.as_of(When(frame.on)).filter(project=project))
    if plans:
        verdict = ("accepted", "accepted", "returned")[which % 3]
        settle([frame.tell(CatchUpVerdict, project=project, plan=plans[which % len(plans)], verdict=verdict)], frame.at)


def mend(project, frame, which: int, much: int | None, on: date) -> None:
    facts = [fact for model in FACTS for fact in model.objects.filter(project=project).order_by("pk")]
    fact = facts[which % len(facts)]
    if much is None:
        do(mending.void, fact, frame)
    elif hasattr(fact, "amount") and much % 2:
        do(mending.correct, fact, frame, amount=much * 777)
    else:
        do(mending.correct, fact, frame, occurred_on=on)


def every_row(project: Project) -> dict[type, set]:
    """Whatever stands, whichever key it has."""
    names = {model: [field.attname for field in model._meta.concrete_fields if field.name != "id"] for model in MADE}
    return {model: set(model.objects.filter(project=project).values_list(*names[model])) for model in MADE}


def live(world, lines) -> Project:
    project = do(card.register, world.units.jiafeng, told(BORN), name="某项目", total=10**9, nature="new")[0].project
    for days, line in enumerate(lines, start=1):
        happen(world, project, told(BORN + timedelta(3 * days), note="因故"), *line)
    return project


@shaken
@given(st.lists(happening, min_size=4, max_size=14), st.lists(st.tuples(st.integers(-20, 60), st.one_of(st.none(), st.integers(-2, 50))), min_size=3, max_size=6))
def test_what_stands_is_what_the_facts_say(world, db_taken_back, lines, looked_at):
    with db_taken_back():
        project = live(world, lines)
        for on, known in looked_at:
            stands_as_the_facts_say(project, BORN + timedelta(on), None if known is None else end_of(BORN + timedelta(known)))
        never_overlaps(project)
        kept = every_row(project)
        rebuild([project])
        anew = every_row(project)
        for model in MADE:
            assert kept[model] == anew[model], f"{model.__name__}: kept act by act, and made anew"


def stands_as_the_facts_say(project: Project, day: date, moment) -> None:
    when = When(day, moment)
    stands = ProjectStanding.objects.at(when).filter(project=project).values().first()
    said = plainly.project_on(project, day, moment)
    assert stands is None if said is None else {name: stands[name] for name in said} == said

    tally = Tally.objects.at(when).filter(project=project).values().first()
    sums = plainly.figures_on(project, day, moment)
    assert tally is None if sums is None else {name: tally[name] for name in sums} == sums

    plans = {plan.year: (plan.amount, plan.shape) for plan in PlanStanding.objects.at(when).filter(project=project)}
    assert plans == plainly.plans_on(project, day, moment)

    sponsors = set(SponsorStanding.objects.at(when).filter(project=project).values_list("leader_name", flat=True))
    assert sponsors == {fact.leader_name for fact in plainly.sponsors_on(project, day, moment)}


def never_overlaps(project: Project) -> None:
    """On any day, by what was known at any moment, one version at most; none before the birth."""
    rows = list(ProjectStanding.objects.filter(project=project))
    for place, row in enumerate(rows):
        assert row.from_on < row.until_on and row.known_from < row.known_until and row.from_on >= row.born_on
        for other in rows[:place]:
            apart = row.until_on <= other.from_on or other.until_on <= row.from_on
            assert apart or row.known_until <= other.known_from or other.known_until <= row.known_from


def test_what_was_known_stays_known(world):
    """The 1 December bulletin said 540 for the second half of November; on the 4th it was mended to 480."""
    sheep = world.projects.sheep
    total = lambda on, known=None: Tally.objects.at(When(on, known)).get(project=sheep).reported // 10_000
    assert total(date(2023, 12, 1)) == 5000 + 460 + 480
    assert total(date(2023, 12, 1), end_of(date(2023, 12, 3))) == 5000 + 460 + 540
    assert total(date(2023, 12, 13), end_of(date(2023, 12, 3))) == 5000 + 460 + 540


def test_a_rename_keeps_its_past(world):
    gas = world.projects.gas
    do(card.change_card, gas, told("2023-12-05"), name="沁水煤层气增压站", unit=world.units.zone)
    called = lambda on: ProjectStanding.objects.at(When(on)).get(project=gas)
    assert called(date(2023, 12, 4)).name == "煤层气增压站及配套管网" and called(date(2023, 12, 4)).unit == world.units.jiafeng
    assert called(date(2023, 12, 5)).name == "沁水煤层气增压站" and called(date(2023, 12, 5)).unit == world.units.zone
    seen = lambda officer, on: looks(officer, on).see(Project).filter(project=gas).exists()
    assert seen(world.officers.jiafeng, date(2023, 12, 4)), "it was his on that day"
    assert seen(world.officers.jiafeng, date(2023, 12, 13)), "and its place is still in his territory"


def test_plans_changed_keep_the_first_one(world):
    gas = world.projects.gas
    do(milestones.plan, gas, told("2023-12-01", note="管材未到"), kind="started", planned_on=date(2023, 12, 20))
    row = ProjectStanding.objects.at(When(date(2023, 12, 13))).get(project=gas)
    assert (row.first_planned_started_on, row.planned_started_on) == (date(2023, 11, 20), date(2023, 12, 20))
    assert Milestone.objects.filter(project=gas, planned=True).count() == 2
