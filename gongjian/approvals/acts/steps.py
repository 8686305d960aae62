"""Moving an approval item on (M33, M36)."""
from datetime import date

from gongjian.approvals.about import About, about, mine, not_granted
from gongjian.approvals.flow import AGENT, APPROVALS, BUREAU, FLOW, NOTHING, OFFICE, OPEN, OWNER, TELLABLE, Desk, Level, State, Turn
from gongjian.approvals.items import Approval, out_of_turn
from gongjian.people.models import Officer, Unit
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told

NEEDS = {"unit": "承办单位", "handler": "承办人", "note": "说明"}


def stand(
    project: Project, told: Told, *, item: str, state: str, unit: Unit | None = None, handler: str = "", due_on: date | None = None, document: str = "",
    desk: str = "", agency: str = "", superior: str = "", valid_until: date | None = None, level: str = "", agent: Officer | None = None, on: date | None = None,
) -> list[Fact]:
    """The item stands so from the day `on` on. What is not said stays as it was said before; `told.note` is the reason where one is needed.

    `desk` with `agency`: the file lies with an intermediary, whose days are counted apart. `superior`: handed up to this authority.
    """
    turn, known = _asked(project, told, item, state, on or told.on)
    fact = told.fact(
        Approval, on=known.on, project=project, item=item, state=turn.state.value, unit=unit, handler=handler.strip()[:40], due_on=due_on,
        document=document.strip()[:80], desk=desk, agency=agency.strip()[:60], superior=superior.strip()[:40], valid_until=valid_until, level=level, agent=agent,
    )
    held = mine(known, told, turn.by, turn.state.label)
    before = known.last.state if known.last else NOTHING
    if reason := out_of_turn(known.told, fact):
        raise Refused(f"「{known.name}」{reason}")
    _says_enough(turn, fact, known)
    _by_the_right_hands(turn.state, fact, before, held)
    _dates(fact, known)
    _whose_hands(fact, known)
    _in_order(turn, fact, before, known)
    fact.save()
    return [fact]


def _asked(project: Project, told: Told, item: str, state: str, day: date) -> tuple[Turn, About]:
    if not item or state not in TELLABLE:
        raise Refused("请选择手续事项和状态")
    if day > told.on:
        raise Refused("日期还没到")
    known = about(project, item, day)
    if known.withdrawn_on and known.withdrawn_on <= day:
        raise Refused(f"项目已于 {known.withdrawn_on} 退出，不再记手续；重新入库后再记")
    return FLOW[State(state)], known


def _says_enough(turn: Turn, fact: Approval, known: About) -> None:
    """With what was told before, and with what the catalogue knows."""
    given = {"unit": fact.unit_id or known.unit_id, "handler": fact.handler or known.said("handler"), "note": fact.note}
    if lacking := [NEEDS[need] for need in turn.needs if not given[need]]:
        raise Refused(f"{turn.state.label}须写明{'、'.join(lacking)}")
    first = known.last is None or known.last.state not in (State.UNDER_WAY, State.CORRECTING)
    limited = known.item.limit or (known.item.promised and known.item.promised.part)
    if turn.state == State.UNDER_WAY and first and not fact.due_on and not limited:
        raise Refused(f"目录里没有「{known.name}」的时限，受理须写明办理时限")


def _by_the_right_hands(state: State, fact: Approval, before: str, held: set[str]) -> None:
    bureaus = held & {BUREAU, APPROVALS}
    if state == State.DONE and not fact.document and not (bureaus and before == State.UNDER_WAY):
        raise Refused("已经办结的须写明批文号；没有批文的，写明查询结果或备案编号")
    if state == State.UNDER_WAY and before == State.CORRECTING and not held & {BUREAU, APPROVALS, OFFICE} and held & {OWNER, AGENT}:
        raise Refused("补正后由承办单位重新受理；补正的材料可以先记「提供材料」")


def _dates(fact: Approval, known: About) -> None:
    if fact.due_on and fact.due_on < fact.occurred_on:
        raise Refused("办理时限早于这一步的日期")
    if fact.due_on and fact.state != State.UNDER_WAY:
        raise Refused("办理时限在受理时定，别的步骤不写")
    if fact.valid_until and fact.state != State.DONE:
        raise Refused("有效期在办结时写，别的步骤不写")
    if fact.valid_until and fact.valid_until < fact.occurred_on:
        raise Refused("有效期早于办结之日")
    last = known.last
    if last and last.state == State.UNDER_WAY == fact.state and fact.due_on and last.due_on and fact.due_on > last.due_on and not fact.note:
        raise Refused("延长办理时限须写明理由")


def _whose_hands(fact: Approval, known: About) -> None:
    if fact.desk and fact.desk not in Desk.values or fact.level and fact.level not in Level.values:
        raise Refused("请选择文件在谁手上和办理层级")
    if fact.desk and fact.state not in OPEN:
        raise Refused("文件在谁手上，只在组卷、受理、补正时写")
    if fact.desk == Desk.BUREAU and fact.state != State.UNDER_WAY:
        raise Refused("还没有受理，文件不在承办单位手上")
    if fact.desk == Desk.AGENCY and not (fact.agency or known.said("agency")):
        raise Refused("交中介办的须写明中介机构")
    if fact.superior and fact.state != State.UNDER_WAY:
        raise Refused("受理以后才能转报上级")


def _in_order(turn: Turn, fact: Approval, before: str, known: About) -> None:
    """A second handling has its reason; what must come first has come, or it is said why not (容缺)."""
    last = known.last
    lapsed = last is not None and last.state == State.DONE and last.valid_until is not None and last.valid_until < known.on
    if before in turn.again and not lapsed and not fact.note:
        raise Refused(f"「{known.name}」此前已{State(before).label}，{'重新办理' if before == State.DONE else '退回这一步'}须写明理由")
    if known.choice is None or fact.note or turn.state not in (State.UNDER_WAY, State.DONE) or (turn.state == State.DONE and before != State.UNDER_WAY):
        return  # what was granted elsewhere was granted; without a checklist it is not known what comes first
    first = known.choice.after if turn.state == State.UNDER_WAY else (*known.choice.after, *known.choice.lacking)
    if waits := not_granted(known, first):
        names = "、".join(f"「{known.catalogue.items[code].name}」" for code in waits)
        instead = "容缺受理的，写明依据" if turn.state == State.UNDER_WAY else "确已先行办结的，写明情况"
        raise Refused(f"前置的{names}还没有办结。请先办结它，{instead}")
