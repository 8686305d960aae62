"""The sample's problems: what the story must show of the ledger (M42–M46), and that every step of it could have been done by who told it."""
from datetime import date, timedelta

from gongjian.desk.desk import Desk
from gongjian.desk.lens import Lens
from gongjian.problems import acts
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.models import Joined, Problem, ProblemOn, ProblemStanding, ProblemStep
from gongjian.problems.proof import proofs
from gongjian.projects.acts.evidence import add_evidence
from gongjian.projects.models import ProjectStanding
from gongjian.sample.lines import OPENED
from gongjian.timeline.calendar import official
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import CHINA, When

DETAILS = ("leader", "section", "person", "due_on", "waits_for", "rung", "to_whom", "document", "grade")
LAST = date(2024, 2, 20)


def problem(what: str) -> Problem:
    return Problem.objects.get(what__startswith=what)


def stands(what: str, day: date = LAST) -> ProblemStanding:
    return ProblemStanding.objects.at(When(day)).get(what__startswith=what)


def days(what: str, *steps: str) -> list[date]:
    return list(problem(what).steps.filter(step__in=steps).order_by("occurred_on", "pk").values_list("occurred_on", flat=True))


def test_no_problem_skips_a_step_and_none_is_struck_without_proof(sample):
    for told in Problem.objects.all():
        stood = None
        for step in told.steps.order_by("occurred_on", "recorded_at", "pk"):
            turn = FLOW[Step(step.step)]
            assert stood in turn.after if turn.after else stood is None, (told, step.step)
            stood = stood if turn.beside else turn.step
            if turn.step == Step.STRUCK:
                assert proofs(told, step.occurred_on).exists()


def test_every_step_was_told_in_office_hours_of_a_working_day(sample):
    for step in ProblemStep.objects.filter(occurred_on__gt=OPENED):
        at = step.recorded_at.astimezone(CHINA)
        assert official(step.occurred_on).working, step.occurred_on
        assert (at.date(), 8 <= at.hour < 18) == (step.occurred_on, True)
    moved = {step.occurred_on for step in ProblemStep.objects.all()}
    assert {date(2024, 2, 4), date(2024, 2, 18)} <= moved  # Sundays worked for Spring Festival
    assert not any(date(2024, 2, 10) <= day <= date(2024, 2, 17) for day in moved)


def test_every_step_could_have_been_done_by_who_told_it(sample):
    """The whole ledger over again, act by act through the desk: nothing is refused, and it comes to the same."""
    told = list(Problem.objects.order_by("pk"))
    facts = [
        *ProblemStep.objects.select_related("by", "lead", "problem__project", "problem__unit"), *Joined.objects.select_related("by", "cause"),
        *Evidence.objects.filter(subject="problem").select_related("by"),
    ]
    again: dict[int, Problem] = {}
    for fact in sorted(facts, key=lambda fact: (fact.recorded_at, fact.pk)):
        if isinstance(fact, ProblemStep) and fact.step == Step.FOUND and fact.problem.pk not in again:
            about, card = fact.problem.project or fact.problem.unit, fact.problem
            done = _desk(fact).do(
                acts.find, about, what=card.what, category=card.category, competence=card.competence, weight=fact.weight, origin=card.origin, on=fact.occurred_on,
            )
            again[card.pk] = done[0].problem
            assert done[0].problem.raised_by_id == card.raised_by_id
        elif isinstance(fact, ProblemStep):
            said = {name: getattr(fact, name) for name in DETAILS} | {"weight": fact.weight}
            cooperating = [int(key) for key in fact.cooperating.split(",") if key]
            _desk(fact).do(
                acts.advance, again[fact.problem_id], kind=Step(fact.step), note=fact.note, to=fact.step, on=fact.occurred_on, lead=fact.lead,
                cooperating=cooperating if cooperating else None, **said,
            )
        elif isinstance(fact, Joined):
            act, said = (acts.split, {}) if fact.ends else (acts.join, {"name": fact.cause.name})
            _desk(fact).do(act, again[fact.problem_id], note=fact.note, **said)
        elif fact.subject_id in again:
            data = b"%PDF-1.4 " + str(fact.pk).encode()
            _desk(fact).do(add_evidence, again[fact.subject_id], kind=Problem, paper=fact.paper, name=fact.title, data=data, on=fact.occurred_on)
    assert set(again) == {one.pk for one in told}
    frame = {"id", "problem", "known_from", "known_until", "from_on", "until_on", "cooperating_names"}
    columns = [field.name for field in ProblemStanding._meta.concrete_fields if field.name not in frame]
    for day in (date(2023, 11, 20), date(2023, 12, 20), date(2024, 1, 20), LAST):
        rows = {row.problem_id: {name: getattr(row, name) for name in columns} for row in ProblemStanding.objects.at(When(day)).select_related("cause", "lead")}
        for one, other in again.items():
            assert rows.get(one) == rows.get(other.pk), day


def _desk(fact) -> Desk:
    day = fact.recorded_at.astimezone(CHINA).date()
    return Desk(Lens(fact.by, When(day)), fact.recorded_at + timedelta(seconds=1))


