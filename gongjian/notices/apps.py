from django.apps import AppConfig


class Notices(AppConfig):
    name = "gongjian.notices"
    verbose_name = "通知"
