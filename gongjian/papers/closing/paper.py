"""逐条对账: how many clauses stand how; what is behind, front by front, and whose it is; every clause in a table across the page.

The figures are those of /clauses: a target's is its own page's. Where the system has nothing to say a person writes, and the paper cannot be checked before.
"""
from collections import Counter
from collections.abc import Sequence

from gongjian.clauses.figure import State
from gongjian.clauses.spoken import evidence, name_of, said, whole, word
from gongjian.clauses.standing import ClauseLine, clause_lines, counted
from gongjian.papers.blocks import RIGHT, Appendix, Attachments, Block, Column, Head, Heading, Paper, Para, RedHead, Signature, Table, Title, To
from gongjian.papers.kinds import Ask, Kind, drive_of, organ_of
from gongjian.papers.saying import full_day
from gongjian.papers.texts import TO_WRITE
from gongjian.papers.tidy import tidy
from gongjian.reading.word import At

LACKING = (State.MISSED, State.BEHIND)
COLUMNS = (
    Column("条款", share=0.9), Column("方案原文", share=2.7), Column("情况", share=1), Column("系统记录", share=3.4), Column("差距", share=1.9),
    Column("凭据", share=2.1), Column("牵头", share=1.4), Column("配合", share=1.5),
)
WORDY = 60  # signs of a clause in a table


def streams(at: At) -> list[tuple[str, str]]:
    return [(one["key"], one["title"]) for one in at.drive.rules.get("workstreams", [])] if at.drive else []


def draft(at: At, *, stream: str = "") -> Paper:
    drive, organ, titles = drive_of(at), organ_of(at.drive), dict(streams(at))
    lines = [line for line in clause_lines(at) if not stream or line.clause.workstream == stream]
    name = f"《{drive.title}方案》{titles[stream] if stream else ''}逐条对账情况"
    fronts = [(key, title, own) for key, title in titles.items() if (own := [line for line in lines if line.clause.workstream == key])]
    by_hand = [line for line in lines if not line.figures]
    appendix = f"{drive.title}方案逐条对账表"
    return Paper(name, at.on, (
        RedHead(organ, Head.DOCUMENT), Title(f"关于{name}的报告"), To("县人民政府"),
        Para("opening", f"{drive.title}方案（{drive.number}）{f'{titles[stream]}' if stream else ''}共{len(lines)}条，截至{full_day(at.on)}，逐条对账情况如下。"),
        Heading("whole", 1, "总体情况"), Para("whole-said", f"{len(lines)}条中，{summed(lines)}。各项数字按方案写明的口径，调度、统计、到位资金分列，不相加。"),
        *owing(lines), Heading("fronts", 1, "未完成的条款"), *(block for key, title, own in fronts for block in front(at, key, title, own)),
        *hand_written(by_hand), Attachments((appendix,)), Signature(organ),
        Appendix("clauses", appendix, wide=True), *(block for key, title, own in fronts for block in table(at, key, title, own)),
    ))


def summed(lines: Sequence[ClauseLine]) -> str:
    return "，".join(f"{state.label}{number}条" for state, number in counted(lines))


def owing(lines: Sequence[ClauseLine]) -> list[Block]:
    """Who leads on what is behind or missed."""
    late = Counter(owner.name for line in lines if line.state in LACKING for owner in line.owners.leads)
    rows = tuple((name, str(number), "、".join(line.mark for line in lines if line.state in LACKING and name in {one.name for one in line.owners.leads}))
                 for name, number in late.most_common())
    columns = (Column("牵头单位", share=2.2), Column("落后、到期未完成", "条", RIGHT, 1.6), Column("条款", share=4))
    return [Heading("owing", 2, "牵头单位"), Table("owing-rows", columns, rows, empty="没有落后或到期未完成的条款。")]


def front(at: At, key: str, title: str, lines: Sequence[ClauseLine]) -> list[Block]:
    """What is behind or missed of one workstream, a sentence a clause; a clause that stands well is in the appendix."""
    late = [line for line in lines if line.state in LACKING]
    told = "\n".join(f"**{line.mark}**　{tidy(sentence(line), at.on)}" for line in late) or "没有落后或到期未完成的条款。"
    return [Heading(f"front-{key}", 2, title), Para(f"front-{key}-said", f"共{len(lines)}条：{summed(lines)}。\n{told}")]


def sentence(line: ClauseLine) -> str:
    figures = [figure for figure in line.figures if figure.state in LACKING]
    told = "；".join(said(figure) + (f"，{figure.gap}" if figure.gap else "") for figure in figures)
    return f"{told}。牵头：{line.owners.lead_words or '方案没有写'}。"


def hand_written(lines: Sequence[ClauseLine]) -> list[Block]:
    """What the system has nothing to say of: what its units said, else a person's to write."""
    if not lines:
        return []
    told = [(line, "；".join(map(word, line.words)) or TO_WRITE) for line in lines]
    return [Heading("by-hand", 1, "由人写明的条款"), *(Para(f"by-hand-{line.mark}", f"{line.clause.text}：{said}", lead=line.mark) for line, said in told)]


def table(at: At, key: str, title: str, lines: Sequence[ClauseLine]) -> list[Block]:
    return [Heading(f"table-{key}", 1, title), Table(f"table-{key}-rows", COLUMNS, tuple(tuple(tidy(cell, at.on) for cell in row(line)) for line in lines))]


def row(line: ClauseLine) -> tuple[str, ...]:
    text, many = line.clause.text, len(line.gaps) > 1
    proofs = [f"{name_of(figure)} {told}" if many else told for figure in line.figures if (told := evidence(figure.evidence))]
    return (
        line.mark, text if len(text) <= WORDY else f"{text[:WORDY]}……", line.state.label, whole(line),
        "；".join(f"{name_of(figure)}{figure.gap}" if many else figure.gap for figure in line.gaps), "；".join(proofs), line.owners.lead_words,
        line.owners.cooperating_words,
    )


PAPER = Kind(
    "closing", "逐条对账", draft, asks=(Ask("stream", "战线", choices=streams, help="不选就是全部条款"),),
    help="方案条款一条一条：系统记录、凭据、差距、牵头和配合",
)
