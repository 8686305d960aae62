from django.apps import AppConfig


class Papers(AppConfig):
    name = "gongjian.papers"
    verbose_name = "公文"
