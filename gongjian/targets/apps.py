from django.apps import AppConfig


class Targets(AppConfig):
    name = "gongjian.targets"
