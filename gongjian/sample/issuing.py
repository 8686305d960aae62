"""The lists as they were printed: 13, 38 and 4 rows with the plan on 17 November, the first twelve problems on 20 November."""
from datetime import date, datetime

from gongjian.desk.lens import Lens
from gongjian.people.models import Officer
from gongjian.reading.word import At
from gongjian.sample.lines import OPENED
from gongjian.sheets.issuing import put_out
from gongjian.sheets.registry import sheet
from gongjian.targets.drives import drive_on
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, When

PRINTED, ASSIGNED = datetime(2023, 11, 17, 10, 30, tzinfo=CHINA), datetime(2023, 11, 20, 18, 0, tzinfo=CHINA)
# list: (the day it shows, when it was printed, its number, its deadline)
LISTS = {
    5: (OPENED, PRINTED, "沁政办函〔2023〕17号", date(2023, 12, 15)), 6: (OPENED, PRINTED, "沁政办函〔2023〕17号", date(2023, 12, 31)),
    7: (OPENED, PRINTED, "沁政办函〔2023〕17号", date(2023, 12, 31)), 8: (ASSIGNED.date(), ASSIGNED, "沁项攻坚办〔2023〕1号（示例）", date(2023, 12, 31)),
}


def put_lists_out(office: Officer, source: Source, last: datetime) -> None:
    """Each list as it was known when it was printed; none that was printed after `last`."""
    for number, (day, at, document, due_on) in LISTS.items():
        if at <= last:
            look = At(Lens(office, When(day, at)), drive_on(day, office.area))
            put_out(sheet(number), Told(office.area, at.date(), at, office, source), at=look, number=document, due_on=due_on)

