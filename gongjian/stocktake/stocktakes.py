"""A stocktake (调度): a sponsor looked into a project on a day (M47, M51). On the site it is a visit, with photos."""
from typing import TYPE_CHECKING

from django.db import models

from gongjian.people.posts import Role
from gongjian.timeline.facts import Fact

if TYPE_CHECKING:
    from gongjian.timeline.told import Told


class Stocktake(Fact):
    """`leader` is the sponsor; one the county has not registered is kept by name. `basis` says whence the office knows what it tells for him.

    `latitude`, `longitude`: where the phone was when a visit was told (WGS84). Photos are `Evidence` of subject "stocktake".
    """

    class How(models.TextChoices):
        SITE = "site", "现场走访"
        MEETING = "meeting", "会议调度"
        PHONE = "phone", "电话调度"
        WRITTEN = "written", "书面调度"

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="stocktakes", verbose_name="项目")
    leader = models.ForeignKey("people.Officer", models.PROTECT, null=True, blank=True, related_name="stocktakes", verbose_name="包保领导")
    leader_name = models.CharField("包保领导姓名", max_length=40)
    how = models.CharField("方式", max_length=8, choices=How)
    hour = models.TimeField("时间", null=True, blank=True)
    place = models.CharField("地点", max_length=120, blank=True)
    found = models.CharField("情况", max_length=2000)
    required = models.CharField("要求", max_length=2000, blank=True)
    basis = models.CharField("依据", max_length=200, blank=True)
    sitting = models.ForeignKey("stocktake.Sitting", models.PROTECT, null=True, blank=True, related_name="stocktakes", verbose_name="会议")
    latitude = models.FloatField("纬度", null=True, blank=True)
    longitude = models.FloatField("经度", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "调度"
        indexes = [
            models.Index(fields=["project", "occurred_on"], name="stocktake_project"),
            models.Index(fields=["area", "occurred_on"], name="stocktake_day"),
        ]

    def __str__(self):
        return f"{self.leader_name} {self.occurred_on} {self.get_how_display()}"

    @property
    def tellings(self) -> list[int]:
        """The keys of this telling and of those it corrects: photos stay with the one they came with."""
        found, before = [self.pk], self.corrects_id
        while before:
            found.append(before)
            before = Stocktake._base_manager.filter(pk=before).values_list("corrects_id", flat=True).first()
        return found

    def closed_to(self, told: "Told") -> str:
        """Nobody mends what another leader told: the leader himself, whoever wrote it down, or the office."""
        who = told.by
        if who is None or who.pk in (self.by_id, self.leader_id):
            return ""
        seat = who.seat_on(told.on)
        return "" if seat and seat.role == Role.OFFICE else f"这条调度是{self.leader_name}的，由他本人或指挥部办公室更正、作废"
