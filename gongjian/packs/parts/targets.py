"""落后序时的目标：targets behind their pace, and which units lack most (M50)."""
from gongjian.indicators.standing import MEASURE, TargetLine, spoken, target_lines
from gongjian.packs.part import Kind, Part, Row, Scope
from gongjian.reading.word import At


def rows(at: At, scope: Scope) -> list[Row]:
    behind = [line for line in target_lines(at) if line.light in ("R", "Y")]
    return [row_of(line) for line in sorted(behind, key=lambda line: (line.light != "R", line.ahead if line.ahead is not None else 0))]


def row_of(line: TargetLine) -> Row:
    measure = MEASURE[line.target.measure]
    asked, done = f"{spoken(line, line.asked)}{measure}", f"{spoken(line, line.done)}{measure}"
    rate = f"{line.rate:.1f}%" if line.rate is not None else ""
    worst = "、".join(f"{unit.name} {spoken(line, unit.gap)}" for unit in line.worst(3))
    words = "，".join(filter(None, [f"目标 {asked}，完成 {done}", rate and f"完成率 {rate}", line.why, worst and f"缺口最大：{worst}（{measure}）"]))
    return Row(line.target.title, words, (line.target.title, asked, done, rate, line.why, worst), line.light, "target", line.target.key)


PART = Part(2, "targets", "落后序时的目标", ("目标", "任务", "完成", "完成率", "序时", "缺口最大的单位"), rows, kinds=(Kind.COUNTY,))
