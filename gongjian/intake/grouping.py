"""Telling rows that are no projects by what they say: section headings, totals, summary sentences, footnotes."""
import re

from .text import compact

_TOTAL = re.compile(r"^(?:合|总|小|共)计(?!划|算|量)|^(?:全[县区市省州旗盟]|县级|区级|市级|市本级|县本级|本级)(?:合计|总计|小计)?$"
                    r"|(?:合计|小计|总计|共计)(?:[(\[].*[)\]])?:?$")
_GRAND = re.compile(r"^(?:合计|总计|共计|全[县区市省州旗盟])|总计")
_STYLES = tuple((style, re.compile(pattern)) for style, pattern in (
    ("第一部分", r"^第[一二三四五六七八九十]{1,3}(?:部分|类|章|批|篇|编|大类|板块)"),
    ("一、", r"^[一二三四五六七八九十]{1,3}[、.．,，:]"),
    ("(一)", r"^\([一二三四五六七八九十]{1,3}\)"),
    ("——", r"^(?:[—–－─-]{1,4})(?=[\u4e00-\u9fff])"),
    ("【】", r"^\[[^\]]{2,20}\](?:\(.*\))?$"),
    ("Ⅰ", r"^[ⅰⅱⅲⅳⅴⅵ]+[、.．]"),
    ("A、", r"^[a-h][、.．](?=[\u4e00-\u9fff])")))
_NUMERAL = re.compile(r"^[(\[]?(?:[一二三四五六七八九十]{1,3}|[ⅰⅱⅲⅳⅴⅵⅶⅷ]+)[)\]]?[、.．]?$")
_COUNT = re.compile(r"[(\[,，:]?(?:共计|共有|共|合计|小计|计|项目)?(\d{1,5})(?:个项目|项目|个|项)[)\]。]?(?:$|(?=[,，;；。]))|[(\[](\d{1,5})[)\]]$")
_FOOT = re.compile(r"^(?:备注|注|说明|附注|填表说明|填报说明|特别说明)[:：\d(一.]"
                   r"|^[★▲※☆△●◆*■□◎○#]{1,2}(?:号|为|表示|标注|代表|指|是|项目|的|:|：|标识)"
                   r"|^(?:填报人|填表人|制表人?|审核人?|联系人|联系电话|单位负责人|填报单位|编制单位|填报日期|统计时间|打印日期|报送单位|制表单位|主要领导|分管领导|审批人?|负责人)[:：(]|^注[:：]?带?[★▲*]|^第\d+页|^共\d+页|^[-—]\d+[-—]$")
_SENTENCE = re.compile(r"\d+(?:个|项).*(?:投资|亿元|万元)|(?:投资|亿元|万元).*\d+(?:个|项)")
_UNIT_ROW = re.compile(r"^\(?(?:金额|计量|货币)?单位[:：]")
ORGAN_END = re.compile(r"(?:[局办委乡镇处厅站县区市州旗]|公司|集团|中心|街道|街办|指挥部|政府|管委会|开发区|园区|有关单位|部门|本级)$")
CLASS_END = re.compile(r"(?:类|项目|工程|领域|产业|行业|设施|板块|建设|阶段|民生|续建|新建|储备|前期)$")


def total_kind(label: str) -> str | None:
    """'grand', 'sub' or None for a compact label."""
    if len(label) > 24 or not _TOTAL.search(label):
        return None
    return "grand" if _GRAND.search(label) else "sub"


def style_of(label: str) -> str | None:
    """Which way of numbering sections the compact label follows ('一、', '(一)', '——' …), or None."""
    return next((style for style, pattern in _STYLES if pattern.match(label)), None)


def numeral_style(number: str) -> str | None:
    """The same for what stands in the 序号 column: 一, (一), Ⅰ."""
    number = compact(number)
    if not _NUMERAL.match(number):
        return None
    return "(一)" if number[0] in "([" else "Ⅰ" if number[0] in "ⅰⅱⅲⅳⅴⅵⅶⅷ" else "一、"


def declared_count(label: str) -> int | None:
    """'（共23项）', '（94个）', '12个项目' at the end of a label → the number."""
    found = _COUNT.search(label)
    return int(found[1] or found[2]) if found else None


def is_footnote(text: str) -> bool:
    """A 备注 line, the meaning of ★, or a signature line."""
    return bool(_FOOT.match(text) or _UNIT_ROW.match(text))


def is_sentence(text: str) -> bool:
    """'重大前期项目92个，总投资494亿元。其中…'."""
    return len(text) >= 12 and bool(_SENTENCE.search(text)) and bool(re.search(r"[，。；,;]", text))
