from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Problems(AppConfig):
    name = "gongjian.problems"

    def ready(self):
        post_migrate.connect(stand_anew, sender=self)


def stand_anew(using="default", **kwargs) -> None:
    """A migration that changes what stands of problems empties the table; it is made anew from the facts."""
    from gongjian.problems.models import Problem, ProblemStanding
    from gongjian.problems.standings import rebuild_problems

    if using == "default" and not ProblemStanding.objects.exists() and (problems := list(Problem.objects.all())):
        rebuild_problems(problems)
