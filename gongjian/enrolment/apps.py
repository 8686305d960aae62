from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Enrolment(AppConfig):
    name = "gongjian.enrolment"
    verbose_name = "入统"

    def ready(self):
        post_migrate.connect(stand_anew, sender=self)


def stand_anew(using="default", **kwargs) -> None:
    """Projects enrolled before this table was there, or before a migration emptied it, stand in it at once."""
    from gongjian.enrolment.models import EnrolmentStanding, EnrolmentStep
    from gongjian.enrolment.standings import OF_MILESTONES, rebuild_enrolments
    from gongjian.projects.models import Milestone, Project

    if using != "default" or EnrolmentStanding.objects.exists():
        return
    told = {*Milestone.objects.filter(kind_of__in=OF_MILESTONES).values_list("project", flat=True), *EnrolmentStep.objects.values_list("project", flat=True)}
    if told:
        rebuild_enrolments(list(Project.objects.filter(pk__in=told)))
