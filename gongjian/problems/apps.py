from django.apps import AppConfig


class Problems(AppConfig):
    name = "gongjian.problems"
