"""Papers a started project needs to be entered in the statistics (rules.md §2.2), by kind of investment. Readiness is papers, never a figure."""
from dataclasses import dataclass, replace

from django.db import models

from gongjian.enrolment.confidence import Sure
from gongjian.projects.card import InvestmentKind
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.money import WAN

Paper = Evidence.Kind
FLOOR = 500 * WAN  # 计划总投资 500 万元 and above is in scope, and all real estate (rules.md §2.1)
NATIONAL = 5000 * WAN  # from here on the national bureau confirms, and more is expected (rules.md §2.2, §2.3)


class Status(models.TextChoices):
    REQUIRED = "required", "必备"
    EXPECTED = "expected", "应备"
    SUPPORTING = "supporting", "佐证"


@dataclass(frozen=True)
class Need(Sure):
    """`instead`: other kinds of paper that meet it too. `least`: how many of them. `from_total`: asked from this planned total on (元).

    `confidence` as in rules.md: A read in an official text, a in another region's (参考), B known and not verified, C this house's own.
    """

    paper: Paper
    status: Status
    label: str
    detail: str
    source: str
    confidence: str
    instead: tuple[Paper, ...] = ()
    least: int = 1
    from_total: int = 0

    @property
    def kinds(self) -> tuple[Paper, ...]:
        return (self.paper, *self.instead)

    def met(self, papers: str) -> bool:
        """`papers` is what stands: ",contract,photo,"."""
        return any(f",{kind.value}," in papers for kind in self.kinds)


REQUIRED, EXPECTED, SUPPORTING = Status.REQUIRED, Status.EXPECTED, Status.SUPPORTING
FILING = Need(Paper.FILING, REQUIRED, "立项文件", "审批、核准或备案文件", "T4 T5 T7 T8", "A")
APPLICATION = Need(Paper.APPLICATION, REQUIRED, "入库申请表", "H202 投资项目申请表，用当年的表号", "T5", "A")
CONTRACT = Need(Paper.CONTRACT, REQUIRED, "施工合同", "写明项目名称、工期、金额，双方盖章", "T6", "a")
PHOTO = Need(Paper.PHOTO, REQUIRED, "现场照片", "两张以上，标明项目名称、地点、开工日期、拍摄日期和核实人；只有平场的不算开工", "T5 T6 T8", "A", least=2)
LICENCE = Need(Paper.LICENCE, REQUIRED, "营业执照", "营业执照或统一社会信用代码证", "T4 T6 T7", "A")
SCOPE = Need(Paper.SCOPE, REQUIRED, "内容说明", "项目主要建设内容说明", "T4", "C")
STUDY = Need(Paper.STUDY, EXPECTED, "可研报告", "可行性研究报告", "T4", "A", from_total=NATIONAL)
MATERIALS = Need(Paper.MATERIALS, EXPECTED, "材料说明", "按统计部门要求写的材料说明", "T4", "A", from_total=NATIONAL)
PLATFORM = Need(Paper.PLATFORM, SUPPORTING, "平台打印页", "在线审批平台项目页，状态在“通过审批”以上；云南必备", "T5", "a")
PERMIT = Need(Paper.PERMIT, SUPPORTING, "批复证照", "施工许可、规划、土地、环评、设计批复", "T10", "a")
PROGRESS = Need(Paper.PROGRESS, SUPPORTING, "进度确认单", "建设、施工、监理三方签字盖章", "T15", "A")
EXPLANATION = Need(Paper.EXPLANATION, SUPPORTING, "情况说明", "名称、日期等不一致时的说明", "T8", "a")
AFTER = (STUDY, MATERIALS, PLATFORM, PERMIT, PROGRESS, EXPLANATION)
NEEDS: dict[str, tuple[Need, ...]] = {
    InvestmentKind.ORDINARY: (FILING, APPLICATION, CONTRACT, PHOTO, LICENCE, SCOPE, *AFTER),
    InvestmentKind.PURCHASE: (
        FILING, APPLICATION,
        replace(CONTRACT, label="购置合同", detail="写明设备、金额，双方盖章", source="T4 T6 T10", confidence="A"),
        Need(Paper.PAYMENT, REQUIRED, "付款凭证", "付款凭证或大额发票", "T4 T6 T10", "A", instead=(Paper.INVOICE,)),
        Need(Paper.EQUIPMENT, REQUIRED, "设备照片", "设备到位照片，标明地点和拍摄日期", "T4 T6 T10", "A"),
        LICENCE, *AFTER,
    ),
    InvestmentKind.ESTATE: (
        FILING, APPLICATION, CONTRACT, PHOTO, LICENCE, SCOPE,
        Need(Paper.LAND, REQUIRED, "土地出让合同", "土地证或土地出让合同", "T8", "A"), *AFTER,
    ),
}
NEEDED = tuple(need.paper for need in NEEDS[InvestmentKind.ORDINARY] if need.status == REQUIRED)
# What a site visit or a telephone call brings (现场照片或合同).
EASY = (Paper.PHOTO, Paper.EQUIPMENT, Paper.CONTRACT)


def needs_of(kind: str, total: int | None = None) -> tuple[Need, ...]:
    """Everything asked of a project of this kind and planned total (元; None: not known, and nothing that hangs on it is asked)."""
    table = NEEDS.get(kind or InvestmentKind.ORDINARY, NEEDS[InvestmentKind.ORDINARY])
    return tuple(need for need in table if need.from_total <= (total or 0))


def required(kind: str) -> tuple[Need, ...]:
    return tuple(need for need in needs_of(kind) if need.status == REQUIRED)


def lacking(papers: str, kind: str = "") -> list[Need]:
    """Required papers that are not there. `papers` is what stands: ",contract,photo,"."""
    return [need for need in required(kind) if not need.met(papers)]


def missing(papers: str, kind: str = "") -> list[str]:
    """The labels of required papers still missing."""
    return [need.label for need in lacking(papers, kind)]


def in_scope(total: int | None, kind: str) -> bool:
    """In the scope of investment statistics (rules.md §2.1 [A]). A total not known is not in scope yet."""
    return kind == InvestmentKind.ESTATE or (total is not None and total >= FLOOR)
