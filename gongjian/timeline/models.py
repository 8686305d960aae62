from gongjian.timeline.calendar import CalendarDay
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.seals import Batch, Link
from gongjian.timeline.source import Source

__all__ = ["Batch", "CalendarDay", "Evidence", "Link", "Source"]
