"""The way into the base as one table (rules.md §2.3 [C]): 材料准备 → 单位提交 → 主管部门核实 → 县统计初审 → 市审 → 省审 → 国审 → 已入库 | 退回 | 已退库."""
from dataclasses import dataclass

from django.db import models


class EnrolState(models.TextChoices):
    """Each but the first two is told; what is enrolled or removed is told by a milestone of the project."""

    OUTSIDE = "outside", "不适用"
    PREPARING = "preparing", "材料准备"
    SUBMITTED = "submitted", "单位提交"
    VERIFIED = "verified", "主管部门核实"
    REVIEWED = "reviewed", "县统计初审"
    CITY = "city", "市审"
    PROVINCE = "province", "省审"
    NATION = "nation", "国审"
    ENROLLED = "enrolled", "已入库"
    RETURNED = "returned", "退回"
    REMOVED = "removed", "已退库"


class Level(models.TextChoices):
    """Who looked at the papers."""

    VERIFIER = "verifier", "行业主管部门"
    COUNTY = "county", "县统计局"
    CITY = "city", "市统计局"
    PROVINCE = "province", "省统计局"
    NATION = "nation", "国家统计局"


class Reason(models.TextChoices):
    """Why papers come back (rules.md §2.5)."""

    LACKING = "lacking", "缺材料"
    NAMES = "names", "单位名称不一致"
    DATES = "dates", "日期先后不符"
    AMOUNTS = "amounts", "金额不一致"
    PHOTOS = "photos", "照片不合要求"
    LEVELLING = "levelling", "仅为平场"
    SEALS = "seals", "签章不全"
    CODES = "codes", "代码有误"
    SCOPE = "scope", "不在统计范围"
    CHECK = "check", "需进一步核对"
    OTHER = "other", "其他"


@dataclass(frozen=True)
class Turn:
    """`after`: where the project must stand. `waits`: who acts next."""

    state: EnrolState
    after: tuple[EnrolState, ...]
    waits: str


S = EnrolState
UNDER_WAY = (S.SUBMITTED, S.VERIFIED, S.REVIEWED, S.CITY, S.PROVINCE, S.NATION)
FLOW: dict[EnrolState, Turn] = {
    turn.state: turn
    for turn in (
        Turn(S.SUBMITTED, (S.PREPARING, S.RETURNED, S.REMOVED), "行业主管部门核实"),
        Turn(S.VERIFIED, (S.SUBMITTED,), "县统计局初审"),
        Turn(S.REVIEWED, (S.VERIFIED,), "市统计局审核"),
        Turn(S.CITY, (S.REVIEWED,), "省统计局审核"),
        Turn(S.PROVINCE, (S.REVIEWED, S.CITY), "县统计局记入统；5000 万元以上的先经国家统计局审核"),
        Turn(S.NATION, (S.PROVINCE,), "县统计局记入统"),
        Turn(S.ENROLLED, (S.PROVINCE, S.NATION), ""),
        Turn(S.RETURNED, UNDER_WAY, "责任单位补正后再提交"),
        Turn(S.REMOVED, (S.ENROLLED,), ""),
    )
}
# The level that holds the papers, and so is the one that can return them.
HELD_BY: dict[EnrolState, Level] = {
    S.SUBMITTED: Level.VERIFIER, S.VERIFIED: Level.COUNTY, S.REVIEWED: Level.CITY, S.CITY: Level.PROVINCE, S.PROVINCE: Level.NATION, S.NATION: Level.COUNTY,
}
ANSWERS: dict[Level, EnrolState] = {Level.CITY: S.CITY, Level.PROVINCE: S.PROVINCE, Level.NATION: S.NATION}
