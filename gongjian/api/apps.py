from django.apps import AppConfig


class Api(AppConfig):
    name = "gongjian.api"
    verbose_name = "对外接口"
