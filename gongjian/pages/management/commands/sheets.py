"""sheets: the lists there are, with how many rows each has on the day."""
from gongjian.pages.command import HouseCommand
from gongjian.sheets.registry import every_sheet


class Command(HouseCommand):
    help = "九张清单及各有多少行（JSON）"

    def work(self, options):
        at = self.at(options)
        self.say_json([{"number": sheet.number, "title": sheet.named(at), "count": sheet.count(at)} for sheet in every_sheet()])
