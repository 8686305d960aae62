"""Targets, indicators and lists as figures of a clause: the very figures of their own pages. Bases are named and never mixed."""
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from gongjian.clauses.figure import Figure, Page, Proof, Proofs, State, View, many
from gongjian.indicators.indicator import Indicator, Published
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import MEASURE, TargetLine, UnitLine, asked_in_words, line_of, spoken
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.promotion.models import Signing, SigningStanding
from gongjian.reading.shown import NO_TASK, NOT_ISSUED, NOT_REPORTED
from gongjian.sheets.following import follow_up, issues
from gongjian.sheets.registry import sheet
from gongjian.sheets.roll import Roll
from gongjian.targets.models import Allotment, Growth, Issue
from gongjian.targets.targets import Basis
from gongjian.timeline.when import When

SHOWN = 12


def of_target(key: str, view: View) -> list[Figure]:
    """The county's, and the part of the unit asked for, or of the one unit this officer sees."""
    line = line_of(view.at, key)
    county = of_line(line, view)
    part = part_of(line, view)
    if view.unit is not None:
        return [part or county]
    return [county, replace(part, beside=True)] if part else [county]


def of_line(line: TargetLine, view: View) -> Figure:
    target, state = line.target, state_of(line)
    asked = asked_in_words(line) if line.asked is None else with_measure(line, line.asked)
    done = not_yet(line) or with_measure(line, line.done)
    gap = f"差 {lacking(line, line.gap)}" if line.gap and line.begun else ""
    why = "" if line.why in (state.label, asked, "已达到目标", "到期未完成") else line.why
    return Figure(
        target.title, state, asked, done, gap, target.get_basis_display(), why, Page("target", (target.key,)),
        light=line.light if state in (State.BEHIND, State.ON_PACE) else "", scope="" if view.whole else "全县", proofs=lambda: proofs_of(line, view),
    )


def with_measure(line: TargetLine, value) -> str:
    """"31.2 亿元", "21 个", "40%"."""
    measure = MEASURE[line.target.measure]
    return f"{spoken(line, value)}{'' if measure == '%' else ' '}{measure}"


def lacking(line: TargetLine, gap) -> str:
    """A rate lacks percentage points, not per cent."""
    return f"{spoken(line, gap)} {'个百分点' if line.target.measure == 'percent' else MEASURE[line.target.measure]}"


def not_yet(line: TargetLine) -> str:
    """Why there is no figure; "" where there is one."""
    if not line.begun:
        return "未起算"
    if line.done is None:
        return "尚未公布" if line.target.basis == Basis.OFFICIAL else NO_TASK
    return ""


def state_of(line: TargetLine) -> State:
    if line.asked is None:
        return State.NOT_ISSUED
    if not line.begun:
        return State.AHEAD
    if line.done is None:
        return State.UNTOLD if line.target.basis == Basis.OFFICIAL else State.NO_TASK
    if line.reached:
        return State.DONE
    return by_pace(line, line.ahead, line.pace)


def by_pace(line: TargetLine, ahead: float | None, pace: float | None) -> State:
    if ahead is None:
        return State.MISSED if line.look.on > line.target.ends_on else State.OPEN
    return State.MISSED if pace == 100 else State.ON_PACE if ahead >= 0 else State.BEHIND


def part_of(line: TargetLine, view: View) -> Figure | None:
    """One unit's part: 无任务, 未下达, 未报 and 0 are four different things. None where the officer compares all units, or sees none."""
    if view.whole or isinstance(indicator(line.target.indicator), Published):
        return None
    seen = dict(view.at.lens.see(Unit).filter(unit__in=view.units).values_list("unit_id", "short")) if len(view.units) == 1 else {}
    if len(seen) != 1:
        return None
    key, name = next(iter(seen.items()))
    part = next((unit for unit in line.units if unit.unit == key), None) or UnitLine(key, name, None, False, 0)
    asked = asked_in_words(part, line) if part.asked is None else with_measure(line, part.asked)
    done = "未起算" if not line.begun else NOT_REPORTED if part.done is None else with_measure(line, part.done)
    state = state_of_part(line, part)
    gap = f"差 {lacking(line, part.gap)}" if part.gap and line.begun else ""
    small = NO_TASK if part.no_task else NOT_ISSUED if part.asked is None else f"任务的 {part.rate:.1f}%" if part.rate is not None and line.begun else ""
    return Figure(line.target.title, state, asked, done, gap, line.target.get_basis_display(), small, Page("target", (line.target.key,)), scope=name)


