from django.apps import AppConfig


class Pages(AppConfig):
    name = "gongjian.pages"

    def ready(self) -> None:
        from gongjian.pages import checks  # noqa: F401 — registers the checks
