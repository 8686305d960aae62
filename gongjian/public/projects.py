"""/public/projects: key projects of the latest release, by unit: name, place, stage, total, as far as each word's class is open."""
from collections import Counter
from typing import Any

from gongjian.public.out import Out
from gongjian.public.page import Page, html
from gongjian.public.saying import full, money
from gongjian.publicity.key_projects import still_open
from gongjian.publicity.life import Figures


def projects(out: Out) -> Page:
    told = records(out.releases[0].figures) if out.releases else []
    groups: dict[str, list[dict[str, Any]]] = {}
    for record in told:
        groups.setdefault(record.get("unit_name", "责任单位未定"), []).append(shown(record))
    return html(out, "projects", {
        "title": "重点项目", "on": full(out.releases[0].day) if out.releases else "", "count": len(told), "stages": stages(told), "total": total(told),
        "groups": [{"label": unit, "rows": rows} for unit, rows in groups.items()],
    }, "public-projects")


def records(said: Figures) -> list[dict[str, Any]]:
    return [still_open(record) for record in said["projects"]]


def stages(told: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return Counter(record["public_stage"] for record in told if "public_stage" in record).most_common()


def total(told: list[dict[str, Any]]) -> str:
    return money(sum(record.get("total", 0) for record in told)) if any("total" in record for record in told) else ""


def shown(record: dict[str, Any]) -> dict[str, Any]:
    years = "—".join(dict.fromkeys(str(record[name]) for name in ("start_year", "end_year") if name in record))
    small = [record.get("nature", ""), record.get("sector", ""), f"{years}年" if years else "", "省级重点" if record.get("provincial") else ""]
    return {
        "name": record.get("name", ""), "place": record.get("place", ""), "stage": record.get("public_stage", ""), "total": money(record.get("total")),
        "content": record.get("content", ""), "owner": record.get("public_owner", ""), "code": record.get("code", ""), "small": " · ".join(filter(None, small)),
    }
