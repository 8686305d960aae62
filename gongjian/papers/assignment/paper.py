"""交办单: the form of one problem; or a unit's problems in one paper, with a form each (M42–M46; rules.md §1, §8)."""
from django.db.models import Q

from gongjian.papers import troubles
from gongjian.papers.assignment.form import form, mark
from gongjian.papers.blocks import CENTER, Appendix, Attachments, Block, Column, Head, Paper, Para, RedHead, Signature, Table, Title, To
from gongjian.papers.kinds import Ask, Kind, drive_of, organ_of
from gongjian.papers.saying import short_day
from gongjian.reading.word import At

COLUMNS = (
    Column("序号", align=CENTER, share=0.9), Column("编号", align=CENTER, share=1.8), Column("交办事项", share=3.4), Column("涉及项目", share=2.6),
    Column("责任人", align=CENTER, share=1.1), Column("办结时限", align=CENTER, share=1.4),
)


def draft(at: At, *, problem: str = "", unit: str = "", since=None) -> Paper:
    """`since`: of a unit's, those assigned from this day on."""
    organ, drive = organ_of(at.drive), drive_of(at)
    which = troubles.ASSIGNED if problem or since is None else troubles.ASSIGNED & Q(assigned_on__gte=since)
    found = troubles.asked(at, problem, unit, which)
    told = troubles.lived(at, found)
    if len(found) == 1:
        row = found[0]
        return Paper(f"问题交办单：{row.what}", at.on, (
            RedHead(organ, Head.PLAIN), Title("项目建设问题困难交办单"), form(at, row, told[row.problem_id]),
        ))
    blocks: list[Block] = [
        RedHead(organ, Head.PLAIN), Title("项目建设问题困难交办单"), To(troubles.full_name(at, found[0].lead_id)),
        Para("whole", f"根据《{drive.title}方案》（{drive.number}），现将你单位牵头办理的{len(found)}项问题困难交办如下。"
                      "请逐项明确分管领导、责任科室和责任人，按时限反馈、办结，办结后附佐证材料申请销号。"),
        Table("list", COLUMNS, tuple(line(place, row) for place, row in enumerate(found, 1))),
        Attachments(tuple(f"{mark(row)}交办单" for row in found)), Signature(organ),
    ]
    for row in found:
        blocks += [Appendix(f"of-{row.problem_id}", "项目建设问题困难交办单"), form(at, row, told[row.problem_id])]
    return Paper(f"{unit}问题困难交办单（{len(found)}项）", at.on, tuple(blocks))


def line(place: int, row) -> tuple[str, ...]:
    return str(place), mark(row), row.what, troubles.about(row), row.person or "未明确", short_day(row.limit_on) if row.limit_on else "停表"


PAPER = Kind(
    "assignment", "交办单", draft, Head.PLAIN, help="一个问题一张单，或一个单位牵头的问题合为一份",
    asks=(
        Ask("problem", "问题", choices=troubles.offered(troubles.ASSIGNED), help="与牵头单位选一个"),
        Ask("unit", "牵头单位", choices=troubles.leading(troubles.ASSIGNED), help="收它牵头的全部未销号问题，一项一张单"),
        Ask("since", "交办日期自", day=True, help="只收这一天以后交办的；不填则收全部未销号的"),
    ),
)
