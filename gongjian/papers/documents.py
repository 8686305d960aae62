"""A paper on file, its steps, and the numbers that other papers took."""
from django.db import models

from gongjian.papers.flow import Step
from gongjian.targets.models import Drive
from gongjian.timeline.facts import Fact


class Document(models.Model):
    """A paper's identity. `about`: what its kind asked, {name: text}. Everything that changes is in its steps."""

    area = models.CharField("区划代码", max_length=12)
    drive = models.ForeignKey(Drive, models.PROTECT, related_name="documents", verbose_name="行动")
    kind = models.CharField("种类", max_length=40)
    title = models.CharField("标题", max_length=200)
    about = models.JSONField("所问", default=dict)

    class Meta:
        verbose_name = "公文"
        indexes = [models.Index(fields=["area", "kind"], name="document_kind")]

    def __str__(self):
        return self.title


class DocumentStep(Fact):
    """`paper`: the blocks as drafted, or as signed (blocks.as_json). `texts`: every text a person has changed so far, by the key of its block.

    `known`: the moment whose knowledge the figures are of. Number and files only where signed; no `pdf` where the machine had no Chinese font.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="steps", verbose_name="公文")
    step = models.CharField("环节", max_length=10, choices=Step)
    paper = models.JSONField("内容", null=True, blank=True)
    texts = models.JSONField("改动", null=True, blank=True)
    known = models.DateTimeField("数据时刻", null=True, blank=True)
    prefix = models.CharField("机关代字", max_length=40, blank=True)
    year = models.PositiveSmallIntegerField("年份", null=True, blank=True)
    running = models.PositiveIntegerField("序号", null=True, blank=True)
    number = models.CharField("文号", max_length=80, blank=True)
    docx = models.CharField("Word 文件", max_length=200, blank=True)
    docx_sha256 = models.CharField("Word 哈希", max_length=64, blank=True)
    pdf = models.CharField("PDF 文件", max_length=200, blank=True)
    pdf_sha256 = models.CharField("PDF 哈希", max_length=64, blank=True)

    document_id: int

    class Meta(Fact.Meta):
        verbose_name = "公文环节"
        indexes = [models.Index(fields=["document", "occurred_on"], name="document_step")]
        constraints = [*Fact.Meta.constraints, models.UniqueConstraint(fields=["area", "prefix", "year", "running"], name="number_once")]


class NumbersPassed(Fact):
    """Numbers of the register used elsewhere or passed over, and why (the note): a gap is never silent."""

    prefix = models.CharField("机关代字", max_length=40)
    year = models.PositiveSmallIntegerField("年份")
    first = models.PositiveIntegerField("自")
    last = models.PositiveIntegerField("至")

    class Meta(Fact.Meta):
        verbose_name = "文号说明"
