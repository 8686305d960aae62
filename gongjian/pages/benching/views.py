"""What everybody looks at: the nine lists, the overview, the matrix, the pool, what is due today."""
from datetime import date, datetime, time

from gongjian.desk.lens import Lens
from gongjian.duties.due import due
from gongjian.indicators.by_sector import sector_matrix
from gongjian.notices.tick import notices_of
from gongjian.pages.benching.timing import anew, median, page
from gongjian.pages.matrix.asked import look_at
from gongjian.people.models import Officer
from gongjian.reading.word import At
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.registry import every_sheet
from gongjian.targets.models import Drive
from gongjian.timeline.when import CHINA, When


def looked_at(login: str, day: date, today: date) -> At:
    return At(Lens(Officer.objects.get(login=login), When(day), today), Drive.objects.get())


def lists(now: At, past: At) -> dict:
    today_ms, past_ms = ({str(sheet.number): median(lambda s=sheet, a=at: s.table(a)) for sheet in every_sheet()} for at in (now, past))
    return {
        "list_ms": today_ms, "list_past_ms": past_ms, "past_over_today": round(sum(past_ms.values()) / sum(today_ms.values()), 2),
        "workbook_s": round(median(lambda: all_nine(now), times=3) / 1000, 2),
    }


def overview(officer: Officer) -> dict:
    found = {"overview_ms": median(page("/", officer), times=9)}
    with anew():
        return found | {"overview_cold_ms": median(page("/", officer), times=5)}


def matrix(now: At, officer: Officer) -> dict:
    """行业属地矩阵 of the investment told: reckoned anew, and as its page."""
    found = {"sector_matrix_ms": median(lambda: sector_matrix(look_at(now, "invested"), "invested"))}
    with anew():
        return found | {"sector_matrix_page_ms": median(page("/matrix?indicator=invested", officer))}


def pool(officer: Officer) -> dict:
    found = {"reserve_list_ms": median(page("/reserve/list", officer), times=5)}
    with anew():
        return found | {"reserve_ms": median(page("/reserve", officer), times=5)}


def being_told(officer: Officer, today: date) -> dict:
    """What is due today from an officer of the office (the longest list there is), of a unit and from a leader; a day of the daily run, nothing written."""
    eyes = [looked_at(login, today, today) for login in (officer.login, "town", "deputy1")]
    took = [median(lambda at=at: due(at)) for at in eyes]
    now = datetime.combine(today, time(7, 30), CHINA)
    return {
        "due_ms": max(took), "due_each_ms": dict(zip(("office", "unit", "leader"), took, strict=True)),
        "tick_s": round(median(lambda: notices_of(officer.area, today, now), times=3) / 1000, 2),
    }


def all_nine(at: At) -> bytes:
    drive = at.drive
    return workbook(Page(sheet.table(at), "", at.on, drive.region, f"{sheet.number}", drive.office, sheet.note) for sheet in every_sheet())
