"""The form of a 交办单: 编号、事由依据、交办事项、牵头配合、要求时限、反馈、签发、签收、办理情况、审核意见、销号 (rules.md §8)."""
from gongjian.papers import troubles
from gongjian.papers.assignment.nodes import demands
from gongjian.papers.blocks import Facts
from gongjian.papers.kinds import drive_of
from gongjian.papers.saying import full_day, short_day
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Competence, Grade, Origin
from gongjian.problems.lives import Lived
from gongjian.reading.word import At

UNSAID = "未明确"
FEEDBACK = "按节点书面反馈县项目攻坚指挥部办公室"
DONE_STEPS = (Step.FEEDBACK, Step.HELD, Step.RESUMED, Step.TRANSFERRED, Step.REPORTED_UP, Step.SOLVED)
JUDGED = (Step.REVIEWED, Step.RETURNED, Step.CLOSED, Step.EXTENDED, Step.DENIED)
LAST = 3  # lines of a log that the form has room for
ROOM = {"办理情况": 18, "审核意见": 14}  # millimetres to write in


def mark(row) -> str:
    """The problem's number in the ledger."""
    return f"台账第{row.problem_id}号"


def form(at: At, row, lived: Lived) -> Facts:
    rows: list[tuple[tuple[str, str], ...]] = [
        (("编号", mark(row)), ("交办日期", full_day(lived.assigned_on))),
        (("事由依据", ground(at, row, lived)),),
        (("涉及项目", troubles.about(row) + (f"（{row.unit_name}）" if row.project_name and row.unit_name else "")),),
        (("交办事项", row.what + (f"\n与同因问题“{row.cause_name}”一并解决" if row.cause_name else "")),),
        (("牵头单位", row.lead_name), ("配合单位", row.cooperating_names or "无")),
        (("分管领导", row.leader or UNSAID), ("责任科室", row.section or UNSAID)),
        (("责任人", row.person or UNSAID), ("督办层级", troubles.rung_of(row))),
        (("要求时限", "\n".join(demands(lived))),),
        (("反馈方式", FEEDBACK),),
        (("签发", ""), ("签收", signed(row, lived))),
        (("办理情况", "\n".join(dated(lived, DONE_STEPS))),),
        (("审核意见", "\n".join(dated(lived, JUDGED))),),
        (("销号", struck(row)),),
    ]
    tall = tuple((place, ROOM[pairs[0][0]]) for place, pairs in enumerate(rows) if pairs[0][0] in ROOM)
    return Facts(f"form-{row.problem_id}", tuple(rows), tall)


def ground(at: At, row, lived: Lived) -> str:
    """Whence it comes, and on what the assignment rests."""
    document = next((step.document for step in reversed(lived.steps) if step.document), "")
    kind = "、".join(filter(None, [Origin(row.origin).label, row.category, f"{Competence(row.competence).label}事权"]))
    drive = drive_of(at)
    return f"{kind}；依据{f'{document}、' if document else ''}《{drive.title}方案》（{drive.number}）"


def signed(row, lived: Lived) -> str:
    step = next(iter(reversed(lived.told(Step.SIGNED))), None)
    return f"{step.by.name if step.by else ''} {short_day(step.occurred_on)}".strip() if step and row.signed_on else ""


def dated(lived: Lived, kinds: tuple[Step, ...]) -> list[str]:
    """A line a step, the last few: "12月1日 反馈：正在办"."""
    said = [f"{short_day(step.occurred_on)}　{step.get_step_display()}{f'：{step.note}' if step.note else ''}" for step in lived.told(*kinds)]
    return said if len(said) <= LAST else [f"（前{len(said) - LAST + 1}次见台账）", *said[1 - LAST:]]


def struck(row) -> str:
    if not row.struck_on:
        return ""
    return f"{full_day(row.struck_on)}销号" + (f"，评价{Grade(row.grade).label}" if row.grade else "")
