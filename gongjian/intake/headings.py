"""A column's heading, level by level → the words it may be, each with a confidence, its year, its unit of money and its quarter."""
import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from .patterns import PATTERNS
from .synonyms import OTHERS, SYNONYMS
from .text import compact

_UNIT = re.compile(r"[(\[【]?(?:金额|计量|货币|投资)?(?:单位)?[:：]?(?:人民币)?"
                   r"(百亿元|亿元|百万元|千万元|万元|千元|(?<=[(\[:：])(?:亿|万|元))[、,，/个项]*[)\]】]?")
_MARKED = re.compile(r"^[*★▲※#]+|[*★▲※]+$|\((?:必填|选填|必选|下拉.*?|全称|可多选|格式.*?|填写.*?|注.*?|例.*?|如.*?)\)")
_ENUM = re.compile(r"^(?:\(?\d{1,2}\)?[.、)]|[①-⑳]|[一二三四五六七八九十]+、)(?=[\u4e00-\u9fff])")
_YEAR = re.compile(r"(20[0-4]\d)(?:年?度|年)?(?![\d])")
_QUARTER = re.compile(r"第?([一二三四1-4ⅰⅱⅲⅳ])季(?:度)?|^q([1-4])|(?<![a-z])q([1-4])")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SWAPS = tuple((re.compile(a), b) for a, b in (
    (r"截止", "截至"), (r"上一?年度?|去年|以前年度|历年", "往年"), (r"明年|次年|下一?年度?", "下年"),
    (r"本年度|当年度|今年|本年|当年|全年|年度|年内", "年"), (r"年{2,}", "年"),
    (r"\d{1,2}月?[-—~～至]\d{1,2}月(?:份|底|末)?", "至月"), (r"\d{1,2}月(?:份)?", "某月"), (r"年[某至]月(?=[底末])", "年"), (r"月度", "月度"),
))
GENERIC_SUM = frozenset(("小计", "合计", "总额", "总计", "金额", "总数", "投资", "投资额", "数额", "额度", "总量", "计"))
GENERIC_NAME = frozenset(("姓名", "名称", "单位", "单位名称", "名单", "全称"))
STARTS = frozenset(f"{what}{when}" for what in ("开工", "起", "开始", "起始", "动工") for when in ("", "年", "年份", "时间", "日期", "年月"))
ENDS = frozenset(f"{what}{when}" for what in ("竣工", "止", "结束", "完工", "建成", "投产", "终止")
                 for when in ("", "年", "年份", "时间", "日期", "年月"))


class Canon(NamedTuple):
    """A heading without spaces, year, unit and marks; `year` and `unit` are what was taken off ('亿元')."""

    text: str
    year: int | None
    unit: str | None


@lru_cache(maxsize=8000)
def canon(heading: str) -> Canon:
    """'2022年计划\\n投资（亿元）' → ('年计划投资', 2022, '亿元')."""
    text = _ENUM.sub("", _MARKED.sub("", compact(heading)))
    unit = _UNIT.search(text)
    if unit and unit[0] != text:
        text = text[:unit.start()] + text[unit.end():]
    elif unit:
        text = ""
    years = _YEAR.findall(text)
    text = _YEAR.sub("年", text)
    for pattern, plain in _SWAPS:
        text = pattern.sub(plain, text)
    text = text.strip("-—_:：/、.。")
    text = text.strip("()[]") if text.count("(") != text.count(")") or text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text
    found = unit[1] if unit else None
    if found and not found.endswith("元"):
        found += "元"
    return Canon(text, int(years[-1]) if len(set(years)) == 1 else None, found)


_EXACT: dict[str, str] = {}
_RANK: dict[str, int] = {}
for _word, _line in SYNONYMS.items():
    for _place, _synonym in enumerate(_line):
        _RANK.setdefault(canon(_synonym).text, _place)
        _EXACT.setdefault(canon(_synonym).text, _word)
for _synonym in OTHERS:
    _EXACT[canon(_synonym).text] = "other"
_EXACT.pop("", None)
_CHOICES = [text for text in _EXACT if len(text) >= 3 and not text.isascii()]


def exact(text: str) -> str | None:
    """The word of a canonical text that is a known synonym, brackets and all or without what stands in them."""
    return _EXACT.get(text) or _EXACT.get(re.sub(r"\(.*?\)|\[.*?\]", "", text)) or _EXACT.get(re.sub(r"[()\[\]、/和及与]", "", text))


