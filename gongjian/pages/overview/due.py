"""The overview's 今日必办: what is due from him, newly late first; for those who watch, how many problems of the units are late."""
from django.urls import reverse

from gongjian.pages.due import item, mine, watches
from gongjian.pages.look import Look
from gongjian.problems.models import Problem

SHOWN = 6


def panel(look: Look) -> dict:
    duties = mine(look)
    data = [item(look, duty) for duty in duties[:SHOWN]]
    found = {"title": "今日必办", "small": "新近逾期在前" if len(data) > 1 else "", "part": "gongjian/parts/todo.html", "data": data, "id": "due"}
    if duties:
        found["link"] = {"label": f"全部 {len(duties)} 件", "url": look.keep(reverse("due"))}
    if watches(look) and (late := late_problems(look)):
        home = look.keep(reverse("due"))
        found["foot"] = {"label": f"各单位有 {late} 件问题逾期未办结", "url": f"{home}{'&' if '?' in home else '?'}of=units"}
    return found


def late_problems(look: Look) -> int:
    """One query."""
    return look.lens.see(Problem).filter(red_on__lte=look.on, struck_on=None, desk__startswith="unit:").count()
