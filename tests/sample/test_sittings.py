"""The sample's sittings (M50): agendas as the pack said on the eve, minutes, and decisions whose clocks run from that moment on."""
from datetime import date

from gongjian.desk.lens import Lens
from gongjian.packs.pack import agenda, pack
from gongjian.people.models import Officer
from gongjian.problems.models import ProblemStanding
from gongjian.reading.word import At
from gongjian.stocktake.models import AgendaItem, Decision, Minute, Sitting
from gongjian.targets.drives import drive_on
from gongjian.timeline.calendar import official
from gongjian.timeline.when import When

LAST = date(2024, 2, 20)


def great() -> list[Sitting]:
    return list(Sitting.objects.exclude(kind="leader").order_by("pk"))


def test_four_county_sittings_and_a_special_one_were_called_held_and_closed(sample):
    assert [sitting.kind for sitting in great()] == ["county", "county", "county", "special", "county"]
    for sitting in great():
        steps = list(sitting.steps.order_by("recorded_at"))
        assert [step.step for step in steps] == ["convened", "held", "closed"]
        assert steps[0].occurred_on < steps[1].occurred_on == steps[1].held_on
        assert all(official(step.occurred_on).working for step in steps)
        assert len(steps[1].attendance) >= 8


def test_an_agenda_is_what_the_pack_said_when_the_sitting_was_called(sample):
    office = Officer.objects.get(login="office")
    for sitting in great():
        called = sitting.steps.get(step="convened")
        made = pack(At(Lens(office, When(called.occurred_on, called.recorded_at)), drive_on(called.occurred_on)), sitting.kind)
        frozen = list(sitting.agenda.order_by("place").values_list("section", "text", "words", "light", "key"))
        assert frozen == [(item["section"], item["text"], item["words"], item["light"], item["key"]) for item in agenda(made)]
        assert frozen


def test_the_next_pack_opens_with_what_the_last_sitting_decided_and_is_open(sample):
    first = {sitting.pk: sitting.agenda.order_by("place").first().section for sitting in great()[1:3]}
    assert set(first.values()) == {"decided"}
    special = AgendaItem.objects.filter(sitting__kind="special")
    assert {text.split("：")[0] for text in special.values_list("text", flat=True)} == {"固县乡煤层气集输联络线", "沁水高速公路连接线"}


def test_each_decision_became_a_problem_in_the_same_moment(sample):
    for decision in Decision.objects.select_related("problem"):
        steps = list(decision.problem.steps.order_by("pk")[:3])
        assert [step.step for step in steps] == ["found", "verified", "assigned"]
        assert {step.recorded_at for step in steps} == {decision.recorded_at}
        assert (steps[2].lead_id, steps[2].person, steps[2].due_on) == (decision.unit_id, decision.person, decision.due_on)
        assert (decision.problem.origin, decision.problem.what) == ("sitting", decision.text)
    assert Decision.objects.count() == 13


def test_most_decisions_are_struck_and_the_newest_still_run(sample):
    last = ProblemStanding.objects.at(When(LAST)).filter(origin="sitting")
    assert last.filter(struck_on__isnull=False).count() == 8
    assert set(last.filter(struck_on=None).values_list("step", flat=True)) == {"feedback", "solved", "signed"}


def test_minutes_are_written_on_the_agenda(sample):
    for sitting in great():
        said = Minute.objects.filter(sitting=sitting)
        assert said.exists()
        assert all(minute.item.sitting_id == sitting.pk for minute in said.select_related("item"))
