"""The sums under the project list are the sums of what it shows."""
from gongjian.pages.projects import summed
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from tests.world import looks


def test_each_sum_adds_up_its_own_word(world):
    at = At(looks(world.officers.office), world.drive)
    words = ("total", "year_plan", "reported_year")
    rows = say(at.lens.see(Project), Project, at, words)
    found = list(rows.values_list(*words))
    assert summed(rows) == {"count": len(found)} | {name: sum(row[place] or 0 for row in found) for place, name in enumerate(words)}
    assert summed(rows)["year_plan"] == 190_000_000
