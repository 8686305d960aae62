"""/public/about: what is here and what is not, on which basis, and why some figures of units are left out."""
from gongjian.projects.models import Project
from gongjian.public.out import Out
from gongjian.public.page import Page, html
from gongjian.publicity.key_projects import WORDS
from gongjian.publicity.sparing import LEAST
from gongjian.reading.classes import PROJECT_CLASSES, is_open
from gongjian.reading.say import word


def about(out: Out) -> Page:
    open_ = [word(Project, name).label for name in WORDS if is_open(PROJECT_CLASSES, name)]
    return html(out, "about", {"title": "公开说明", "open": "、".join(open_), "least": LEAST})
