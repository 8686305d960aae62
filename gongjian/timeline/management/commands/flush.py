"""Django's `flush`, which the guards would stop: allowed for test databases only."""
from django.core.management import CommandError
from django.core.management.commands.flush import Command as Flush
from django.db import connections

from gongjian.timeline import guards


class Command(Flush):
    def handle(self, **options):
        name = str(connections[options["database"]].settings_dict["NAME"])
        if not ("memory" in name or "test" in name.rsplit("/", 1)[-1]):
            raise CommandError("事实只增不改：这里不清空正式数据库。要另起炉灶，请换一个 DATABASE_URL")
        with guards.lifted(options["database"]):
            super().handle(**options)
