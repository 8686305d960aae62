"""What must hold between the parts of a plan file, and between an amendment and its drive. Each function returns Chinese sentences."""
from collections.abc import Iterator
from datetime import date

from gongjian.targets.amounts import MEASURES
from gongjian.targets.plandefs import Amendment, ClauseDef, ListDef, PlanFile, TargetDef, WorkstreamDef, overlaps


def clauses_named(clauses: tuple[ClauseDef, ...], streams: tuple[WorkstreamDef, ...], lists: tuple[ListDef, ...],
                  targets: tuple[TargetDef, ...]) -> Iterator[str]:
    """Every clause named exists, and every clause is listed by its own workstream (M02)."""
    ids, listed = {clause.id for clause in clauses}, {stream.key: stream.clauses for stream in streams}
    for stream in streams:
        for unknown in (one for one in stream.clauses if one not in ids):
            yield f"战线 {stream.key}：没有条款 {unknown}"
    for sheet in lists:
        if sheet.clause and sheet.clause not in ids:
            yield f"清单 {sheet.number}：没有条款 {sheet.clause}"
    for target in targets:
        if target.clause and target.clause not in ids:
            yield f"目标 {target.key}：没有条款 {target.clause}"
    for clause in clauses:
        if clause.workstream and clause.workstream not in listed:
            yield f"条款 {clause.id}：没有战线 {clause.workstream}"
        elif clause.workstream and clause.id not in listed[clause.workstream]:
            yield f"条款 {clause.id}：战线 {clause.workstream} 的 clauses 里没有它"


def targets_tie(targets: tuple[TargetDef, ...]) -> Iterator[str]:
    """Subsets and pairs name real, comparable targets; subsets that add up to more than their whole say that they overlap (M04–M06)."""
    by_key = {target.key: target for target in targets if target.key}
    for target in by_key.values():
        yield from subset(target, by_key)
        yield from pair(target, by_key)
    for over in overlaps(tuple(by_key.values())):
        if not all(by_key[part].overlapping for part in over.parts):
            yield f"目标 {over.whole}：各分项（{'、'.join(over.parts)}）相加超过总数，分项互有重叠要写 overlapping = true"


def subset(target: TargetDef, by_key: dict[str, TargetDef]) -> Iterator[str]:
    if not target.subset_of:
        return
    whole = by_key.get(target.subset_of)
    if whole is None:
        yield f"目标 {target.key}：subset_of 指向的目标 {target.subset_of} 不存在"
        return
    if goes_round(target, by_key):
        yield f"目标 {target.key}：subset_of 绕回了自己"
    elif target.measure and whole.measure and whole.measure != target.measure:
        yield f"目标 {target.key}：与总数 {whole.key} 计量不同，不能是它的分项"
    elif target.value is not None and whole.value is not None and target.value > whole.value:
        yield f"目标 {target.key}：分项大于总数 {whole.key}"
    elif sound(target) and sound(whole) and (target.starts_on, target.ends_on) != (whole.starts_on, whole.ends_on):
        yield f"目标 {target.key}：与总数 {whole.key} 的起止日不同"


def sound(target: TargetDef) -> bool:
    """Whether its period was read: what is wrong with it has been said already."""
    return date.min < target.starts_on <= target.ends_on


def goes_round(target: TargetDef, by_key: dict[str, TargetDef]) -> bool:
    seen, key = set(), target.subset_of
    while key and key in by_key and key not in seen:
        if key == target.key:
            return True
        seen.add(key)
        key = by_key[key].subset_of
    return False


def pair(target: TargetDef, by_key: dict[str, TargetDef]) -> Iterator[str]:
    if not target.paired_with:
        return
    other = by_key.get(target.paired_with)
    if other is None:
        yield f"目标 {target.key}：paired_with 指向的目标 {target.paired_with} 不存在"
    elif other.paired_with != target.key and other.paired_with in ("", *by_key):
        yield f"目标 {target.key}：{other.key} 的 paired_with 没有写回它，成对的目标两边都要写"
    elif other.measure == target.measure and target.measure:
        yield f"目标 {target.key}：成对的目标应一个是个数、一个是金额"


def amendment_fits(amendment: Amendment, plan: PlanFile) -> tuple[str, ...]:
    """Empty when the amendment can be applied to the plan's drive."""
    said = []
    if amendment.drive != plan.drive.key:
        said.append(f"[amendment]：drive 是 {amendment.drive}，不是行动 {plan.drive.key}")
    if amendment.issued_on < plan.drive.issued_on:
        said.append("[amendment]：印发日早于行动方案的印发日")
    by_key = {target.key: target for target in plan.targets}
    for change in amendment.targets:
        target = by_key.get(change.key)
        if target is None:
            said.append(f"目标 {change.key}：行动 {plan.drive.key} 里没有这个目标")
        elif change.measure and change.measure != target.measure:
            said.append(f"目标 {change.key}：原目标是{MEASURES[target.measure]}，这里写的是{MEASURES[change.measure]}")
    return tuple(said)
