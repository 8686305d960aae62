"""Columns of the matrix: the items of the catalogue on the way to the start, in their stages; those that no project shown is concerned with are left out."""
from collections.abc import Iterable

from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.item import Item
from gongjian.approvals.changes import catalogue_on
from gongjian.approvals.path import GOAL
from gongjian.pages.look import Look
from gongjian.pages.table import Column

AFTER_START = 4  # the stage of completion


def book_of(eyes: Look) -> Catalogue:
    return catalogue_on(eyes.on, eyes.request.user.area, eyes.when.known)


def on_the_way(book: Catalogue) -> list[Item]:
    """Without the start itself, which is no permit, and without what comes after it."""
    return [item for item in book.items.values() if item.stage < AFTER_START and item.code != GOAL]


def columns(book: Catalogue, codes: Iterable[str]) -> list[Column]:
    wanted = set(codes)
    return [Column(item.name, "mark", book.stages[item.stage].name, hint=item.name) for item in on_the_way(book) if item.code in wanted]
