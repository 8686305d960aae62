"""How a target's value is written: "44.3亿", "3000万元", 189, "189个", "40%", and "无任务" for a unit that has no task."""
import re
from decimal import Decimal
from enum import Enum
from typing import Final

MEASURES = {"money": "金额", "count": "个数", "percent": "百分数"}
UNITS = {
    "亿元": ("money", 10**8), "亿": ("money", 10**8), "万元": ("money", 10**4), "万": ("money", 10**4), "元": ("money", 1),
    "个": ("count", 1), "%": ("percent", 100), "％": ("percent", 100),
}
WHOLE = {"money": "金额最小到元", "count": "个数应是整数", "percent": "百分数最多两位小数"}


class NoTask(Enum):
    """无任务: neither zero nor a target not issued yet."""

    NO_TASK = "无任务"


NO_TASK: Final = NoTask.NO_TASK
Amount = int | NoTask


def read_amount(raw: object) -> tuple[str, int]:
    """("money", 元) | ("count", 个) | ("percent", basis points: 40% → 4000). Raises ValueError with a Chinese sentence."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = f"{raw}个"
    parts = re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?)\s*(\D*)", raw.strip()) if isinstance(raw, str) else None
    if not parts:
        raise ValueError(f"「{raw}」写法不对（金额写 \"44.3亿\"，个数写 189，百分数写 \"40%\"）")
    number, word = Decimal(parts[1]), parts[2]
    if not word:
        raise ValueError(f"「{raw}」没有写单位（可用 {'、'.join(UNITS)}）")
    if word not in UNITS:
        raise ValueError(f"「{raw}」的单位「{word}」不认识（可用 {'、'.join(UNITS)}）")
    measure, times = UNITS[word]
    value = number * times
    if value < 0:
        raise ValueError(f"「{raw}」不能是负数")
    if value != value.to_integral_value():
        raise ValueError(f"「{raw}」太细：{WHOLE[measure]}")
    if measure == "percent" and value > 10000:
        raise ValueError(f"「{raw}」超过 100%")
    return measure, int(value)
