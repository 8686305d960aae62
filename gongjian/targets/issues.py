"""Issued lists (下发清单): an order with a number, a deadline, and a named person on every row. Not to be confused with the live list."""
from django.db import models

from gongjian.targets.drives import Drive
from gongjian.timeline.facts import Fact


class Issue(Fact):
    """One list as it was printed: rows, headings and the file's hash are frozen; later facts do not change them."""

    drive = models.ForeignKey(Drive, models.PROTECT, related_name="issues", verbose_name="行动")
    sheet = models.PositiveSmallIntegerField("清单")
    number = models.CharField("文号", max_length=80)
    title = models.CharField("标题", max_length=200)
    due_on = models.DateField("时限")
    columns = models.JSONField("栏目")
    rows = models.JSONField("行")
    file = models.CharField("文件", max_length=200)
    file_sha256 = models.CharField("文件哈希", max_length=64)

    class Meta(Fact.Meta):
        verbose_name = "下发清单"
        constraints = [*Fact.Meta.constraints, models.UniqueConstraint(fields=["area", "number", "sheet"], name="issue_number_once")]

    def __str__(self):
        return f"{self.title}（{self.number}）"


class Named(Fact):
    """列名: one row of an issued list; what it names owes something by a day, and a person answers for it (M49)."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="named", verbose_name="清单")
    project = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="named", verbose_name="项目")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    subject = models.CharField("对象", max_length=20)
    subject_id = models.BigIntegerField()
    title = models.CharField("名称", max_length=200)
    person = models.CharField("责任人", max_length=60)
    duty = models.CharField("任务", max_length=200)
    due_on = models.DateField("时限")

    class Meta(Fact.Meta):
        verbose_name = "清单列名"
        indexes = [models.Index(fields=["project", "due_on"], name="named_project")]
