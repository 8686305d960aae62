from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Approvals(AppConfig):
    name = "gongjian.approvals"

    def ready(self):
        post_migrate.connect(stand_anew, sender=self)


def stand_anew(using="default", **kwargs) -> None:
    """A migration that changes what stands of approvals leaves the wholes empty; all is made anew from the facts."""
    from gongjian.approvals.models import Approval, Checklist, ChecklistStanding
    from gongjian.approvals.restand import rebuild_approvals
    from gongjian.projects.models import Project

    if using != "default" or ChecklistStanding.objects.exists():
        return
    told = {key for model in (Approval, Checklist) for key in model._base_manager.order_by().values_list("project", flat=True).distinct()}
    if told:
        rebuild_approvals(list(Project.objects.filter(pk__in=told)))
