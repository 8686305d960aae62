from django.apps import AppConfig


class Approvals(AppConfig):
    name = "gongjian.approvals"
