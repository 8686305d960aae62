"""What each step asks of an officer. Which may follow which stands in the flow table, and who may in desk/may.py."""
from dataclasses import dataclass

from gongjian.reserve.flow import Step


@dataclass(frozen=True)
class Asks:
    """`fields` are asked before the words; `says` is what the words are called."""

    title: str
    fields: tuple[str, ...] = ()
    says: str = "说明"
    intro: str = ""
    papers: int = 0


# In the order they are offered.
ASKS: dict[Step, Asks] = {
    Step.VETTED: Asks("部门审查", ("findings",), "综合意见", "逐项选定；有条件、不符合的须写明情况；有一项不符合的，不能入库。", 2),
    Step.ADMITTED: Asks("审定入库", (), "审定意见", "入库后计入总库和各子库；审查有条件的，写明条件由谁、何时落实。"),
    Step.RETURNED: Asks("退回补正", (), "退回的理由", "写明缺什么、怎样补；申报单位补正后可再申报。"),
    Step.WITHDRAWN: Asks("出库", ("reason",), "具体情况", "出库后不再列入各张清单，记录都保留；情况变化的可再申报。"),
    Step.CREDITED: Asks("认定计入单位", ("unit",), "认定的理由", "总库里只计一个；计入单位只影响储备的个数和年度投资，不改责任单位，也不改填报。"),
    Step.GRADED: Asks("评定成熟度", ("grade",), "评定的理由", "系统按手续、资金和计划开工推算；这里的评定优先，选“按推算”即取消评定。"),
    Step.KEPT: Asks("继续留库", (), "留库的理由", "无进展期限从今天重新起算。"),
    Step.RETRACTED: Asks("撤回申报", (), "撤回的理由", "撤回后不再审查；以后可以再申报。"),
}
