"""issue N --number 文号 --due DATE: issue a list; refused while a row has no person."""
from django.core.management import CommandError

from gongjian.pages.command import HouseCommand, a_day
from gongjian.sheets.issuing import put_out
from gongjian.sheets.registry import sheet


class Command(HouseCommand):
    help = "下发一张清单：定人、定责、定时限，行与文件冻结"

    def add_arguments(self, parser):
        parser.add_argument("sheet", type=int, metavar="N")
        parser.add_argument("--number", required=True, metavar="文号")
        parser.add_argument("--due", required=True, type=a_day, metavar="日期")
        parser.add_argument("--duty", default="", metavar="任务", help="默认用方案里这张清单的任务")
        super().add_arguments(parser)

    def work(self, options):
        try:
            told = sheet(options["sheet"])
        except KeyError as missing:
            raise CommandError(missing.args[0]) from None
        at = self.at(options)
        facts = self.desk(at.lens).do(put_out, told, kind="issue", at=at, number=options["number"], due_on=options["due"], duty=options["duty"])
        issue, named = facts[0], facts[1:]
        if options["json"]:
            rows = [{"title": row.title, "person": row.person, "duty": row.duty, "due_on": row.due_on} for row in named]
            self.say_json({"id": issue.pk, "title": issue.title, "number": issue.number, "sha256": issue.file_sha256, "named": rows})
        else:
            self.stdout.write(f"已下发《{issue.title}》{issue.number}：列名 {len(named)} 项，时限 {issue.due_on}，文件哈希 {issue.file_sha256[:16]}…")
