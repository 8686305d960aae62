"""How a limit is said: 逾期 3 天, 今日到期, 剩 2 天; with its light."""
from datetime import date

from gongjian.reading.problem_words import Light

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


DRAWN = {Light.DONE.value: "G", Light.STILL.value: "N"}  # what is done shines like what is in time, what stands still like what is not judged
LIGHTS = {"G": "绿灯", "Y": "黄灯", "R": "红灯", "N": "停表", "D": "办结"}


def colour_of(light: str) -> str:
    """A problem's light as drawing.light draws it."""
    return DRAWN.get(light, light)
