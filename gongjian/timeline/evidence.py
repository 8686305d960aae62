"""Evidence: the files and photos a fact rests on. Kept by content hash outside the web root; served only through a lens."""
from django.db import models

from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField


class Evidence(Fact):
    """`occurred_on` is the day on the paper or of the photo. It is about a project (or a problem …) and may support one fact."""

    class Kind(models.TextChoices):
        FILING = "filing", "立项文件"
        APPLICATION = "application", "入库申请表"
        CONTRACT = "contract", "施工合同"
        PHOTO = "photo", "现场照片"
        LICENCE = "licence", "营业执照"
        SCOPE = "scope", "内容说明"
        SETTLEMENT = "settlement", "结算单"
        PROGRESS = "progress", "进度确认单"
        INVOICE = "invoice", "发票"
        PAYMENT = "payment", "付款凭证"
        PERMIT = "permit", "批复证照"
        LAND = "land", "土地出让合同"
        STUDY = "study", "可研报告"
        MATERIALS = "materials", "材料说明"
        PLATFORM = "platform", "平台打印页"
        EQUIPMENT = "equipment", "设备照片"
        EXPLANATION = "explanation", "情况说明"
        DOCUMENT = "document", "文件"
        OTHER = "other", "其他"

    subject = models.CharField("对象类别", max_length=20, default="project")
    subject_id = models.BigIntegerField("对象")
    supports = models.CharField("佐证的事实", max_length=60, blank=True)
    supports_id = models.BigIntegerField(null=True, blank=True)
    paper = models.CharField("种类", max_length=12, choices=Kind)
    title = models.CharField("名称", max_length=200)
    file = models.CharField("存放", max_length=200)
    sha256 = models.CharField("哈希", max_length=64)
    size = models.PositiveBigIntegerField("字节")
    media = models.CharField("类型", max_length=80)
    amount = MoneyField("凭证金额", null=True, blank=True)
    taken_at = models.DateTimeField("拍摄时间", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True)
    longitude = models.FloatField("经度", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "佐证材料"
        indexes = [
            models.Index(fields=["subject", "subject_id", "paper"], name="evidence_subject"),
            models.Index(fields=["supports", "supports_id"], name="evidence_supports"),
        ]

    def __str__(self):
        return f"{self.get_paper_display()} {self.title}"
