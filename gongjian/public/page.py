"""A page as bytes: what is kept and sent again as it is."""
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from gongjian.public.out import Out

HTML = "text/html; charset=utf-8"
NAV = (("首页", "public"), ("进展数据", "public-figures"), ("重点项目", "public-projects"), ("晾晒比拼", "public-rankings"), ("通报", "public-bulletins"),
       ("动态", "public-stories"), ("开放数据", "public-data"))


@dataclass(frozen=True)
class Page:
    """`name`: what a browser saves it as; "" shows it."""

    body: bytes
    media: str = HTML
    name: str = ""
    status: int = 200


def html(out: Out, template: str, context: dict[str, Any], here: str = "", status: int = 200) -> Page:
    """`here`: the url name of its entry in the menu."""
    nav = [{"label": label, "url": reverse(name), "on": name == here} for label, name in NAV]
    ways = {"nav": nav, "feed": reverse("public-feed"), "about": reverse("public-about")}
    frame = {"region": out.region, "drive": out.drive, "organ": out.organ, "sample": out.sample} | ways
    return Page(render_to_string(f"public/{template}.html", frame | context).encode(), status=status)


def missing(out: Out, gone: bool = False) -> Page:
    """404, or 410 of what was taken down."""
    return html(out, "missing", {"title": "已撤下" if gone else "没有这个页面", "gone": gone}, status=410 if gone else 404)
