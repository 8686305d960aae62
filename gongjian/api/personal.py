"""What of a person is covered, whoever asks: names keep their first sign, numbers of persons their first three (个人信息保护法).

A list of words says whose columns hold names; free text is looked through for numbers only, no machine knows a name in it.
"""
import re
from dataclasses import replace
from typing import Any

from django.db.models import Model

from gongjian.publicity.wording import PERSONAL as NUMBERS
from gongjian.sheets.table import Table

NAMES: dict[str, tuple[str, ...]] = {
    "Project": ("responsible_name", "sponsors", "team", "agent_name", "approval_handler", "catch_up_person"),
    "Problem": ("responsible_name", "leader"),
}
NOT_TEXT = ("sha256", "code")  # marks and the national project code: digits, and nobody's
BETWEEN = re.compile(r"([、，,;；/\s]+)")
ORGAN = re.compile(r".{2,}[局镇乡办委室组队站所院会司部区县科股企心府]")


def short(name: str) -> str:
    """刘股长 → 刘**; a unit among the names stays as it is."""
    return name if ORGAN.fullmatch(name) or len(name) < 2 else name[0] + "*" * (len(name) - 1)


def names(text: Any) -> Any:
    """Of one cell that holds names, whatever stands between them."""
    if isinstance(text, list):
        return [names(part) for part in text]
    return "".join(part if BETWEEN.fullmatch(part) else short(part) for part in BETWEEN.split(text)) if isinstance(text, str) else text


def covered_names(table: Table, about: type[Model]) -> Table:
    """The same list, its columns of names covered."""
    places = [place for place, column in enumerate(table.columns) if column.name in NAMES.get(about.__name__, ())]
    if not places:
        return table
    return replace(table, rows=[tuple(names(value) if place in places else value for place, value in enumerate(row)) for row in table.rows])


def covered(said: Any) -> Any:
    """Telephone, identity and card numbers in any text of an answer."""
    match said:
        case str():
            for pattern, _ in NUMBERS:
                said = pattern.sub(lambda found: found.group()[:3] + "*" * (len(found.group()) - 3), said)
            return said
        case dict():
            return {name: value if name in NOT_TEXT else covered(value) for name, value in said.items()}
        case list() | tuple():
            return [covered(value) for value in said]
    return said
