"""Telling a stocktake, and putting a visit's photos beside it."""
from datetime import date, time

from gongjian.projects.models import Project
from gongjian.stocktake.marking import of_office, sponsor_of
from gongjian.stocktake.stocktakes import Stocktake
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.files import take_in
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def take_stock(
    project: Project, told: Told, *, how: str, found: str, required: str = "", leader_name: str = "", on: date | None = None, hour: time | None = None,
    place: str = "", basis: str = "", latitude: float | None = None, longitude: float | None = None,
) -> list[Fact]:
    """A sponsor looked into the project on a day (M47, M51). Told by himself; or by the office for him, which then names whence it knows (`basis`).

    Counts for the half-month of the day it happened, however late it is told. Nobody else tells it: a duty is not fulfilled by another's word.
    """
    if how not in Stocktake.How.values:
        raise Refused("请选择调度方式")
    if not found.strip():
        raise Refused("请写明看到、听到的情况")
    if how == Stocktake.How.SITE and not place.strip():
        raise Refused("现场走访须写明地点")
    day = on or told.on
    if day > told.on:
        raise Refused("调度日期还没到")
    name = leader_name.strip() or (told.by.name if told.by else "")
    charge = sponsor_of(project, name, day)
    if not told.by or told.by.pk != charge.leader_id:
        if not of_office(told):
            raise Refused(f"{charge.leader_name}的调度由他本人或指挥部办公室记，不能代记")
        if not basis.strip():
            raise Refused("不是包保领导本人填的，须写明依据：哪份记录，或谁转告的")
    before = Stocktake.objects.as_of(When(FAR)).filter(project=project, leader_name=charge.leader_name, occurred_on=day, how=how)
    if before.exists():
        raise Refused(f"{charge.leader_name} {day} 的{Stocktake.How(how).label}已经记过，要改请更正那一条")
    return [
        told.tell(
            Stocktake, on=day, project=project, leader_id=charge.leader_id, leader_name=charge.leader_name, how=how, hour=hour, place=place.strip(),
            found=found.strip(), required=required.strip(), basis=basis.strip(), latitude=latitude, longitude=longitude,
        )
    ]


def photograph(stocktake: Stocktake, told: Told, *, name: str, data: bytes) -> list[Fact]:
    """A photo of the visit, with the day and place the camera knew. It is not one of the papers that enrolment asks for."""
    taken = take_in(data, name)
    if not taken.media.startswith("image/"):
        raise Refused(f"「{name}」不是照片：走访记录只收照片（JPG、PNG、WebP）")
    used = set(Evidence.objects.as_of(When(FAR)).filter(sha256=taken.sha256, subject="stocktake").values_list("subject_id", flat=True))
    other = next((visit for visit in Stocktake.objects.as_of(When(FAR)).filter(how=Stocktake.How.SITE) if used and used & set(visit.tellings)), None)
    if other:
        raise Refused(f"「{name}」已经用在{'这次' if other.pk == stocktake.pk else f' {other.occurred_on} 的另一次'}走访里，一张照片只算一次走访的")
    return [
        told.tell(
            Evidence, on=stocktake.occurred_on, subject="stocktake", subject_id=stocktake.pk, paper=Evidence.Kind.PHOTO, title=name[:200],
            supports=stocktake.kind(), supports_id=stocktake.pk, **vars(taken),
        )
    ]
