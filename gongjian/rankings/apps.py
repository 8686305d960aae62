from django.apps import AppConfig


class Rankings(AppConfig):
    name = "gongjian.rankings"
    verbose_name = "排名"
