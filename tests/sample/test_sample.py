"""The sample county: what it must show, on which day."""
import hashlib
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from gongjian.people.models import Officer, PostStanding
from gongjian.problems.models import ProblemStanding
from gongjian.projects.duplicates import candidates
from gongjian.projects.models import Card, ProjectStanding, Report, SponsorStanding
from gongjian.promotion.models import Signing, Trip
from gongjian.sample.load import TITLE, load
from gongjian.sample.people import LEFT_ON, SIGN_INS, people
from gongjian.sample.story import story
from gongjian.targets.models import Allotment, Member, Named
from gongjian.timeline.calendar import working_days
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import verify
from gongjian.timeline.when import CHINA, When
from tests.sample.looking import MORNING, at, reached, rows


def standing(key: str, day: date) -> ProjectStanding:
    return ProjectStanding.objects.at(When(day)).get(name__startswith=key)


@pytest.mark.parametrize("known", [False, True])
def test_on_the_first_day_thirteen_are_not_started_thirty_eight_not_enrolled_four_behind(sample, known):
    assert [rows(number, "2023-11-01", known) for number in (5, 6, 7)] == [13, 38, 4]
    assert rows(4, "2023-11-01", known) == 42
    assert rows(9, "2023-11-01", known) == 46


def test_the_lists_were_printed_with_the_plan_and_name_a_person_on_every_row(sample):
    assert [Named.objects.filter(issue__sheet=number).count() for number in (5, 6, 7, 8)] == [13, 38, 4, 12]
    assert not Named.objects.filter(person="").exists()
    assert set(Named.objects.filter(issue__sheet=5).values_list("due_on", flat=True)) == {date(2023, 12, 15)}


def test_by_13_december_nine_of_thirteen_started_and_twenty_one_of_thirty_eight_are_enrolled(sample):
    named = set(Named.objects.filter(issue__sheet=5).values_list("project", flat=True))
    started = ProjectStanding.objects.at(When(date(2023, 12, 13))).filter(project__in=named, started_on__isnull=False)
    assert started.count() == 9
    assert reached("starts", "2023-12-13") == 9
    assert reached("enrolments", "2023-12-13") == 21
    assert reached("enrolments", "2023-12-31") == 36


def test_of_the_seventeen_left_nine_lack_only_a_photo_or_a_contract(sample):
    named = set(Named.objects.filter(issue__sheet=6).values_list("project", flat=True))
    left = ProjectStanding.objects.at(When(date(2023, 12, 13))).filter(project__in=named, enrolled_on=None)
    needed = {"filing", "application", "contract", "photo", "licence", "scope"}
    lacking = [needed - set(row.papers.strip(",").split(",")) for row in left]
    assert len(lacking) == 17
    assert sum(bool(some) and some <= {"photo", "contract"} for some in lacking) == 9
    assert all(lacking)


def test_investment_is_seventy_percent_on_13_december_and_just_short_at_the_years_end(sample):
    assert reached("invested", "2023-12-13") == 31.2
    assert round(100 * 31.2 / 44.3) == 70
    assert reached("invested", "2023-12-31") == 43.0
    assert reached("industrial_invested", "2023-12-31") == 37.6
    assert reached("private_invested", "2023-12-31") == 13.0


def test_promotion_passes_its_targets_late(sample):
    assert [reached(key, "2023-12-13") for key in ("signed_total", "attracted_start_total", "paid_in")] == [48.5, 17.0, 4.1]
    assert [reached(key, "2023-12-31") for key in ("signed_total", "attracted_start_total", "paid_in")] == [58.0, 22.0, 5.6]