def test_the_sheep_are_led_by_agriculture_and_on_13710_from_the_first_day(sample):
    first, last = stands("养殖场二期", date(2023, 11, 20)), stands("养殖场二期")
    assert (first.lead.key, first.cooperating_names, first.weight) == ("agriculture", "县自然资源局、县林业局", "long")
    assert (first.rung, first.rung_by_rule, first.due_by) == ("supervised", False, date(2023, 12, 20))
    assert all((first.leader, first.section, first.person))
    assert (last.struck_on, last.reds) == (date(2023, 12, 19), 0)


def test_seven_days_late_one_climbs_to_13710_by_itself_and_is_solved(sample):
    assert stands("2.1公里", date(2023, 12, 16)).rung == "dated"
    climbed = stands("2.1公里", date(2023, 12, 17))  # a Sunday: the ladder keeps no office hours
    assert (climbed.rung, climbed.rung_by_rule, climbed.weight) == ("supervised", True, "long")
    last = stands("2.1公里")
    assert (last.step, last.rung, last.grade, last.reds) == ("struck", "supervised", "pass", 1)


def test_one_climbs_on_to_the_special_meeting_and_is_sent_back_with_a_limit(sample):
    assert [stands("管线穿越公益林", date(2023, 12, 27)).rung, stands("管线穿越公益林", date(2024, 1, 10)).rung] == ["supervised", "meeting"]
    after = stands("管线穿越公益林", date(2024, 1, 12))
    assert (after.rung, after.rung_by_rule, after.due_by) == ("supervised", False, date(2024, 3, 31))
    assert days("管线穿越公益林", "deliberated") == days("与既有高速", "deliberated") == [date(2024, 1, 12)]


def test_held_up_with_cause_the_clock_stands_still(sample):
    waiting = [stands("取水许可", date(2023, 12, 12)), stands("危化品", date(2024, 1, 18)), stands("进口综采"), stands("后续11个机位", date(2024, 1, 20))]
    assert [row.waits_for for row in waiting] == ["superior", "agency", "owner", "superior"]
    assert not any(row.due_by for row in waiting)
    resumed = stands("取水许可", date(2023, 12, 20))
    assert (resumed.due_on, resumed.due_by) == (date(2023, 12, 18), date(2023, 12, 30))


def test_extensions_are_granted_and_denied_and_the_second_means_13710(sample):
    assert days("冷库", "extended") == [date(2023, 12, 7), date(2023, 12, 21)]
    assert (stands("冷库", date(2023, 12, 20)).rung, stands("冷库", date(2023, 12, 21)).rung) == ("dated", "supervised")
    assert "延期 2 次" in stands("冷库").rung_why
    granted = ProblemStep.objects.filter(step="extended", problem__origin="found").order_by("recorded_at")
    assert [problem.by.login for problem in granted] == ["office-head", "office-head", "magistrate", "office-head"]
    assert days("沿线三处", "denied") == [date(2023, 12, 5)]
    assert stands("沿线三处", date(2023, 12, 12)).rung == "supervised"


def test_what_the_county_cannot_decide_was_reported_up_more_than_once(sample):
    assert len(days("外电源", "reported_up")) == len(days("井场临时用地", "reported_up")) == len(days("与既有高速", "reported_up")) == 2
    above = ProblemStanding.objects.at(When(LAST)).exclude(competence="county").filter(assigned_on__isnull=False)
    assert above.count() >= 7
    assert not above.filter(reported_up_on=None).exists()


def test_one_was_transferred_one_declined_and_one_opened_again(sample):
    assert [stands("厂区雨污", day).lead.key for day in (date(2023, 11, 29), date(2023, 11, 30))] == ["housing", "zone"]
    assert stands("请求由县财政").step == "declined"
    assert [stands("场地平整弃土", day).step for day in (date(2023, 12, 18), date(2023, 12, 19), LAST)] == ["struck", "reopened", "struck"]


def test_three_causes_join_several_problems_and_one_was_split_off(sample):
    def under(name: str, day: date) -> set[str]:
        return {row.what[:5] for row in ProblemStanding.objects.at(When(day)).filter(cause__name__contains=name)}

    assert under("林地定额", date(2024, 1, 10)) == {"后续11个", "新增8座井", "管线穿越公"}
    assert under("林地定额", LAST) == {"后续11个", "新增8座井"}
    assert [len(under(name, date(2024, 1, 20))) for name in ("东西干道", "端氏变电站")] == [3, 3]


def test_some_problems_stand_in_the_way_of_further_projects(sample):
    def hindered(what: str) -> set[str]:
        on = When(LAST)
        keys = ProblemOn.objects.at(on).filter(problem=problem(what)).values("project")
        return {row.name for row in ProjectStanding.objects.at(on).filter(project__in=keys)}

    assert hindered("开发区东西干道") == {"液化天然气储运装备制造", "沁水开发区标准化厂房三期"}
    assert len(hindered("菌渣")) == 2


def test_most_are_struck_in_the_end_and_what_is_left_shows_every_state(sample):
    last = ProblemStanding.objects.at(When(LAST)).filter(origin="found")
    left = last.filter(struck_on=None).exclude(step="declined")
    assert (last.count(), last.filter(struck_on__isnull=False).count()) == (31, 22)
    assert sorted(left.values_list("step", flat=True)) == ["feedback"] * 6 + ["held", "verified"]
