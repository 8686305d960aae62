"""Targets in the sentences of a paper: asked, done, rate, pace; zero, 无任务, 未下达 and 未报 told apart."""
from gongjian.indicators.standing import MEASURE, TargetLine, UnitLine, asked_in_words, spoken
from gongjian.papers.blocks import CENTER, RIGHT, Column, Table
from gongjian.papers.saying import short_day

TARGETS = (
    Column("指标", share=3.2), Column("口径", align=CENTER, share=1.5), Column("目标", align=RIGHT, share=1.3), Column("完成", align=RIGHT, share=1.2),
    Column("单位", align=CENTER, share=1), Column("完成率", "%", RIGHT, 1.1), Column("序时", "%", RIGHT, 1.1),
)


def percent(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}%"


def points(value: float) -> str:
    """超序时4.4个百分点，落后序时10.2个百分点，与序时持平."""
    said = round(value, 1)
    return "与序时持平" if said == 0 else f"{'超' if said > 0 else '落后'}序时{abs(said):.1f}个百分点"


def standing(line: TargetLine) -> str:
    """One target in one clause, without a full stop."""
    unit, title = MEASURE[line.target.measure], line.target.title
    if not line.begun:
        return f"{title}自{short_day(line.target.starts_on)}起算" + (f"，目标{spoken(line, line.asked)}{unit}" if line.asked is not None else "")
    if line.done is None:
        return f"{title}{'尚未公布' if line.target.basis == 'official' else '无任务'}"
    done = f"{spoken(line, line.done)}{unit}"
    if line.asked is None:
        return f"{title}{done}（目标未下达）"
    if line.target.measure == "percent":
        gap = round(line.done - line.asked, 1)
        return f"{title}{done}，{'达到' if gap >= 0 else '低于'}{spoken(line, line.asked)}{unit}的目标" + (f"，差{-gap:.1f}个百分点" if gap < 0 else "")
    if not line.done and not line.target.stock:
        return f"{title}目标{spoken(line, line.asked)}{unit}，{'到期' if line.pace == 100 else ''}尚无进展"
    said = f"{title}{'现有' if line.target.stock else '完成'}{done}，为目标{spoken(line, line.asked)}{unit}的{percent(line.rate)}"
    if line.reached:
        return f"{said}，已完成目标" if line.ahead is None or line.pace == 100 else f"{said}，{points(line.ahead)}"
    if line.ahead is None:
        return f"{said}，还差{spoken(line, line.gap)}{unit}"
    return f"{said}，到期未完成，差{spoken(line, line.gap)}{unit}" if line.pace == 100 else f"{said}，{points(line.ahead)}"


def sentence(lines: list[TargetLine]) -> str:
    """Several in one sentence; "" for none."""
    return "；".join(standing(line) for line in lines) + "。" if lines else ""


def unit_standing(line: TargetLine, unit: UnitLine) -> str:
    """Of one unit: "完成2.1亿元，为任务的61.0%，落后序时19.6个百分点"."""
    measure = MEASURE[line.target.measure]
    said = f"{line.target.title}完成{spoken(line, unit.done)}{measure}，为任务的{percent(unit.rate)}"
    if unit.rate is None or line.pace is None:
        return said
    if line.pace == 100:
        return said + ("" if unit.rate >= 100 else f"，差{spoken(line, unit.gap)}{measure}")
    return f"{said}，{points(unit.rate - line.pace)}"


def table(key: str, lines: list[TargetLine], empty: str = "目标尚未下达。") -> Table:
    """Each with its basis, for figures of different bases are never set side by side unsaid."""
    rows = tuple(
        (
            line.target.title, line.target.get_basis_display(), asked_in_words(line), (spoken(line, line.done) or "未公布") if line.begun else "未起算",
            MEASURE[line.target.measure], "" if line.rate is None or not line.begun else f"{line.rate:.1f}", "" if line.pace is None else f"{line.pace:.1f}",
        )
        for line in lines
    )
    return Table(key, TARGETS, rows, empty=empty)
