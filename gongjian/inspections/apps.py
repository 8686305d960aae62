from django.apps import AppConfig


class Inspections(AppConfig):
    name = "gongjian.inspections"
    verbose_name = "督查"
