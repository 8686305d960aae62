"""What is asked of the unit by when: the nodes of 13710, or of an ordinary limit (rules.md §1.1), as this problem's rules and clock say them."""
from gongjian.papers.saying import short_day
from gongjian.problems.ledger import Competence, Rung, Weight
from gongjian.problems.lives import Lived

FINAL = "销号：附佐证材料申请，复核不符的退回重办。"


def demands(lived: Lived) -> list[str]:
    """A line a node, each with its day."""
    life = lived.life
    lines = [*(by_limit(lived) if life.rung == Rung.DATED else by_13710(lived)), FINAL]
    if lived.problem.competence != Competence.COUNTY:
        lines.insert(-2, f"上报：{Competence(lived.problem.competence).label}事权，{by(lived, life.rules.report_up)}前上报，并报上报记录。")
    if life.extensions:
        lines.append(f"延期：已延期{life.extensions}次。")
    return [*lines, "以上按工作日计。"] if life.rules.working else lines


def by(lived: Lived, days: int) -> str:
    """So many days after it was assigned."""
    return short_day(lived.life.days.walk(lived.assigned_on, days))


def by_13710(lived: Lived) -> list[str]:
    life = lived.life
    began, major = life.rung_on or lived.assigned_on, life.weight == Weight.MAJOR
    placed = [] if began == lived.assigned_on else [f"督办：{short_day(began)}转入{Rung(life.rung).label}（{life.rung_why.replace(' ', '')}）。"]
    return [
        *placed,
        f"签收：{by(lived, life.rules.arranged)}前签收，研究部署到人。",
        f"反馈：{short_day(life.days.walk(began, life.rules.feedback))}前报措施，以后至少每{life.rules.progress}天一次。",
        f"办结：{limit(lived)}" + ("确不能办结的，报有时限的解决方案。" if major and not life.closed_on else ""),
    ]


def by_limit(lived: Lived) -> list[str]:
    rules = lived.life.rules
    return [
        f"签收：{by(lived, rules.arranged)}前签收，安排到人。",
        f"反馈：签收后至少每{rules.progress}天反馈一次进展。",
        f"办结：{limit(lived)}" + ("" if lived.life.closed_on else f"逾期{rules.late}天的转13710督办。"),
    ]


def limit(lived: Lived) -> str:
    """The limit after pauses; while the clock stands still there is none to say."""
    life = lived.life
    if life.closed_on:
        return f"已于{short_day(life.closed_on)}办结。"
    if life.due_by:
        return f"{short_day(life.due_by)}前办结。"
    promised = f"{short_day(life.due_on)}前办结" if life.due_on else "未定时限"
    return f"{promised}，{'挂起' if life.paused_on else '复核'}期间停表顺延。"
