"""一、总体情况: the targets, and the county's projects in figures (rules.md §6.3: 总数、总投资、年度计划、完成、完成率、超欠序时)."""
from gongjian.indicators.registry import indicator
from gongjian.papers import figures
from gongjian.papers.blocks import Block, Heading, Para
from gongjian.papers.bulletin.county import County
from gongjian.papers.saying import short_day
from gongjian.timeline.money import yi

HEADLINE = ("invested", "industrial_invested", "private_invested", "starts", "start_rate", "enrolments")


def whole(county: County) -> list[Block]:
    lines = county.of(*HEADLINE)
    said = figures.sentence(lines) or "目标尚未下达。"
    overlap = "产业项目投资、民间投资均为固定资产投资的一部分且互有重叠，不得相加。" if len(county.of("industrial_invested", "private_invested")) == 2 else ""
    asked = [line for line in county.lines if line.asked is not None]
    return [
        Heading("whole", 1, "总体情况"), Heading("whole-targets", 2, "目标完成情况"), Para("whole-targets-said", said + overlap), basis(county),
        *growth(county), figures.table("whole-targets-table", asked), Heading("whole-projects", 2, "项目建设情况"), Para("whole-projects-said", projects(county)),
    ]


def growth(county: County) -> list[Block]:
    """Growth rates as published, which are never computed from amounts (M07)."""
    lines = county.of("growth", "industrial_growth", "private_growth")
    return [Para("growth", f"{figures.sentence(lines)}增速按统计部门发布数。")] if lines else []


def basis(county: County) -> Para:
    """Which basis these figures have, and how far the statistics bureau has come."""
    line = county.line("invested")
    said = "以上完成投资为调度口径，由各单位填报。"
    if line and county.official_on:
        official = indicator("official_invested").total(line.look)
        told = f"统计口径录入至{county.official_on.month}月" + ("（1月份统计免报）" if county.at.on.month in (1, 2) else "")
        return Para("whole-basis", f"{said}{told}，同期累计{yi(round(official or 0))}亿元。两种口径不得混用。")
    return Para("whole-basis", f"{said}统计口径尚未录入。")


def projects(county: County) -> str:
    sums, year = county.whole, county.at.year
    if not sums["n"]:
        return "全县尚无登记的项目。"
    parts = [f"全县在册项目{sums['n']}个，总投资{yi(sums['total'])}亿元"]
    if sums["plan"]:
        rate, pace = 100 * sums["done"] / sums["plan"], 100 * sums["expected"] / sums["plan"]
        until = f"1—{county.at.on.month}月" if county.at.on.year == year else "全年"
        parts.append(f"{year}年度计划投资{yi(sums['plan'])}亿元，{until}完成{yi(sums['done'])}亿元，完成率{rate:.1f}%，{figures.points(rate - pace)}")
    else:
        parts.append(f"{year}年度计划投资尚未下达")
    parts.append(f"已开工{sums['started']}个，其余{sums['n'] - sums['started']}个为储备、前期项目")
    if sums["scope"]:
        parts.append(f"已开工且在统计范围内的{sums['scope']}个，已入统{sums['enrolled']}个，入统率{100 * sums['enrolled'] / sums['scope']:.1f}%")
    silent = f"已开工项目中有{sums['silent']}个从未填报完成投资，按未报统计，不作零计。" if sums["silent"] else ""
    return f"截至{short_day(county.at.on)}，" + "；".join(parts) + "。" + silent
