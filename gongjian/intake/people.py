"""Several leaders in one cell, split by lines, commas or runs of spaces; two-character names padded with spaces are one."""
import re

from .text import shown

_HARD = re.compile(r"[\n、，,;；/|]+")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
    "鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季成裴霍涂苗谷曲盛翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄"
    "丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉"
    "禹井祖漆巴丰支卿国狄平计索宣晋")
_COMPOUND = frozenset(("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "端木", "夏侯", "南宫"))


def is_name(text: str) -> bool:
    """Does this look like one person's name of two to four characters?"""
    return 2 <= len(text) <= 4 and text[0] in _SURNAMES and all("\u3400" <= char <= "\u9fff" or char == "·" for char in text)


def people(value: object) -> tuple[str, ...]:
    """Names in a cell, in order, without repeats: '童  华' → one, '张捍声   黄朝军\\n明怀宇' → three. Titles are left with their name."""
    found: list[str] = []
    for part in _HARD.split(shown(value)):
        tokens = part.split()
        if any(len(token) > 4 for token in tokens):
            tokens = [part.strip()] if not all(is_name(t) or len(t) > 4 for t in tokens) or len(tokens) == 1 else [" ".join(tokens)]
        found += _closed(tokens)
    return tuple(dict.fromkeys(name for name in found if name and name not in "-—/无"))


def _closed(tokens: list[str]) -> list[str]:
    out: list[str] = []
    for token in tokens:
        lonely = out and (len(out[-1]) == 1 or (out[-1] in _COMPOUND and len(token) == 1))
        out[-1:] = [out[-1] + token] if lonely and len(token) <= 2 else out[-1:] + [token]
    return out
