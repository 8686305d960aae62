"""Where a page of promotion stands, and a dated line of its logs."""
from datetime import date

from django.urls import reverse

from gongjian.pages.look import Look


def crumb(eyes: Look, *steps: str | tuple[str, str]) -> list[dict]:
    """招商 / … ; a step with a name of an address is a link."""
    told = [("招商", "promotion"), *steps]
    return [{"label": step} if isinstance(step, str) else {"label": step[0], "url": eyes.keep(reverse(step[1]))} for step in told]


def dated(day: date, text: str, *small: str, year: bool = False, acts: list[dict] | None = None) -> dict:
    """For parts/log.html."""
    line = {"day": f"{day:%m-%d}", "iso": day.isoformat(), "text": text, "small": " · ".join(word for word in small if word), "acts": acts or []}
    return line | ({"year": f"{day.year}年"} if year else {})


def by_name(fact) -> str:
    return fact.by.name if fact.by else ""
