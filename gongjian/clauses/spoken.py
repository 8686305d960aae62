"""A clause in plain words: the same sentence on the page, in the paper and at the command line."""
from gongjian.clauses.figure import RECORD, Figure, Proofs
from gongjian.clauses.standing import BY_HAND, ClauseLine
from gongjian.targets.models import ClauseWord
from gongjian.targets.targets import Basis


def name_of(figure: Figure) -> str:
    return figure.what + (f"（{figure.scope}）" if figure.scope else "")


def said(figure: Figure) -> str:
    """"四季度固定资产投资（调度口径）目标 44.3 亿元，完成 31.2 亿元"."""
    basis = f"（{figure.basis}）" if figure.basis not in ("", RECORD) and figure.basis not in figure.what else ""
    counts = figure.asked[:1].isdigit() and "月" not in figure.asked
    asked = f"{'应' if figure.basis == RECORD else '目标'} {figure.asked}" if counts else figure.asked
    verb = "公布" if figure.basis == Basis.OFFICIAL.label else "完成"
    done = f"{verb} {figure.done}" if figure.asked and figure.done.lstrip("-")[:1].isdigit() and "月" not in figure.done else figure.done
    told = "，".join(filter(None, (asked, done))) or figure.state.label
    return f"{name_of(figure)}{basis} {told}"


def gap(figure: Figure) -> str:
    """"差 13.1 亿元", or how it stands: 已完成, 未到期, 目标未下达, 无任务."""
    return figure.gap or figure.state.label


def state_said(figure: Figure) -> str:
    """"落后：差 13.1 亿元"; "已完成"."""
    return f"{figure.state.label}：{figure.gap}" if figure.gap else figure.state.label


def evidence(proofs: Proofs) -> str:
    """"128 件，最近 12月12日 施工合同 …"; "" for none."""
    if not proofs.count:
        return ""
    last = proofs.rows[0] if proofs.rows else None
    return f"{proofs.count} 件" + (f"，最近 {last.on.month}月{last.on.day}日 {last.text}" + (f"（{last.by}）" if last.by else "") if last else "")


def whole(line: ClauseLine) -> str:
    """All its figures in one sentence, or that a person has to write."""
    told = "；".join(map(said, line.figures)) or ("" if line.words else BY_HAND)
    return "；".join(filter(None, (told, *map(word, line.words))))


def word(told: ClauseWord) -> str:
    """"县发改局说明：…（依据：…）"."""
    return f"{told.unit.name_on(told.occurred_on)}说明：{told.words}（依据：{told.document}）"
