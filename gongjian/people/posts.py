"""Posts: an officer holds a post at a unit from a day on, until another fact says it ended."""
from datetime import datetime

from django.db import models
from django.db.models import Q

from gongjian.people.officers import Officer
from gongjian.timeline.facts import Fact
from gongjian.timeline.standing import Standing, keep, spans
from gongjian.timeline.when import FAR, When


class Role(models.TextChoices):
    """What a post has to do with the drive; `desk/` turns it into what may be seen and done."""

    OFFICE = "office", "指挥部办公室"
    LEADER = "leader", "县领导"
    UNIT = "unit", "责任单位"
    STATISTICS = "statistics", "县统计局"
    APPROVALS = "approvals", "县审批局"
    INSPECTOR = "inspector", "督查组"
    ADMIN = "admin", "系统管理员"


class Rank(models.IntegerChoices):
    """M56: the head answers in person (亲自抓), the deputy in detail (具体抓)."""

    HEAD = 1, "主要领导"
    DEPUTY = 2, "分管领导"
    CLERK = 3, "工作人员"


class Post(Fact):
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="posts", verbose_name="人员")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="单位")
    title = models.CharField("职务", max_length=40)
    role = models.CharField("角色", max_length=12, choices=Role)
    rank = models.IntegerField("层级", choices=Rank, default=Rank.CLERK)
    ends = models.BooleanField("离任", default=False)

    class Meta(Fact.Meta):
        verbose_name = "任职"


class PostStanding(Standing):
    officer = models.ForeignKey(Officer, models.CASCADE, related_name="seats")
    unit = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="seats")
    title = models.CharField(max_length=40)
    role = models.CharField(max_length=12)
    rank = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["officer", "known_until", "from_on"], name="post_officer"),
            models.Index(fields=["unit", "known_until", "from_on"], name="post_unit"),
        ]


def restand_posts(officer: Officer, at: datetime) -> None:
    """Rebuild an officer's seats: one post a unit at a time, several units at once are possible."""
    facts = list(officer.posts.as_of(When(FAR, known=at)).order_by("occurred_on", "pk"))
    versions = []
    for unit in {fact.unit_id for fact in facts}:
        here = [fact for fact in facts if fact.unit_id == unit]
        for start, until in spans(fact.occurred_on for fact in here):
            latest = [fact for fact in here if fact.occurred_on <= start][-1]
            if not latest.ends:
                versions.append(
                    PostStanding(
                        area=latest.area, officer=officer, unit_id=unit, from_on=start, until_on=until,
                        title=latest.title, role=latest.role, rank=latest.rank,
                    )
                )
    keep(PostStanding, Q(officer=officer), versions, at)


def who_answered(unit_id: int, when: When, rank: int = Rank.HEAD) -> list[PostStanding]:
    """Who held the unit's posts of this rank on that day (M56)."""
    return list(PostStanding.objects.at(when).filter(unit=unit_id, rank=rank).select_related("officer").order_by("pk"))
