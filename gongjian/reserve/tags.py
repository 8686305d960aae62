"""The axes of M18 and their members: dated reference lists that the county fills itself, and the tags its projects carry. Nothing is invented here."""
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.when import When


@dataclass(frozen=True)
class Axis:
    """`named`: how many members the slogan speaks of, None where it does not say. `hint`: what the plan itself names."""

    title: str
    named: int | None = None
    hint: str = ""


AXES: dict[str, Axis] = {
    "position": Axis("六大战略定位", 6),
    "system": Axis("“1+5”现代产业体系", 6),
    "chain": Axis("十大产业链", 10),
    "direction": Axis("主攻方向", None, "方案点到的有城市建设、乡村振兴、生态文明、现代服务业、治水兴水，其余由县里定"),
}


class Tag(models.Model):
    """A member of an axis, once and for all. What it is called, and whether it still is one, are facts."""

    area = models.CharField("区划代码", max_length=12)
    axis = models.CharField("维度", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "储备标签"


class TagNaming(Fact):
    """From a day on the member is called this, by this document; with `ends`, it is a member no more."""

    tag = models.ForeignKey(Tag, models.PROTECT, related_name="namings", verbose_name="标签")
    name = models.CharField("名称", max_length=40)
    document = models.CharField("依据", max_length=120, blank=True)
    ends = models.BooleanField("停用", default=False)

    class Meta(Fact.Meta):
        verbose_name = "标签名称"


class Tagging(Fact):
    """From a day on the project carries the tag; with `ends`, no longer."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="taggings", verbose_name="项目")
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="taggings", verbose_name="标签")
    ends = models.BooleanField("取消", default=False)

    class Meta(Fact.Meta):
        verbose_name = "项目标签"
        indexes = [models.Index(fields=["project", "occurred_on"], name="tagging_project")]


@dataclass(frozen=True)
class Named:
    """A member as it is called on a day."""

    tag: int
    axis: str
    name: str
    document: str
    ends: bool


def members(when: When, area: str, ended: bool = False) -> list[Named]:
    """Every axis's members on a day, in the order they were entered; those that ended only when asked for. One query."""
    latest: dict[int, TagNaming] = {}
    for fact in TagNaming.objects.as_of(when).filter(area__startswith=area).select_related("tag").order_by("occurred_on", "pk"):
        latest[fact.tag_id] = fact
    found = [Named(fact.tag_id, fact.tag.axis, fact.name, fact.document, fact.ends) for _, fact in sorted(latest.items())]
    return found if ended else [named for named in found if not named.ends]


def by_axis(found: Iterable[Named]) -> dict[str, list[Named]]:
    """{axis: members} for every axis, also those nobody has filled."""
    told: dict[str, list[Named]] = {axis: [] for axis in AXES}
    for named in found:
        told.setdefault(named.axis, []).append(named)
    return told