def rank(text: str) -> int:
    """How usual a spelling is for its word: 0 for the first in the table, 999 when it is not there. 责任单位 goes before 牵头单位."""
    return _RANK.get(text, 999)


@lru_cache(maxsize=8000)
def single(text: str) -> tuple[str, float]:
    """(word, confidence) of one canonical text; ('other', 0) when nothing fits."""
    if not text:
        return "other", 0.0
    if word := exact(text):
        return word, 1.0
    if len(text) > 40:
        return "other", 0.0
    for pattern, word in PATTERNS:
        if pattern.search(text):
            return word, 0.8 if len(text) <= 20 else 0.6
    if len(text) >= 3 and not text.isascii() and (near := process.extractOne(text, _CHOICES, scorer=fuzz.ratio, score_cutoff=75)):
        return _EXACT[near[0]], round(0.5 + (near[1] - 75) / 100, 2)
    return "other", 0.0


@lru_cache(maxsize=8000)
def words_of(levels: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Candidate (word, confidence) of a heading path, best first. ('二季度工作计划', '投资') → q2_plan."""
    texts = [c.text for level in levels if (c := canon(level)).text]
    if not texts:
        return ()
    if found := next((q for level in levels if (q := _QUARTER.search(compact(level)))), None):
        return _quarter(_QUARTERS[found[1] or found[2] or found[3]], compact("".join(levels)), compact(levels[-1]))
    if len(texts) == 1:
        word, sure = single(texts[0])
        return ((word, sure),) if sure else ()
    leaf, parents = texts[-1], "".join(texts[:-1])
    whole = re.sub("年{2,}", "年", parents + leaf)
    if known := exact(whole):
        return ((known, 0.98),)
    return tuple(sorted(_under(leaf, parents, whole), key=lambda item: -item[1]))


def _under(leaf: str, parents: str, whole: str) -> list[tuple[str, float]]:
    parent, sure = single(parents)
    word, own = single(leaf)
    if re.search(r"资金来源|资金构成|资金筹措|其中", parents) and leaf not in GENERIC_SUM and "总投资" not in leaf:
        return [("other", 0.9)]
    if parent == "period" or re.search(r"起止|年限|开竣工", parents):
        if leaf in STARTS or leaf in ENDS:
            return [("start_year" if leaf in STARTS else "end_year", 0.95)]
    if parent == "approvals" and word != "approvals":
        return [(word, own) if own == 1.0 and word != "other" else ("other", 0.7)]
    if leaf in GENERIC_SUM and sure >= 0.5:
        return [(parent if parent != "funding" else "total", 0.93)]
    if leaf in GENERIC_NAME and sure >= 0.5:
        return [(parent, 0.95)]
    if parent == "year_plan" and leaf == "年":
        return [("year_plan", 0.9)]
    if parent == "year_plan" and word == "total":
        return [("year_plan", 0.7)] if "年" in parents else [("total", 0.85)]
    if parent == "year_plan":
        return [(word, 0.8)] if word in ("planned_start_on", "planned_end_on", "remarks", "year_plan") else [("other", 0.9)]
    reverse = exact(re.sub("年{2,}", "年", leaf + parents))
    if reverse and reverse != "other":
        return [(reverse, 0.9)]
    whole_word, whole_sure = single(whole)
    if "年" in whole and whole_word in ("year_plan", "year_invested") and word in ("other", "year_plan", "year_invested", "invested"):
        return [(whole_word, max(whole_sure, 0.85))]
    found = [(word, own * 0.95)] if own else []
    return found + ([(whole_word, whole_sure * 0.9)] if whole_sure else [])


def _quarter(number: int, whole: str, leaf: str) -> tuple[tuple[str, float], ...]:
    """Quarter columns: plan by amount, plan by work; what was done in a quarter is `other`."""
    for text in (leaf, whole):
        if re.search(r"内容|形象|工作|进度|目标|节点|任务(?!数|额|投资)|_p$", text) and not re.search(r"投资额?$|金额$|_i$", text):
            return ((f"q{number}_work", 0.95),)
        if re.search(r"完成率|占|比", text) or (re.search(r"完成|实际", text) and not re.search(r"计划|拟|预计|目标|任务", whole)):
            return (("other", 0.9),)
        if re.search(r"投资|金额|资金|额|万元|计划|_i$", text):
            return ((f"q{number}_plan", 0.95),)
    return ((f"q{number}_plan", 0.6), (f"q{number}_work", 0.59))
