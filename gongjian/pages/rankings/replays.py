"""Rankings worked out for the pages, each once until something is told: a ranking is the same through everybody's eyes."""
from datetime import date, datetime

from gongjian.pages.look import Look
from gongjian.pages.recall import replayed
from gongjian.rankings.figures import Gathered, gather
from gongjian.rankings.rulepack import RulePack
from gongjian.rankings.standing import Ranking, ranking, scored
from gongjian.reading.word import At
from gongjian.timeline.when import When


def today(eyes: Look, pack: RulePack) -> tuple[Gathered, Ranking]:
    """The day looked at: the figures too, to be marked once more."""

    def make() -> tuple[Gathered, Ranking]:
        told = gather(_plain(eyes, eyes.on), pack)
        return told, scored(told, pack)

    return replayed(eyes, ("ranking", pack.text, eyes.on, eyes.when.known), make)


def on(eyes: Look, pack: RulePack, day: date, known: datetime | None = None) -> Ranking:
    """Another day, by what is known at the look, or at `known`."""
    at = _plain(eyes, day, known)
    return replayed(eyes, ("ranking-on", pack.text, day, at.when.known), lambda: ranking(at, pack))


def _plain(eyes: Look, day: date, known: datetime | None = None) -> At:
    """With nothing kept on it of this request: what is recalled outlives it."""
    return At(eyes.lens.at(When(day, known or eyes.when.known)), eyes.drive)


def halves(eyes: Look, most: int = 8) -> list[date]:
    """The ends of the drive's half-months gone by, and the day itself: where a trend is read."""
    ends = [period.end for period in eyes.drive.half_months if period.end < eyes.on][-(most - 1) :] if eyes.drive else []
    return [*ends, eyes.on]


def first_half(eyes: Look) -> date | None:
    """Since when 行动以来 is counted: the end of the drive's first half-month, once it has gone by."""
    first = eyes.drive.half_months[0].end if eyes.drive else None
    return first if first and first < eyes.on else None
