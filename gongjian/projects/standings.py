"""What stands of a project on a day: the tables that lists read. Derived from the facts by replay.py; see timeline/standing.py."""
from django.db import models

from gongjian.projects.card import Project
from gongjian.timeline.money import MoneyField
from gongjian.timeline.standing import Standing


class ProjectStanding(Standing):
    """A project's card, milestones, sponsors and papers as they stand over some days."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="standings")
    name = models.CharField(max_length=120)
    code = models.CharField(max_length=24, blank=True)
    owner = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    township = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    industry = models.CharField(max_length=6, blank=True)
    sector = models.CharField(max_length=60, blank=True)
    total = MoneyField(null=True)
    nature = models.CharField(max_length=12, blank=True)
    funding = models.CharField(max_length=12, blank=True)
    industrial = models.BooleanField(null=True)
    private = models.BooleanField(null=True)
    provincial = models.BooleanField(null=True)
    attracted = models.BooleanField(null=True)
    start_year = models.PositiveSmallIntegerField(null=True)
    end_year = models.PositiveSmallIntegerField(null=True)
    responsible = models.ForeignKey("people.Officer", models.CASCADE, null=True, related_name="+")
    responsible_name = models.CharField(max_length=40, blank=True)
    section = models.CharField(max_length=40, blank=True)
    curve = models.CharField(max_length=12, blank=True)
    investment_kind = models.CharField(max_length=12, blank=True)

    reserved_on = models.DateField(null=True)
    signed_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    levelled_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    enrolled_on = models.DateField(null=True)
    unenrolled_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    commissioned_on = models.DateField(null=True)
    paused_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    planned_signed_on = models.DateField(null=True)
    planned_approved_on = models.DateField(null=True)
    planned_started_on = models.DateField(null=True)
    planned_enrolled_on = models.DateField(null=True)
    planned_completed_on = models.DateField(null=True)
    planned_commissioned_on = models.DateField(null=True)
    first_planned_started_on = models.DateField(null=True)
    start_evidenced = models.BooleanField(default=False)
    papers = models.CharField(max_length=400, default=",")

    sponsors = models.CharField(max_length=200, blank=True)
    sponsored_on = models.DateField(null=True)
    team = models.CharField(max_length=400, blank=True)
    born_on = models.DateField()
    # Long texts last: SQLite reads a row from its beginning, and lists filter on what stands above.
    place = models.CharField(max_length=200, blank=True)
    industrial_ground = models.CharField(max_length=200, blank=True)
    private_ground = models.CharField(max_length=200, blank=True)
    provincial_ground = models.CharField(max_length=200, blank=True)
    pinyin = models.CharField(max_length=700)
    remarks = models.CharField(max_length=1000, blank=True)
    content = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["known_until", "until_on", "from_on"], name="project_standing_day"),
            models.Index(fields=["project", "known_until", "from_on"], name="project_standing_project"),
            models.Index(fields=["unit", "known_until", "until_on"], name="project_standing_unit"),
        ]


class Tally(Standing):
    """Running totals since a project began. Reported, official and paid in are separate columns and stay separate; `vouched`: the part of `paid` that vouchers show."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="tallies")
    reported = MoneyField(default=0)
    evidenced = MoneyField(default=0)
    official = MoneyField(default=0)
    paid = MoneyField(default=0)
    vouched = MoneyField(default=0)
    physical = models.PositiveIntegerField(null=True)
    reported_on = models.DateField(null=True)
    official_on = models.DateField(null=True)

    class Meta:
        # Covers every total, so that a day's totals are read from the index alone.
        indexes = [
            models.Index(
                fields=["project", "known_until", "until_on", "from_on", "reported", "evidenced", "official", "paid", "vouched", "physical"], name="tally_project"
            )
        ]


class PlanStanding(Standing):
    """The year's planned investment as it stands, and the shape of its curve over the year (curve.py)."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="plans")
    year = models.PositiveSmallIntegerField()
    amount = MoneyField()
    shape = models.CharField(max_length=120)

    class Meta:
        indexes = [
            models.Index(fields=["project", "year", "known_until", "until_on", "from_on", "amount", "shape"], name="plan_project")
        ]


class CurvePoint(models.Model):
    """What share of a year's plan a curve of this shape expects by the start and the end of a half-month (millionths).

    Shapes are few and their points a pure function of their name: the table is a ready reckoner.
    """

    shape = models.CharField(max_length=120)
    half = models.PositiveSmallIntegerField(help_text="0 上半月 1 月 … 23 下半月 12 月")
    at_start = models.PositiveIntegerField()
    at_end = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shape", "half"], name="curve_point_once")]
        indexes = [models.Index(fields=["shape", "half", "at_start", "at_end"], name="curve_point")]


class SponsorStanding(Standing):
    """Which leader answers for which project, or sector."""

    project = models.ForeignKey(Project, models.CASCADE, null=True, related_name="sponsors")
    sector = models.CharField(max_length=60, blank=True)
    leader = models.ForeignKey("people.Officer", models.CASCADE, null=True, related_name="+")
    leader_name = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["leader", "known_until", "from_on"], name="sponsor_leader"),
            models.Index(fields=["project", "known_until", "from_on"], name="sponsor_project"),
        ]


class CatchUpStanding(Standing):
    """The catch-up plan that holds (catching_up.py), and what it asks: `due` 元 by the last leg whose day has come, `next_due` by the next, `back_due` by the last.

    `waiting`: a newer plan that waits for a word while an accepted one holds. `done_on`: caught up; from then on no plan is owed until it is behind again.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="catch_ups")
    year = models.PositiveSmallIntegerField()
    plan = models.ForeignKey("projects.CatchUpPlan", models.CASCADE, null=True, related_name="+")
    number = models.PositiveSmallIntegerField(null=True)
    filed_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    waiting = models.ForeignKey("projects.CatchUpPlan", models.CASCADE, null=True, related_name="+")
    waiting_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due = MoneyField(null=True)
    next_on = models.DateField(null=True)
    next_due = MoneyField(null=True)
    back_on = models.DateField(null=True)
    back_due = MoneyField(null=True)
    done_on = models.DateField(null=True)
    person = models.CharField(max_length=40, blank=True)
    returned_why = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    measures = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["project", "year", "known_until", "until_on", "from_on"], name="catch_up_project")]
