"""What stands around a table: its title, the year of the list, the unit of money."""
import re
from collections import Counter
from collections.abc import Iterable

from .text import compact, shown

_SAID = re.compile(r"单位[:：]?[^:：]{0,12}?(百亿元|亿元|百万元|千万元|万元|千元|元|亿(?!元)|万(?!元))")
_ALONE = re.compile(r"^\(?(?:金额|计量|货币|投资)?单位[:：]?.{0,12}$")
_BRACKETED = re.compile(r"[(\[](?:单位[:：]?)?(亿元|百万元|千万元|万元|千元|元|亿|万)[)\]]")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


def unit_said(texts: Iterable[object], title: bool = True) -> str | None:
    """'单位：万元' in the texts → '万元', in titles '（亿元）' too; None when nothing says it."""
    for value in texts:
        text = compact(shown(value))
        if found := (_SAID.search(text) or _BRACKETED.search(text)) if title else (_ALONE.match(text) and _SAID.search(text)):
            return found[1] if found[1].endswith("元") else found[1] + "元"
    return None


def title_of(texts: Iterable[object]) -> str:
    """The longest text above the table that is no unit or attachment line."""
    lines = [compact(shown(value)) for value in texts]
    return max((t for t in lines if not re.match(r"附件|附表|\(?单位|金额单位|填报|编制|截[至止]", t) and len(t) >= 4), key=len, default="")


def year_said(texts: Iterable[object]) -> int | None:
    """The year of the list: the last year before '年…' in the first text that names one; a span of years names none."""
    for value in texts:
        text = compact(shown(value))
        if re.search(r"20\d\d年?[-—~～至]20\d\d年", text):
            continue
        if found := _YEAR.findall(text):
            return int(found[0])
    return None


def year_of_headings(years: Iterable[int | None]) -> int | None:
    """The latest year that headings of yearly plans name."""
    counted = Counter(year for year in years if year)
    return max(counted) if counted else None
