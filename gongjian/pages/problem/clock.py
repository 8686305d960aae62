"""时限: the nodes of 13710 as a ribbon, on whose desk the days went, pauses, extensions, red lights, rungs."""
from datetime import date, timedelta
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongjian.pages.drawing import Lay, Stage, desks, ribbon
from gongjian.pages.look import Look
from gongjian.people.models import UnitStanding
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Rung, WaitsFor
from gongjian.problems.life import OFFICE, Held, Life

FACTS = "gongjian/parts/facts.html"


def spoken(day: date) -> str:
    return f"{day.month}月{day.day}日"


# --- the ribbon


def nodes(row, life: Life, on: date) -> SafeString | str:
    """1 签收 · 3 反馈 · 7 or 月 办结 · 0 销号: done when, missed by how much, or due when. Nothing before it was assigned."""
    if row.assigned_on is None or row.step in (Step.REOPENED, Step.DECLINED):
        return ""
    walk, rules = life.days.walk, life.rules
    given = life.given_on or row.assigned_on
    supervised = row.rung != Rung.DATED
    base = max(row.rung_on, given) if supervised and row.rung_on else given
    fed = next((day for day in life.fed if day >= base), None)
    feedback_by = walk(base, rules.feedback if supervised else rules.progress)
    solve = {rules.ordinary: f"{rules.ordinary}日办结", rules.major: "一月办结"}.get(life.span, "限期办结") if supervised else "限期办结"
    limit = row.due_by or row.due_on
    stages = [
        _stage("1日签收", row.signed_on, walk(given, rules.arranged), on),
        _stage("3日反馈" if supervised else "反馈", fed, feedback_by, on),
        _stage(solve, row.solved_on, limit if row.solved_on is None and life.running or row.solved_on else None, on, row.red_on),
        Stage("清零销号", str(row.struck_on) if row.struck_on else "未销号", "done" if row.struck_on else "next"),
    ]
    return ribbon(_one_now(stages), "13710节点")


def _stage(label: str, done: date | None, by: date | None, on: date, red_on: date | None = None) -> Stage:
    if done:
        late = (done - by).days if by and done > by else 0
        return Stage(label, f"{done}" + (f" · 迟 {late} 天" if late else ""), "done", 1)
    if by is None:
        return Stage(label, "停表", "next")
    if by < on:
        return Stage(label, f"应于 {by}，已过 {(on - by).days} 天", "missed", 1.3)
    return Stage(label, f"{by} 前" + ("，今天" if by == on else f"，剩 {(by - on).days} 天"), "next", 1.2)


def _one_now(stages: list[Stage]) -> list[Stage]:
    """The first that is not done is where it stands."""
    at = next((place for place, stage in enumerate(stages) if stage.state == "next"), None)
    if at is None or any(stage.state == "missed" for stage in stages[:at]):
        return stages
    return [Stage(stage.label, stage.says, "now" if place == at else stage.state, stage.width) for place, stage in enumerate(stages)]


# --- the panel


def clock(eyes: Look, row, life: Life) -> dict:
    names = names_of(eyes, {held.desk for held in life.holds})
    days = (eyes.on - row.found_on).days
    total = sum((held.until - held.start).days for held in life.holds)
    until = "发现至今" if total == days else "在办期间"
    small = f"{until} {total} 天，每天记在一家名下" if total else "今天刚发现"
    drawn = desks([lay(held, names, row) for held in merged(life.holds)])
    return {"title": "在谁手上几天", "small": small, "html": format_html("{}{}", drawn, lines(eyes, row, life)), "id": "clock"}


def merged(holds: list[Held]) -> list[Held]:
    """Neighbouring days of one desk as one."""
    found = []
    for _, group in groupby(holds, key=lambda held: held.desk):
        together = list(group)
        found.append(Held(together[0].desk, together[0].start, together[-1].until, sum(held.days for held in together)))
    return found


def lay(held: Held, names: dict[str, str], row) -> Lay:
    kind = "office" if held.desk == OFFICE else "waits" if held.desk in WaitsFor.values else "unit" if held.desk == f"unit:{row.lead_id}" else "other"
    return Lay(names[held.desk], kind, (held.until - held.start).days, f"{spoken(held.start + timedelta(1))}—{spoken(held.until)}")


def names_of(eyes: Look, found: set[str]) -> dict[str, str]:
    """{desk: how it is called}."""
    units = {int(desk.removeprefix("unit:")): desk for desk in found if desk.startswith("unit:") and desk != "unit:None"}
    rows = UnitStanding.objects.at(eyes.when).filter(unit__in=units).values_list("unit_id", "short") if units else ()
    called = {units[key]: short for key, short in rows}
    return {desk: called.get(desk) or ("指挥部办公室" if desk == OFFICE else dict(WaitsFor.choices).get(desk, "原牵头单位")) for desk in found}


def lines(eyes: Look, row, life: Life) -> SafeString:
    from django.template.loader import render_to_string

    return render_to_string(FACTS, {"data": [*counting(row, life), *pauses(eyes, row, life), *extensions(row, life), *reds(row, eyes.on), *climbs(life)]})


def counting(row, life: Life) -> list[dict]:
    if life.term is None:
        return []
    unit = "个工作日" if life.rules.working else "天"
    left = life.term - life.used
    state = f"剩 {left} {unit}" if left >= 0 else f"超 {-left} {unit}"
    stands = "" if life.running else "，现停表"
    moved = f"原定 {row.due_on}" if row.due_by and row.due_on and row.due_by != row.due_on else ""
    moved = moved or (f"最近一次定的时限是 {life.span} {unit}" if life.span != life.term else "")
    return [{"label": "计时", "text": f"时限 {life.term} {unit}，已用 {life.used} {unit}，{state}{stands}", "small": moved}]


def pauses(eyes: Look, row, life: Life) -> list[dict]:
    found = []
    for held in merged(life.holds):
        if held.desk in WaitsFor.values:
            still = row.paused_on and held.until == eyes.on
            text = f"{held.start} 至{'今' if still else f' {held.until}'}，{WaitsFor(held.desk).label}，{(held.until - held.start).days} 天"
            found.append({"label": "挂起", "text": text})
    if row.paused_on == eyes.on:
        found.append({"label": "挂起", "text": f"{row.paused_on} 起，{WaitsFor(row.waits_for).label}"})
    return found


def extensions(row, life: Life) -> list[dict]:
    if not row.extensions and not row.asked_due_on:
        return []
    asked = f"，又申请到 {row.asked_due_on}，待审批" if row.asked_due_on else ""
    return [{"label": "延期", "text": f"{row.extensions} 次（最多 {life.rules.extensions} 次）{asked}"}]


def reds(row, on: date) -> list[dict]:
    now = row.red_on is not None and row.red_on <= on and row.closed_on is None
    times = row.reds + now
    if not times:
        return []
    return [{"label": "红灯", "text": f"曾亮红灯 {times} 次", "small": f"{row.red_on} 起逾期，办结才消" if now else "已办结消灯，记录保留"}]


def climbs(life: Life) -> list[dict]:
    """Every rung it moved to, and why."""
    return [
        {"label": "层级", "text": f"{move.on} 转到{Rung(move.rung).label}：{move.why}", "small": "按规则" if move.by_rule else "人工调整"} for move in life.climbs
    ]
