"""Which fonts a PDF is set in: the county's own from FONT_DIR first, then the system's. None of them comes with the house."""
from functools import cache
from pathlib import Path

import typst

from gongjian.timeline.refused import Refused

LAST = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "Libertinus Serif")
# The fonts papers are set in, by what they are for, best first, under all the names they go by.
WANTED = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "STZhongsong", "FandolSong"),
    "body": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang", "FandolFang R"),
    "hei": ("SimHei", "黑体", "STHeiti", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC"),
    "kai": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FandolKai", "AR PL UKai CN"),
    "song": ("SimSun", "宋体", "STSong", "FandolSong"),
}
INSTALL = (
    "这台机器上没有中文字体，不能生成 PDF：请安装 fonts-noto-cjk（apt-get install fonts-noto-cjk），"
    "或把单位已有的方正小标宋、仿宋_GB2312 等字体放进一个目录，设 FONT_DIR=该目录后重启。Word 文件（.docx）不受影响"
)
Families = dict[str, list[str | dict[str, str]]]


def families(own: str, system: bool = True) -> Families:
    """{use: family names there are, the county's own before the system's}. Raises Refused when there is no Chinese font at all."""
    there = _there(own, system)
    found = {use: _those(names, there) + [name for name in _those(LAST, there) if name not in names] for use, names in WANTED.items()}
    if not any(found.values()):
        raise Refused(INSTALL)
    spare = next(names for names in found.values() if names)
    latin = [{"name": name, "covers": "latin-in-cjk"} for name in _those(LATIN, there)]  # digits and letters; not the quotation marks
    return {use: [*latin, *(names or spare)] for use, names in found.items()}


def _those(names: tuple[str, ...], there: list[list[str]]) -> list[str]:
    return list(dict.fromkeys(name for place in there for name in names if name in place))


@cache
def _there(own: str, system: bool) -> list[list[str]]:
    mine = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[own]).families() if own and Path(own).is_dir() else []
    return [mine, typst.Fonts(include_system_fonts=system, include_embedded_fonts=True).families()]
