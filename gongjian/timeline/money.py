"""Money: stored as a whole number of 元, spoken in 万元 or 亿元.

SQLite keeps decimals as floating point (12345678901234.5678 came back .6000), so no amount is ever a DecimalField.
"""
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.db import models

WAN, YI = 10_000, 100_000_000


class MoneyField(models.BigIntegerField):
    """An amount in whole 元."""

    description = "金额（元）"


def _shown(yuan: int, per: int, most: int, least: int) -> str:
    number = (Decimal(yuan) / per).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    whole, _, tail = f"{number:,f}".partition(".")
    tail = tail.rstrip("0").ljust(least, "0")
    shown = f"{whole}.{tail}" if tail else whole
    return "0" + shown[2:] if shown.startswith("-0") and not shown.strip("-0.,") else shown


def wan(yuan: int | None) -> str:
    """万元, at most two decimals, none when whole: 123456700 → "12,345.67". None → ""."""
    return "" if yuan is None else _shown(yuan, WAN, 2, 0)


def yi(yuan: int | None, digits: int = 1) -> str:
    """亿元, `digits` decimals: 4430000000 → "44.3"; small amounts keep two, so that 0.04 亿 does not read as nothing."""
    if yuan is None:
        return ""
    if 0 < abs(yuan) < YI // 10:
        digits = max(digits, 2)
    return _shown(yuan, YI, digits, 0)


def from_wan(text: str | int | float | Decimal) -> int:
    """万元 as typed → 元. Raises ValueError (with a Chinese sentence) for anything that is not a plain number."""
    try:
        if isinstance(text, str) and set(text) & set("eE_"):  # 1e5, 1_000: numbers to Python, not to an office
            raise InvalidOperation
        amount = Decimal(str(text).replace(",", "").replace("，", "").replace("万元", "").strip())
    except InvalidOperation:
        raise ValueError(f"「{text}」不是金额，请填以万元为单位的数字") from None
    if not amount.is_finite() or abs(amount) >= 100_000_000:
        raise ValueError(f"「{text}」万元超出了合理范围")
    return int((amount * WAN).quantize(Decimal(1), ROUND_HALF_UP))
