from django.apps import AppConfig


class Projects(AppConfig):
    name = "gongjian.projects"
    verbose_name = "项目"
