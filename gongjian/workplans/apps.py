from django.apps import AppConfig


class Workplans(AppConfig):
    name = "gongjian.workplans"
