"""The addresses of what is published. A view takes what is out and gives a page; `pages/outside.py` asks and answers."""
from django.urls import path

from gongjian.public.about import about
from gongjian.public.bulletins import bulletin, bulletins
from gongjian.public.data import data, file, package
from gongjian.public.feed import feed
from gongjian.public.figures import figures
from gongjian.public.home import home
from gongjian.public.projects import projects
from gongjian.public.rankings import rankings
from gongjian.public.stories import stories, story

urlpatterns = [
    path("public", home, name="public"),
    path("public/figures", figures, name="public-figures"), path("public/figures/<int:pk>", figures, name="public-release"),
    path("public/projects", projects, name="public-projects"),
    path("public/rankings", rankings, name="public-rankings"), path("public/rankings/<int:pk>", rankings, name="public-ranking"),
    path("public/bulletins", bulletins, name="public-bulletins"), path("public/bulletins/<int:pk>", bulletin, name="public-bulletin"),
    path("public/stories", stories, name="public-stories"), path("public/stories/<int:pk>", story, name="public-story"),
    path("public/stories/<slug:kind>", stories, name="public-stories-of"),
    path("public/feed.atom", feed, name="public-feed"),
    path("public/data", data, name="public-data"), path("public/data/oc4ids.json", package, name="public-oc4ids"),
    path("public/data/<slug:name>.csv", file, name="public-csv"),
    path("public/about", about, name="public-about"),
]
