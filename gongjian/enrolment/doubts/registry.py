"""Every kind of doubt of this folder, by its file's name."""
import importlib
import pkgutil
from functools import cache

from gongjian.enrolment import doubts as room
from gongjian.enrolment.doubts.doubt import DoubtKind


@cache
def every_doubt() -> dict[str, DoubtKind]:
    names = sorted(module.name for module in pkgutil.iter_modules(room.__path__))
    modules = {name: importlib.import_module(f"{room.__name__}.{name}") for name in names}
    return {name: module.DOUBT for name, module in modules.items() if hasattr(module, "DOUBT")}
