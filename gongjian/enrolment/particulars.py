"""What a paper says (材料要素), told by the unit beside the paper, so that papers can be held against each other before anybody returns them."""
from django.db import models

from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField

Paper = Evidence.Kind


class Particulars(Fact):
    """All that one paper says, as written on it; what is not told is blank or None and is nobody's mistake. Another telling corrects the one before.

    Money in 元. Of a photo's verifier only name and post are kept, and shown masked outside the checking of papers (rules.md §9).
    """

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="particulars", verbose_name="项目")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="particulars", verbose_name="材料")
    holder = models.CharField("单位名称", max_length=120, blank=True, help_text="立项单位、申报单位、证照上的单位")
    project_name = models.CharField("项目名称", max_length=120, blank=True)
    party_a = models.CharField("甲方", max_length=120, blank=True)
    party_b = models.CharField("乙方", max_length=120, blank=True)
    number = models.CharField("文号或编号", max_length=80, blank=True)
    amount = MoneyField("金额", null=True, blank=True)
    planned_total = MoneyField("计划总投资", null=True, blank=True)
    dated_on = models.DateField("落款日期", null=True, blank=True)
    starts_on = models.DateField("工期起", null=True, blank=True)
    ends_on = models.DateField("工期止", null=True, blank=True)
    started_on = models.DateField("标明的开工日期", null=True, blank=True)
    sealed = models.BooleanField("签章齐全", null=True, blank=True)
    three_seals = models.BooleanField("三方签章齐全", null=True, blank=True)
    place = models.CharField("标明的地点", max_length=200, blank=True)
    shown_on = models.DateField("标明的拍摄日期", null=True, blank=True)
    levelling_only = models.BooleanField("仅为平场", null=True, blank=True)
    verifier_name = models.CharField("核实人", max_length=40, blank=True)
    verifier_post = models.CharField("核实人单位职务", max_length=80, blank=True)
    industry_code = models.CharField("行业代码", max_length=6, blank=True)
    place_code = models.CharField("建设地代码", max_length=12, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "材料要素"
        indexes = [models.Index(fields=["project", "evidence"], name="particulars_project")]

    @classmethod
    def label(cls, name: str) -> str:
        """What a particular is called."""
        return next(str(field.verbose_name) for field in cls._meta.concrete_fields if field.name == name)

    @property
    def masked_verifier(self) -> str:
        """张某某 → 张**."""
        return self.verifier_name[:1] + "*" * (len(self.verifier_name) - 1)


# What is asked of each kind of paper, in the order of the form.
ASKS: dict[str, tuple[str, ...]] = {
    Paper.FILING: ("holder", "project_name", "number", "dated_on", "planned_total"),
    Paper.APPLICATION: ("holder", "project_name", "planned_total", "started_on", "industry_code", "place_code", "sealed"),
    Paper.CONTRACT: ("project_name", "party_a", "party_b", "number", "amount", "dated_on", "starts_on", "ends_on", "sealed"),
    Paper.PHOTO: ("project_name", "place", "started_on", "shown_on", "levelling_only", "verifier_name", "verifier_post"),
    Paper.EQUIPMENT: ("place", "shown_on"),
    Paper.LICENCE: ("holder", "number"),
    Paper.SCOPE: ("project_name",),
    Paper.LAND: ("holder", "number", "dated_on", "amount"),
    Paper.PAYMENT: ("party_a", "party_b", "number", "amount", "dated_on"),
    Paper.INVOICE: ("party_a", "party_b", "number", "amount", "dated_on"),
    Paper.PROGRESS: ("project_name", "amount", "dated_on", "three_seals"),
    Paper.PERMIT: ("holder", "number", "dated_on", "planned_total"),
}
FIELDS = tuple(dict.fromkeys(name for names in ASKS.values() for name in names))
