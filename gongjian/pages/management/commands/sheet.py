"""sheet N: one list on a day, as text, JSON or an Excel file."""
from pathlib import Path

from django.core.management import CommandError

from gongjian.pages.command import HouseCommand
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.plain import as_json
from gongjian.sheets.registry import sheet


class Command(HouseCommand):
    help = "一张清单：任何一天、任何人的眼睛"

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, metavar="N")
        parser.add_argument("--xlsx", type=Path, metavar="文件", help="写成 Excel")
        parser.add_argument("--search", default="", metavar="字", help="名称或拼音首字母")
        super().add_arguments(parser)

    def work(self, options):
        try:
            told = sheet(options["number"])
        except KeyError as missing:
            raise CommandError(missing.args[0]) from None
        at = self.at(options)
        table = told.table(at, search=options["search"])
        if options["xlsx"]:
            page = Page(table, "", at.on, at.drive.region if at.drive else "", table.title, at.drive.office if at.drive else "", told.note, "即时清单")
            options["xlsx"].write_bytes(workbook([page]))
            self.stderr.write(f"已写入 {options['xlsx']}（{len(table)} 行）")
        if options["json"]:
            self.say_json(as_json(told, table, at))
        elif not options["xlsx"]:
            self.stdout.write(f"{table.title}　截至 {at.on}　{len(table)} 行" + (f"　单位：{table.unit}" if table.unit else ""))
            self.columns([[text.replace("\n", " ")[:30] for text in row] for row in table.shown_rows()], [column.label for column in table.columns])
