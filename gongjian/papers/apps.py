from django.apps import AppConfig


class Papers(AppConfig):
    name = "gongjian.papers"
    verbose_name = "公文"

    def ready(self) -> None:
        from gongjian.clauses.registry import add
        from gongjian.papers.recorded import RECORDS

        add(RECORDS)
