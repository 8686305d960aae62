"""What a list's address says (search, choices, sort, page) and the links that change one of them, the day looked at kept."""
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse, QueryDict
from django.utils.html import format_html_join
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe

PER_PAGE = 50
CHOSEN = mark_safe(" selected")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Listing:
    path: str
    query: QueryDict

    @cached_property
    def search(self) -> str:
        return self.query.get("q", "").replace("\0", "").strip()[:60]  # PostgreSQL has no text with a NUL in it

    @cached_property
    def sort(self) -> str:
        """`name`, `-name` or nothing; whether it is a column is the list's to judge."""
        return self.query.get("sort", "")[:60]

    @cached_property
    def page(self) -> int:
        asked = self.query.get("page", "")
        return int(asked) if asked.isdecimal() and len(asked) < 6 and int(asked) else 1

    def chosen(self, name: str) -> str:
        return self.query.get(name, "").replace("\0", "")[:120]

    def url(self, **changes: object) -> str:
        """This address with some parameters changed; "" takes one away, and so the first page is shown again."""
        query = self.query.copy()
        query.pop("page", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value not in ("", None):
                query[name] = str(value)
        return f"{self.path}?{query.urlencode()}" if query else self.path

    def to(self, path: str) -> str:
        """Another address about the same rows: the download of what is shown."""
        return Listing(path, self.query).url()

    def sorting(self, name: str, downwards: bool = False) -> dict[str, str]:
        """What a heading needs: where a click leads and how the rows stand now. Figures are sorted the largest first."""
        first, second = (f"-{name}", name) if downwards else (name, f"-{name}")
        stands = {name: "ascending", f"-{name}": "descending"}.get(self.sort, "")
        return {"sort_url": self.url(sort=second if self.sort == first else first), "sorted": stands}

    def filter(self, fields: list[dict], label: str = "") -> dict:
        """For parts/filter.html. `label`: what the search box searches; none: no search box."""
        if label:
            fields = [{"name": "q", "label": label, "kind": "text", "value": self.search}, *fields]
        names = {field["name"] for field in fields}
        kept = [(name, self.query[name]) for name in ("on", "known", "sort") if name in self.query and name not in names]
        clear = self.url(**dict.fromkeys(names, "")) if any(self.query.get(name) for name in names) else ""
        return {"url": self.path, "fields": fields, "kept": kept, "clear": clear}

    def select(self, name: str, label: str, options: Iterable[tuple[str, str]], every: str = "全部") -> dict:
        on = self.chosen(name)
        every_one = [("", every), *options]
        told = format_html_join("", '<option value="{}"{}>{}</option>', ((value, CHOSEN if value == on else "", text) for value, text in every_one))
        return {"name": name, "label": label, "kind": "select", "written": told}

    def check(self, name: str, label: str) -> dict:
        return {"name": name, "label": label, "kind": "check", "on": self.chosen(name) == "1"}

    def span(self, count: int) -> tuple[int, int]:
        """First and last row of the page asked for; a page past the end is the last."""
        page = min(self.page, self.pages(count))
        return (page - 1) * PER_PAGE, min(page * PER_PAGE, count)

    @staticmethod
    def pages(count: int) -> int:
        return max(-(-count // PER_PAGE), 1)

    def paging(self, count: int, what: str = "条") -> dict:
        """For parts/paging.html: the first, the last and those about the one shown."""
        first, last = self.span(count)
        pages, page = self.pages(count), first // PER_PAGE + 1
        if pages == 1:
            return {"text": f"共 {count} {what}"}
        near = sorted({1, pages, *range(max(page - 2, 1), min(page + 2, pages) + 1)})
        told: list[dict] = []
        for before, number in zip([0, *near], near, strict=False):
            if number - before > 1:
                told.append({"label": "…"})
            told.append({"label": str(number), "url": self._at(number), "on": number == page})
        return {
            "text": f"第 {first + 1}—{last} {what}，共 {count} {what}", "pages": told,
            "previous": self._at(page - 1) if page > 1 else "", "next": self._at(page + 1) if page < pages else "",
        }

    def _at(self, page: int) -> str:
        query = self.query.copy()
        query["page"] = str(page)
        return f"{self.path}?{query.urlencode()}"


def listing(request) -> Listing:
    return Listing(request.path, request.GET)


def download(data: bytes, name: str, media: str = XLSX) -> HttpResponse:
    """A file to keep, under its Chinese name."""
    return HttpResponse(data, content_type=media, headers={"Content-Disposition": content_disposition_header(True, name) or ""})
