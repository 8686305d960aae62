"""Every list of this folder, by number."""
import importlib
import pkgutil
from functools import cache

from gongjian import sheets as room
from gongjian.sheets.grid import Grid
from gongjian.sheets.roll import Roll

Sheet = Roll | Grid


@cache
def every_sheet() -> tuple[Sheet, ...]:
    names = (module.name for module in pkgutil.iter_modules(room.__path__))
    modules = [importlib.import_module(f"{room.__name__}.{name}") for name in names]
    return tuple(sorted((module.SHEET for module in modules if hasattr(module, "SHEET")), key=lambda sheet: sheet.number))


def sheet(number: int) -> Sheet:
    """Raises KeyError with the numbers there are."""
    for found in every_sheet():
        if found.number == number:
            return found
    raise KeyError(f"没有第 {number} 张清单。现有：{'、'.join(str(found.number) for found in every_sheet())}")
