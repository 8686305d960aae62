"""The joins words may need: a named row of a standing table on a day, one per project. A join nobody needs never reaches the SQL."""
from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import FilteredRelation, Q

from gongjian.reading.word import At
from gongjian.timeline.standing import in_force
from gongjian.timeline.when import When


def tally(when: When) -> FilteredRelation:
    return FilteredRelation("project__tallies", condition=in_force(when, "project__tallies__"))


def plan(at: At, year: int) -> FilteredRelation:
    return FilteredRelation("project__plans", condition=in_force(at.when, "project__plans__") & Q(project__plans__year=year))


def checklist(at: At) -> FilteredRelation:
    """A project's approvals as a whole: one row, however many items."""
    return FilteredRelation("project__checklist_standings", condition=in_force(at.when, "project__checklist_standings__"))


def enrolment(at: At) -> FilteredRelation:
    return FilteredRelation("project__enrolments", condition=in_force(at.when, "project__enrolments__"))


def before(at: At) -> FilteredRelation:
    """The totals on the evening before the period began; nothing at all when the look has no period."""
    since = at.when.since
    return earlier(at, since - timedelta(days=1) if since else date.min)


def earlier(at: At, day: date) -> FilteredRelation:
    """The totals of an earlier day, never of a later one: looked at before the period, a sum over it is nothing, and not less."""
    return tally(at.when.then(min(day, at.on)))


def reserve(at: At) -> FilteredRelation:
    """How far it has come on its way through the reserve, one row a project."""
    return FilteredRelation("project__reserve_standings", condition=in_force(at.when, "project__reserve_standings__"))


def catching(at: At) -> FilteredRelation:
    """The catch-up plan of the year spoken of, one row a project."""
    return FilteredRelation("project__catch_ups", condition=in_force(at.when, "project__catch_ups__") & Q(project__catch_ups__year=at.year))


JOINS: dict[str, Callable[[At], FilteredRelation]] = {
    "tally": lambda at: tally(at.when),
    "before": before,
    "enrolment": enrolment,
    "last_year": lambda at: earlier(at, date(at.year - 1, 12, 31)),
    "plan": lambda at: plan(at, at.year),
    "next_plan": lambda at: plan(at, at.next_year),
    "checklist": checklist,
    "work": lambda at: FilteredRelation("project__standings", condition=in_force(at.when, "project__standings__")),
    "catching": catching,
    "second_plan": lambda at: plan(at, at.next_year + 1),
    "third_plan": lambda at: plan(at, at.next_year + 2),
    "reserve": reserve,
}
