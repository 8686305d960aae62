"""Every indicator of this folder, by its file's name."""
import importlib
import pkgutil
from functools import cache

from gongjian import indicators as room
from gongjian.indicators.indicator import Indicator, Published


@cache
def every_indicator() -> dict[str, Indicator | Published]:
    names = (module.name for module in pkgutil.iter_modules(room.__path__))
    modules = {name: importlib.import_module(f"{room.__name__}.{name}") for name in names}
    return {name: module.INDICATOR for name, module in modules.items() if hasattr(module, "INDICATOR")}


def indicator(name: str) -> Indicator | Published:
    """Raises KeyError with the names there are."""
    found = every_indicator()
    if name not in found:
        raise KeyError(f"没有「{name}」这个指标。现有：{'、'.join(sorted(found))}")
    return found[name]
