"""Looking at the sample county with the office's eyes."""
from datetime import date, datetime

from gongjian.desk.lens import Lens
from gongjian.indicators.registry import indicator
from gongjian.people.models import Officer
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.targets.drives import drive_on
from gongjian.targets.models import Target
from gongjian.timeline.money import YI
from gongjian.timeline.when import CHINA, When, end_of

MORNING = datetime(2024, 2, 21, 8, 0, tzinfo=CHINA)


def at(day: str, known: bool = False) -> At:
    """With `known`, what was known on that very day."""
    on = date.fromisoformat(day)
    lens = Lens(Officer.objects.get(login="office"), When(on, end_of(on) if known else None))
    return At(lens, drive_on(on))


def rows(number: int, day: str, known: bool = False) -> int:
    return len(sheet(number).table(at(day, known)))


def reached(target: str, day: str) -> float:
    """A target's value on a day: 亿元 for money."""
    told, look = Target.objects.get(key=target), at(day)
    value = indicator(told.indicator).total(look if told.stock else look.over(told.period)) or 0
    return round(value / YI, 1) if told.measure == "money" else value
