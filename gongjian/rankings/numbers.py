"""Numbers of a rule pack: whole or with decimals, within bounds; amounts of money; pairs of both. What is wrong is said by the row."""
from typing import Any

from gongjian.targets.amounts import read_amount
from gongjian.timeline.tomlfile import Table

MOST = 1_000_000.0


def number(row: Table, key: str, default: float | None = None, least: float = 0, most: float = MOST) -> float:
    """Required without a default."""
    row.taken.add(key)
    value = row.data.get(key, default)
    if value is None:
        row.say(f"缺少 {key}")
        return 0.0
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        row.say(f"{key} 应写数字")
        return 0.0
    if not least <= value <= most:
        row.say(f"{key} 应在 {least:g} 到 {most:g} 之间")
    return float(value)


def maybe_number(row: Table, key: str, least: float = 0, most: float = MOST) -> float | None:
    return number(row, key, 0.0, least, most) if key in row.data else None


def pairs(row: Table, key: str, required: bool = True) -> tuple[tuple[float, float], ...]:
    """[[from, points], …], rising; an amount of money may be written "10亿"."""
    told = row.take(key, list, "若干对数，如 [[0, 1], [10, 5]]", [], required)
    found: list[tuple[float, float]] = []
    for pair in told:
        values = [value for one in pair if (value := _plain(one)) is not None] if isinstance(pair, list) and len(pair) == 2 else []
        if len(values) != 2:
            row.say(f"{key} 应写成若干对数，如 [[0, 1], [10, 5]]")
            return ()
        found.append((values[0], values[1]))
    if [first for first, _ in found] != sorted({first for first, _ in found}):
        row.say(f"{key} 每对的第一个数应由小到大，不重复")
    return tuple(found)


def _plain(value: Any) -> float | None:
    if isinstance(value, str):
        try:
            measure, amount = read_amount(value)
        except ValueError:
            return None
        return float(amount) if measure == "money" else None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
