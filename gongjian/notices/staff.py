"""Who holds which post on a day, for all officers at once."""
from collections import defaultdict
from datetime import date

from django.db.models import Q

from gongjian.notices.moves import view
from gongjian.people.models import Cover, PostStanding
from gongjian.people.posts import Rank, Role
from gongjian.problems.models import ProblemOn
from gongjian.projects.models import ProjectStanding, SponsorStanding
from gongjian.timeline.when import When


class Staff:
    """`seats`: {officer: the post by which he sees and owes}, as Officer.seat_on says it; only of those who may sign in. Two queries."""

    def __init__(self, area: str, day: date):
        self.area, self.day = area, day
        rows = PostStanding.objects.at(When(day)).filter(area__startswith=area, officer__is_active=True).select_related("officer", "unit").order_by("rank", "pk")
        self.seats: dict[int, PostStanding] = {}
        for row in rows:
            self.seats.setdefault(row.officer_id, row)
        self.names = {officer: seat.officer.name for officer, seat in self.seats.items()}
        self._covers: dict[int, list[int]] = defaultdict(list)
        for cover in Cover.objects.as_of(When(day)).filter(area__startswith=area, from_on__lte=day, until_on__gte=day).order_by("pk"):
            if cover.officer_id not in self._covers[cover.deputy_id]:
                self._covers[cover.deputy_id].append(cover.officer_id)

    def stands_in_for(self, officer: int) -> list[int]:
        unit = self.seats[officer].unit_id
        return [absent for absent in self._covers.get(officer, ()) if unit and absent in self.seats and self.seats[absent].unit_id == unit]

    def of_unit(self, unit: int | None) -> list[int]:
        return [officer for officer, seat in self.seats.items() if unit and seat.unit_id == unit and seat.role not in (Role.LEADER, Role.INSPECTOR, Role.ADMIN)]

    def of_role(self, role: str, rank: Rank | None = None) -> list[int]:
        return [officer for officer, seat in self.seats.items() if seat.role == role and rank in (None, seat.rank)]

    def sponsors(self, problems: set[int]) -> dict[int, set[int]]:
        """{problem: the leaders who sponsor a project it stands in the way of, or that project's sector}. Three queries."""
        when, found = view(self.day), defaultdict(set)
        ons = list(ProblemOn.objects.at(when).filter(problem__in=problems).values_list("problem_id", "project_id"))
        sectors = dict(ProjectStanding.objects.at(when).filter(project__in={project for _, project in ons}).exclude(sector="").values_list("project_id", "sector"))
        charges = SponsorStanding.objects.at(when).filter(area__startswith=self.area, leader__isnull=False)
        here = list(charges.filter(Q(project__in={project for _, project in ons}) | Q(project=None)).values_list("project_id", "sector", "leader_id"))
        leaders = set(self.of_role(Role.LEADER))
        for problem, project in ons:
            for of, sector, leader in here:
                if leader in leaders and (of == project or of is None and sector and sector == sectors.get(project)):
                    found[problem].add(leader)
        return found
