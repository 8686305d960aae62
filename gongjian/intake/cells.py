"""One cell of a project's row → the value of its word."""
import re
from collections.abc import Callable

from .days import day, one_year, period
from .evidence import ORGANS, YES
from .money import UNITS, money, nothing
from .people import people
from .remarks import Said
from .text import ERROR, blank, compact, joined, number_of, organ, shown
from .understood import Column
from .words import EVERY

Read = Callable[[object], tuple[object, Said]]
_ENUMERATED = re.compile(r"^(?:[①-⑳]|[(（]?\d{1,2}[.、)）])\s*|^(?:牵头|配合|责任|协办)(?:单位|部门)?[:：]")
MARKS = "★▲※☆△●◆*＊■□◎○▪#"


def reader(column: Column, unit: str, year: int | None) -> Read:
    """How cells of this column are read: value → (value or None, what to say). `unit` is the sheet's, the column's own goes first."""
    kind = EVERY[column.word].kind
    if kind == "money":
        factor = UNITS[column.unit or unit]
        return lambda value: money(value, factor)
    if kind == "day":
        return lambda value: day(value, year)
    if kind == "year":
        return lambda value: one_year(value, year)
    if kind == "period":
        return lambda value: period(value, year)
    if kind == "people":
        return lambda value: _unless_nothing(value, lambda v: people(v) or None)
    if kind == "yes_no":
        return yes_no
    if kind == "units":
        return lambda value: _unless_nothing(value, lambda v: units(v) or None)
    if kind == "when":
        return lambda value: _unless_nothing(value, lambda v: shown(v) if isinstance(v, str) else v)
    if kind == "lines":
        return lambda value: _unless_nothing(value, shown)
    if kind == "organ":
        return lambda value: _unless_nothing(value, organ)
    if column.word == "code":
        return code
    if column.word == "name":
        return lambda value: _name(value)
    return lambda value: _unless_nothing(value, joined)


def _unless_nothing(value: object, read: Callable[[object], object]) -> tuple[object, Said]:
    if isinstance(value, str):
        text = value.strip()
        if text[:1] in "#E" and ERROR.match(text):
            return None, ("error", f"单元格是 Excel 错误 {text}，请在原表改正。")
        empty, said = nothing(text) if len(text) < 12 else (False, None)
        if empty:
            return None, said
    return read(value), None


def _name(value: object) -> tuple[object, Said]:
    if isinstance(value, str) and value[:1] in "#E" and ERROR.match(value.strip()):
        return None, ("error", f"项目名称是 Excel 错误 {value.strip()}，请在原表改正。")
    return joined(value) or None, None


def yes_no(value: object) -> tuple[bool | None, Said]:
    """是/否, 已开工/未开工, √/×, 1/0 → bool."""
    if isinstance(value, bool):
        return value, None
    text = compact(shown(value)).strip(".。")
    if text in YES:
        return YES[text], None
    if text.startswith(("已开工", "是(", "已动工", "已于")):
        return True, ("note", f"“{text[:20]}”读作“是”。")
    if text.startswith(("未开工", "否(", "尚未", "未动工", "没有")):
        return False, ("note", f"“{text[:20]}”读作“否”。")
    empty, said = nothing(text)
    if empty:
        return None, said
    return None, ("warning", f"“{text[:30]}”看不出是还是否，未读入。")


def code(value: object) -> tuple[str | None, Said]:
    """A project code as text; a long number that Excel rounded is said."""
    number = number_of(value) if not isinstance(value, str) else None
    if number is not None and abs(number) >= 1e15:
        return shown(value), ("warning", "代码被 Excel 当成数字存，末几位可能已丢失，请核对。")
    read, said = _unless_nothing(value, joined)
    return (str(read) if read is not None else None), said


def stripped(name: str) -> tuple[str, str]:
    """'★某项目' → ('某项目', '★')."""
    core = name.strip(MARKS + " ")
    if not core or len(core) == len(name):
        return name, ""
    return core, "".join(char for char in name.replace(core, "", 1) if char in MARKS)


def units(value: object) -> tuple[str, ...]:
    """Several units in one cell, by 、 ， / or line, the enumeration before them taken off: '①县林业局\n②县自然资源局' → two."""
    words = shown(value).split()
    text = "、".join(words) if all(map(ORGANS.search, words)) else organ(value)
    parts = [part for part in re.split(r"[、，,;；/]+|(?=[①-⑳])", text) if not blank(part)]
    return tuple(dict.fromkeys(name for part in parts if (name := _ENUMERATED.sub("", part).strip(" :：。"))))


def unit_and_person(value: object) -> tuple[str, str]:
    """'县能源局\\n李四 139…' under a heading for both → ('县能源局', '李四 139…'); all is the unit when no part reads like one."""
    parts = [part for part in re.split(r"[\n、，,;；/ ]+", shown(value)) if part]
    units = [part for part in parts if ORGANS.search(part)]
    if not units or len(units) == len(parts):
        return organ(value), ""
    return "、".join(units), " ".join(part for part in parts if part not in units)
