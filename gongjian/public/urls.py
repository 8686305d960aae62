"""The addresses of what is published. A view takes what is out and gives a page; `pages/outside.py` asks and answers."""
from collections.abc import Callable

from django.urls import URLPattern, path

from gongjian.public.about import about
from gongjian.public.bulletins import bulletin, bulletins
from gongjian.public.data import data, file, package
from gongjian.public.feed import feed
from gongjian.public.figures import figures
from gongjian.public.home import home
from gongjian.public.page import Page
from gongjian.public.projects import projects
from gongjian.public.rankings import rankings
from gongjian.public.stories import stories, story


def at(address: str, view: Callable[..., Page], name: str) -> URLPattern:
    """Django thinks that a view answers a request; these are asked by the door."""
    return path(address, view, name=name)  # type: ignore[arg-type]


urlpatterns = [
    at("public", home, "public"),
    at("public/figures", figures, "public-figures"), at("public/figures/<int:pk>", figures, "public-release"),
    at("public/projects", projects, "public-projects"),
    at("public/rankings", rankings, "public-rankings"), at("public/rankings/<int:pk>", rankings, "public-ranking"),
    at("public/bulletins", bulletins, "public-bulletins"), at("public/bulletins/<int:pk>", bulletin, "public-bulletin"),
    at("public/stories", stories, "public-stories"), at("public/stories/<int:pk>", story, "public-story"),
    at("public/stories/<slug:kind>", stories, "public-stories-of"),
    at("public/feed.atom", feed, "public-feed"),
    at("public/data", data, "public-data"), at("public/data/oc4ids.json", package, "public-oc4ids"),
    at("public/data/<slug:name>.csv", file, "public-csv"),
    at("public/about", about, "public-about"),
]
