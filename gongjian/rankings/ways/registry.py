"""Every way of this folder, by its name."""
import importlib
import pkgutil
from functools import cache
from typing import Any

from gongjian.rankings import ways as room


@cache
def every_way() -> dict[str, Any]:
    names = (module.name for module in pkgutil.iter_modules(room.__path__))
    modules = (importlib.import_module(f"{room.__name__}.{name}") for name in names)
    return {module.WAY.name: module.WAY for module in modules if hasattr(module, "WAY")}
