from django.apps import AppConfig


class Intake(AppConfig):
    name = "gongjian.intake"
