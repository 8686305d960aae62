"""Property: the matrix on any day, by what was known at any moment, is what a plain replay of the facts says."""
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongjian.projects.models import Card, Milestone, Project, Sponsorship
from gongjian.stocktake.matrix import read
from gongjian.stocktake.models import Stocktake
from gongjian.timeline.periods import half_months
from gongjian.timeline.when import When, end_of
from tests.shaken import shaken
from tests.stocktake import plainly
from tests.world import AREA, stand, told

HALVES = half_months(date(2023, 11, 1), date(2024, 2, 20))
DAYS = st.integers(0, 112).map(lambda number: date(2023, 10, 31) + timedelta(number))
LEADERS = ("钱副", "孙副", "李副")
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("sponsor"), DAYS, st.integers(0, 1), st.sampled_from(LEADERS), st.booleans()),
        st.tuples(st.just("sector"), DAYS, st.sampled_from(("煤", "农")), st.sampled_from(LEADERS), st.booleans()),
        st.tuples(st.just("look"), DAYS, st.integers(0, 1), st.sampled_from(LEADERS), st.just(False)),
        st.tuples(st.just("unlook"), DAYS, st.integers(0, 5), st.just(""), st.just(False)),
        st.tuples(st.just("milestone"), DAYS, st.integers(0, 1), st.sampled_from(("completed", "withdrawn", "reserved")), st.just(False)),
        st.tuples(st.just("card"), DAYS, st.integers(0, 1), st.sampled_from(("煤", "农", "")), st.just(False)),
    ),
    min_size=4, max_size=14,
)


@shaken
@given(events=EVENTS, on=DAYS, before=st.booleans())
def test_the_matrix_is_what_a_plain_replay_says(db_taken_back, db, events, on, before):
    with db_taken_back():
        projects = [Project.objects.create(area=AREA) for _ in range(2)]
        for place, project in enumerate(projects):
            frame = told(date(2023, 11, 10) if place else date(2023, 10, 1))
            stand([frame.tell(Card, project=project, says={"name": f"项目{place}", "sector": "煤"})], frame.at)
        for event in sorted(events, key=lambda event: event[1]):
            happen(*event, projects)
        known = end_of(date(2023, 12, 31)) if before else None
        seen = read(HALVES, When(on, known), AREA)
        found = {(row.name, line.project, line.name): line.cells for row in seen.rows for line in row.lines}
        for leader in LEADERS:
            for project in projects:
                name = (plainly.project_on(project, on, known) or {}).get("name") or next((key[2] for key in found if key[1] == project.pk), "")
                expected = tuple(plainly.cell(leader, project, half, on, known) for half in HALVES)
                assert found.pop((leader, project.pk, name), (None,) * 8) == expected
            for sector in ("煤", "农"):
                expected = tuple(plainly.sector_cell(leader, sector, projects, half, on, known) for half in HALVES)
                assert found.pop((leader, None, f"{sector}行业"), (None,) * 8) == expected
        assert found == {}


def happen(kind: str, day: date, what, who: str, ends: bool, projects: list[Project]) -> None:
    frame = told(day)
    match kind:
        case "sponsor":
            fact = frame.tell(Sponsorship, project=projects[what], leader_name=who, ends=ends)
        case "sector":
            fact = frame.tell(Sponsorship, sector=what, leader_name=who, ends=ends)
        case "look":
            fact = frame.tell(Stocktake, project=projects[what], leader_name=who, how="phone", found="好")
        case "unlook":
            standing = [look for look in Stocktake.objects.filter(void=False) if not look.corrections.exists()]
            if not standing:
                return
            look = standing[what % len(standing)]
            fact = frame.tell(Stocktake, on=look.occurred_on, project=look.project, leader_name=look.leader_name, how="phone", found="好", corrects=look, void=True)
        case "milestone":
            fact = frame.tell(Milestone, project=projects[what], kind_of=who)
        case _:
            fact = frame.tell(Card, project=projects[what], says={"sector": who})
    stand([fact], frame.at)
