"""Enterprises (目标企业库, M23): whom the county courts and who is here already; whose place on which chain; a contact that is shown for a purpose only."""
from django.db import models

from gongjian.projects.names import pinyin
from gongjian.timeline.facts import Fact
from gongjian.timeline.standing import Standing, spans


class Size(models.TextChoices):
    TOP500 = "top500", "500强"
    LEADER = "leader", "链主企业"
    LISTED = "listed", "上市公司"
    SPECIAL = "special", "专精特新"
    HIGHTECH = "hightech", "高新技术企业"
    LARGE = "large", "龙头企业"
    OTHER = "other", "其他企业"


class Enterprise(models.Model):
    """Only identity; what an enterprise is called and who it is, is said by its cards."""

    area = models.CharField("区划代码", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "企业"

    def __str__(self):
        return f"企业 {self.pk}"


class EnterpriseCard(Fact):
    """From `occurred_on` on the enterprise is this, whole. `local`: it is of this county already. `unit` keeps in touch with it."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="cards", verbose_name="企业")
    name = models.CharField("名称", max_length=120)
    code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    size = models.CharField("企业类型", max_length=12, choices=Size, default=Size.OTHER)
    region = models.CharField("所在地区", max_length=60, blank=True)
    local = models.BooleanField("本县企业", default=False)
    link = models.ForeignKey("promotion.ChainLink", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="产业链环节")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="对接单位")
    intent = models.CharField("投资意向", max_length=300, blank=True)
    contact = models.CharField("联系人", max_length=40, blank=True)
    contact_post = models.CharField("联系人职务", max_length=40, blank=True)
    phone = models.CharField("联系电话", max_length=20, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "企业信息"
        indexes = [models.Index(fields=["enterprise", "occurred_on"], name="enterprise_card")]


class Disclosure(Fact):
    """Somebody read a contact's name and number in full, for this purpose (rules.md §9)."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="disclosures", verbose_name="企业")
    purpose = models.CharField("用途", max_length=200)

    class Meta(Fact.Meta):
        verbose_name = "查看联系人"
        indexes = [models.Index(fields=["enterprise", "recorded_at"], name="enterprise_disclosure")]


class EnterpriseStanding(Standing):
    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="standings")
    name = models.CharField(max_length=120)
    pinyin = models.CharField(max_length=700)
    code = models.CharField(max_length=18, blank=True)
    size = models.CharField(max_length=12)
    region = models.CharField(max_length=60, blank=True)
    local = models.BooleanField(default=False)
    link = models.ForeignKey("promotion.ChainLink", models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey("people.Unit", models.CASCADE, related_name="+")
    intent = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=40, blank=True)
    contact_post = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    born_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["enterprise", "known_until", "until_on"], name="enterprise_standing"),
            models.Index(fields=["known_until", "until_on", "from_on"], name="enterprise_standing_day"),
        ]


SAID = ("name", "code", "size", "region", "local", "link_id", "unit_id", "intent", "contact", "contact_post", "phone")


def replay(enterprise: Enterprise, cards: list[EnterpriseCard]) -> list[EnterpriseStanding]:
    """Versions of an enterprise from the cards that hold, in the order of their days."""
    versions = []
    for start, until in spans(card.occurred_on for card in cards):
        last = [card for card in cards if card.occurred_on <= start][-1]
        said = {name: getattr(last, name) for name in SAID}
        versions.append(
            EnterpriseStanding(
                area=enterprise.area, enterprise=enterprise, from_on=start, until_on=until, pinyin=pinyin(last.name), born_on=cards[0].occurred_on, **said
            )
        )
    return versions


def masked_name(name: str) -> str:
    """Outside its purpose a person's name is shown as 王**."""
    return name[:1] + "*" * (len(name) - 1) if name else ""


def masked_phone(phone: str) -> str:
    """138****0000; a short number not at all."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 8 else ("****" if phone else "")
