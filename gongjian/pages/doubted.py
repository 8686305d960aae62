"""What a person should look at, for the office and the statistics bureau: worked out once for their eyes."""
from gongjian.enrolment.doubts.doubt import Doubt
from gongjian.indicators.doubted import EYES, doubts_of
from gongjian.pages.look import Look
from gongjian.pages.recall import recalled


def may_see(eyes: Look) -> bool:
    return eyes.lens.seat is not None and eyes.lens.seat.role in EYES


def all_doubts(eyes: Look) -> list[Doubt]:
    """Of every project of the county on the day; worked out once for these eyes."""
    return recalled(eyes, ("doubts",), lambda: doubts_of(eyes.at))
