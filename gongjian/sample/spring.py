"""Projects that are to start in spring, each with a checklist of about thirty items somewhere on their way: for measuring, beside a crowd."""
from datetime import date, timedelta
from random import Random

from django.db import transaction

from gongjian.approvals.models import Approval, Checklist
from gongjian.approvals.restand import rebuild_approvals
from gongjian.people.models import Unit
from gongjian.projects.models import Card, Milestone, Project
from gongjian.projects.restand import rebuild
from gongjian.sample.crowd import moment, on_its_way
from gongjian.timeline.money import WAN
from gongjian.timeline.told import Told

BORN = date(2023, 6, 1)


@transaction.atomic
def spring(projects: int, area: str, seed: int = 2) -> int:
    """Adds so many projects of list 9 to a county that has its units. Returns how many items of approvals were told of."""
    dice = Random(seed)
    units = list(Unit.objects.filter(area=area, kind__in=("township", "zone", "department"), standings__isnull=False))
    crowd = Project.objects.bulk_create([Project(area=area) for _ in range(projects)])
    facts: dict[type, list] = {model: [] for model in (Card, Milestone, Checklist, Approval)}

    def tell(model, day, late=0, **said):
        facts[model].append(Told(area, day, moment(day, late)).fact(model, **said))

    for place, project in enumerate(crowd):
        says = {"name": f"春季项目第{place}号", "unit": dice.choice(units).pk, "total": dice.randrange(600, 90_000) * WAN, "nature": "new", "responsible_name": "某某"}
        tell(Card, BORN, project=project, says=says)
        planned = date(2024, 1, 2) + timedelta(dice.randrange(88))
        tell(Milestone, BORN, project=project, kind_of="started", planned=True, planned_on=planned)
        on_its_way(tell, project, dice)
    for model, told in facts.items():
        model.objects.bulk_create(told, batch_size=2000)
    rebuild(crowd)
    rebuild_approvals(crowd)
    return len(facts[Approval])
