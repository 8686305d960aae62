"""Which indicator is asked for and over which period it is read: its target's own, where the drive has one."""
from gongjian.indicators.by_sector import made_of_rows
from gongjian.indicators.indicator import Indicator, Value
from gongjian.reading.word import At
from gongjian.targets.models import Target
from gongjian.timeline.money import yi

FIRST = "invested"


def target_of(at: At, name: str) -> Target | None:
    return at.drive.targets.filter(indicator=name).first() if at.drive else None


def look_at(at: At, name: str) -> At:
    """A flow is read over the target's period, a stock and what no target asks on the day."""
    target = target_of(at, name)
    return at.over(target.period) if target and not target.stock else at


def titles() -> list[tuple[str, str]]:
    """(name, title) of every indicator a matrix can be drawn of."""
    return sorted(((name, told.title) for name, told in made_of_rows().items()), key=lambda pair: pair[1])


def spoken(told: Indicator, value: Value) -> str:
    if value is None:
        return "无任务" if told.out_of else ""
    match told.measure:
        case "money":
            return yi(round(value), 2)
        case "percent":
            return f"{value:.1f}"
        case _:
            return f"{value:,.0f}"
