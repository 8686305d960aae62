"""Whatever is told of a project's way in whatever order, on today or some days back: it stands as a plain reading of the facts says."""
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongjian.enrolment.acts import course
from gongjian.enrolment.models import EnrolmentStanding, EnrolmentStep
from gongjian.enrolment.standings import rebuild_enrolments
from gongjian.projects.acts import mending, milestones
from gongjian.projects.models import Milestone, ProjectStanding
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, When, end_of
from tests.enrolment import plainly
from tests.enrolment.making import complete
from tests.shaken import shaken
from tests.world import AREA, WAN, do

BEGINS = date(2023, 12, 2)
WAY = ["submit", "verify", "review", "city", "province", "nation", "enrol"]
happening = st.tuples(
    st.sampled_from(["next", "next", "next", "next", "return", "return", "enrolled", "unenrolled", "take_back", "void", "move", *WAY]), st.integers(0, 3), st.integers(0, 5),
)


def happen(world, project, frame, verb: str, back: int, which: int) -> None:
    """One act of that kind, or a refusal, which changes nothing."""
    on, u = frame.on - timedelta(back), world.units
    verifier = (u.forestry, u.agriculture)[which % 2]
    if verb == "next":
        stands = EnrolmentStanding.objects.at(When(frame.on)).filter(project=project).first()
        verb = {"submitted": "verify", "verified": "review", "reviewed": "city", "city": "province", "province": "enrol", "enrolled": "unenrol"}.get(stands.state if stands else "", "submit")
    turns = {
        "submit": lambda: do(course.submit_papers, project, frame, verifier=verifier, new_legal_person=which == 1),
        "verify": lambda: do(course.verify_papers, project, frame), "review": lambda: do(course.review_papers, project, frame),
        **{level: lambda level=level: do(course.record_answer, project, frame, level=level, on=on) for level in ("city", "province", "nation")},
        "return": lambda: do(course.send_back, project, frame, reason=("photos", "dates")[which % 2], on=on),
        "enrol": lambda: do(course.enrol, project, frame, on=on), "unenrol": lambda: do(course.unenrol, project, frame, on=on),
        "enrolled": lambda: do(milestones.reach, project, frame, kind="enrolled", on=on),
        "unenrolled": lambda: do(milestones.reach, project, frame, kind="unenrolled", on=on),
        "take_back": lambda: do(course.take_back_step, one(EnrolmentStep, project, which), frame),
        "void": lambda: do(mending.void, one(Milestone, project, which), frame),
        "move": lambda: do(mending.correct, one(Milestone, project, which), frame, occurred_on=on),
    }
    with suppress(Refused):
        turns[verb]()


def one(model, project, which: int):
    facts = list(model.objects.filter(project=project).order_by("-pk"))
    if not facts:
        raise Refused("还没有")
    return facts[which % len(facts)]


@shaken
@given(st.lists(happening, min_size=3, max_size=14), st.lists(st.tuples(st.integers(-3, 30), st.one_of(st.none(), st.integers(-1, 30))), min_size=3, max_size=6), st.sampled_from([4000, 6000]))
def test_a_way_is_what_its_facts_say(world, db_taken_back, lines, looked_at, total):
    with db_taken_back():
        project = complete(world, total=total * WAN)
        for place, line in enumerate(lines):
            at = datetime.combine(BEGINS + timedelta(place * 2 // 3), time(9), CHINA) + timedelta(minutes=place)
            happen(world, project, Told(AREA, at.date(), at, None, note="因故"), *line)
        for on, known in looked_at:
            stands_as_told(project, BEGINS + timedelta(on), None if known is None else end_of(BEGINS + timedelta(known)))
        names = [field.attname for field in EnrolmentStanding._meta.concrete_fields if field.name != "id"]
        kept = set(EnrolmentStanding.objects.filter(project=project).values_list(*names))
        rebuild_enrolments([project])
        assert kept == set(EnrolmentStanding.objects.filter(project=project).values_list(*names)), "kept act by act, and made anew"


def stands_as_told(project, day: date, moment) -> None:
    when = When(day, moment)
    stands = EnrolmentStanding.objects.at(when).filter(project=project).values().first()
    said = plainly.way_on(project, day, moment)
    assert stands is None if said is None else {name: stands[name] for name in said} == said
    row = ProjectStanding.objects.at(when).filter(project=project).first()
    assert (stands is not None and stands["state"] == "enrolled") == (row is not None and row.enrolled_on is not None)