def state_of_part(line: TargetLine, part: UnitLine) -> State:
    if part.no_task:
        return State.NO_TASK
    if part.asked is None:
        return State.NOT_ISSUED
    if not line.begun:
        return State.AHEAD
    if part.done is None:
        return State.UNTOLD
    if part.done >= part.asked:
        return State.DONE
    return by_pace(line, part.rate - line.pace if part.rate is not None and line.pace is not None else None, line.pace)


def proofs_of(line: TargetLine, view: View) -> Proofs:
    """By which papers it was set or published, and the evidence on file of the projects it counts, as far as he sees them."""
    when = When(view.at.on, view.at.when.known)
    papers: list[Allotment | Growth] = list(Allotment.objects.as_of(when).filter(target=line.target, unit=None).select_related("by"))
    papers += Growth.objects.as_of(when).filter(target=line.target).select_related("by")
    rows = [Proof(fact.occurred_on, said_by(fact), fact.by.name if fact.by else "") for fact in papers]
    found = on_file(line, view)
    if found is not None:
        shown = list(found.select_related("by").order_by("-occurred_on", "-pk")[: max(SHOWN - len(rows), 0)])
        names = dict(view.at.lens.see(Project).filter(project__in={one.subject_id for one in shown}).values_list("project_id", "name"))
        for one in shown:
            text = f"{one.get_paper_display()}：{names.get(one.subject_id, one.title)}"
            rows.append(Proof(one.occurred_on, text, one.by.name if one.by else "", Page("project", (one.subject_id,))))
    signed = signings(line, view)
    rows += [Proof(one.signed_on, f"正式合同：{one.title}", one.signing.by.name if one.signing.by else "", Page("signings")) for one in signed]
    rows.sort(key=lambda proof: proof.on, reverse=True)
    return Proofs(len(papers) + len(signed) + (found.count() if found is not None else 0), tuple(rows[:SHOWN]))


def said_by(fact: Allotment | Growth) -> str:
    return f"{fact.document}发布" if isinstance(fact, Growth) else f"{fact.document}下达"


def signings(line: TargetLine, view: View) -> list[SigningStanding]:
    """The contracts that a target of signings counts, as far as he sees them."""
    told = indicator(line.target.indicator)
    if not isinstance(told, Indicator) or told.about is not Signing or not line.begun:
        return []
    rows = told.rows(line.look, county=view.whole)
    return list((rows.filter(unit=view.unit) if view.unit is not None else rows).select_related("signing__by"))


def on_file(line: TargetLine, view: View) -> QuerySet | None:
    """Evidence dated in the target's period (of a stock: all of it) of the projects that count; None for what counts no projects."""
    told = indicator(line.target.indicator)
    if not isinstance(told, Indicator) or told.about is not Project or not line.begun:
        return None
    among = told.among(line.look)
    counted = told.rows(line.look, county=view.whole) if among else view.at.lens.see(Project)
    if view.unit is not None:
        counted = counted.filter(**{told.by: view.unit}) if among else counted.filter(unit=view.unit)
    rows = view.at.lens.evidence().filter(subject="project", subject_id__in=counted.order_by().values("project_id"))
    if line.target.basis in (Basis.REPORTED, Basis.PAID):
        rows = rows.filter(paper__in=("settlement", "progress", "invoice", "payment"))
    return rows if line.target.stock else rows.filter(occurred_on__gte=line.target.starts_on)


