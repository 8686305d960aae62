"""Vetting a project that is to start (M30)."""
from datetime import date

from gongjian.approvals.vetting import Verdict, Vetting
from gongjian.projects.card import Project
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def vet(
    project: Project, told: Told, *, verdict: str, signers: list[dict], points: list[dict] | None = None, conditions: str = "", on: date | None = None,
) -> list[Fact]:
    """`signers`: [{"unit": str, "name": str}], one at least. On condition needs `conditions`; a stop needs `told.note`."""
    day = on or told.on
    if day > told.on:
        raise Refused("日期还没到")
    if verdict not in Verdict.values:
        raise Refused("请选择研判意见：通过、附条件通过或暂缓")
    said = [{"unit": str(one.get("unit") or "").strip()[:40], "name": str(one.get("name") or "").strip()[:40]} for one in signers]
    signed = [one for one in said if one["name"]]
    if not signed or any(not one["unit"] for one in signed):
        raise Refused("研判须有参加单位和签字人")
    if verdict == Verdict.CONDITION and not conditions.strip():
        raise Refused("附条件通过须写明条件")
    if verdict == Verdict.STOP and not told.note:
        raise Refused("暂缓须写明理由")
    if ProjectStanding.objects.at(When(day)).filter(project=project, started_on__isnull=False).exists():
        raise Refused("项目已经开工，不再研判")
    looked_at = [{"point": str(one.get("point") or "")[:40], "words": str(one.get("words") or "").strip()[:200]} for one in points or []]
    return [told.tell(Vetting, on=day, project=project, verdict=verdict, signers=signed, points=looked_at, conditions=conditions.strip()[:500])]
