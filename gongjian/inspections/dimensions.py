"""The ten points (十督, M52) as a table: what is asked on each, out of how many points, by which papers, and which known facts are shown first.

The questions follow the plan's own clauses; ten points each is a default [C]. `facts` are names of `pages/inspections/known`.
"""
from dataclasses import dataclass

from gongjian.enrolment.needs import NEEDED
from gongjian.timeline.evidence import Evidence

Paper = Evidence.Kind
FULL = 10


@dataclass(frozen=True)
class Dimension:
    """`papers` are those a project owes under this point: what is held is not asked for again (G6)."""

    key: str
    label: str
    asks: tuple[str, ...]
    facts: tuple[str, ...]
    papers: tuple[Paper, ...] = ()
    full: int = FULL

    @property
    def title(self) -> str:
        return f"督{self.label}"


DIMENSIONS = {
    said.key: said
    for said in (
        Dimension(
            "mechanisms", "机制", ("主要领导亲自抓、分管领导具体抓是否落实到人？", "包保领导、专班、任务清单（时间表、路线图）是否建立并运转？"),
            ("posts", "sponsors", "persons"),
        ),
        Dimension(
            "targets", "目标", ("投资、储备、招商等目标是否分解到项目、到月？", "差距有多大，补差的办法是否可行？"),
            ("targets",),
        ),
        Dimension(
            "procedures", "程序", ("手续办到哪一步，承办人和时限是否落实？", "政策性障碍是否一次性告知，有没有未批先建？"),
            ("approvals",), (Paper.FILING,),
        ),
        Dimension(
            "investment", "投资", ("填报的完成投资有没有结算单、发票、付款凭证支撑？", "有没有代填代报、重复填报？"),
            ("reported", "vouched", "official", "paid"), (Paper.SETTLEMENT, Paper.PAYMENT),
        ),
        Dimension(
            "progress", "进度", ("现场形象进度与填报是否一致？", "落后序时的原因和追赶措施是否真实可行？"),
            ("behind", "unreported"),
        ),
        Dimension(
            "enrolment", "入统", ("已开工项目是否应统尽统，入统材料缺哪几件？", "有没有以平场充开工、打捆或拆分项目？"),
            ("not_enrolled",), NEEDED,
        ),
        Dimension(
            "services", "服务", ("牵头办理的问题是否按时反馈、办结？", "全代办、要素保障的承诺是否兑现？"),
            ("solving", "handling"),
        ),
        Dimension(
            "construction", "施工", ("开工照片、施工合同与现场是否相符？", "冬季施工组织和质量安全措施是否到位？"),
            ("starts", "paused"), (Paper.CONTRACT, Paper.PHOTO),
        ),
        Dimension(
            "environment", "环境", ("征地拆迁、阻工扰工、水电路配套有没有影响施工？", "有没有向企业重复要材料、多头检查？"),
            ("obstacles", "visits"),
        ),
        Dimension(
            "problems", "问题", ("问题台账是否如实，责任部门、责任人、时限是否写明？", "上次督查发现的问题是否整改到位？"),
            ("open_problems", "rectified"),
        ),
    )
}  # in the plan's order
