"""Key projects of the latest release as an OC4IDS 0.9 package (Open Contracting for Infrastructure Data Standard): public bodies, money in CNY, no persons.

    package(out)    # dict to be written as JSON; Refused where no figures are out

Only words that are open are in it, and what says nothing is left out whole. The prefix of the identifiers is the county's to register
(GONGJIAN_OC4IDS_PREFIX); until then its area code stands in, and the page of open data says so.
"""
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.urls import reverse

from gongjian.public.out import Out
from gongjian.public.projects import records
from gongjian.public.sectors import sectors
from gongjian.publicity.life import Life
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA

VERSION = "0.9"
STATUS = {
    "储备": "identification", "前期": "preparation", "在建": "implementation", "停工": "implementation", "已竣工": "completion", "已投产": "maintenance",
    "已退出": "cancelled",
}
NOTHING: tuple[Any, ...] = (None, "", [], {})


def package(out: Out) -> dict[str, Any]:
    life = out.releases[0] if out.releases else None
    told = records(life.figures) if life else []
    if life is None or not told:
        raise Refused("还没有公开的重点项目数据：先在“宣传公开”起草数据，核稿、签发、公开以后才能导出")
    path = reverse("public-oc4ids")
    return {
        "uri": f"{out.base}{path}" if out.base else f"urn:gongjian:{out.area}:oc4ids:{life.item.pk}", "version": VERSION, "publishedDate": published(life),
        "publisher": {"name": out.organ}, "projects": [project(out, life, record) for record in told],
    }


def prefix(area: str) -> str:
    return settings.OC4IDS_PREFIX or f"oc4ids-{area[:6]}"


def project(out: Out, life: Life, record: dict[str, Any]) -> dict[str, Any]:
    total = record.get("total")
    said = {
        "id": f"{prefix(out.area)}-{record['key']}", "updated": published(life), "language": "zh", "title": record.get("name"), "description": record.get("content"),
        "identifiers": [{"id": record["code"], "scheme": "GB/T 40058"}] if "code" in record else [], "status": STATUS.get(record.get("public_stage", "")),
        "type": "construction", "sector": sectors(record.get("industry", "")), "additionalClassifications": classifications(record),
        "period": period(first(record.get("start_year")), last(record.get("end_year"))),
        "implementationPeriod": period(on(record.get("started_on")), on(record.get("completed_on"))),
        "maintenancePeriod": period(on(record.get("commissioned_on")), None),
        "locations": locations(out, record), "budget": {"description": "计划总投资", "amount": {"amount": total, "currency": "CNY"}} if total else {},
        "publicAuthority": {"id": authority(out, record), "name": record["unit_name"]} if "unit_name" in record else {}, "parties": parties(out, record),
    }
    return {name: value for name, value in said.items() if value not in NOTHING}


def classifications(record: dict[str, Any]) -> list[dict[str, str]]:
    told = [{"scheme": "GB/T 4754-2017", "id": record["industry"]}] if record.get("industry") else []
    return told + ([{"scheme": "行业类别", "id": record["sector"], "description": record["sector"]}] if record.get("sector") else [])


def locations(out: Out, record: dict[str, Any]) -> list[dict[str, Any]]:
    place, town = record.get("place"), record.get("township_name")
    if not (place or town):
        return []
    address = {name: value for name, value in (("locality", town), ("region", out.region), ("countryName", "中国")) if value}
    return [{"id": "1", "address": address} | ({"description": place} if place else {})]


def authority(out: Out, record: dict[str, Any]) -> str:
    return f"{out.area[:6]}-{record['unit']}"


def parties(out: Out, record: dict[str, Any]) -> list[dict[str, Any]]:
    """Public bodies: the unit that answers for it, and the owner where the government invests. An enterprise is named only where the class of `owner` is open."""
    told = [{"id": authority(out, record), "name": record["unit_name"], "roles": ["publicAuthority"]}] if "unit_name" in record else []
    owner = record.get("public_owner") or record.get("owner")
    if owner and owner != record.get("unit_name"):
        told.append({"id": f"{out.area[:6]}-owner-{record['key']}", "name": owner, "roles": ["buyer"]})
    return told


def period(start: datetime | None, end: datetime | None) -> dict[str, str]:
    return {name: moment.isoformat() for name, moment in (("startDate", start), ("endDate", end)) if moment}


def on(day: str | None) -> datetime | None:
    return datetime.combine(date.fromisoformat(day), time(), CHINA) if day else None


def first(year: int | None) -> datetime | None:
    return datetime(year, 1, 1, tzinfo=CHINA) if year else None


def last(year: int | None) -> datetime | None:
    return datetime(year, 12, 31, tzinfo=CHINA) if year else None


def published(life: Life) -> str:
    return life.last.recorded_at.astimezone(CHINA).isoformat(timespec="seconds")
