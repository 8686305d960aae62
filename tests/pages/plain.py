"""A page as it is read: without its tags, runs of space as one."""
import html
import re

TAGS = re.compile(r"<[^>]+>")


def text(page: str) -> str:
    body = page[page.index("<main") :] if "<main" in page else page
    return re.sub(r"\s+", " ", html.unescape(TAGS.sub("", body)))
