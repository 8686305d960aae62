"""What the cells of a column look like, whatever its heading says."""
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .days import FIRST, LAST, period
from .money import money
from .people import is_name, people
from .text import blank, number_of, shown

NATURES = re.compile(r"^(?:新建|续建|改扩建|扩建|改建|技改|技术改造|迁建|恢复|前期|储备|新开工|在建|竣工|谋划|预备|投产|收尾|拟建|拟开工"
                     r"|计划新开工|计划开工|已完工|改造|重建|单纯购置|更新改造|加快建设|开展前期)(?:项目)?$")
ORGANS = re.compile(r"(?:[局办委乡镇处厅院站会组]|公司|集团|中心|街道|银行|指挥部|政府|管委会|街办|分局|开发区|园区|农场|林场)(?:[)）])?$")
FUNDS = re.compile(r"政府|企业|社会|民间|国有|区级|市级|县级|省级|中央|财政|自筹|外商|ppp|专项债", re.IGNORECASE)
YES = (dict.fromkeys(("是", "已开工", "√", "✓", "y", "yes", "有", "已", "开工", "true", "在建", "1"), True)
       | dict.fromkeys(("否", "未开工", "×", "n", "no", "无", "未", "false", "0"), False))
SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Evidence:
    """Shares (0..1) among the filled cells of a column; `filled` is their number, `length` the mean length of the text."""

    filled: int = 0
    numbers: float = 0
    years: float = 0
    days: float = 0
    moneys: float = 0
    periods: float = 0
    names: float = 0
    organs: float = 0
    natures: float = 0
    funds: float = 0
    yes_no: float = 0
    distinct: float = 0
    length: float = 0
    rising: bool = False
    mean: float = 0
    texts: float = 0


def evidence(values: Sequence[object]) -> Evidence:
    """Of the first 200 filled cells of a column."""
    cells = [value for value in values if not blank(value)][:SAMPLE]
    if not cells:
        return Evidence()
    numbers = [number_of(value) for value in cells]
    plain = [number for number in numbers if number is not None]
    texts = [shown(value) for value in cells]
    words = [text for text, number in zip(texts, numbers, strict=True) if number is None]

    def share(count: int) -> float:
        return count / len(cells)

    return Evidence(
        filled=len(cells), numbers=share(len(plain)), texts=share(len(words)),
        years=share(sum(1 for n in plain if n.is_integer() and FIRST < n < LAST)),
        days=share(sum(1 for value in cells if isinstance(value, (dt.date, dt.datetime)))),
        moneys=share(len(plain) + sum(1 for text in words if len(text) < 20 and money(text, 1)[0] is not None)),
        periods=share(sum(1 for text in texts if len(text) < 30 and period(text)[0] != (None, None))),
        names=share(sum(1 for text in words if len(text) < 40 and all(map(is_name, people(text) or ("",))))),
        organs=share(sum(1 for text in words if ORGANS.search(text) and len(text) < 60)),
        natures=share(sum(1 for text in texts if NATURES.match(text.strip()))),
        funds=share(sum(1 for text in words if len(text) < 20 and FUNDS.search(text))),
        yes_no=share(sum(1 for text in texts if text.strip().lower() in YES)),
        distinct=len(set(texts)) / len(texts), length=sum(map(len, texts)) / len(texts),
        rising=len(plain) >= 3 and sum(1 for a, b in zip(plain, plain[1:], strict=False) if b - a == 1) >= 0.8 * (len(plain) - 1),
        mean=sum(plain) / len(plain) if plain else 0)


def fits(word: str, kind: str, seen: Evidence) -> float:
    """How far (0..1) the cells of a column allow it to be `word`; 1 when there is nothing in it."""
    if not seen.filled:
        return 1.0
    if kind == "money":
        dates = seen.days + (seen.years if seen.years > 0.8 else 0)
        return max(0.0, (1.0 if seen.moneys >= 0.5 else seen.moneys) * (1 - dates))
    if kind in ("day", "year"):
        return 1.0 if seen.periods + seen.days >= 0.4 else 0.5 + seen.periods / 2
    if kind == "period":
        return 1.0 if seen.periods + seen.days >= 0.4 else 0.35 if seen.periods >= 0.2 else 0.1
    if kind == "yes_no":
        return 1.0 if seen.yes_no >= 0.4 else 0.4
    if word == "name":
        return 1.0 if seen.numbers < 0.5 else 0.1
    if word in ("nature", "content", "sector", "place", "owner", "problem"):
        return 1.0 if seen.numbers < 0.8 else 0.5
    if kind == "lines" and word.endswith("_work"):
        return 1.0 if seen.numbers < 0.7 else 0.4
    return 1.0
