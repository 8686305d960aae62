"""The whole drive of the sample county, run by the daily run: every move told once, digests of what is due and no more; once at the end is the same."""
from collections import Counter
from datetime import date, timedelta

import pytest

from gongjian.desk.lens import Lens
from gongjian.desk.operator import operator
from gongjian.duties.due import owed
from gongjian.duties.duty import SOON
from gongjian.notices.models import Notice, Tick
from gongjian.notices.moves import view
from gongjian.notices.tick import tick
from gongjian.problems.ledger import Rung
from gongjian.problems.models import ProblemStanding
from gongjian.reading.word import At
from gongjian.targets.drives import drive_on
from gongjian.timeline.facts import facts_of_the_house
from tests.sample.looking import MORNING
from tests.world import AREA

FIRST, LAST = date(2023, 11, 1), date(2024, 2, 20)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]


def everything() -> list[tuple]:
    return list(Notice.objects.order_by("officer", "key").values_list("officer__login", "day", "kind", "key", "title", "brief", "body"))


@pytest.fixture
def run(sample):
    facts = {model: model.objects.count() for model in facts_of_the_house()}
    for day in DAYS:
        assert tick(AREA, day, MORNING).days == (day,)
    assert facts == {model: model.objects.count() for model in facts_of_the_house()}


def test_the_drive_day_by_day(run):
    told = everything()
    every_move_is_told_once_on_its_day()
    digests_say_what_is_due()
    assert tick(AREA, LAST, MORNING).days == () and everything() == told, "twice is once"
    Notice.objects.all().delete()
    Tick.objects.all().delete()
    tick(AREA, FIRST, MORNING)
    assert tick(AREA, LAST, MORNING).days == tuple(DAYS[1:])
    assert everything() == told, "once at the end is day by day"


def every_move_is_told_once_on_its_day() -> None:
    """What the office heard of the ladder, against where each problem stood from morning to morning."""
    heard = [
        (notice.day, line["page"][1][0], line["label"])
        for notice in Notice.objects.filter(officer__login="office", kind="ladder") for section in notice.body for line in section["lines"]
    ]
    moved, stood = [], {}
    for day in [FIRST - timedelta(1), *DAYS]:
        rows = dict(ProblemStanding.objects.at(view(day)).filter(struck_on=None, rung_on__isnull=False).values_list("problem_id", "rung"))
        labels = {Rung.SUPERVISED: "转入13710督办", Rung.MEETING: "提交县政府专题会议", Rung.DATED: "调整为限期办理"}
        moved += [(day, key, labels[Rung(rung)]) for key, rung in rows.items() if rung != stood.get(key, Rung.DATED) and day >= FIRST]
        stood = rows
    assert sorted(heard) == sorted(moved) and len(heard) >= 10
    assert max(Counter(heard).values()) == 1


def digests_say_what_is_due() -> None:
    for day in (date(2023, 12, 1), date(2024, 1, 16), LAST):
        whole = owed(At(Lens(operator(AREA), view(day)), drive_on(day, AREA)), day + SOON)
        owing = {duty.unit for duty in whole if duty.unit} - {None}
        heads = {seat.unit_id for notice in Notice.objects.filter(day=day, kind="digest") if (seat := notice.officer.seat_on(day))}
        assert owing <= heads, "each unit that owes something hears of it"
        for notice in Notice.objects.filter(day=day, kind="digest"):
            assert notice.body and any(section["lines"] for section in notice.body)
    assert Counter(Notice.objects.filter(kind="digest").values_list("officer", "day")).most_common(1)[0][1] == 1
