"""Where every approval item of a project stands on a day."""
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q

from gongjian.approvals.items import Approval
from gongjian.projects.card import Project
from gongjian.timeline.facts import holding
from gongjian.timeline.standing import Standing, history, keep, spans


class ApprovalStanding(Standing):
    project = models.ForeignKey("projects.Project", models.CASCADE, related_name="approval_standings")
    item = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    unit = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    handler = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["project", "known_until", "item", "until_on", "from_on", "state"], name="approval_standing")]


def replay(project: Project, facts: list[Approval]) -> list[ApprovalStanding]:
    versions = []
    for item in sorted({fact.item for fact in facts}):
        of_item = [fact for fact in facts if fact.item == item]
        for start, until in spans(fact.occurred_on for fact in of_item):
            last = [fact for fact in of_item if fact.occurred_on <= start][-1]
            versions.append(
                ApprovalStanding(
                    area=last.area, project=project, item=item, state=last.state, unit_id=last.unit_id, handler=last.handler, due_on=last.due_on,
                    done_on=last.occurred_on if last.state == "done" else None, from_on=start, until_on=until,
                )
            )
    return versions


def restand_approvals(project: Project, at: datetime) -> None:
    keep(ApprovalStanding, Q(project=project), replay(project, holding(list(project.approvals.all()), None)), at)


def rebuild_approvals(projects: list[Project]) -> None:
    facts: dict[int, list[Approval]] = {project.pk: [] for project in projects}
    for fact in Approval.objects.filter(project__in=projects):
        facts[fact.project_id].append(fact)
    rows: list[ApprovalStanding] = []
    for project in projects:
        told = facts[project.pk]
        rows += history((fact.recorded_at for fact in told), lambda moment: replay(project, holding(told, moment)))  # noqa: B023
    with transaction.atomic():
        ApprovalStanding.objects.filter(project__in=projects).delete()
        ApprovalStanding.objects.bulk_create(rows, batch_size=1000)
