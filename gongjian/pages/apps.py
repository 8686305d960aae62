from django.apps import AppConfig


class Pages(AppConfig):
    name = "gongjian.pages"
