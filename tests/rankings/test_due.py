"""Due today: a unit answers within its days, the office finds on what was answered, its head publishes."""
from datetime import date

from gongjian.duties.due import due
from gongjian.rankings import acts
from gongjian.rankings.flow import Plea
from tests.rankings.plainly import at
from tests.rankings.test_rounds import OVER, SENT, answer, county, desk, issue, propose

__all__ = ["county"]


def owed(county, who: str, on: date = SENT) -> list[tuple[str, str]]:
    return [(duty.label, duty.on.isoformat()) for duty in due(at(county, who, on)) if duty.subject[0] == "ranking"]


def test_a_unit_owes_an_answer_until_its_days_are_over_or_it_answered(county):
    begun = propose(county)
    assert owed(county, "duanshi") == [("答复排名", "2023-12-17")]
    answer(county, begun, "duanshi")
    assert owed(county, "duanshi") == []
    assert owed(county, "longgang", date(2023, 12, 17)) == [("答复排名", "2023-12-17")]
    assert owed(county, "longgang", OVER) == [], "silence is allowed"
    assert owed(county, "agriculture") == [], "it is asked nothing in the core and has no place"


def test_the_office_owes_a_finding_and_its_head_the_publication(county):
    begun = propose(county)
    pleaded = answer(county, begun, "longgang", Plea.FORCE, "道路封闭")
    assert owed(county, "office") == [("核定申辩", "2023-12-20")]
    assert owed(county, "head", OVER) == [("核定申辩", "2023-12-20")], "not before every answer was found upon"
    desk(county, "office").do(acts.rule, pleaded, upheld=False, words="未停工")
    assert owed(county, "office", OVER) == [] and owed(county, "head", OVER) == [("公布排名", "2023-12-20")]
    issue(county, begun)
    assert owed(county, "head", OVER) == []


def test_when_all_have_answered_it_may_be_published_at_once(county):
    begun = propose(county)
    for who in ("jiafeng", "duanshi", "zhengzhuang", "longgang"):
        answer(county, begun, who)
    assert owed(county, "head") == [("公布排名", "2023-12-20")]


def test_whoever_looks_on_owes_nothing(county):
    propose(county)
    assert owed(county, "magistrate") == owed(county, "inspector") == []
