"""`[[targets]]` of a plan file (a whole target) and of an amendment (a change of one), M04–M20."""
from gongjian.targets.amounts import MEASURES, NO_TASK, Amount, read_amount
from gongjian.targets.plandefs import TargetChange, TargetDef, UnitTask
from gongjian.timeline.tomlfile import Table

BASES = ("reported", "count", "paid", "planned", "official")


def target(row: Table) -> TargetDef:
    starts_on, ends_on = row.period()
    by, measure = row.maybe_day("by"), row.word("measure", MEASURES)
    if by and starts_on <= ends_on and not starts_on <= by <= ends_on:
        row.say("by 不在起止日之内")
    value = amount(row, "value", row.raw("value"), measure)
    if value is NO_TASK:
        row.say("没有任务就不写这个目标；还没有下达就不写 value")
        value = None
    return TargetDef(
        key=row.text("key"), clause=row.text("clause"), title=row.text("title"), measure=measure, value=value, starts_on=starts_on, ends_on=ends_on,
        basis=row.word("basis", BASES), indicator=row.text("indicator"), owner=row.text("owner"), definition=row.text("definition"), by=by,
        subset_of=row.maybe_text("subset_of"), paired_with=row.maybe_text("paired_with"), overlapping=row.flag("overlapping"),
        stock=row.flag("stock"), denominator=row.word("denominator", ("frozen", "live"), required=False), note=row.maybe_text("note"),
        units=unit_tasks(row, measure),
    )


def change(row: Table) -> TargetChange:
    """What the numbers measure is read off them: the file does not say it again."""
    said = [row.data.get("value"), *(units.values() if isinstance(units := row.data.get("units"), dict) else ())]
    measure = next(filter(None, map(measure_of, said)), "")
    value, units = amount(row, "value", row.raw("value"), measure), unit_tasks(row, measure)
    if value is None and not units and not {"value", "units"} & row.data.keys():
        row.say("value 和 [targets.units] 至少写一样")
    return TargetChange(row.text("key"), measure, value, units, row.maybe_text("note"))


def measure_of(raw: object) -> str:
    try:
        return read_amount(raw)[0]
    except ValueError:
        return ""


def unit_tasks(row: Table, measure: str) -> tuple[UnitTask, ...]:
    inner = row.table("units", f"{row.place} 的分解", required=False)
    values = {unit: amount(inner, unit, raw, measure) for unit, raw in inner.data.items()}
    return tuple(UnitTask(unit, value) for unit, value in values.items() if value is not None)


def amount(row: Table, key: str, raw: object, measure: str) -> Amount | None:
    """None when nothing is written, or what is written is wrong (and said)."""
    if raw is None:
        return None
    if raw == NO_TASK.value:
        return NO_TASK
    try:
        found, value = read_amount(raw)
    except ValueError as bad:
        row.say(f"{key}{bad}")
        return None
    if measure and found != measure:
        row.say(f"{key}「{raw}」不是{MEASURES[measure]}")
        return None
    return value
