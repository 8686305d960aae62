"""What each step asks of an officer. Which steps may follow which stands in the flow table, and who may in desk/may.py."""
from dataclasses import dataclass

from gongjian.problems.flow import Step


@dataclass(frozen=True)
class Asks:
    """`fields` are asked before the words; `says` is what the words are called; `papers`: how many may come with it."""

    title: str
    fields: tuple[str, ...] = ()
    says: str = "说明"
    papers: int = 0
    intro: str = ""


# In the order they are offered.
ASKS: dict[Step, Asks] = {
    Step.VERIFIED: Asks("核实", ("weight",), "核实意见", 2, "核实后由指挥部办公室交办。"),
    Step.ASSIGNED: Asks(
        "交办", ("weight", "lead", "cooperating", "leader", "section", "person", "due_on"), "要求", 0,
        "时限晚于13710的，须在“要求”里写明分步解决的方案和各步的日期。",
    ),
    Step.SIGNED: Asks("签收", ("leader", "section", "person"), "工作安排", 0, "签收即开始办理：定下谁分管、哪个科室、谁来办。"),
    Step.FEEDBACK: Asks("反馈", (), "进展", 3),
    Step.SOLVED: Asks("申请办结", (), "办结情况", 3, "请附批文、照片等佐证：没有佐证不能销号。申请后停表，由指挥部办公室复核。"),
    Step.REVIEWED: Asks("复核", (), "复核意见", 2),
    Step.CLOSED: Asks("办结", ("grade",)),
    Step.RETURNED: Asks("退回", (), "退回的理由", 0, "退回后接着计时，由牵头单位继续办理。"),
    Step.STRUCK: Asks("销号", (), "销号依据", 0, "销号须有佐证，不能由办理单位自己办。"),
    Step.ASKED: Asks("申请延期", ("due_on",), "延期的理由和已有进展", 1),
    Step.EXTENDED: Asks("同意延期", ("due_on",), "审批意见"),
    Step.DENIED: Asks("不同意延期", (), "理由"),
    Step.REPORTED_UP: Asks("上报", ("to_whom", "document"), "请上级解决什么", 1, "省、市级事权的问题由牵头单位向上反映；每次上报都记下来。"),
    Step.PRESSED: Asks("督办", ("document",), "督办意见"),
    Step.DELIBERATED: Asks("专题会议研究", ("document",), "议定意见", 1),
    Step.HELD: Asks("挂起", ("waits_for",), "等什么、等到哪一步", 1, "挂起期间停表，天数记在所等的一方名下；到期要复查。"),
    Step.RESUMED: Asks("恢复办理"),
    Step.MOVED: Asks("调整层级", ("rung", "due_on"), "调整的理由", 0, "调到13710督办而不另定时限的，按13710计时；调回限期办理须定新的时限。"),
    Step.TRANSFERRED: Asks(
        "转办", ("lead", "cooperating", "leader", "section", "person", "due_on"), "转办的理由", 0, "不填时限的，接着原来的时限计时。",
    ),
    Step.DECLINED: Asks("不予受理", (), "理由"),
    Step.REOPENED: Asks("重新打开", (), "回头看发现了什么", 2),
}
