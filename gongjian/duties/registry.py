"""Every kind of duty, by folder."""
import importlib
import pkgutil
from functools import cache

from gongjian.duties import kinds as room
from gongjian.duties.duty import Kind


@cache
def every_kind() -> dict[str, Kind]:
    """{file: kind}, in the order of the files' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(room.__path__))
    return {name: importlib.import_module(f"{room.__name__}.{name}").KIND for name in names}
