"""bench --projects N: measure, in a database of its own. JSON on standard output, progress on standard error."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand

from gongjian.pages.benching.whole import measure

INSIDE = "GONGJIAN_BENCH"


class Command(BaseCommand):
    help = "测速：另建一个库，造一批项目，量清单、总览、工作簿、导入和网页（JSON）"
    requires_system_checks: list = []

    def add_arguments(self, parser):
        parser.add_argument("--projects", type=int, default=3000, metavar="N")
        parser.add_argument("--json", action="store_true", help="输出 JSON（默认就是）")
        parser.add_argument("--no-http", action="store_true", help="不量网页")

    def handle(self, *args, **options):
        if os.environ.get(INSIDE):
            self.stdout.write(measure(options["projects"], http=not options["no_http"], say=self.stderr.write))
            return
        with tempfile.TemporaryDirectory(prefix="gongjian-bench-") as folder:
            own = {"DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3", "GONGJIAN_VAR": folder, INSIDE: "1"}
            if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
                own.pop("DATABASE_URL")  # a PostgreSQL database is named by the caller; it must be empty
            command = [sys.executable, "-m", "gongjian", "bench", "--projects", str(options["projects"])]
            command += ["--no-http"] if options["no_http"] else []
            done = subprocess.run(command, env=os.environ | own, stdout=subprocess.PIPE, text=True, cwd=Path(settings.HOME), check=False)
        self.stdout.write(done.stdout)
        if done.returncode:
            sys.exit(done.returncode)
