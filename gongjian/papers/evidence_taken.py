"""Who took a project's papers away, when, and which bytes they were."""
from django.db import models

from gongjian.desk.may import under
from gongjian.projects.models import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


class PackTaken(Fact):
    """`sha256` is of the file that was given; `count` papers in it."""

    class Form(models.TextChoices):
        ZIP = "zip", "压缩包"
        PDF = "pdf", "合订本"

    project = models.ForeignKey(Project, models.PROTECT, related_name="packs_taken", verbose_name="项目")
    form = models.CharField("形式", max_length=3, choices=Form)
    count = models.PositiveIntegerField("件数")
    size = models.PositiveBigIntegerField("字节")
    sha256 = models.CharField("哈希", max_length=64)

    project_id: int

    class Meta(Fact.Meta):
        verbose_name = "取走材料包"
        indexes = [models.Index(fields=["project", "occurred_on"], name="pack_taken")]

    def __str__(self):
        return f"{self.get_form_display()} {self.count} 件"


@under("take_pack")
def take_pack(project: Project, told: Told, *, form: str, count: int, size: int, sha256: str) -> list[Fact]:
    """Written down once a day for the same officer and the same bytes; nothing is told the second time."""
    same = PackTaken.objects.filter(project=project, by=told.by, form=form, sha256=sha256, occurred_on=told.on)
    return [] if same.exists() else [told.tell(PackTaken, project=project, form=form, count=count, size=size, sha256=sha256)]
