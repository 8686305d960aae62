"""Amounts of money → whole 元. A unit in the cell beats the column's. Quantities (2000万件, 5万亩) and ranges are refused as doubtful."""
import math
import re
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from .remarks import Said
from .text import ERROR, shown

UNITS = {"元": 1, "千元": 1000, "千": 1000, "万元": 10**4, "万": 10**4, "百万元": 10**6, "百万": 10**6, "千万元": 10**7, "千万": 10**7,
         "亿元": 10**8, "亿": 10**8, "百亿元": 10**10, "百亿": 10**10}
_U = "百亿元|百亿|亿元|亿|千万元|千万|百万元|百万|万元|万|千元|元"
_ONE = re.compile(rf"([+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?)({_U})?")
_WITH_UNIT = re.compile(rf"(?<![\d.])(\d+(?:\.\d+)?)({_U})(?=$|[^\u4e00-\u9fff\d.]|左右|以上|以下|资金|投资)")
_ABOUT = re.compile(r"^(?:大约|约为|约|近|估算|暂估|预计|概算|总投资|投资|共计|计划|人民币|rmb|cny|¥|￥|不超过|不低于|逾|超)+[:：]?"
                    r"|(?:左右|上下|以上|以下|余|多|人民币|整)$")
_THOUSANDS = re.compile(r"(?<=\d)[,，'](?=\d{3}(?!\d))")
_NOTHING = re.compile(r"^(?:[-—–－―/\\.、*·…]+|无|暂无|没有|空|n/?a|null|none|nan)$", re.IGNORECASE)
_LATER = re.compile(r"^/?(?:待定|未定|待明确|待确定|待核|待测算|测算中|暂定|暂未确定|未确定|待批|待补充|待报|不详|尚未确定|待评审|待概算批复)")
_FOREIGN = re.compile(r"美元|美金|欧元|港元|港币|日元|usd|hkd|eur|\$|€", re.IGNORECASE)
_RANGE = re.compile(r"\d(?:亿元?|万元?)?[-~～—–－至到]+\d")


def nothing(text: str) -> tuple[bool, Said]:
    """(does the text say nothing?, what to say of it): a dash or 无 without a word, 待定 with a note."""
    if _NOTHING.match(text):
        return True, None
    return (True, ("note", f"写的是“{text}”，按空白处理。")) if _LATER.match(text) else (False, None)


def money(value: object, unit: int) -> tuple[int | None, Said]:
    """(元 or None, what to say). `unit` is the column's unit in 元: 10_000 for 万元. Never raises."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _plain(value, unit)
    if not isinstance(value, str):
        return None, ("warning", f"“{shown(value)}”不是金额，未读入。")
    if ERROR.match(value.strip()):
        return None, ("error", f"单元格是 Excel 错误 {value.strip()}，请在原表改正。")
    text = re.sub(r"\s+", "", shown(value)).lower()
    empty, said = nothing(text)
    if not text or empty:
        return None, said
    if _FOREIGN.search(text):
        return None, ("warning", f"“{text}”是外币，未折算，未读入。")
    bare = _THOUSANDS.sub("", text)
    core, about = _ABOUT.subn("", re.sub(r"^[(（](.*)[)）]$", r"\1", bare))
    said = ("note", f"“{text}”按约数读入。") if about else None
    if _RANGE.search(core):
        return None, ("warning", f"“{text}”是一个范围，不知取哪个数，未读入。")
    head = re.split(r"[(（;；。，,]", core)[0]
    for candidate in (core, head):
        if (total := _sum_of_parts(candidate, unit)) is not None:
            return _bounded(total, said or (None if candidate == core else ("note", f"“{text}”只取前面的数。")))
    found = _WITH_UNIT.findall(core)
    if len(found) == 1 and "%" not in core:
        return _bounded(Decimal(found[0][0]) * UNITS[found[0][1]], ("note", f"从“{text[:30]}”里取出 {''.join(found[0])}。"))
    return None, ("warning", f"“{text[:30]}”读不成一个金额，未读入。")


def _plain(value: float, unit: int) -> tuple[int | None, Said]:
    if not math.isfinite(value):
        return None, ("warning", "不是有效的数，未读入。")
    if isinstance(value, int) or value.is_integer():
        return _bounded(Decimal(int(value)) * unit, None)
    return _bounded(Decimal(repr(value)) * unit, None)


def _sum_of_parts(text: str, unit: int) -> Decimal | None:
    """'1亿2000万元' → 120,000,000; None unless the whole text is amounts with falling units, or one bare number."""
    total, at, last = Decimal(0), 0, None
    while at < len(text):
        part = _ONE.match(text, at)
        if not part or (last is not None and (not part[2] or UNITS[part[2]] >= last)):
            return None
        scale = UNITS[part[2]] if part[2] else unit
        if not part[2] and part.end() < len(text):
            return None
        try:
            total += Decimal(part[1]) * scale
        except InvalidOperation:
            return None
        at, last = part.end(), scale
    return total if at else None


def _bounded(amount: Decimal, said: Said) -> tuple[int | None, Said]:
    if abs(amount) >= 10**15:
        return None, ("warning", "金额超过一千万亿元，不会是真的，未读入。")
    whole = int(amount.to_integral_value(ROUND_HALF_EVEN))
    return whole, ("warning", "金额是负数，请核对。") if whole < 0 else said
