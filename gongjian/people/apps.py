from django.apps import AppConfig


class People(AppConfig):
    name = "gongjian.people"
    verbose_name = "单位与人员"
