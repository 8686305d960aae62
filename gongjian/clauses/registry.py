"""Every record a clause may be tied to, by name: those of the folder `records`, and what rooms above tell of theirs (`papers`)."""
import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from gongjian.clauses import records as room
from gongjian.clauses.figure import Record

_above: dict[str, Record] = {}


def add(told: Mapping[str, Record]) -> None:
    """A room above this one tells what it keeps on record, once, when the house is opened."""
    _above.update(told)


@cache
def _own() -> dict[str, Record]:
    found: dict[str, Record] = {}
    for module in pkgutil.iter_modules(room.__path__):
        for name, record in importlib.import_module(f"{room.__name__}.{module.name}").RECORDS.items():
            if name in found:
                raise TypeError(f"clauses/records: two records are called {name}")
            found[name] = record
    return found


def every_record() -> dict[str, Record]:
    return _own() | _above
