"""What was asked: the day, what was known then, which page. Whatever cannot be is refused in one sentence."""
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, P, PathEx, Schema
from ninja.errors import HttpError

from gongjian.api.keyed import Asker
from gongjian.desk.lens import Lens
from gongjian.reading.word import At
from gongjian.targets.drives import drive_on
from gongjian.timeline.when import CHINA, When, end_of

MOST, USUAL = 500, 100
MOST_KEY = 10**12  # no key is larger, and the database knows no number much larger


KeyAsked = PathEx[int, P(ge=1, le=MOST_KEY)]


class Asked(Schema):
    on: str = Field("", description="查看日，如 2023-12-13；不写就是今天。只能看今天和以前")
    known: str = Field("", description="只按这一刻以前已知的算：一天（2023-12-13，到当天结束）或时刻（2023-12-13T17:00）；不写就是按现在所知")


class Paged(Asked):
    page: int = Field(1, ge=1, le=1_000_000, description="第几页，从 1 起")
    per_page: int = Field(USUAL, ge=1, le=MOST, description=f"每页多少行，最多 {MOST}")


def wrong(sentence: str) -> HttpError:
    return HttpError(422, sentence)


def missing(sentence: str) -> HttpError:
    return HttpError(404, sentence)


def asker(request: HttpRequest) -> Asker:
    return request.auth  # type: ignore[attr-defined]


def at(request: HttpRequest, asked: Asked) -> At:
    """The look of the key's eyes at the day asked for. HttpError 422 for what is no day, lies ahead, or is no parameter at all."""
    who, names = asker(request), type(asked).model_fields
    for name in request.GET:
        if name not in names:
            raise wrong(f"没有参数「{name[:40]}」，可用的是：{'、'.join(names)}")
    on = a_day("on", asked.on) if asked.on else who.today
    if on > who.today:
        raise wrong(f"on「{asked.on}」还没有到，今天是 {who.today}")
    known = a_moment(asked.known) if asked.known else None
    if known and known > max(who.now, end_of(who.today)):
        raise wrong(f"known「{asked.known}」还没有到，今天是 {who.today}")
    return At(Lens(who.officer, When(on, known), who.today), drive_on(on, who.officer.area))


def a_day(name: str, text: str) -> date:
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise wrong(f"{name}「{text[:40]}」不是日期，请写成 2023-12-13 这样") from None


def a_moment(text: str) -> datetime:
    if len(text) == 10:
        return end_of(a_day("known", text))
    try:
        told = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)  # a + in an address reads as a space
    except ValueError:
        raise wrong(f"known「{text[:40]}」不是日期或时刻，请写成 2023-12-13 或 2023-12-13T17:00") from None
    return told if told.tzinfo else told.replace(tzinfo=CHINA)


def span(asked: Paged, count: int) -> tuple[dict[str, int], int, int]:
    """(paging as it is said, first row, last row). A page past the end is refused; the first is always there."""
    pages = max(-(-count // asked.per_page), 1)
    if asked.page > pages:
        raise wrong(f"没有第 {asked.page} 页，一共 {pages} 页")
    first = (asked.page - 1) * asked.per_page
    return {"page": asked.page, "per_page": asked.per_page, "pages": pages}, first, min(first + asked.per_page, count)


def looked(request: HttpRequest, look: At) -> dict[str, Any]:
    """What every answer says of the look: whose eyes, which day, known when."""
    return {"on": look.on.isoformat(), "known": look.when.known.isoformat() if look.when.known else None, "as": asker(request).called}
