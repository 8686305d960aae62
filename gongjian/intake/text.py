"""Cell text made comparable: full-width letters, odd spaces, wrapped lines, spaced-out characters."""
import datetime as dt
import re
from functools import lru_cache

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF0E, 0xFF0B)}
_ODD = {0xA0: " ", 0x3000: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x202F: " ", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n",
        0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None, 0xAD: None}
_TABLE = _WIDE | _ODD
_UNCLEAN = re.compile(r"[\s\x00-\x1f\x7f-\xa0\xad\u2000-\u200f\u2028\u202f\u2060\u3000\ufeff"
                      r"\uff05\uff0b\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|_x000[dD]_")
_CJK = r"\u3400-\u9fff\uf900-\ufaff，。、；：？！（）《》【】“”—·"
_BETWEEN = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}])|(?<=[{_CJK}])\s+(?=[\d(])|(?<=[\d)])\s+(?=[{_CJK}])")
_ORGAN = re.compile(r"(?:[局办委镇乡处站队所厂校院会组部社厅科园场]|公司|集团|中心|街道|银行|指挥部|政府|管委会|电视台|学校|[县区市])(?:[)）])?$")
_BRACKETS = str.maketrans("（）【】［］〔〕｛｝：，；", "()[][][]{}:,;")
ERROR = re.compile(r"^#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!|SPILL!|CALC!|引用!|错误|GETTING_DATA)$|^Err:5\d\d$", re.IGNORECASE)


def shown(value: object) -> str:
    """A cell as a person would read it: whole floats without '.0', dates as ISO days, text cleaned but its lines kept."""
    if isinstance(value, str):
        return cleaned(value) if _UNCLEAN.search(value) else value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 10))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ", "minutes")
    return str(value)


@lru_cache(maxsize=4_000)
def cleaned(text: str) -> str:
    """Full-width letters and digits halved, odd spaces plain, no blank lines, no space at the ends of lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000d_", "").replace("_x000D_", "").translate(_TABLE).replace("\t", " ")
    return "\n".join(line for line in (re.sub(r" {2,}", "  ", part).strip() for part in text.split("\n")) if line)


def joined(value: object) -> str:
    """One line: wrapped lines and spaces between Chinese characters closed, other runs of space made one."""
    text = shown(value)
    if " " not in text and "\n" not in text:
        return text
    text = re.sub(r"(?<=[A-Za-z0-9,.])\n(?=[A-Za-z0-9])", " ", text)
    text = re.sub(r"\s+", " ", _BETWEEN.sub("", text.replace("\n", " "))).strip()
    return _BETWEEN.sub("", text)


def organ(value: object) -> str:
    """A unit's name: '区行政\\n审批局' is one unit, '区住建局\\n区城投公司' are two, joined by 、."""
    lines = shown(value).split("\n")
    out = lines[0]
    for line in lines[1:]:
        whole = _ORGAN.search(out) and len(line) > 2 and not line.startswith(("(", "（"))
        out += ("、" if whole and not out.endswith(("、", "，", ",", ";", "；", "/")) else "") + line
    return joined(out)


_SPACES = re.compile(r"\s+")


def compact(value: object) -> str:
    """For comparing: no spaces at all, brackets half-width, lower case. '' for what is no text."""
    if not isinstance(value, str) or len(value) >= 400:
        return ""
    if _UNCLEAN.search(value):
        value = _SPACES.sub("", cleaned(value))
    return value.translate(_BRACKETS).lower()


def blank(value: object) -> bool:
    """Is there nothing in the cell?"""
    return value == "" or value is None or (isinstance(value, str) and not value.strip(" \t\r\n\xa0\u3000\u200b\ufeff"))


def number_of(value: object) -> float | None:
    """A plain number, also when kept as text ('1,200'); None for anything else, dates and booleans included."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str) and value and len(value) < 30:
        text = value.strip().replace(",", "").replace("，", "")
        try:
            return float(text) if text[:1] in "0123456789.-+" and text[-1:] in "0123456789." else None
        except ValueError:
            return None
    return None
