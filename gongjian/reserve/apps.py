from django.apps import AppConfig


class Reserve(AppConfig):
    name = "gongjian.reserve"
