"""Where a project's approvals stand on a day, item by item and as a whole: derived from what was told, from the catalogue and from the calendar."""
from django.db import models

from gongjian.timeline.standing import Standing


class ApprovalStanding(Standing):
    """One row an item of a project's checklist; without a checklist, one an item that was told of.

    `owner_days`, `bureau_days`, `agency_days`: working days of this round up to `desk_on`; since then they are those of `desk` (clock.charged).
    `due_on`: the limit after all pauses; none while the clock stands still. `why`: what is not needed, or not known, and the reason.
    """

    project = models.ForeignKey("projects.Project", models.CASCADE, related_name="approval_standings")
    item = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    unit = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    handler = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    desk = models.CharField(max_length=8, blank=True)
    desk_on = models.DateField(null=True)
    agent = models.ForeignKey("people.Officer", models.CASCADE, null=True, related_name="+")
    begun_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    level = models.CharField(max_length=8, blank=True)
    owner_days = models.PositiveSmallIntegerField(default=0)
    bureau_days = models.PositiveSmallIntegerField(default=0)
    agency_days = models.PositiveSmallIntegerField(default=0)
    document = models.CharField(max_length=80, blank=True)
    agency = models.CharField(max_length=60, blank=True)
    superior = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["project", "known_until", "item", "until_on", "from_on", "state"], name="approval_standing"),
            models.Index(fields=["unit", "known_until", "until_on", "from_on", "state", "project"], name="approval_standing_unit"),
            models.Index(fields=["agent", "known_until", "until_on", "from_on", "project"], name="approval_standing_agent"),
        ]


class ChecklistStanding(Standing):
    """A project's approvals as a whole. One row a project of which anything was told; lists read this one and not the items.

    `needed` and `done` count items before the start, `unknown` those that wait for an attribute (待核). The columns of list 9 (columns.py) each hold a State.
    """

    project = models.ForeignKey("projects.Project", models.CASCADE, related_name="checklist_standings")
    listed_on = models.DateField(null=True)
    kind_of = models.CharField(max_length=20, blank=True)
    path = models.CharField(max_length=12, blank=True)
    needed = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)
    unknown = models.PositiveSmallIntegerField(default=0)
    filing = models.CharField(max_length=12, blank=True)
    land = models.CharField(max_length=12, blank=True)
    forest = models.CharField(max_length=12, blank=True)
    conversion = models.CharField(max_length=12, blank=True)
    supply = models.CharField(max_length=12, blank=True)
    landplan = models.CharField(max_length=12, blank=True)
    planning = models.CharField(max_length=12, blank=True)
    environment = models.CharField(max_length=12, blank=True)
    energy = models.CharField(max_length=12, blank=True)
    water = models.CharField(max_length=12, blank=True)
    drawings = models.CharField(max_length=12, blank=True)
    tender = models.CharField(max_length=12, blank=True)
    permit = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=8, blank=True)
    next_item = models.CharField(max_length=12, blank=True)
    next_unit = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    next_handler = models.CharField(max_length=40, blank=True)
    next_due_on = models.DateField(null=True)
    agent = models.ForeignKey("people.Officer", models.CASCADE, null=True, related_name="+")
    agent_name = models.CharField(max_length=40, blank=True)
    agent_unit = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    vetting = models.CharField(max_length=10, blank=True)
    vetted_on = models.DateField(null=True)
    obstacle = models.CharField(max_length=300, blank=True)
    lacking = models.CharField(max_length=300, blank=True)
    permit_waits = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["project", "known_until", "until_on", "from_on"], name="checklist_standing"),
            models.Index(fields=["agent", "known_until", "until_on"], name="checklist_standing_agent"),
        ]