def test_heads_went_out_themselves_and_some_trips_ended_in_a_contract(sample):
    trips = list(Trip.objects.select_related("unit"))
    heads = {(row.unit_id, row.officer.name) for row in PostStanding.objects.at(When(date(2023, 12, 1))).filter(rank=1).select_related("officer")}
    assert len(trips) >= 14
    assert {(trip.unit_id, trip.leader) for trip in trips} <= heads
    signed = {signing.investor: signing.occurred_on for signing in Signing.objects.filter(kind_of="contract")}
    assert sum(signed.get(trip.enterprise, trip.occurred_on) > trip.occurred_on for trip in trips) >= 9
    assert all(bool(trip.next_step) == bool(trip.next_on) for trip in trips)


def test_the_reserve_reaches_its_number_before_its_money_and_one_subset_never(sample):
    assert (reached("reserve_count", "2023-11-01"), reached("reserve_money", "2023-11-01")) == (168, 131.0)
    assert reached("reserve_count", "2024-01-10") < 189 <= reached("reserve_count", "2024-01-11")
    assert reached("reserve_money", "2024-01-25") < 150 <= reached("reserve_money", "2024-01-26")
    assert reached("private_reserve_count", "2024-02-20") >= 39
    assert reached("private_reserve_money", "2024-02-20") < 16.1
    assert reached("provincial_reserve_count", "2024-02-20") == 10


def test_the_first_quarters_denominator_is_frozen_and_its_change_has_a_reason(sample):
    assert Member.objects.filter(counted=True).count() == 46
    assert "移出" in Member.objects.get(counted=False).note
    assert reached("start_rate", "2024-02-20") == round(100 * 17 / 45, 1)


def test_the_shares_of_the_units_close_or_do_not_as_told(sample):
    def gap(key: str) -> int:
        shares = Allotment.objects.filter(target__key=key)
        return sum(row.value or 0 for row in shares.exclude(unit=None)) - shares.get(unit=None).value

    assert {key for key in ("invested", "private_invested", "reserve_count", "reserve_money", "paid_in", "starts", "enrolments") if gap(key)} == set()
    assert gap("industrial_invested") == -30_000_000
    assert gap("signed_total") > 0
    assert Allotment.objects.filter(no_task=True).exists()
    assert not Allotment.objects.filter(target__key="signed_total", unit__key="health-sports").exists()


def test_a_renamed_project_keeps_its_past_name_in_the_past(sample):
    assert standing("沁水县示范性菌菇产业园", date(2023, 12, 7)).project_id == standing("沁水县现代菌菇产业示范园", date(2023, 12, 8)).project_id
    assert not ProjectStanding.objects.at(When(date(2024, 2, 20))).filter(name__startswith="沁水县示范性").exists()


def test_when_a_leader_leaves_his_projects_have_another_sponsor_from_that_day(sample):
    gone, heir = (Officer.objects.get(login=login) for login in ("deputy3", "deputy5"))
    before, after = (SponsorStanding.objects.at(When(date(2023, 12, day))) for day in (19, 20))
    assert set(before.filter(leader=gone).values_list("project", "sector")) == set(after.filter(leader=heir).values_list("project", "sector")) != set()
    assert not after.filter(leader=gone).exists()
    assert not before.filter(leader=heir).exists()
    assert not PostStanding.objects.at(When(LEFT_ON)).filter(officer=gone).exists()


def test_nobody_knew_of_the_leaving_before_it_was_told(sample):
    heir = Officer.objects.get(login="deputy5")
    known = at("2023-12-19", known=True).when.known
    assert not SponsorStanding.objects.at(When(date(2023, 12, 25), known)).filter(leader=heir).exists()


def test_units_are_late_silent_and_corrected(sample):
    late = [row for row in Report.objects.filter(occurred_on__gte="2023-10-31") if (row.recorded_at.astimezone(CHINA).date() - row.occurred_on).days > 2]
    assert late
    assert Report.objects.filter(corrects__isnull=False, void=False).count() == 9
    assert Report.objects.filter(void=True).count() == 2
    assert not Report.objects.filter(occurred_on="2023-11-30", project__standings__unit__key="guxian").exists()
    assert Report.objects.filter(occurred_on__gte="2024-01-01", amount=0).exists()
    assert not Report.objects.filter(corrects__isnull=False, note="").exists()


