from django.apps import AppConfig


class Public(AppConfig):
    name = "gongjian.public"
    verbose_name = "对外公开"
