"""Whose stocktake it is: who sponsored the project on the day, who may tell for him, and what a sitting marks as taken stock of."""
from datetime import date

from gongjian.people.posts import Role
from gongjian.projects.models import Project, ProjectStanding, SponsorStanding
from gongjian.stocktake.sittings import Decision, Minute, Sitting
from gongjian.stocktake.stocktakes import Stocktake
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def of_office(told: Told) -> bool:
    """Told by an officer of the drive's office, or by nobody in particular (the command line)."""
    seat = told.by.seat_on(told.on) if told.by else None
    return told.by is None or (seat is not None and seat.role == Role.OFFICE)


def sponsor_of(project: Project, name: str, day: date) -> SponsorStanding:
    """The charge of the leader so called, of the project or of its sector. Raises Refused naming who does sponsor it on that day."""
    rows = sponsors_of(project, day)
    if not rows:
        raise Refused(f"{day} 这个项目没有包保领导，请先定包保")
    found = next((row for row in rows if row.leader_name == name), None)
    if found is None:
        names = "、".join(dict.fromkeys(row.leader_name for row in rows))
        raise Refused(f"{day} 包保这个项目的是{names}，请以他的名义记" if name else "请选择是哪位包保领导的调度")
    return found


def sponsors_of(project: Project, day: date) -> list[SponsorStanding]:
    """Who sponsors the project itself, then who sponsors its sector."""
    here = SponsorStanding.objects.at(When(day)).order_by("pk")
    sector = ProjectStanding.objects.at(When(day)).filter(project=project).exclude(sector="").values_list("sector", flat=True).first()
    return [*here.filter(project=project), *(here.filter(project=None, sector=sector, area=project.area) if sector else ())]


def mark(sitting: Sitting, held_on: date, told: Told, project: Project, found: str = "") -> list[Fact]:
    """A sponsor's sitting dealt with a project he sponsors on that day: that is his stocktake of it, brought up to what minutes and decisions say now.

    `found` is said of a project that was gone through without either. Nothing for other sittings and for other leaders' projects.
    """
    charge = next((row for row in sponsors_of(project, held_on) if row.leader_name == sitting.leader_name), None)
    if sitting.kind != Sitting.Kind.LEADER or charge is None:
        return []
    now = When(FAR)
    held = Stocktake.objects.as_of(now).filter(sitting=sitting, project=project).first()
    minutes = list(Minute.objects.as_of(now).filter(sitting=sitting, item__concerns=project).order_by("item__place").values_list("text", flat=True))
    decisions = list(Decision.objects.as_of(now).filter(sitting=sitting, project=project).order_by("pk").values_list("text", flat=True))
    said = {"found": ("\n".join(minutes) or found or ("见议定事项" if decisions else ""))[:2000], "required": "\n".join(decisions)[:2000]}
    if not said["found"] and held is None or held and (held.found, held.required) == (said["found"], said["required"]):
        return []
    frame = {"how": Stocktake.How.MEETING, "basis": str(sitting)[:200], "sitting": sitting, "leader_id": charge.leader_id, "leader_name": charge.leader_name}
    if held and not said["found"]:
        said = {"found": held.found, "required": held.required}
        return [told.tell(Stocktake, on=held_on, project=project, corrects=held, void=True, **frame, **said)]
    return [told.tell(Stocktake, on=held_on, project=project, corrects=held, **frame, **said)]
