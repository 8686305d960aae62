"""The sample's stocktakes (M51): eight half-months, most done, some missed, the last one not over."""
from datetime import date

from gongjian.desk.desk import Desk
from gongjian.desk.lens import Lens
from gongjian.people.models import Officer
from gongjian.projects.acts.mending import void
from gongjian.stocktake.acts import stocktakes
from gongjian.stocktake.matrix import Matrix, read
from gongjian.stocktake.models import Sitting, SittingStep, Stocktake
from gongjian.stocktake.photos import Photo, doubts
from gongjian.targets.drives import drive_on
from gongjian.timeline.calendar import official
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import CHINA, When

LAST = date(2024, 2, 20)


def matrix(day: date = LAST) -> Matrix:
    return read(drive_on(day).half_months, When(day), "140521")


def sums(login: str, day: date = LAST):
    return matrix(day).row(Officer.objects.get(login=login).name).sums


def test_most_sponsors_looked_at_most_projects_in_every_half_month(sample):
    over = matrix().sums[:7]
    assert all(column.owed >= 38 for column in over)
    assert all(column.done >= 0.8 * column.owed for column in over if column is not over[4])
    assert 0 < sum(column.missed for column in over) < 30


def test_one_leader_missed_a_whole_half_month_and_nobody_did_it_for_him(sample):
    missed = sums("deputy2")
    assert (missed[4].done, missed[4].missed == missed[4].owed > 0) == (0, True)
    assert all(column.done for column in (*missed[:4], *missed[5:7]))


def test_when_a_sponsor_left_in_mid_month_what_he_had_done_is_done(sample):
    gone, heir = sums("deputy3"), sums("deputy5")
    assert all(not column.owed for column in gone[3:])
    assert not any(column.owed for column in heir[:3])
    by = set(Stocktake.objects.filter(occurred_on__range=(date(2023, 12, 16), date(2023, 12, 31))).values_list("leader__login", flat=True))
    assert {"deputy3", "deputy5"} <= by
    assert heir[3].done == heir[3].owed - heir[3].missed > 0


def test_on_the_last_day_some_still_owe_the_half_month_that_runs(sample):
    assert [sums(login)[7].state for login in ("deputy4", "deputy5")] == ["due", "due"]
    assert sums("deputy1")[7].done > 0


def test_nothing_is_done_on_a_rest_day_and_every_sitting_was_called_before(sample):
    for told in (*Stocktake.objects.all(), *SittingStep.objects.filter(sitting__kind="leader")):
        assert official(told.occurred_on).working, told.occurred_on
        assert told.recorded_at.astimezone(CHINA).date() == told.occurred_on
    for sitting in Sitting.objects.filter(kind="leader"):
        assert list(sitting.steps.order_by("recorded_at", "pk").values_list("step", flat=True)) == ["convened", "held", "closed"]
        assert sitting.stocktakes.exists()


def test_a_visit_has_its_photo_and_one_photo_is_older_than_its_visit(sample):
    photos = list(Evidence.objects.filter(subject="stocktake"))
    visits = {visit.pk: visit for visit in Stocktake.objects.filter(how="site")}
    assert len(photos) > 20
    doubted = []
    for photo in photos:
        visit = visits[photo.subject_id]
        doubted += doubts(Photo(photo.title, photo.taken_at, (photo.latitude, photo.longitude)), visit.occurred_on, (visit.latitude, visit.longitude), [])
    assert len(doubted) == 1
    assert "相差 4 天" in doubted[0]


def test_every_stocktake_could_have_been_told_by_who_told_it(sample):
    for look in Stocktake.objects.filter(sitting=None, occurred_on__gte="2023-12-16").select_related("by", "project"):
        void(look, Desk(Lens(look.by, When(look.occurred_on)), look.recorded_at).told("再记一次"))
        said = {name: getattr(look, name) for name in ("how", "found", "required", "leader_name", "hour", "place", "latitude", "longitude")}
        Desk(Lens(look.by, When(look.occurred_on)), look.recorded_at).do(stocktakes.take_stock, look.project, on=look.occurred_on, **said)
