"""The headline: composed of clauses, each only where there is data to say it with."""
from datetime import date

from django.urls import reverse

from gongjian.indicators.standing import MEASURE, TargetLine, run_rate, spoken
from gongjian.pages.day import spoken as spoken_day
from gongjian.pages.links import maybe
from gongjian.pages.look import Look
from gongjian.pages.overview.county import County
from gongjian.pages.overview.reporting import Reporting
from gongjian.timeline.money import yi

Said = list[dict]


def said(text: str, **how) -> dict:
    return {"text": text, **how}


def strong(text: str, **how) -> dict:
    return {"text": text, "strong": True, **how}


def headline(look: Look, lines: list[TargetLine], known: County) -> Said:
    by = {line.target.indicator: line for line in reversed(lines)}
    parts = [said("截至 "), strong(spoken_day(look.on)), said("，")]
    clauses = [clause for clause in (invested(by.get("invested"), look.on), enrolled(by.get("enrolments"), look, known)) if clause]
    if not clauses:
        return [*parts, said("还没有可以汇总的投资和入统数据。")]
    for clause in clauses:
        parts += [*clause, said("。")]
    return parts


def invested(line: TargetLine | None, on: date) -> Said:
    """四季度固定资产投资完成 31.2 亿元，为目标的 70.4%，落后序时 7.9 个百分点；照此进度年底约 40.6 亿元，缺口 3.7 亿元."""
    if line is None or line.done is None or not line.begun:
        return []
    unit = MEASURE[line.target.measure]
    parts = [said(f"{line.target.title}完成 "), strong(spoken(line, line.done)), said(f" {unit}")]
    if line.rate is None:
        return [*parts, said("，目标未下达")]
    parts += [said("，为目标的 "), strong(f"{line.rate:.1f}%")]
    if line.ahead is not None and not line.reached:
        points = round(line.ahead, 1)
        text = "与序时持平" if points == 0 else f"{'超' if points > 0 else '落后'}序时 {abs(points)} 个百分点"
        parts += [said("，"), said(text, tone="up" if points >= 0 else "down")]
    return parts + at_this_pace(line, on)


def at_this_pace(line: TargetLine, on: date) -> Said:
    end, unit = line.target.ends_on, MEASURE[line.target.measure]
    if line.reached:
        return [said("，"), said("已完成目标", tone="up")]
    if on >= end:
        return [said("，"), said(f"缺口 {spoken(line, line.gap)} {unit}", tone="down")]
    run = run_rate(line)
    if run is None or not line.done:
        return []
    when = "年底" if (end.month, end.day) == (12, 31) else f"到{spoken_day(end)}"
    parts = [said(f"；照此进度{when}约 "), strong(spoken(line, run)), said(f" {unit}，")]
    if run >= line.asked:
        return [*parts, said("可以完成目标", tone="up")]
    return [*parts, said(f"缺口 {spoken(line, line.asked - run)} {unit}", tone="down")]


def enrolled(line: TargetLine | None, look: Look, known: County) -> Said:
    """38 个应入统项目已入 21 个，其余 17 个中 9 个只差现场照片或合同，补齐可带入 2.9 亿元."""
    if line is None or line.done is None or not line.begun:
        return []
    asked = f"{line.asked} 个应入统项目已入 " if line.asked is not None else "已入统 "
    parts = [said(asked), strong(str(line.done)), said(" 个")]
    if not known.easy:
        return parts
    rest = "其余" if line.asked is not None and line.asked - line.done == known.waiting else "已开工未入统的"
    url = maybe("enrolment")
    link = {"url": look.keep(f"{url}?only=easy")} if url else {}
    parts += [said(f"，{rest} {known.waiting} 个中 "), said(f"{known.easy} 个只差现场照片或合同", **link)]
    return [*parts, said("，补齐可带入 "), strong(yi(known.money)), said(" 亿元")] if known.money else parts


def subline(look: Look, told: Reporting, known: County) -> Said:
    official = f"统计口径至 {known.official_on.month}月" if known.official_on else "统计口径尚未录入"
    parts = [said(f"调度口径，{official} · {told.projects} 个项目")]
    if told.period is None:
        return [*parts, said("，还没有到期的填报周期")]
    parts.append(said(f"，{told.period.title}应报 {told.due}，已报 {told.told}"))
    if told.lacking:
        return [*parts, said(" · "), said(f"{len(told.lacking)} 家未报", url=look.keep(reverse("reporting")))]
    return [*parts, said(" · 全部报齐")] if told.due else parts
