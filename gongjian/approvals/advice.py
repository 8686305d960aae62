"""Told once and whole (一次性告知, M35): which obstacles of policy stand before a project, and how each was got out of the way."""
from django.db import models

from gongjian.approvals.mended import by_teller
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


class Obstacle(models.TextChoices):
    RED_LINE = "red_line", "生态保护红线"
    FARMLAND = "farmland", "永久基本农田"
    BOUNDARY = "boundary", "城镇开发边界"
    RESERVE = "reserve", "自然保护地"
    FOREST = "forest", "林地"
    RELICS = "relics", "文物保护"
    RIVER = "river", "河道和洪泛区"
    MINING = "mining", "压覆矿产和采空区"
    GEOHAZARD = "geohazard", "地质灾害"
    POLICY = "policy", "产业政策和两高"
    OTHER = "other", "其他"


class Finding(models.TextChoices):
    """A conflict stops the way until it is lifted; what is to be settled is a matter of one more item or another site."""

    NONE = "none", "不涉及"
    SETTLE = "settle", "涉及，须办手续"
    CONFLICT = "conflict", "冲突，政策性障碍"


class Advice(Fact):
    """`obstacles`: [{"kind", "finding", "words"}]. A second notice for the same project is possible, and says why it was not told at once."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="advices", verbose_name="项目")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="告知单位")
    number = models.CharField("告知书文号", max_length=60, blank=True)
    obstacles = models.JSONField("障碍", default=list)

    class Meta(Fact.Meta):
        verbose_name = "一次性告知"
        indexes = [models.Index(fields=["project", "occurred_on"], name="advice_project")]

    def closed_to(self, told: Told) -> str:
        return by_teller(self, told)


class Lifted(Fact):
    """An obstacle of this kind no longer stands, by this document (moved site, adjusted line, permit)."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="lifteds", verbose_name="项目")
    obstacle = models.CharField("障碍", max_length=12, choices=Obstacle)
    document = models.CharField("依据", max_length=80)

    class Meta(Fact.Meta):
        verbose_name = "障碍消除"
        indexes = [models.Index(fields=["project", "occurred_on"], name="lifted_project")]

    def closed_to(self, told: Told) -> str:
        return by_teller(self, told)
