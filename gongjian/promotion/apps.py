from django.apps import AppConfig


class Promotion(AppConfig):
    name = "gongjian.promotion"
