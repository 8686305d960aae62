"""The targets table: what is asked, done, at what pace, over eight weeks, and where the gap lies."""
import re

from django.urls import reverse

from gongjian.indicators.standing import TargetLine, asked_in_words, run_rate, spoken
from gongjian.indicators.trend import trends
from gongjian.pages.drawing import bullet, light, sparkline
from gongjian.pages.links import maybe
from gongjian.pages.look import Look
from gongjian.people.models import Unit
from gongjian.sheets.registry import sheet
from gongjian.timeline.money import YI

GROUPS = (("投资（亿元）", 1), ("下年储备（个、亿元）", 2), ("招商引资（亿元）", 3))  # by the list that breaks them down; the others follow
OTHERS = "开工与入统（个）"


def shown(lines: list[TargetLine]) -> list[TargetLine]:
    """What is asked and has begun; parts of a stock are left to the page of targets."""
    return [line for line in lines if line.asked is not None and line.begun and not (line.target.stock and line.target.subset_of)]


def goals(look: Look, lines: list[TargetLine], by_unit: dict[str, list[tuple[int, int]]]) -> dict:
    """A panel. `by_unit`: {indicator: [(unit, how many stand in the way), …]} where nothing is allotted to units."""
    chosen = shown(lines)
    weeks = trends(look.at, chosen)
    names = dict(look.lens.see(Unit).values_list("unit_id", "short"))
    groups: dict[str, list[dict]] = {label: [] for label, _ in GROUPS} | {OTHERS: []}
    for line in chosen:
        groups[group_of(line)].append(row(look, line, weeks, by_unit, names))
    order = [GROUPS[0][0], OTHERS, GROUPS[1][0], GROUPS[2][0]]
    data = [{"label": label, "rows": groups[label]} for label in order if groups[label]]
    url = maybe("targets")
    link = {"link": {"label": f"全部 {len(lines)} 项", "url": look.keep(url)}} if url else {}
    small = "行动方案下达 · 竖线为序时（按工作日）"
    return {"title": "目标", "small": small, "part": "gongjian/parts/targets_table.html", "data": data} | link


def group_of(line: TargetLine) -> str:
    return next((label for label, number in GROUPS if line.target.key in sheet(number).targets), OTHERS)  # type: ignore[union-attr]


def row(look: Look, line: TargetLine, weeks: dict, by_unit: dict, names: dict[int, str]) -> dict:
    run, scale = run_rate(line), YI if line.target.measure == "money" else 1
    values = [None if value is None else round(value / scale, 2) for value in weeks.get(line.target.indicator, [])]
    rate = "" if line.rate is None else f"{line.rate:.1f}%"
    name = re.sub(r"^(\d{4}年)?([一二三四]季度)?", "", line.target.title) if line.target.stock else re.sub(r"^[一二三四]季度", "", line.target.title)
    url = maybe("targets")
    return {
        "name": name, "url": f"{look.keep(url)}#{line.target.key}" if url else "", "target": asked_in_words(line), "rate": rate,
        "done": spoken(line, line.done), "bullet": bullet(line.rate, line.pace, says=name), "gap": spoken(line, line.gap) if line.gap else "",
        "spark": sparkline(values) if len(values) > 1 else "", "light": light(line.light, line.why),
        "forecast": f"{run * 100 / line.asked:.0f}%" if run is not None and line.asked and not line.reached else "",
    } | gaps(look, line, by_unit, names)


def gaps(look: Look, line: TargetLine, by_unit: dict, names: dict[int, str]) -> dict:
    worst = [(unit.unit, names.get(unit.unit, unit.name), spoken(line, unit.gap)) for unit in line.worst(3)]
    if not worst:
        worst = [(unit, names.get(unit, ""), str(count)) for unit, count in by_unit.get(line.target.indicator, []) if names.get(unit)]
    links = [{"label": name, "url": look.keep(reverse("unit", args=[unit])), "amount": amount} for unit, name, amount in worst[:2]]
    more = sum(bool(unit.gap) for unit in line.units) or len(by_unit.get(line.target.indicator, []))
    return {"gaps": links, "more": f"等 {more} 家" if more > len(links) > 0 else ""}
