from django.apps import AppConfig


class Publicity(AppConfig):
    name = "gongjian.publicity"
    verbose_name = "宣传公开"
