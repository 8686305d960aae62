"""二、五大攻坚行动进展: 谋划储备、招商引资、手续办理、项目推进、破解难题, a section each (M02)."""
from collections import Counter

from gongjian.papers import figures
from gongjian.papers.blocks import Block, Heading, Para
from gongjian.papers.bulletin.county import County
from gongjian.papers.bulletin.solving import solving
from gongjian.papers.kinds import drive_of
from gongjian.papers.saying import short_day
from gongjian.promotion.models import Trip
from gongjian.reading.catch_up_words import HOLDING, CatchUp
from gongjian.sheets.registry import sheet
from gongjian.sheets.table import Table

RESERVE = (
    "reserve_count", "reserve_money", "industrial_reserve_count", "industrial_reserve_money", "private_reserve_count", "private_reserve_money",
    "provincial_reserve_count", "provincial_reserve_money",
)
BIG = ("new_start_50", "new_start_10_50", "new_start_5_10")
PROMOTION = ("signed_total", "attracted_start_total", "paid_in")


def fronts(county: County) -> list[Block]:
    sections = (
        ("reserve", "谋划储备攻坚", reserve), ("promotion", "招商引资攻坚", promotion), ("approvals", "手续办理攻坚", approvals),
        ("progress", "项目推进攻坚", progress), ("problems", "破解难题攻坚", solving),
    )
    blocks: list[Block] = [Heading("fronts", 1, "五大攻坚行动进展")]
    for key, title, say in sections:
        blocks += [Heading(f"front-{key}", 2, title), Para(f"front-{key}-said", say(county))]
    return blocks


def reserve(county: County) -> str:
    lines, big = county.of(*RESERVE), county.of(*BIG)
    said = figures.sentence(lines) or "储备目标尚未下达。"
    return said + (f"\n谋大储强：{figures.sentence(big)}" if big else "")


def promotion(county: County) -> str:
    said = figures.sentence(county.of(*PROMOTION)) or "招商目标尚未下达。"
    since = drive_of(county.at).starts_on
    trips = Trip.objects.as_of(county.at.when).filter(area__startswith=county.at.lens.officer.area, occurred_on__gte=since).values_list("unit_id", flat=True)
    told = list(trips.order_by())
    return said + (f"行动以来各单位外出招商{len(told)}次，涉及{len(set(told))}家单位。" if told else "行动以来尚无外出招商记录。")


def approvals(county: County) -> str:
    done, needed = (sum(row[place] for row in county.approvals.values()) for place in (0, 1))
    ahead = sheet(9).count(county.at)
    title = sheet(9).named(county.at).removesuffix("清单")
    if not ahead:
        return "目前没有一季度计划新开工而未开工的项目。"
    if not needed:
        return f"列入{title}的项目{ahead}个，尚未梳理应办手续。"
    slow = sorted(((row[1] - row[0], county.units[key].name) for key, row in county.approvals.items() if row[1] > row[0] and key in county.units), key=lambda x: -x[0])
    said = f"列入{title}的项目{ahead}个，连同已开工的，应办手续{needed}件，已办结{done}件，手续办结率{100 * done / needed:.1f}%"
    return said + ("；未办结较多的有" + "、".join(f"{name}（{left}件）" for left, name in slow[:3]) + "。" if slow else "，已全部办结。")


def progress(county: County) -> str:
    """Starts, pace and enrolment, from lists 5, 7 and 6."""
    lists, on = county.lists, county.at.on
    planned = lists[5].place("planned_start_on")
    passed = sum(bool(row[planned]) and row[planned] < on for row in lists[5].rows)
    waiting = f"未开工项目{len(lists[5])}个" + (f"，其中{passed}个已过计划开工日期" if passed else "") if len(lists[5]) else "计划内项目已全部开工"
    easy = lists[6].place("enrol_missing_count")
    near = sum(row[easy] == 1 for row in lists[6].rows)
    enrol = f"已开工未入统项目{len(lists[6])}个" + (f"，其中{near}个只缺一件材料" if near else "") if len(lists[6]) else "已开工项目已全部入统"
    behind = f"未按时序进度推进项目{len(lists[7])}个" if len(lists[7]) else "无未按时序进度推进的项目"
    lacking = "；".join(f"{said}{of_units(lists[number])}" for number, said in ((5, waiting), (6, enrol), (7, behind)))
    return f"{figures.sentence(county.of('starts', 'enrolments'))}截至{short_day(on)}，{lacking}{catching_up(lists[7])}。"


def catching_up(told: Table) -> str:
    """How many of those behind have a catch-up plan, and how many of these hold to it: "，其中已报追赶计划3个，按计划推进2个" (M39)."""
    if not len(told):
        return ""
    states = [row[told.place("catch_up")] for row in told.rows]
    planned = [state for state in states if state not in (CatchUp.NO_PLAN, CatchUp.RETURNED)]
    held = sum(state in HOLDING for state in planned)
    silent = sum(state == CatchUp.UNREPORTED for state in planned)
    if not planned:
        return "，均未报追赶计划"
    return f"，其中已报追赶计划{len(planned)}个，按计划推进{held}个" + (f"，到期未报{silent}个" if silent else "")


def of_units(told: Table, most: int = 3) -> str:
    """Which units have most of a list's rows: "（县交通局2个、中村镇1个等）"."""
    place = told.place("unit_name")
    counts = Counter(row[place] or "责任单位未定" for row in told.rows)
    if not counts:
        return ""
    named = "、".join(f"{name}{count}个" for name, count in counts.most_common(most))
    return f"（{named}{'等' if len(counts) > most else ''}）"
