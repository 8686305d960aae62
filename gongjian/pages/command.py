"""What every command shares: `--on DATE --as OFFICER --json`, a database brought up to date, refusals as one sentence."""
import json
import re
import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from gongjian.desk.desk import Desk
from gongjian.desk.lens import Lens
from gongjian.desk.operator import operator
from gongjian.pages import clock
from gongjian.people.countyfile import read_county
from gongjian.people.loading import load_county
from gongjian.people.models import Officer, Unit
from gongjian.reading.word import At
from gongjian.targets.drives import drive_on
from gongjian.targets.models import Drive
from gongjian.timeline import calendar
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.tomlfile import FileMistakes
from gongjian.timeline.when import When


def a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"「{text}」不是日期，请写成 2023-12-13 这样") from None


# What argparse says of options, and how an office is told.
MISUSED = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"unrecognized arguments: (.+)", r"不认识 \1"),
    (r"argument (.+?): expected .+", r"\1 后面要写一个值"),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1「\2」不是整数"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 没有「\2」，只能是 \3"),
    (r"argument (.+?): (.+)", r"\1：\2"),
)


def in_chinese(message: str) -> str:
    for pattern, said in MISUSED:
        if found := re.fullmatch(pattern, message):
            return found.expand(said)
    return message


class HouseCommand(BaseCommand):
    """Subclasses write `work(options)` and may call `lens`, `at`, `desk`, `say_json`."""

    requires_system_checks: list = []
    with_look = True

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.prog = f"bin/gongjian {subcommand}"
        parser.error = self._misused(parser)
        return parser

    def _misused(self, parser):
        """Options that cannot be: one sentence, not a page of usage."""

        def error(message: str):
            if not self._called_from_command_line:
                raise CommandError(in_chinese(message))
            parser.exit(2, f"{parser.prog}：{in_chinese(message)}（-h 看用法）\n")

        return error

    def add_arguments(self, parser):
        if self.with_look:
            parser.add_argument("--on", type=a_day, metavar="日期", help="看哪一天（默认今天）")
            parser.add_argument("--as", dest="officer", metavar="登录名", help="以谁的眼睛看（默认攻坚办）")
        parser.add_argument("--json", action="store_true", help="输出 JSON")

    def handle(self, *args, **options):
        up_to_date()
        try:
            self.work(options)
        except Refused as refused:
            raise CommandError(refused.reason) from None
        except FileMistakes as mistakes:
            raise CommandError("\n".join(mistakes.sentences)) from None
        except FileNotFoundError as missing:
            raise CommandError(f"没有这个文件：{missing.filename}") from None
        except BrokenPipeError:
            sys.stderr.close()
        except (IsADirectoryError, NotADirectoryError, PermissionError) as closed:
            raise CommandError(f"{closed.filename} 不是可以读写的文件") from None

    def work(self, options) -> None:
        raise NotImplementedError

    def lens(self, options) -> Lens:
        """At the command line the day looked at is the day one works on."""
        on = options.get("on") or clock.today()
        if not options.get("officer"):
            return Lens(operator(county_code()), When(on))
        officer = Officer.objects.filter(login=options["officer"]).first()
        if officer is None:
            raise CommandError(f"没有登录名为「{options['officer']}」的人员")
        return Lens(officer, When(on))

    def at(self, options) -> At:
        lens = self.lens(options)
        return At(lens, drive_on(lens.when.on, lens.officer.area[:6]))

    def desk(self, lens: Lens) -> Desk:
        return Desk(lens, clock.now())

    def say_json(self, said) -> None:
        self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1, default=str))

    def columns(self, rows: list[list[str]], heads: list[str]) -> None:
        """Rows set out in columns for a terminal: Chinese characters are two wide."""
        wide = [max([_width(head), *(_width(row[place]) for row in rows)]) for place, head in enumerate(heads)]
        for row in [heads, *rows]:
            self.stdout.write("  ".join(text + " " * (wide[place] - _width(text)) for place, text in enumerate(row)).rstrip())


def _width(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def up_to_date() -> None:
    """Bring an empty or older database up to date, quietly; a current one is recognised by one look."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0)


def county_code() -> str:
    """The county this database is about: the one its units are of, or its drive's."""
    unit = Unit.objects.first()
    drive = Drive.objects.first()
    return unit.area_id if unit else drive.area if drive else ""


def found_county(code: str = "") -> str:
    """The county's code; a county that is not there yet is founded from its file in counties/. Raises CommandError when there is none."""
    here = county_code()
    if here and (not code or here == code):
        return here
    files = sorted(Path(settings.HOME, "counties").glob(f"{code}*.toml"))
    if len(files) != 1:
        raise CommandError(f"counties/ 里没有 {code or '唯一'} 的县情文件（{code or '区划代码'}-名称.toml），请先按已有的样子建一个")
    county = read_county(files[0])
    source = Source.objects.create(area=county.code, kind=Source.Kind.FORM, title=f"县情文件 {files[0].name}", made_at=clock.now())
    facts = load_county(county, Told(county.code, clock.today(), clock.now(), source=source))
    seal(clock.now(), facts)
    year = clock.today().year
    calendar.fill(min(2022, year), year + 1)
    return county.code
