"""四、典型 and 五、点名: units and never one respondent's figures; who did well, who is behind, late, or silent."""
from gongjian.indicators.standing import TargetLine, UnitLine
from gongjian.papers import figures
from gongjian.papers.blocks import Block, Heading, Para
from gongjian.papers.bulletin.county import County
from gongjian.rankings.registry import pack_of

BEST, WORST = 3, 8  # how many of a league are praised, how many in all are named
WATCHED = ("starts", "enrolments")


def praised(county: County) -> list[Block]:
    """Units that over-fulfilled, or run before the pace, and have nothing late and nothing unreported."""
    line, said = county.line("invested"), []
    if line:
        for group in pack_of(county.at.drive).groups:
            good = [unit for unit in judged(county, line, group.kinds) if ahead(line, unit) >= 0 and clean(county, unit)]
            good.sort(key=lambda unit: -(unit.rate or 0))
            said += [f"{group.title}：" + "；".join(f"{unit.name}{figures.unit_standing(line, unit)}" for unit in good[:BEST]) + "。"] if good else []
    empty = "本期没有投资达到序时、问题不逾期、填报不缺漏的单位。"
    return [Heading("praised", 1, "先进典型"), Para("praised-said", "\n".join(said) or empty)]


def judged(county: County, line: TargetLine, kinds: tuple[str, ...] = ()) -> list[UnitLine]:
    """The units that were asked something; of a league, where `kinds` are told."""
    units = county.units
    return [unit for unit in line.units if unit.rate is not None and unit.unit in units and (not kinds or units[unit.unit].kind in kinds)]


def ahead(line: TargetLine, unit: UnitLine) -> float:
    return (unit.rate or 0) - (line.pace if line.pace is not None else 100)


def clean(county: County, unit: UnitLine) -> bool:
    solving = county.solving.get(unit.unit)
    return unit.unit not in county.lacking and not (solving and solving.late)


def blamed(county: County) -> list[Block]:
    sections = (
        ("behind", "投资进度滞后的单位", behind), ("nothing", "开工、入统任务落实不力的单位", nothing), ("late", "问题逾期未办结的单位", late),
        ("silent", "未按时填报的单位", silent),
    )
    blocks: list[Block] = [Heading("blamed", 1, "存在问题及点名单位")]
    for key, title, say in sections:
        blocks += [Heading(f"blamed-{key}", 2, title), Para(f"blamed-{key}-said", say(county))]
    return blocks


def behind(county: County) -> str:
    line = county.line("invested")
    if line is None or line.asked is None:
        return "投资目标尚未下达。"
    slow = sorted((unit for unit in judged(county, line) if ahead(line, unit) < (0 if line.pace == 100 else -line.threshold)), key=lambda unit: ahead(line, unit))
    if not slow:
        return "无。"
    how = "未完成任务" if line.pace == 100 else f"落后序时{line.threshold}个百分点以上"
    named = "；".join(f"{unit.name}{told_of(line, unit)}" for unit in slow[:WORST])
    return f"{line.target.title}{how}的单位有{len(slow)}家" + (f"，落后较多的{WORST}家：" if len(slow) > WORST else "：") + named + "。"


def told_of(line: TargetLine, unit: UnitLine) -> str:
    return f"（完成率{figures.percent(unit.rate)}" + (f"，{figures.points(ahead(line, unit))}）" if line.pace != 100 else "）")


def nothing(county: County) -> str:
    """Tasks of starts and enrolments of which nothing, or not all in time, has been done."""
    said = []
    for line in county.of(*WATCHED):
        if not line.begun:
            continue
        over = line.pace == 100
        units = [unit for unit in judged(county, line) if (unit.gap if over else not unit.done)]
        how = "到期未完成" if over else "尚无进展"
        named = "、".join(f"{unit.name}（任务{unit.asked}个，完成{unit.done}个）" if over else f"{unit.name}（任务{unit.asked}个）" for unit in units)
        said += [f"{line.target.title}{how}的有{len(units)}家：{named}。"] if units else []
    return "\n".join(said) or "无。"


def late(county: County) -> str:
    units = county.units
    found = sorted(((told.late, units[key].name) for key, told in county.solving.items() if key in units and told.late), key=lambda row: -row[0])
    return ("、".join(f"{name}（{count}项）" for count, name in found) + "。") if found else "无。"


def silent(county: County) -> str:
    """Not told is not zero: these figures are lacking from every sum above."""
    if county.period is None:
        return "还没有到期的填报周期。"
    sums, units = county.whole, county.units
    told = f"{county.period.title}应填报项目{sums['due']}个，已填报{sums['told']}个"
    lacking = sorted(((count, units[key].name) for key, count in county.lacking.items() if key in units), key=lambda row: -row[0])
    if not lacking:
        return f"{told}，无未填报单位。" if sums["due"] else "本期无应填报的项目。"
    return f"{told}，未填报的单位有：" + "、".join(f"{name}（{count}个）" for count, name in lacking) + "。未填报的不作零计，也不得由他人代填。"