def test_twelve_problems_are_assigned_at_once_and_most_are_struck_in_the_end(sample):
    assert ProblemStanding.objects.at(When(date(2023, 11, 20))).filter(assigned_on=date(2023, 11, 20)).count() == 12
    last = ProblemStanding.objects.at(When(date(2024, 2, 20)))
    first = last.filter(assigned_on=date(2023, 11, 20))
    assert (first.count(), first.filter(struck_on__isnull=False).count()) == (12, 10)
    sheep = last.get(project__standings__name="肉羊全产业链", project__standings__known_until__year=9999, project__standings__until_on__year=9999)
    assert (sheep.lead.key, sheep.cooperating_names) == ("agriculture", "县自然资源局、县林业局")


def test_every_fact_has_its_source_and_somebody_who_told_it_and_none_foresees(sample):
    for model in facts_of_the_house():
        assert not model._base_manager.exclude(source__title=TITLE).exists(), model
        assert not model._base_manager.filter(by=None).exists(), model
        assert all(row.occurred_on <= row.recorded_at.astimezone(CHINA).date() for row in model._base_manager.all()), model
        assert all(row.recorded_at > row.corrects.recorded_at for row in model._base_manager.filter(corrects__isnull=False).select_related("corrects"))


def test_the_chain_is_intact(sample):
    assert verify().intact


def test_codes_are_of_one_project_each_and_some_projects_have_none(sample):
    codes = [card.says["code"] for card in Card.objects.all() if card.says.get("code")]
    assert len(codes) == len(set(codes))
    assert len(codes) < Card.objects.filter(says__has_key="name").count()


def test_the_evidence_is_small_and_no_two_files_are_the_same_but_one_photo_beside_two_projects(sample):
    sizes = list(Evidence.objects.values_list("size", flat=True))
    assert len(sizes) < 700
    assert sum(sizes) < 3_000_000
    assert Evidence.objects.values("sha256").distinct().count() == len(sizes) - 1


def test_one_can_sign_in_in_every_role(sample):
    officers = {officer.login: officer for officer in Officer.objects.all()}
    assert all(officers[login].name == name and not officers[login].must_change for login, _, name in SIGN_INS)
    assert officers["office"].check_password("Gongjian-2023")
    assert {person.role for person in people().values()} == {"office", "leader", "unit", "statistics", "approvals", "inspector", "admin"}
    assert len({person.name for person in people().values()}) == len(people())


def test_the_queue_of_twins_holds_the_one_pair_that_two_units_entered(sample):
    pairs = candidates(ProjectStanding.objects.at(When(date(2024, 2, 20))), When(date(2024, 2, 20)))
    assert [{pair.one.unit.key, pair.other.unit.key} for pair in pairs] == [{"duanshi", "agriculture"}]


def test_a_project_that_moves_to_the_zone_is_the_bureaus_until_then(sample):
    moved = Card.objects.get(says__has_key="unit", occurred_on=date(2023, 12, 1), note__contains="调整").project
    units = [ProjectStanding.objects.at(When(day)).get(project=moved).unit.key for day in (date(2023, 11, 30), date(2023, 12, 1))]
    assert units == ["industry", "zone"]


def test_the_winter_has_112_days_and_76_working_days(sample):
    drive = at("2023-11-01").drive
    assert (drive.days, working_days(drive.starts_on, drive.ends_on)) == (112, 76)


def test_a_second_loading_is_refused_in_chinese(sample):
    with pytest.raises(Refused, match="示例县只能装进空库"):
        load("Gongjian-2023", MORNING)
    with pytest.raises(CommandError, match="空库"):
        call_command("sample", verbosity=0)


def test_the_story_is_told_the_same_way_every_time():
    def told() -> str:
        return hashlib.sha256("\n".join(repr(line.told()) for line in story().tale.up_to(None)).encode()).hexdigest()

    assert told() == told()
