"""What stands of the reserve is what its facts say, on any day and as known at any moment; kept act by act, or made anew."""
from contextlib import suppress
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongjian.desk.lens import Lens
from gongjian.projects.acts import card
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.reserve.acts import course, tags
from gongjian.reserve.flow import Step
from gongjian.reserve.mending import take_back
from gongjian.reserve.models import PoolStanding, ReserveStanding, ReserveStep, Tag, Tagging, TagStanding
from gongjian.reserve.place import place
from gongjian.reserve.standings import MADE, rebuild_reserve
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When, end_of
from tests.reserve import plainly
from tests.reserve.hands import answered
from tests.shaken import shaken
from tests.world import do, told

BORN = date(2023, 10, 1)
VERBS = ("propose", "propose", "vet", "vet", "admit", "admit", "return", "withdraw", "retract", "join", "credit", "grade", "keep", "tag", "back")
happening = st.tuples(st.sampled_from(VERBS), st.integers(0, 6), st.integers(0, 5))


def happen(world, project, frame, verb: str, back: int, which: int) -> None:
    on, u = frame.on - timedelta(back), world.units
    unit = (u.duanshi, u.agriculture, u.jiafeng)[which % 3]
    answer = (("pass", ""), ("condition", "在办"), ("stop", "压占"))[which % 3]
    advance = lambda to, **said: do(course.advance, project, frame, to=to, on=on, **said)
    turns = {
        "propose": lambda: do(course.propose, u.jiafeng, frame, project=project, vetter=(u.energy, u.water)[which % 2], year=2024 + which % 2, secured=which * 100, on=on),
        "vet": lambda: advance("vetted", findings=answered(land=answer)), "admit": lambda: advance("admitted"), "return": lambda: advance("returned"),
        "withdraw": lambda: advance("withdrawn", reason=("policy", "twin", "stale")[which % 3]), "retract": lambda: advance("retracted"),
        "join": lambda: do(course.join_in, unit, frame, project=project, on=on), "credit": lambda: advance("credited", unit=unit),
        "grade": lambda: advance("graded", grade="ABC"[which % 3] if which < 3 else ""), "keep": lambda: advance("kept"),
        "tag": lambda: do(tags.tag_project, project, frame, tags=[tag.pk for place, tag in enumerate(Tag.objects.order_by("pk")) if which >> place & 1]),
        "back": lambda: do(take_back, ReserveStep.objects.filter(project=project).order_by("-occurred_on", "-pk").first(), frame),
    }
    with suppress(Refused, AttributeError):
        turns[verb]()


def live(world, lines):
    project = do(card.register, world.units.jiafeng, told(BORN), name="某项目", total=10**9, nature="new")[0].project
    for name in ("城市建设", "乡村振兴"):
        do(tags.enter, "direction", told(BORN), name=name)
    for days, line in enumerate(lines, start=1):
        happen(world, project, told(BORN + timedelta(3 * days), note="因故"), *line)
    return project


def every_row(project) -> dict:
    names = {model: [field.attname for field in model._meta.concrete_fields if field.name not in ("id", "findings")] for model in MADE}
    return {model: sorted(map(repr, model.objects.filter(project=project).values_list(*names[model]))) for model in MADE}


def place_in_words(world, project, when) -> str | None:
    """As lists say it, in SQL."""
    at = At(Lens(world.officers.office, when), world.drive)
    row = say(at.lens.see(Project).filter(project=project), Project, at, ("reserve_place",)).first()
    return row and row.reserve_place


def place_by_hand(project, when) -> str | None:
    """As acts see it."""
    row = ProjectStanding.objects.at(when).filter(project=project).first()
    here = row and place(row, ReserveStanding.objects.at(when).filter(project=project).first())
    return row and {None: "outside", Step.ADMITTED: "in"}.get(here, here and here.value)


@shaken
@given(st.lists(happening, min_size=4, max_size=14), st.lists(st.tuples(st.integers(-5, 50), st.one_of(st.none(), st.integers(-2, 45))), min_size=3, max_size=5))
def test_what_stands_of_the_reserve_is_what_the_facts_say(world, db_taken_back, lines, looked_at):
    with db_taken_back():
        project = live(world, lines)
        steps, given_tags = list(ReserveStep._base_manager.filter(project=project)), list(Tagging._base_manager.filter(project=project))
        for on, known in looked_at:
            day, moment = BORN + timedelta(on), None if known is None else end_of(BORN + timedelta(known))
            stands, said = ReserveStanding.objects.at(When(day, moment)).filter(project=project).values().first(), plainly.stands(steps, day, moment)
            assert stands is None if said is None else {name: stands[name] for name in said} == said
            assert place_in_words(world, project, When(day, moment)) == place_by_hand(project, When(day, moment))
            assert set(PoolStanding.objects.at(When(day, moment)).filter(project=project).values_list("unit", flat=True)) == plainly.pools(steps, day, moment)
            assert set(TagStanding.objects.at(When(day, moment)).filter(project=project).values_list("tag", flat=True)) == plainly.tags(given_tags, day, moment)
        kept = every_row(project)
        rebuild_reserve([project])
        assert kept == every_row(project), "kept act by act, and made anew"
