from django.apps import AppConfig


class Stocktake(AppConfig):
    name = "gongjian.stocktake"
