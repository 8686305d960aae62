"""How a limit is said: 逾期 3 天, 今日到期, 剩 2 天; with its light."""
from datetime import date

NEAR = 7  # days; nearer than this the light is yellow


def limit_of(due: date | None, on: date) -> tuple[str, str, bool]:
    """(light, words, late)."""
    if due is None:
        return "N", "未定时限", False
    days = (due - on).days
    if days < 0:
        return "R", f"逾期 {-days} 天", True
    if days == 0:
        return "Y", "今日到期", False
    return ("Y" if days <= NEAR else "G"), f"剩 {days} 天", False
