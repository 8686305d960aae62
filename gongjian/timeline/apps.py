from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Timeline(AppConfig):
    name = "gongjian.timeline"
    verbose_name = "事实"

    def ready(self):
        from gongjian.timeline import guards

        # Altering a table on SQLite rebuilds it and drops its triggers: put the guards back after every migrate.
        post_migrate.connect(guards.put_up, dispatch_uid="append-only guards")
