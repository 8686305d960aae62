"""The reserve on a project's page: where it stands, whose it is, what was found, how mature it is, which tags it carries."""
from django.urls import reverse

from gongjian.pages.doing.reserve.offers import on_reserve
from gongjian.pages.look import Look
from gongjian.people.units import names_on
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import say
from gongjian.reserve.grades import Grade
from gongjian.reserve.models import PoolStanding, ReserveStanding, TagStanding
from gongjian.reserve.tags import AXES, members
from gongjian.reserve.vetting import Answer, in_words
from gongjian.timeline.money import wan


def panels(eyes: Look, row, may) -> list[dict]:
    """[] for a project the reserve has nothing to say of. One panel of facts (`first`: it is under review), and one of what may be done."""
    told = say(eyes.lens.see(Project).filter(project=row.project_id), Project, eyes.at, ("reserve_place", "band", "maturity", "maturity_computed")).first()
    stands = ReserveStanding.objects.at(eyes.when).filter(project=row.project_id).first()
    acts = on_reserve(eyes, row, stands, may)
    place = Place(told.reserve_place)
    if place == Place.OUTSIDE and stands is None and not acts:
        return []
    data, first = facts(eyes, told, stands, place), place in (Place.PROPOSED, Place.VETTED, Place.RETURNED)
    found: list[dict] = [{"title": "储备", "small": place.label, "part": "gongjian/parts/facts.html", "data": data, "id": "reserve", "first": first}]
    if acts:
        found.append({"title": "储备办理", "part": "gongjian/parts/acts.html", "data": acts})
    return found


def facts(eyes: Look, told, stands: ReserveStanding | None, place: Place) -> list[dict]:
    said = [{"label": "状态", "text": place.label, "small": _since(told, stands, place)}]
    pools = list(PoolStanding.objects.at(eyes.when).filter(project=told.project_id).order_by("from_on", "pk").values_list("unit_id", flat=True))
    whose = stands.credited_id if stands and stands.credited_id else told.unit_id
    names = names_on({*pools, whose, stands.vetter_id if stands else None} - {None}, eyes.on)
    if pools:
        said.append({"label": "申报单位", "text": "、".join(names[unit] for unit in pools if unit in names), "small": "联合申报，总库只计一个" if len(pools) > 1 else ""})
    if place in (Place.IN, Place.STARTED):
        said.append({"label": "计入单位", "text": names.get(whose, ""), "small": "指挥部办公室认定" if stands and stands.credited_id else "责任单位"})
    if stands and stands.vetter_id:
        said.append({"label": "主管部门", "text": names.get(stands.vetter_id, "")})
    if stands and stands.findings:
        said.append({"label": "审查意见", "text": in_words(stands.findings), "small": Answer(stands.verdict).label})
    if stands and stands.note and place in (Place.RETURNED, Place.VETTED, Place.WITHDRAWN):
        said.append({"label": "说明", "text": stands.note})
    if stands and stands.secured is not None:
        said.append({"label": "第一年已落实资金", "text": f"{wan(stands.secured)} 万元", "small": "申报单位所说"})
    if place in (Place.IN, Place.PROPOSED, Place.VETTED) and told.maturity:
        over = stands and stands.grade
        small = f"评定；按推算为 {Grade(told.maturity_computed).label}" if over else "按手续、资金、计划开工推算（未核实）"
        said.append({"label": "成熟度", "text": Grade(told.maturity).label, "small": small})
    return said + tags(eyes, told.project_id)


def _since(told, stands: ReserveStanding | None, place: Place) -> str:
    day = {
        Place.IN: told.reserved_on, Place.STARTED: told.started_on, Place.WITHDRAWN: told.withdrawn_on,
    }.get(place, stands.step_on if stands else None)
    without = "，没有经过申报" if place == Place.IN and not (stands and stands.proposed_on) else ""
    return f"{day} 起{without}" if day else ""


def tags(eyes: Look, project: int) -> list[dict]:
    held = set(TagStanding.objects.at(eyes.when).filter(project=project).values_list("tag_id", flat=True))
    named = [one for one in members(eyes.when, eyes.request.user.area, ended=True) if one.tag in held]
    return [
        {"label": AXES[axis].title, "text": "、".join(one.name for one in named if one.axis == axis), "url": eyes.keep(reverse("reserve-axes"))}
        for axis in AXES if any(one.axis == axis for one in named)
    ]