def of_indicator(name: str, view: View) -> list[Figure]:
    """What no target asks for: a figure alone, on its own basis. The county's, or the unit's."""
    told, at = indicator(name), view.at.over(view.period) if view.period and view.period.start <= view.at.on else view.at
    if view.unit is None or told.basis == Basis.OFFICIAL:  # a unit's official figure may be one respondent's
        value, scope = told.total(at), "" if view.whole else "全县"
    else:
        value, scope = told.by_unit(at).get(view.unit), view.whose
    basis = dict(Basis.choices).get(told.basis, "")
    if value is None:
        return [Figure(told.title, State.UNTOLD if told.basis == Basis.OFFICIAL else State.NO_TASK, basis=basis, small=told.help, scope=scope)]
    since = f"{view.period.start}以来" if at is not view.at and view.period else ""
    said = f"{value / 10**8:,.2f}".rstrip("0").rstrip(".") + " 亿元" if told.measure == "money" else f"{value:g}%" if told.measure == "percent" else many(round(value))
    return [Figure(told.title, State.RECORDED, "", said, "", basis, since or told.help, Page("matrix", (), f"indicator={name}"), scope=scope)]


def of_list(number: int, view: View) -> list[Figure]:
    """How many rows the list has on the day through these eyes, and what became of it as it was issued last."""
    told, at = sheet(number), view.at
    page = Page("sheet", (number,))
    if not isinstance(told, Roll):
        return [_grid(number, view)]
    rows = told.rows(at)
    if view.unit is not None:
        name = "lead" if told.about.__name__ == "Problem" else "unit"
        rows = rows.filter(Q(**{name: view.unit}))
    scope = view.scope_of(told.about)
    found = [Figure(f"清单{number} {told.named(at)}", State.RECORDED, "", many(rows.count(), "行"), page=page, small="即时清单", scope=scope)]
    issued = [one for one in _issues(view) if one.sheet == number]
    if issued:
        found.append(_issued(issued, view, scope, settles=bool(told.settled_by)))
    return found


def _issues(view: View) -> list[Issue]:
    kept = view.at.__dict__
    if "_issues" not in kept:
        kept["_issues"] = issues(view.at)
    return kept["_issues"]


def _issued(issued: list[Issue], view: View, scope: str, settles: bool) -> Figure:
    last = issued[0]
    told = follow_up(last, view.at)
    own = set(view.named().filter(issue=last).values_list("pk", flat=True)) if view.unit is not None else None
    rows = [row for row in told.rows if own is None or row.named.pk in own]
    done, late = sum(row.settled_on is not None for row in rows), sum(row.late and row.settled_on is None for row in rows)
    left = len(rows) - done
    proofs = Proofs(len(issued), tuple(
        Proof(one.occurred_on, f"{one.number} {one.title}", one.by.name if one.by else "", Page("issue", (one.pk,))) for one in issued[:SHOWN]
    ))
    page, small = Page("issue", (last.pk,)), f"{last.number}，{said_day(last.occurred_on)}下发"
    what = f"清单{last.sheet} 下发列名"
    if not rows:
        return Figure(what, State.NO_TASK, page=page, small=small, scope=scope, proofs=lambda: proofs)
    if not settles:
        return Figure(what, State.RECORDED, "", many(len(rows), "项"), page=page, small=small, scope=scope, proofs=lambda: proofs)
    state = State.DONE if not left else State.MISSED if last.due_on < view.at.on else State.BEHIND if late else State.OPEN
    gap = f"差 {many(left, '项')}" + (f"，逾期 {many(late, '项')}" if late else "") if left else ""
    light = "R" if late and left else ""
    return Figure(what, state, many(len(rows), "项"), many(done, "项"), gap, page=page, small=small, light=light, scope=scope, proofs=lambda: proofs)


def said_day(on: date) -> str:
    return f"{on.month}月{on.day}日"


def _grid(number: int, view: View) -> Figure:
    """Units × targets: how many units are on it."""
    told, at = sheet(number), view.at
    issued = [one for one in _issues(view) if one.sheet == number]
    proofs = Proofs(len(issued), tuple(
        Proof(one.occurred_on, f"{one.number} {one.title}", one.by.name if one.by else "", Page("issue", (one.pk,))) for one in issued[:SHOWN]
    ))
    table = told.table(at)
    rows = [key for key in table.keys if view.unit is None or key == view.unit]
    small = f"{issued[0].number}，{said_day(issued[0].occurred_on)}下发" if issued else "尚未下发"
    return Figure(
        f"清单{number} {told.named(at)}", State.RECORDED if rows else State.NOT_ISSUED, "", many(len(rows), "个单位"), page=Page("sheet", (number,)),
        small=small, scope=view.scope_of(Unit), proofs=lambda: proofs,
    )
