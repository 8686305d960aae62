"""Names: how they are searched (pinyin) and when two are near (false friends told apart)."""
import re
from functools import cache

from pypinyin import Style, lazy_pinyin, load_phrases_dict
from rapidfuzz import fuzz

# Readings the dictionary gets wrong in place names.
load_phrases_dict({"长治": [["cháng"], ["zhì"]], "单县": [["shàn"], ["xiàn"]], "繁峙": [["fán"], ["shì"]], "沁水": [["qìn"], ["shuǐ"]]})
ORDINAL = re.compile(r"[一二三四五六七八九十百零〇两\d]+(?:期|号|标段|批|路|线|段|区|组|#)|[A-Za-z]+(?:区|段|线|号|座|栋)|[ⅠⅡⅢⅣⅤ]+|\d+(?:\.\d+)?")
WORKS = re.compile(r"道路|公路|改扩建|新建|扩建|改建|改造|升级|提升|修缮|硬化")  # what is done, not what it is called
NOISE = re.compile(r"[\s·.,，、。“”\"'（）()\-—_/]|项目|工程|建设|（?暂定名）?")


@cache
def pinyin(name: str) -> str:
    """Full pinyin and initials, for search: "肉羊" → "rouyang ry"."""
    full = "".join(lazy_pinyin(name))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return f"{full} {initials}".lower()[:700]


def plain(name: str) -> str:
    """A name without spaces, punctuation and the words every project carries."""
    return NOISE.sub("", name)


def nearness(one: str, other: str) -> int:
    """How near two project names are, 0–100. Names that differ in an ordinal (二号线/三号线, 二期/三期) are false friends: 0."""
    if sorted(ORDINAL.findall(one)) != sorted(ORDINAL.findall(other)):
        return 0
    left, right = plain(one), plain(other)
    if not left or not right:
        return 0
    if left == right:
        return 100
    if _one_apart(WORKS.sub("", left), WORKS.sub("", right)):
        return 0
    return round(fuzz.token_set_ratio(" ".join(left), " ".join(right)) * 0.4 + fuzz.ratio(left, right) * 0.6)


def _one_apart(one: str, other: str) -> bool:
    """五卡路 / 五赛路: one character of a short name is the whole name."""
    return 2 <= len(one) == len(other) <= 4 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
