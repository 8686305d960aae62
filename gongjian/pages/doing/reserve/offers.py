"""What a project's page offers with regard to the reserve: what may follow where it stands and is his to do; the act that leads on first."""
from django.urls import reverse

from gongjian.pages.doing.reserve.asks import ASKS
from gongjian.pages.doing.reserve.step import step_url
from gongjian.pages.look import Look
from gongjian.projects.models import ProjectStanding
from gongjian.reserve.acts import course, tags
from gongjian.reserve.flow import FLOW, Step
from gongjian.reserve.mending import not_his, take_back
from gongjian.reserve.models import ReserveStanding, ReserveStep
from gongjian.reserve.place import place, pools_of
from gongjian.reserve.tags import members
from gongjian.reserve.vetting import Answer


def on_reserve(look: Look, row: ProjectStanding, stands: ReserveStanding | None, may) -> list[dict]:
    """Buttons for parts/acts.html. `may` is Desk.offers of the project."""
    here, found = place(row, stands), []
    seat = look.lens.seat
    if here in FLOW[Step.PROPOSED].after and not row.started_on and seat and seat.unit_id == row.unit_id and look.desk().may(course.propose, seat.unit):
        found.append({"label": "申报入库" if here is None else "再次申报", "url": reverse("reserve-propose", args=[row.project_id]), "key": True})
    several = len(pools_of(row.project, look.on) | {row.unit_id}) > 1
    for step, asks in ASKS.items():
        if step == Step.CREDITED and not several:
            continue
        if here in FLOW[step].after and may(course.advance, kind=step) and _sensible(step, row, stands):
            found.append({"label": asks.title, "url": step_url(row.project_id, step), "key": step in (Step.VETTED, Step.ADMITTED)})
    if may(tags.tag_project) and not row.withdrawn_on and members(look.when, look.request.user.area):
        found.append({"label": "打标签", "url": reverse("reserve-tags", args=[row.project_id])})
    return found + _taking_back(look, row, may)


def _taking_back(look: Look, row: ProjectStanding, may) -> list[dict]:
    """The newest step, where it is his to take back."""
    last = ReserveStep.objects.as_of(look.when).filter(project=row.project_id).select_related("by").order_by("occurred_on", "pk").last()
    if last is None or row.started_on or not may(take_back, last) or not_his(last, look.request.user, look.on):
        return []
    return [{"label": f"撤回「{last.get_step_display()}」", "url": reverse("reserve-back", args=[last.pk])}]


def _sensible(step: Step, row: ProjectStanding, stands: ReserveStanding | None) -> bool:
    """Not refused at once for what everybody can see."""
    if row.started_on and not FLOW[step].beside:
        return False
    if step == Step.ADMITTED:
        return bool(stands and stands.verdict != Answer.STOP)
    return not (step == Step.KEPT and row.started_on)
