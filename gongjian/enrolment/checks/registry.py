"""Every check of this folder, by its file's name."""
import importlib
import pkgutil
from functools import cache

from gongjian.enrolment import checks as room
from gongjian.enrolment.checks.check import Check, Finding
from gongjian.enrolment.dossier import Dossier


@cache
def every_check() -> dict[str, Check]:
    names = sorted(module.name for module in pkgutil.iter_modules(room.__path__))
    modules = {name: importlib.import_module(f"{room.__name__}.{name}") for name in names}
    return {name: module.CHECK for name, module in modules.items() if hasattr(module, "CHECK")}


def findings(dossier: Dossier) -> list[Finding]:
    """All that every check finds in a project's papers: what blocks first, then warnings, then what was not filled in."""
    found = [finding for check in every_check().values() for finding in check.look(dossier)]
    return sorted(found, key=lambda finding: (finding.unsaid, not finding.blocks))
